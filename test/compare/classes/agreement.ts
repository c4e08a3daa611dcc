import { readFileSync } from 'node:fs';
import { classesOf } from '../../../src/compare/classes/classes.js';
import { diffWords } from '../../../src/compare/words.js';
import { type DifferenceClass, differenceClasses } from '../../../src/core/bitext.js';
import { parseLexicon } from '../../../src/languages/lexicon.js';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const lexicon = parseLexicon(read('lexicon.tsv'));

/** A pair of translations with the classes that a person gave it, and those that were found. */
export interface Labelled {
  pair: string;
  wanted: readonly string[];
  found: readonly string[];
}

/** Our own pairs, labelled by hand: those that rules were made with, or those that were written afterwards. */
export const labelled = (name: 'labels' | 'held-out' = 'labels'): Labelled[] =>
  read(`${name}.tsv`)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [source, before, after, classes] = line.split('\t') as [string, string, string, string];
      const changes = diffWords(before, after);
      const shared = { before, after, changes, from: 'id', to: 'en', lexicon };
      return {
        pair: `${before} → ${after}`,
        wanted: classes.split(','),
        found: classesOf({ ...shared, source: source === '' ? null : source }),
      };
    });

/** How many pairs have a class, of these how many were found, and how many were found in all. */
export const agreement = (
  pairs: readonly Labelled[],
): Record<DifferenceClass, { wanted: number; right: number; found: number }> =>
  Object.fromEntries(
    differenceClasses.map((name) => {
      const [wanted, found] = [
        pairs.filter((pair) => pair.wanted.includes(name)),
        pairs.filter((pair) => pair.found.includes(name)),
      ];
      const right = wanted.filter((pair) => pair.found.includes(name));
      return [name, { wanted: wanted.length, right: right.length, found: found.length }];
    }),
  ) as ReturnType<typeof agreement>;
