import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSystem } from '../../../src/commands/arguments/systems.js';
import { testFolder } from '../../folder.js';

const root = testFolder('named-systems');
const made = (name: string, isModel = false): string => {
  const path = join(root, name);
  mkdirSync(path, { recursive: true });
  if (isModel) writeFileSync(join(path, 'config.json'), '{}');
  return path;
};

describe('a system on the command line', () => {
  it('is a model with settings, or a folder of translations', () => {
    expect(parseSystem(`greedy=${made('model', true)},beam=1,length-penalty=0.5`)).toEqual({
      id: 'greedy',
      path: join(root, 'model'),
      isModel: true,
      settings: { beam: 1, lengthPenalty: 0.5 },
    });
    expect(parseSystem(`theirs=${made('theirs')}`)).toMatchObject({ isModel: false, settings: {} });
  });

  it.each(['a b', 'a,b', 'a=b', 'a,b=c', 'a,beam=1'])('may have a path like %s', (name) => {
    expect(parseSystem(`x=${made(name)}`).path).toBe(join(root, name));
    const model = `model ${name}`;
    expect(parseSystem(`x=${made(model, true)},beam=2`)).toMatchObject({
      path: join(root, model),
      settings: { beam: 2 },
    });
  });

  it('has the usual one of several ways to write a letter in its name', () => {
    expect(parseSystem(`e\u0301=${made('theirs')}`).id).toBe('é');
  });

  it.each([
    ['x', /no name before the path/],
    ['=x', /no name before the path/],
    ['x=', /no path after the name/],
    [`x=${join(root, 'nowhere')},beam=1`, /no such file or folder: \S+nowhere$/],
    [`x=${made('folder')},beam=1`, /is no model, and only models have options/],
    [`x=${made('m', true)},beem=1`, /no option beem/],
    [`x=${made('m', true)},beam=0`, /beam is 0, expected a whole number/],
    [`x=${made('m', true)},beam=`, /beam is , expected a whole number/],
  ])('is refused if it is %s', (text, message) => {
    expect(() => parseSystem(text)).toThrow(message);
  });
});
