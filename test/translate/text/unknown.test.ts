import { describe, expect, it } from 'vitest';
import { packOf } from '../../../src/languages/languages.js';
import { protect, reinstate } from '../../../src/translate/text/protect.js';
import { isPlain, normalise } from '../../../src/translate/text/typography.js';
import { embedded } from '../../model/embedded.js';

/** Characters that are written, of a range of code points. */
const written = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).filter((each) =>
    /[\p{L}\p{N}\p{P}\p{S}]/u.test(each),
  );

const characters = [
  ...written(0x21, 0x17f).filter((each) => !/[a-zA-Z0-9]/.test(each)),
  ...written(0x20a0, 0x20cf),
  ...written(0x2190, 0x22ff),
  ...'№™•†‡¶√∞☎★✓♥▪●▁ə北Я\u{f0000}',
];
const positions: ((character: string) => string)[] = [
  (c) => `${c} Harga beras di pasar itu naik lagi.`,
  (c) => `Pembeli dari Mar${c}ino membeli beras di pasar.`,
  (c) => `Harga beras ${c} gula naik di pasar itu.`,
  (c) => `Harganya ${c}50 untuk satu karung beras.`,
  (c) => `Harga beras di pasar itu naik lagi ${c}.`,
];

const ascii = (text: string): boolean => !/[^A-Z0-9.,]/i.test(text);
const plain = (text: string) => protect(text, { isKnown: ascii, pack: packOf('id') });

describe('characters that the model does not know', () => {
  it('come back from a model that copies, in any of five positions', async () => {
    const { tokenizer } = await embedded();
    const lost: string[] = [];
    for (const character of characters)
      for (const position of positions) {
        const sentence = position(character);
        const kept = protect(sentence, { isKnown: tokenizer.knows, pack: packOf('id') });
        const copied = tokenizer.decode(tokenizer.encode(normalise(kept.text)));
        const { text, misplaced } = reinstate(copied, kept, packOf('id'));
        if (!text.includes(character) && !isPlain(character)) lost.push(`${sentence} → ${text}`);
        if (misplaced.length > 0) lost.push(`${sentence}: misplaced ${misplaced.join()}`);
      }
    expect(lost).toEqual([]);
  });

  it('make a word be shown in its base letters, and written as it was where it comes back', () => {
    const kept = plain('Viñales dan Łukasz menang di Aragón, kata Viñales.');
    expect(kept.text).toBe('Vinales dan Lukasz menang di Aragon, kata Vinales.');
    expect(reinstate("Lukasz beat Vinales's team; VINALES won Aragonese.", kept)).toEqual({
      text: "Łukasz beat Viñales's team; VIÑALES won Aragonese.",
      misplaced: [],
      lost: ['Aragón'],
    });
  });

  it('are not put into another word that looks the same', () => {
    const rose = plain('Harga rosé naik.');
    expect(reinstate('The price of rose rose.', rose).text).toBe('The price of rose rose.');
    expect(reinstate('The rose is dear.', rose).text).toBe('The rosé is dear.');
    // The sentence has the base form, too.
    expect(plain('Pele dan Pelé bermain.').text).toBe('Pele dan XJ bermain.');
  });

  it.each([
    ['Tommy Bäck kembali.', 'Tommy Back came back.', 'Tommy Bäck came back.'],
    ['Per Ånd dan Siti pergi.', 'Per And and Siti left.', 'Per Ånd and Siti left.'],
    ['Rosé dan Jisoo bangkit.', 'Rose and Jisoo rose.', 'Rosé and Jisoo rose.'],
    ['Thé membawakan lagu.', 'The play The song.', 'Thé play The song.'],
    // The source does not begin with it.
    ['Konser Thé mulai.', 'The concert of The begins.', 'The concert of Thé begins.'],
    // What was in capitals may come back in any.
    ['KATA ROSÉ', 'Rose says', 'Rosé says'],
    ['Harga témpé naik.', 'Tempe is dear.', 'Témpé is dear.'],
  ])('are not put into a word of the translation: %s', (source, said, expected) => {
    expect(reinstate(said, plain(source))).toMatchObject({ text: expected, lost: [] });
  });

  it('are lost with a word that comes back in other capitals', () => {
    expect(reinstate('Tommy came back.', plain('Tommy Bäck kembali.'))).toMatchObject({
      text: 'Tommy came back.',
      lost: ['Bäck'],
    });
  });

  it('make a word be kept whole if it has no base form, or a short one, or must not be respelled', () => {
    expect(plain('Kota Bəkir dan à.').spans.map(({ original }) => original)).toEqual(['Bəkir', 'à']);
    const { text } = protect('Viñales suka témpé.', { isKnown: ascii, respell: false });
    expect(text).toBe('XJ suka tempe.');
  });

  it('leave numbers to the model, and close up to them again', () => {
    const kept = plain('Harga €3,5 naik 37,5°C di 1.500m² atau ≥ 30.');
    expect(kept.text).toBe('Harga XJ 3,5 naik 37,5 XZ di 1.500 XQ atau QJ 30.');
    expect(reinstate('XJ 3.5 rose 37.5 XZ in 1,500 XQ or QJ 30.', kept)).toMatchObject({
      text: '€3.5 rose 37.5°C in 1,500m² or ≥ 30.',
      misplaced: [],
    });
    expect(reinstate('3.5 XJ rose 37.5 XZ in 1,500 XQ or QJ 30.', kept).misplaced).toEqual(['€']);
  });

  it('keep names with a sign inside whole, and part other words', () => {
    expect(plain('Tim R&D AT&T dari Solo→Tegal pergi→pulang.').text).toBe('Tim XJ dari XZ pergi XQ pulang.');
    expect(
      reinstate('The XJ go XQ back from XZ.', plain('Tim R&D AT&T dari Solo→Tegal pergi→pulang.')).text,
    ).toBe('The R&D AT&T go→back from Solo→Tegal.');
  });

  it('are found in time proportional to the length', () => {
    for (const piece of [
      'é',
      'é ',
      '€',
      '€ ',
      'a€',
      'A€',
      '1€',
      '1²',
      '\u0301',
      'e\u0301',
      '`a',
      '北',
      '北 ',
      '&',
      'aé1',
    ])
      expect(plain(`x${piece.repeat(100_000)}`).text.length).toBeGreaterThan(0);
  });
});
