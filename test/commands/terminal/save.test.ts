import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveFile } from '../../../src/commands/terminal/save.js';
import { testFolder } from '../../folder.js';

const never = new AbortController().signal;

describe('a saved file', () => {
  it('has text and bytes in their order', async () => {
    const path = join(testFolder('save'), 'a');
    await saveFile(path, ['é', new Uint8Array([0, 255]), 'b', 'c', new Uint8Array([1])], false, never);
    expect([...readFileSync(path)]).toEqual([0xc3, 0xa9, 0, 255, 98, 99, 1]);
  });

  it('takes the place of another only if it may, and leaves nothing half done', async () => {
    const folder = testFolder('save');
    const path = join(folder, 'a');
    writeFileSync(path, 'old');
    await expect(saveFile(path, [new Uint8Array([1])], false, never)).rejects.toMatchObject({
      code: 'output-unusable',
    });
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(saveFile(path, [new Uint8Array([1])], true, stopped)).rejects.toThrow('stopped');
    expect(readFileSync(path, 'utf8')).toBe('old');
    await saveFile(path, [new Uint8Array([1])], true, never);
    expect([...readFileSync(path)]).toEqual([1]);
    expect(readdirSync(folder)).toEqual(['a']);
  });
});
