import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUnits, type Unit } from '../../../src/formats/text/stream.js';

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = async (text: string | Uint8Array, by: 'line' | 'paragraph', size = 3): Promise<Unit[]> => {
  const units: Unit[] = [];
  for await (const unit of readUnits(chunks(Buffer.from(text), size), by)) units.push(unit);
  return units;
};

describe('a stream', () => {
  it('is split into lines, including blank ones', async () => {
    expect(await read('satu\r\n\ndua', 'line')).toEqual([
      { text: 'satu', ending: '\r\n' },
      { text: '', ending: '\n' },
      { text: 'dua', ending: '\n' },
    ]);
  });

  it('is split into paragraphs', async () => {
    expect(await read('satu\nbaris\n\n \ndua\n', 'paragraph')).toEqual([
      { text: 'satu\nbaris', ending: '\n\n \n' },
      { text: 'dua', ending: '\n' },
    ]);
  });

  it('is split without loss, for any chunk size', async () => {
    const text = fc
      .array(fc.constantFrom('satu', 'é', '😀', '\n', '\r\n', '\n\n', ' ', '\r\n\r\n', '\u2028'))
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom<'line' | 'paragraph'>('line', 'paragraph'),
        fc.integer({ min: 1, max: 9 }),
        async (whole, by, size) => {
          const joined = (await read(whole, by, size)).map((unit) => unit.text + unit.ending).join('');
          expect(joined === whole || joined === `${whole}\n`).toBe(true);
          expect(joined).toBe((await read(whole, by, 1000)).map((unit) => unit.text + unit.ending).join(''));
        },
      ),
    );
  });

  it('may have any number of blank lines, but no text that is too long', async () => {
    const blank = '\n'.repeat(450_000);
    const units = await read(`satu${blank}dua\n`, 'paragraph', 65_536);
    expect(units.map((unit) => unit.text + unit.ending).join('')).toBe(`satu${blank}dua\n`);
    expect(units.map(({ text }) => text.trim()).filter((text) => text !== '')).toEqual(['satu', 'dua']);
    const long = `${'a'.repeat(200_001)}\n\nb\n`;
    for (const size of [65_536, 1_000_000])
      await expect(read(long, 'paragraph', size)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('yields the texts before a byte that is not UTF-8, then throws', async () => {
    const units: Unit[] = [];
    const reading = (async () => {
      for await (const unit of readUnits(chunks(Buffer.from('satu\ncaf\xe9\n', 'latin1'), 5), 'line'))
        units.push(unit);
    })();
    await expect(reading).rejects.toThrow(/not UTF-8/);
    expect(units).toEqual([{ text: 'satu', ending: '\n' }]);
  });

  it('yields the texts before a NUL, then says where it is', async () => {
    const units: Unit[] = [];
    const reading = (async () => {
      for await (const unit of readUnits(chunks(Buffer.from('satu\ndua\0\n'), 5), 'line', 'a.txt'))
        units.push(unit);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'not-text', place: { path: 'a.txt', line: 2 } });
    expect(units).toEqual([{ text: 'satu', ending: '\n' }]);
    await expect(read('\0', 'paragraph')).rejects.toThrow(/NUL/);
  });

  it('rejects an endless line', async () => {
    await expect(read('a'.repeat(300_000), 'line', 10_000)).rejects.toThrow(/more than 200000 characters/);
  });
});
