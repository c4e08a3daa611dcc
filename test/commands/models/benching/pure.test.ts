import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesFor } from '../../../../src/commands/models/benching/entrants.js';
import { completed, languageInName } from '../../../../src/commands/models/benching/languages.js';
import { maxBytes, peakIn, peakMemory } from '../../../../src/commands/models/benching/resident.js';
import { evenly, wordsIn } from '../../../../src/commands/models/benching/segment.js';

describe('segments', () => {
  it('are taken evenly, in order, none twice', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 300 }), (length, most) => {
        const all = Array.from({ length }, (_, i) => i);
        const some = evenly(all, most);
        expect(some).toHaveLength(Math.min(length, most));
        expect(new Set(some).size).toBe(some.length);
        expect([...some].sort((a, b) => a - b)).toEqual(some);
        const gaps = some.slice(1).map((each, i) => each - some[i]!);
        expect(Math.max(0, ...gaps) - Math.min(...gaps, Math.max(0, ...gaps))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('have the words of their sources', () => {
    expect(wordsIn([{ sentences: ['Selamat pagi.', 'Hujan\u00a0turun  lagi.'] }, { sentences: [] }])).toBe(5);
  });
});

describe('names of models', () => {
  it('are the last part of their path, or as much as tells them apart', () => {
    expect(namesFor(['models/a', '/x/b/'])).toEqual(['a', 'b']);
    expect(namesFor(['a', 'models/a', './a', '/a'])).toEqual(['a', 'models/a', './a', '/a']);
    expect(namesFor(['/m/Xenova/opus-mt-id-en', '/m/Helsinki-NLP/opus-mt-id-en', '/m/c'])).toEqual([
      'Xenova/opus-mt-id-en',
      'Helsinki-NLP/opus-mt-id-en',
      'c',
    ]);
  });

  it('are unique for different folders', () => {
    const part = fc.constantFrom('a', 'b', 'c');
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 8 }), (paths) => {
        expect(new Set(namesFor(paths)).size).toBe(paths.length);
      }),
    );
  });
});

describe('languages', () => {
  it.each([
    ['news/a.id.txt', 'id'],
    ['a.ID.TXT', 'id'],
    ['a.en-GB.txt', 'en-GB'],
    ['a.ind.txt', 'id'],
    ['a.txt', undefined],
    ['v1.2.txt', undefined],
    ['id.txt', undefined],
  ])('of %s: %s', (path, language) => {
    expect(languageInName(path)).toBe(language);
  });

  it('that are not known are a model’s, the other way round if only that fits', () => {
    const model = { from: 'id', to: 'en' };
    expect(completed({}, model)).toEqual(model);
    expect(completed({ from: 'en' }, model)).toEqual({ from: 'en', to: 'id' });
    expect(completed({ to: 'en-GB' }, model)).toEqual({ from: 'id', to: 'en-GB' });
    expect(completed({ to: 'fr' }, model)).toEqual({ from: 'id', to: 'fr' });
  });
});

describe('resident memory', () => {
  it('is the high-water mark of Linux', () => {
    expect(peakIn('Name:\tnode\nVmPeak:\t  900 kB\nVmHWM:\t  1234 kB\nVmRSS:\t  1000 kB\n')).toBe(
      1234 * 1024,
    );
    expect(peakIn('Name:\tnode\n')).toBeUndefined();
  });

  it('is in bytes, whether Node gives kilobytes or bytes', () => {
    expect(maxBytes(60_000, 50_000_000)).toBe(61_440_000);
    expect(maxBytes(61_440_000, 50_000_000)).toBe(61_440_000);
  });

  it('is at least what this process has now, and unknown of children that cannot be seen', () => {
    // Linux updates its counters a little later than memory changes.
    expect(peakMemory(0)).toBeGreaterThan(process.memoryUsage.rss() * 0.9);
  });
});
