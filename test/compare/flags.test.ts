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
    return flagsOf({ source, target: { text: said, block: 0, trace }, from: 'id', to: 'en', lexicon });
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
      expect(rules(text)).toEqual(['repetition']);
    },
  );

  it.each(['very very good', 'the end of the end of it', 'a b a c a d'])('find no loop in %j', (text) => {
    expect(rules(text)).toEqual([]);
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
