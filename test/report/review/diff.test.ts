import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../src/compare/words/tokens.js';
import { diffWords } from '../../../src/compare/words.js';
import { type Change, textAfter } from '../../../src/core/bitext.js';
import { diffScript } from '../../../src/report/assets/review/diff-script.js';
import { corpusFolder } from '../../model/embedded.js';

const diffTexts: (before: string, after: string) => Change[] = runInNewContext(`${diffScript};diffTexts`);

/** The words of the parts of a kind, with what is said of them. */
const wordsOf = (changes: readonly Change[], kind: Change['kind']): string[] =>
  changes
    .filter((change) => change.kind === kind)
    .flatMap((change) =>
      tokensOf(change.text)
        .filter(({ kind }) => kind !== 'sign')
        .map(({ key }) => ('moved' in change ? `⇄${key}` : key)),
    );
const marksOf = (changes: readonly Change[]) => ({
  added: wordsOf(changes, 'added'),
  removed: wordsOf(changes, 'removed'),
  casing: wordsOf(changes, 'casing'),
});

const sentences = readdirSync(corpusFolder)
  .filter((name) => /\.(?:txt|md)$/.test(name))
  .flatMap((name) => readFileSync(join(corpusFolder, name), 'utf8').split(/\n+|(?<=[.?!]) /))
  .filter((text) => text.trim() !== '');

/** Sentences as another translator might have written them: words left out, added, moved, and written otherwise. */
const rewritten = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.nat(7),
        fc.nat(200),
        fc.nat(200),
        fc.constantFrom('the', 'of', 'market', '“', ',', '5 %', '5%', 'AI'),
      ),
      {
        maxLength: 6,
      },
    )
    .map((edits) => {
      const words = text.split(' ');
      for (const [edit, first, second, word] of edits) {
        const [at, to] = [first % (words.length || 1), second % (words.length + 1)];
        if (edit === 0) words.splice(at, 1);
        else if (edit === 1) words.splice(to, 0, word);
        else if (edit === 2) words.splice(to, 0, ...words.splice(at, 1 + (second % 4)));
        else if (edit === 3 && words[at]) words[at] = words[at].toUpperCase();
        else if (edit === 4 && words[at]) words[at] = words[at].replace(/["']/g, '’');
        else if (edit === 5) words[at] = word;
        else if (edit === 6 && words[at]) words[at] = `${words[at]},`;
      }
      return words.join(' ');
    });

const pairs = fc.constantFrom(...sentences).chain((text) => fc.tuple(fc.constant(text), rewritten(text)));

describe('the word diff of pages', () => {
  it('marks the words that the report marks', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        expect(marksOf(diffTexts(before, after))).toEqual(marksOf(diffWords(before, after)));
      }),
      { numRuns: 3000 },
    );
  });

  it('marks the same between sentences that have nothing to do with each other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sentences), fc.constantFrom(...sentences), (before, after) => {
        expect(marksOf(diffTexts(before, after))).toEqual(marksOf(diffWords(before, after)));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        expect(textAfter(diffTexts(before, after))).toBe(after);
      }),
    );
  });

  it('is done at once with long texts', () => {
    const long = (step: number) =>
      Array.from({ length: 5000 }, (_, i) => `word${(i * step) % 4999}`).join(' ');
    const start = performance.now();
    diffTexts(long(1), long(7));
    diffTexts(long(1), `${long(1)} more`);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
