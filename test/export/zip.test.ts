import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../src/export/zip.js';

const text = 'Selamat pagi. '.repeat(100);
const bytes = zipOf([
  { name: 'mimetype', content: 'application/x', stored: true },
  { name: 'texts/é.txt', content: text },
  { name: 'raw', content: new Uint8Array([0, 255]) },
]);

describe('an archive', () => {
  it('has its files in their order, some of them stored as they are', () => {
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['mimetype', 'texts/é.txt', 'raw']);
    expect(strFromU8(files['texts/é.txt']!)).toBe(text);
    expect([...files['raw']!]).toEqual([0, 255]);
    // As EPUB wants it: name and content of the first file stand at fixed places.
    expect(strFromU8(bytes.slice(30, 51), true)).toBe('mimetypeapplication/x');
    expect(bytes.length).toBeLessThan(text.length);
  });

  it('says 1980-01-01 12:00 of each file', () => {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // MS-DOS: hours << 11; years since 1980 << 9 | months << 5 | days.
    expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([12 << 11, (1 << 5) | 1]);
  });
});
