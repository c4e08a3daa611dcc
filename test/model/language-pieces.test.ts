import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languagePiecesOf } from '../../src/model/language-pieces.js';
import { openModel } from '../../src/model/model.js';
import { firstLanguage, multilingual } from './multilingual.js';
import { oracleTokenizer } from './oracle.js';

describe('the pieces that name languages', () => {
  it('are found in any kind of vocabulary, and among added tokens', () => {
    const added_tokens = [{ id: 9, content: '>>sun<<' }, { id: 10, content: '</s>' }, null];
    const list = { type: 'Unigram', vocab: [['a', 0], ['>>ind<<', 0], null, ['>>zsm_Latn<<', 0]] };
    expect(languagePiecesOf({ model: list, added_tokens })).toEqual([
      { id: 1, code: 'ind', language: 'id' },
      { id: 3, code: 'zsm_Latn', language: 'ms' },
      { id: 9, code: 'sun', language: 'su' },
    ]);
    const table = { type: 'BPE', vocab: { a: 0, '>>jav<<': 4, '>> <<': 5, '>>x': 6 } };
    expect(languagePiecesOf({ model: table })).toEqual([{ id: 4, code: 'jav', language: 'jv' }]);
    expect(languagePiecesOf({})).toEqual([]);
  });

  it.each([false, true])('are no part of any text (as added tokens: %s)', async (added) => {
    const model = await openModel(multilingual({ added }), { to: 'id' });
    const { encode, decode, piece } = model.tokenizer;
    const texts = ['>>ind<<', '>>ind<< a b', 'a >>jav<< b', 'a>>zsm_Latn<<', '>>ind<<>>ind<<'];
    for (const text of texts) expect(Math.max(...encode(text)), text).toBeLessThan(firstLanguage);
    expect(decode([2, firstLanguage, 3])).toBe(decode([2, 3]));
    expect(decode([firstLanguage])).toBe('');
    expect([0, 1, 2].map((i) => piece(firstLanguage + i))).toEqual(['>>ind<<', '>>zsm_Latn<<', '>>jav<<']);
    await model.dispose();
  });

  it('stand where transformers.js puts them', async () => {
    // It knows added tokens only: others it reads as text.
    const folder = multilingual({ added: true });
    const [model, oracle] = [await openModel(folder, { to: 'ind' }), await oracleTokenizer(folder)];
    fc.assert(
      fc.property(fc.stringMatching(/^[a-p]{1,6}( [a-p]{1,6}){0,6}$/), (text) => {
        const ids = [model.config.targetToken!, ...model.tokenizer.encode(text)];
        expect(ids).toEqual(oracle.encode(`>>ind<< ${text}`));
      }),
    );
    await model.dispose();
  });
});
