import { describe, expect, it } from 'vitest';
import { flagRules, flagsOf } from '../../src/compare/flags/flags.js';
import { percent } from '../../src/core/confidence.js';
import { parseLexicon } from '../../src/languages/lexicon.js';
import type { Hypothesis } from '../../src/translate/hypothesis.js';
import { hypothesis } from '../bitexts.js';

describe('flags', () => {
  const lexicon = parseLexicon(
    'doa\tprayer\t0.6\nvirus\tvirus\t0.4\nvirus\tviruses\t0.3\npergi\twent\t0.5\n',
  );
  const flags = (text: string, more: Partial<Hypothesis> = {}, source = 'Ia pergi.') => {
    const { text: said, ...trace } = hypothesis(text, more);
    const found = flagsOf({ source, target: { text: said, block: 0, trace }, from: 'id', to: 'en', lexicon });
    return found.map(({ rule, message }) => ({ rule, message }));
  };
  const rules = (text: string, more?: Partial<Hypothesis>, source?: string) =>
    flags(text, more, source).map(({ rule }) => rule);

  it('are absent for confident hypotheses and copied text', () => {
    expect(rules('He went home.')).toEqual([]);
    expect(rules('* * *', { score: null, logProbs: [], copied: 'no-words' })).toEqual([]);
  });

  it('mark translations that are unsure, cut off, or in parts', () => {
    expect(rules('He went.', { logProbs: [-1.5, -1.2] })).toEqual(['low-confidence']);
    expect(rules('He went.', { ended: false })).toEqual(['cut-off']);
    expect(rules('He went.', { parts: 3 })).toEqual(['split-sentence']);
  });

  it('mark copied text with letters', () => {
    expect(rules('aaaa', { score: null, logProbs: [], copied: 'endless-word' })).toEqual(['copied']);
  });

  it('show which numbers differ', () => {
    expect(flags('There are 200 people.', {}, 'Ada 20 orang.')).toEqual([
      { rule: 'numbers-differ', message: 'numbers differ: “20” → “200”' },
    ]);
  });

  it('list words left in Indonesian, except names and words that are also English', () => {
    const source = 'Sesudah doa, virus itu pergi dari Doa.';
    expect(flags('After the doa, the virus went from Doa.', {}, source)).toEqual([
      { rule: 'untranslated', message: 'left in Indonesian: “doa”' },
    ]);
    expect(rules('See https://pergi.id/doa and @doa.', {}, 'Lihat https://pergi.id/doa dan @doa.')).toEqual(
      [],
    );
  });

  it.each([
    '{doa}',
    '{{ doa }}',
    '${doa}',
    '`pergi doa`',
    'https://pergi.id/doa',
    'doa@pergi.id',
    '@doa',
    '#doa',
    'doa.pdf',
  ])('do not call %s left in Indonesian, though a word of it stands beside it', (kept) => {
    expect(rules(`His doa: ${kept}.`, {}, `Ia pergi: ${kept}.`)).toEqual([]);
    expect(rules(`His prayer: ${kept}.`, {}, `Sesudah doa: ${kept}.`)).toEqual([]);
    expect(rules(`His doa: ${kept}.`, {}, `Sesudah doa: ${kept}.`)).toEqual(['untranslated']);
  });

  it.each(['this this this', 'of the market of the market of the market', 'No, no, no, no, no, no'])(
    'find the loop in %j',
    (text) => {
      expect(rules(text)).toContain('repetition');
    },
  );

  it.each(['very very good', 'a b a c a d', 'He had had it.'])('find no loop in %j', (text) => {
    expect(rules(text)).not.toContain('repetition');
  });

  it.each([
    ['Harganya €50.', 'It costs 50.', '“€”'],
    ['Suhu ≥ 30°C.', 'It was 30C.', '“≥”, “°”'],
    ['Pembalap Viñales pergi.', 'The racer Viales went.', '“Viñales”'],
    ['Kota 北京 ramai.', 'The city is busy.', '“北京”'],
    ['Dari A → B → C.', 'From A → B C.', '“→”'],
    ['Ia pergi [1].', 'He went.', '“[”, “]”'],
  ])('find what is lost of %j', (source, text, lost) => {
    expect(flags(text, {}, source)).toContainEqual({
      rule: 'characters-lost',
      message: `no trace in the translation: ${lost}`,
    });
  });

  it.each([
    ['Harganya €50, £5 dan 5 %.', 'It costs 50 euros, five pounds and 5 percent.'],
    ['Suhu ±30° di 5 m².', 'It was about 30 degrees on 5 square metres.'],
    ['Tom & Jerry™.', 'Tom and Jerry TM.'],
    ['Pembalap Viñales pergi ke Łódź.', 'The racer Vinales went to Lodz.'],
    ['Ia berdóa.', 'He prayed.'],
    ['“Ia pergi…” – katanya.', '"He went..." - he said.'],
    ['• Ia pergi dan/atau *pulang*.', 'He went or came home.'],
    ['Jum`at di Qur´an.', 'Friday in the Koran.'],
    ['a\u00adb\u200b', 'ab'],
  ])('find nothing lost of %j', (source, text) => {
    const known = parseLexicon('berdoa\tprayed\t0.6\n');
    const target = { text, block: 0 };
    const found = flagsOf({ source, target, from: 'id', to: 'en', lexicon: known }).map(({ rule }) => rule);
    expect(found).not.toContain('characters-lost');
  });

  it('take accents for no loss where the language has them', () => {
    const target = { text: 'The pupil went.', block: 0 };
    expect(flagsOf({ source: 'L’élève est allé.', target, from: 'fr', to: 'en', lexicon })).toEqual([]);
  });

  it('mark a translation much shorter than its source', () => {
    const source =
      'Kedua sahabat itu berlibur bersama dan Darma memiliki 40 persen saham pada perusahaan film milik Surya.';
    expect(flags('Darma has 40 percent of Surya’s company.', {}, source)).toContainEqual({
      rule: 'clause-lost',
      message: '7 words for 16: a part may be missing',
    });
    const whole = 'The two friends went on holiday together, and Darma has 40 percent of Surya’s company.';
    expect(rules(whole, {}, source)).toEqual([]);
    expect(rules('He went.', {}, 'Ia pergi ke sana pada hari itu.')).toEqual([]);
    // Chinese has no spaces.
    expect(rules('达尔玛拥有苏里亚电影公司百分之四十的股份。', {}, source)).not.toContain('clause-lost');
  });

  it('mark a translation without words, unless its source has none', () => {
    expect(rules('?', {}, 'naik?')).toEqual(['no-words']);
    expect(rules('', {}, 'naik')).toEqual(['no-words']);
    expect(rules('5.', {}, '5.')).toEqual([]);
    expect(rules('naik?', { score: null, logProbs: [], copied: 'no-answer' }, 'naik?')).toEqual(['copied']);
  });

  it('see words left in capitals where they are most of the translation', () => {
    const source = 'DOA PERGI KE VIRUS.';
    expect(flags('DOA PERGI.', {}, source)).toContainEqual({
      rule: 'untranslated',
      message: 'left in Indonesian: “doa”, “pergi”',
    });
    expect(rules('Doa Pergi', {}, 'Doa Pergi')).toEqual(['untranslated']);
    expect(rules('Doa went with Pergi to the market', {}, source)).not.toContain('untranslated');
    expect(rules('Doa won', {}, 'Doa menang')).toEqual([]);
  });

  it('see words left in capitals in a row, unless they are acronyms', () => {
    const source = 'Mereka semua DOA PERGI ke sana.';
    expect(flags('They all DOA PERGI to that place.', {}, source)).toContainEqual({
      rule: 'untranslated',
      message: 'left in Indonesian: “doa”, “pergi”',
    });
    const said = 'They all went to that place with DOA and PERGI.';
    expect(rules(said, {}, 'Mereka semua pergi ke sana dengan DOA dan PERGI.')).not.toContain('untranslated');
    expect(
      rules('They all met KPK RI and DOA KPK there.', {}, 'Mereka bertemu KPK RI dan DOA KPK di sana.'),
    ).not.toContain('untranslated');
    // The source has them in small letters: they are no names.
    expect(rules('They all DOA PERGI to that place.', {}, 'Mereka semua doa pergi ke sana.')).toContain(
      'untranslated',
    );
  });

  it('show the mean probability of a piece as a percentage', () => {
    expect(percent(0.5)).toBe('50 %');
  });

  it('have unique rule names', () => {
    const names = flagRules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('on other people’s translations come only from rules that need no model', () => {
    const target = { text: 'There are 200 doa doa doa people.', block: 0 };
    const source = 'Ada 20 doa.';
    expect(flagsOf({ source, target, from: 'id', to: 'en', lexicon }).map(({ rule }) => rule)).toEqual([
      'numbers-differ',
      'untranslated',
      'repetition',
    ]);
  });
});
