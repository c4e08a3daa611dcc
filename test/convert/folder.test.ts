import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { beginFolder } from '../../src/convert/folder.js';
import { testFolder } from '../folder.js';
import { killedAfter } from '../run/output/killed.js';

it('a replacement of a model that is killed at any moment loses nothing that is somebody’s', async () => {
  const convert = async (target: string, source: string): Promise<void> => {
    const draft = await beginFolder(target, source, true);
    await draft.write('config.json', 'new');
    await draft.write('onnx/encoder_model.onnx', 'new');
    await draft.publish();
  };
  const ends: string[] = [];
  for (let moment = 0; ; moment++) {
    const folder = testFolder('convert');
    const [source, target] = [join(folder, 'source'), join(folder, 'model')];
    for (const each of [source, target]) mkdirSync(join(each, 'onnx'), { recursive: true });
    writeFileSync(join(target, 'config.json'), 'old');
    writeFileSync(join(target, 'notes.txt'), 'mine');
    const made = await killedAfter(moment, () => convert(target, source));
    ends.push(existsSync(target) ? readFileSync(join(target, 'config.json'), 'utf8') : 'none');
    await convert(target, source);
    expect(readFileSync(join(target, 'config.json'), 'utf8')).toBe('new');
    expect(readFileSync(join(target, 'notes.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).filter((name) => name.endsWith('.old'))).toEqual([]);
    if (made <= moment) break;
  }
  expect(new Set(ends)).toEqual(new Set(['old', 'none', 'new']));
});
