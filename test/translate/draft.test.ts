import { expect, it } from 'vitest';
import type { Source } from '../../src/translate/decode/search.js';
import { createDrafter } from '../../src/translate/draft.js';
import { defaults } from '../../src/translate/options.js';
import { embedded } from '../model/embedded.js';

it('what a sentence says again and again is decoded once', async () => {
  const model = await embedded();
  const asked: string[] = [];
  const decode = async ({ ids }: Source) => {
    asked.push(ids.join(' '));
    return [{ ids: [...ids], logProbs: ids.map(() => -1), score: -1, ended: true }];
  };
  const options = { ...defaults, noRepeatNgramSize: 2 };
  const draft = createDrafter(decode, model, options, 64);
  const { text, parts } = await draft(`${'- '.repeat(2048)}kata`);
  expect(parts).toBeGreaterThan(40);
  expect(text.match(/-/g)?.length).toBeGreaterThan(2000);
  expect(asked).toHaveLength(new Set(asked).size);
});
