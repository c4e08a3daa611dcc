import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packOf } from '../../../src/languages/languages.js';
import { isWrittenIn } from '../../../src/translate/text/foreign.js';

const indonesian = packOf('id');
const english = packOf('en');

const inEnglish = [
  'The president said that the economy would grow next year.',
  'It was the first time that she had been to the island.',
  'All of the students were asked to read the book at home.',
  'We’re not going to wait for them to come back from the city.',
];
const inIndonesian = [
  'Presiden mengatakan bahwa ekonomi akan tumbuh tahun ini.',
  'Mereka pergi ke pasar dan membeli beras untuk ibu.',
];

describe('recognising English in an Indonesian text', () => {
  it.each(inEnglish)('accepts %j', (sentence) => {
    expect(isWrittenIn(sentence, english, indonesian)).toBe(true);
  });

  it.each([
    ...inIndonesian,
    'The Jakarta Post',
    'Film The Lord of the Rings diputar di bioskop itu.',
    'Band The Rolling Stones of the world tampil dan menyanyi.',
    'Saham PT Bank of India is the best, kata mereka yang hadir.',
    'Indonesia, Malaysia, Singapura, Thailand, Filipina, Vietnam.',
    '',
  ])('rejects %j', (sentence) => {
    expect(isWrittenIn(sentence, english, indonesian)).toBe(false);
  });
});

describe('recognising Indonesian in an English text', () => {
  it.each(inIndonesian)('accepts %j', (sentence) => {
    expect(isWrittenIn(sentence, indonesian, english)).toBe(true);
  });

  it.each(inEnglish)('rejects %j', (sentence) => {
    expect(isWrittenIn(sentence, indonesian, english)).toBe(false);
  });
});

describe('the language of a sentence', () => {
  it('is never a language without function words, or the text’s own language', () => {
    const word = fc.constantFrom('the', 'of', 'and', 'yang', 'dan', 'di', 'rumah', 'house', 'Budi');
    const pair = fc.constantFrom(
      [english, packOf('de')],
      [packOf('de'), english],
      [packOf('und'), packOf('und')],
      [english, english],
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 5, maxLength: 12 }), pair, (words, [language, other]) => {
        expect(isWrittenIn(words.join(' '), language!, other!)).toBe(false);
      }),
    );
  });

  it('is not decided by words that both languages share', () => {
    const malay = { ...packOf('ms'), smallWords: new Set([...indonesian.smallWords, 'kerana', 'ialah']) };
    expect(isWrittenIn('Mereka pergi ke pasar dan membeli beras.', malay, indonesian)).toBe(false);
    expect(isWrittenIn('Itu ialah pasar kerana ialah ada beras.', malay, indonesian)).toBe(true);
  });
});
