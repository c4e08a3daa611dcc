import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesOf } from '../../../src/compare/classes/classes.js';
import { differenceOf } from '../../../src/compare/difference.js';
import { differenceClasses } from '../../../src/core/bitext.js';
import { emptyLexicon, parseLexicon } from '../../../src/languages/lexicon.js';
import { agreement, labelled } from './agreement.js';

const classes = (before: string, after: string, source: string | null = null, lexicon = emptyLexicon) =>
  differenceOf({ source, before, after, from: 'id', to: 'en', lexicon }).classes;

describe('classes of differences', () => {
  const pairs = labelled();

  it('are found in at least 95 of 100 pairs exactly as a person gave them', () => {
    const isRight = ({ wanted, found }: (typeof pairs)[number]) =>
      [...wanted].sort().join() === [...found].sort().join();
    expect(pairs.length).toBeGreaterThan(150);
    expect(pairs.filter(isRight).length / pairs.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are found in nine of ten pairs that were written after the rules', () => {
    const later = labelled('held-out');
    const isRight = ({ wanted, found }: (typeof pairs)[number]) =>
      [...wanted].sort().join() === [...found].sort().join();
    expect(later.length).toBeGreaterThan(40);
    expect(later.filter(isRight).length / later.length).toBeGreaterThanOrEqual(0.9);
  });

  it.each(differenceClasses)('find %s in nine of ten pairs that have it, and rarely elsewhere', (name) => {
    const { wanted, right, found } = agreement(pairs)[name];
    expect(wanted).toBeGreaterThan(1);
    expect(right / wanted).toBeGreaterThanOrEqual(0.9);
    expect(right / found).toBeGreaterThanOrEqual(0.85);
  });

  it('tell a word left untranslated from a borrowed one by the lexicon', () => {
    const lexicon = parseLexicon('virus\tvirus\t0.9\nobat\tdrug\t0.9\n');
    expect(classes('The virus came', 'The germ came', 'Virus itu datang', lexicon)).toEqual(['word-choice']);
    expect(classes('The obat came', 'The drug came', 'Obat itu datang', lexicon)).toEqual(['untranslated']);
  });

  it('know a synonym that stands elsewhere by the source word that both translate', () => {
    const lexicon = parseLexicon('sering\toften\t0.6\nsering\tfrequently\t0.3\n');
    const pair = ['He often sings loudly', 'He sings loudly frequently'] as const;
    expect(classes(...pair, 'Ia sering bernyanyi keras', lexicon)).toEqual(['word-choice']);
    expect(classes(...pair)).toEqual(['omission', 'addition']);
  });

  it('do not take a number for another that is written otherwise', () => {
    expect(classes('5 million people', '5,000,000 people')).toEqual(['word-choice']);
    expect(classes('5 million people', '5 billion people')).toEqual(['number']);
  });

  it('leave the capital of a first word out where another word came first', () => {
    expect(classes('However, the plan failed.', 'The plan failed, however.')).toEqual(['order']);
    expect(classes('The Plan failed.', 'The plan failed.')).toEqual(['casing']);
  });

  it('are those of the forms of a word in the target’s language', () => {
    const between = (before: string, after: string) =>
      differenceOf({ source: null, before, after, from: 'en', to: 'id', lexicon: emptyLexicon }).classes;
    expect(between('Ia membeli rumah', 'Ia dibelikan rumah')).toEqual(['inflection']);
    expect(between('Ia menyapu lantai', 'Ia sapu lantai')).toEqual(['inflection']);
    expect(between('Ia membeli rumah', 'Ia menjual rumah')).toEqual(['word-choice']);
  });

  it('are never none, in order, and identical only for the same text', () => {
    const words = [
      'a',
      'the',
      'ikan',
      'Jakarta',
      '5',
      '5%',
      '.',
      ',',
      '“',
      "won't",
      'May',
      'two',
      'child',
      '👍',
      '\u200b',
    ];
    const text = fc
      .array(fc.constantFrom(...words, ' ', ' ', '\u00a0'), { maxLength: 15 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, text, (source, before, after) => {
        const found = classes(before, after, source);
        expect(found).toEqual(differenceClasses.filter((name) => found.includes(name)));
        expect(found.length).toBeGreaterThan(0);
        expect(found.includes('identical')).toBe(before === after);
      }),
      { numRuns: 300 },
    );
  });

  it('take time in the length of the texts', () => {
    const [before, after] = [' kata'.repeat(5000), ' word'.repeat(5000)];
    expect(classes(before, after, before)).toEqual(['untranslated']);
    const changes = [{ kind: 'removed' as const, text: 'Ab '.repeat(5000) }];
    const pair = { source: null, before: changes[0]!.text, after: '', changes, from: 'id', to: 'en' };
    expect(classesOf({ ...pair, lexicon: emptyLexicon })).toEqual(['omission']);
  });
});
