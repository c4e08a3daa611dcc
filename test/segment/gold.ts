import { readFileSync } from 'node:fs';
import type { Language } from '../../src/core/document.js';
import { parseDocument } from '../../src/formats/formats.js';
import { segmentDocument } from '../../src/segment/document.js';

/** The gold files (see `gold/README.md`), with their language. */
export const manners: readonly (readonly [manner: string, language: Language])[] = [
  ['news', 'id'],
  ['tales', 'id'],
  ['regulations', 'id'],
  ['chats', 'id'],
  ['lists', 'id'],
  ['pdf', 'id'],
  ['english', 'en'],
];

/** What is right and wrong about the boundaries found in the texts of a manner. */
export interface Outcome {
  right: number;
  /** Places of boundaries that were not found, with the text around them. */
  missed: string[];
  /** Places of boundaries that are none. */
  invented: string[];
}

/** The two sets: while the second was written, the rules were made with the first. */
export type GoldSet = 'gold' | 'gold-2';

/** Compares the boundaries that are found in a manner's texts with the gold. */
export const outcomeOf = (set: GoldSet, manner: string, language: Language): Outcome => {
  const outcome: Outcome = { right: 0, missed: [], invented: [] };
  for (const marked of documentsOf(set, manner)) {
    const { text, gold, blocks } = unmarked(marked);
    const found = startsIn(text, language);
    for (const at of gold) {
      if (found.has(at)) outcome.right++;
      else outcome.missed.push(around(text, at));
    }
    for (const at of found) if (!gold.has(at) && !blocks.has(at)) outcome.invented.push(around(text, at));
  }
  return outcome;
};

const documentsOf = (set: GoldSet, manner: string): string[] =>
  readFileSync(new URL(`${set}/${manner}.txt`, import.meta.url), 'utf8')
    .split(/^=== .*\n/m)
    .slice(1);

/** A text without its marks, the offsets where they stood, and those of blocks. */
const unmarked = (marked: string): { text: string; gold: Set<number>; blocks: Set<number> } => {
  const parts = marked.split('‖');
  const text = parts.join('');
  let at = 0;
  const gold = new Set(
    parts.slice(0, -1).map((part) => {
      at += part.length;
      return at;
    }),
  );
  const blocks = new Set([...text.matchAll(/(?<=^\s*|\n[ \t]*\n\s*)\S/g)].map(({ index }) => index));
  return { text, gold, blocks };
};

const startsIn = (text: string, language: Language): Set<number> => {
  const document = segmentDocument(
    parseDocument(Buffer.from(text), 'gold', { path: 'gold.txt', language, split: 'auto' }),
  );
  return new Set(document.blocks.flatMap(({ sentences }) => sentences.map(({ start }) => start)));
};

const around = (text: string, at: number): string =>
  `${text.slice(Math.max(0, at - 45), at)}‖${text.slice(at, at + 30)}`.replaceAll('\n', '⏎');
