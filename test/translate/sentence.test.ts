import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/translate/hypothesis.js';
import { translateSentence } from '../../src/translate/sentence.js';
import { embedded } from '../model/embedded.js';

const draft = (text: string): Draft => ({
  text,
  score: -1,
  logProbs: [-0.1],
  ended: true,
  parts: 1,
  guarded: false,
  alternatives: [],
});

/** Translates with a model that says what it is told to; returns the hypothesis and what the model was shown. */
const translated = async (sentence: string, say: (text: string) => string) => {
  const asked: string[] = [];
  const { tokenizer, config } = await embedded();
  const hypothesis = await translateSentence(
    sentence,
    async (text) => {
      asked.push(text);
      return draft(say(text));
    },
    { tokenizer, config },
    undefined,
  );
  return { ...hypothesis, asked };
};

describe('a translated sentence', () => {
  it.each(['', '?', '  ', '...', 'XJ', 'XJ.', '5', '"'])(
    'is the source if the model says %j',
    async (said) => {
      const { text, copied, score } = await translated('Ia melihat @budi naik?', () => said);
      expect({ text, copied, score }).toEqual({
        text: 'Ia melihat @budi naik?',
        copied: 'no-answer',
        score: null,
      });
    },
  );

  it('asks again with a placeholder where the model loses a name in base letters', async () => {
    const { text, asked } = await translated('Viñales menang.', (shown) =>
      shown.includes('XJ') ? 'XJ won.' : 'Viales won.',
    );
    expect(asked).toEqual(['Vinales menang.', 'XJ menang.']);
    expect(text).toBe('Viñales won.');
  });

  it('keeps its list marker, which the model is not shown', async () => {
    expect(await translated('b. Warga pulang.', () => 'People leave.')).toMatchObject({
      text: 'b. People leave.',
      asked: ['Warga pulang.'],
    });
    expect(await translated('- Warga pulang.', () => 'People leave.')).toMatchObject({
      text: '- People leave.',
      asked: ['Warga pulang.'],
    });
  });

  it('is a row cell by cell where it has tabs', async () => {
    const row = await translated('1\tBeras medium\t kg\n', (shown) => `<${shown}>`);
    expect(row).toMatchObject({ text: '1\t<Beras medium>\t <kg>', copied: null, parts: 1, score: -1 });
    expect(row.asked).toEqual(['Beras medium', 'kg']);
    expect(await translated('\t1\t2\n', () => 'never')).toMatchObject({
      text: '1\t2',
      copied: 'no-words',
      asked: [],
    });
    expect((await translated('Ia pergi ke\n\tpasar.', () => 'He left.')).asked).toEqual([
      'Ia pergi ke pasar.',
    ]);
  });

  it('is never empty, on one line and of whole characters, whatever the model says', async () => {
    const words = [
      '',
      ' ',
      'naik',
      '?',
      '5',
      'https://contoh.id/a',
      '\u200b',
      '\ufffd',
      '@budi',
      '1.',
      '😀',
      '—',
    ];
    const answers = [
      '',
      'up',
      ' ',
      '\n',
      '\r\n',
      '\v',
      '\u0085',
      '\u2028',
      '\u2029',
      '\0',
      '\ufeff',
      '\ud800',
      'XJ',
      '7',
    ];
    const joined = (of: string[], separator: string) =>
      fc.array(fc.constantFrom(...of), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(separator));
    await fc.assert(
      fc.asyncProperty(
        fc.array(joined(words, ' '), { minLength: 1, maxLength: 3 }),
        joined(answers, ''),
        async (cells, answer) => {
          const sentence = cells.join('\t');
          const { text } = await translated(sentence, () => answer);
          expect(text.trim() === '').toBe(sentence.trim() === '');
          expect(text).not.toMatch(/[\n\v\f\r\u0085\u2028\u2029\0\p{Cs}]/u);
        },
      ),
      { seed: 17, numRuns: 300 },
    );
  });

  it('says of a row that was copied the reason that matters', async () => {
    expect((await translated('5\tnaik?', () => '')).copied).toBe('no-answer');
    expect((await translated('naik?\t5', () => '')).copied).toBe('no-answer');
  });

  it('ends its quotation where the source does', async () => {
    expect((await translated('“Kita maju...”', () => '"We go...')).text).toBe('“We go...”');
    expect((await translated('"Kita maju," katanya.', () => '"We go, he said.')).text).toBe(
      '"We go, he said.',
    );
  });

  it('says that emphasis without words in it is misplaced', async () => {
    const { text, misplaced } = await translated('Ini *penting* sekali.', (shown) => {
      const [a, b] = shown.match(/[A-Z]{2}/g)!;
      return `This is important ${a} ${b}.`;
    });
    expect(text).toBe('This is important **.');
    expect(misplaced).toContain('*');
  });

  it('asks once if the name comes back, or a common word does not', async () => {
    expect(await translated('Viñales menang.', () => 'Vinales won.')).toMatchObject({
      text: 'Viñales won.',
      asked: ['Vinales menang.'],
    });
    expect((await translated('Ia makan témpé.', () => 'He eats bean cake.')).asked).toHaveLength(1);
  });

  it('is in capitals where its source is, but for what is kept', async () => {
    const { text, asked } = await translated(
      'HARGA BERAS NAIK DI https://contoh.id/Beras!',
      () => 'The price of rice rose at XJ!',
    );
    expect(asked[0]).toMatch(/^\p{Lu}\p{Ll}+ .* XJ!$/u);
    expect(text).toBe('THE PRICE OF RICE ROSE AT https://contoh.id/Beras!');
  });

  it('has a quotation in capitals where its source has one', async () => {
    const { text, asked } = await translated(
      'Ia berteriak, “TOLONG, ADA MALING DI RUMAH SAYA!”',
      () => 'He shouted, "Help, there\'s a thief in my house!"',
    );
    expect(asked).toEqual(['Ia berteriak, "Tolong, ada maling di rumah saya!"']);
    expect(text).toBe('He shouted, “HELP, THERE’S A THIEF IN MY HOUSE!”');
  });

  it.each([
    ['capitals', 'A'.repeat(150_000), 'endless-word'],
    ['a script', '漢'.repeat(150_000), 'script'],
    ['words of a script', 'привет '.repeat(20_000), 'script'],
    ['combining marks', '\u0301'.repeat(150_000), 'no-words'],
  ])('is copied if it is an endless run of %s', async (_, sentence, reason) => {
    const { text, copied, asked } = await translated(sentence, () => 'never');
    expect({ text, copied, asked }).toEqual({ text: sentence.trim(), copied: reason, asked: [] });
  });
});
