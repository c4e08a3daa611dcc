import { type Bitext, type Diff, type Flag, type Row, schemaVersion, targetsIn } from '../core/bitext.js';
import {
  type Document,
  type Language,
  type Note,
  type Sentence,
  type Span,
  sentencesOf,
} from '../core/document.js';
import type { Side, Target } from '../core/system.js';
import { PadanError } from '../errors.js';
import { atOnce, type Steps } from '../flow/turns.js';
import type { Lexicon } from '../languages/lexicon.js';
import type { ShownDocument } from '../print/shown.js';
import { differenceOf } from './difference.js';
import { evidenceIn, placed } from './evidence.js';
import { flagsOf } from './flags/flags.js';
import { misfits } from './misfit.js';
import { rowsOf } from './rows.js';

/**
 * Puts the translations of a document side by side: rows that keep every system's beads whole, flags on
 * candidates' translations, and word diffs from each candidate to each reference and from the baseline to each other
 * candidate. Translations that do not look like
 * any of the document get a note.
 *
 * @param sides    the systems and their outputs, in the order of the report's columns
 * @param lexicon  translates words of the document's language
 * @param shown    the document as machines were shown it, sentence by sentence; flags compare translations with it
 * @throws PadanError `invalid-system` if two systems have the same id, or an output is another system's
 */
export const compareSystems = (...asked: Parameters<typeof comparing>): Bitext => atOnce(comparing(...asked));

/** As `compareSystems`, a row at a time. */
export function* comparing(
  document: Document,
  notes: Note[],
  sides: readonly Side[],
  lexicon: Lexicon,
  shown: ShownDocument = document,
): Steps<Bitext> {
  checkIds(sides);
  const sentences = sentencesOf(shown);
  const rows = rowsOf(
    sentences.map(({ block }) => block),
    sides.map(({ output }) => output),
  );
  const origin = shown.origin ?? ((span: Span) => span);
  for (const side of sides.filter(({ system }) => system.role !== 'reference'))
    for (const row of rows) {
      row.cells[side.system.id]!.flags = flagsIn(row, side, sentences, origin, document.language, lexicon);
      yield;
    }
  const sentence = (index: number): string => sentences[index]!.text;
  return {
    schema: schemaVersion,
    document,
    systems: sides.map(({ system }) => system),
    outputs: sides.map(({ output }) => output),
    rows,
    notes: [...misfits(document, sides), ...notes],
    diffs: yield* diffsBetween(rows, sides, sentence, document.language, lexicon),
  };
}

const checkIds = (sides: readonly Side[]): void => {
  const ids = new Set<string>();
  for (const { system, output } of sides) {
    if (ids.has(system.id)) throw new PadanError('invalid-system', `two systems have the id "${system.id}"`);
    if (output.system !== system.id)
      throw new PadanError(
        'invalid-system',
        `the output of "${output.system}" stands beside system "${system.id}"`,
      );
    ids.add(system.id);
  }
};

/**
 * Flags on a system's part of a row. If both sides have as many sentences, each is compared with its own source
 * sentence; otherwise the whole with the whole, and its flags are on the first sentence.
 */
const flagsIn = (
  row: Row,
  { system, output: { targets } }: Side,
  sentences: readonly Sentence[],
  origin: (span: Span) => Span,
  from: Language,
  lexicon: Lexicon,
): Flag[] => {
  const indices = row.cells[system.id]!.targets;
  const flags = (source: readonly number[], target: readonly number[]): Flag[] => {
    const here = placed(
      source.map((index) => sentences[index]!),
      '',
    );
    const there = placed(
      target.map((index) => ({ ...targets[index]!, start: 0, index })),
      ' ',
    );
    const first = target[0]!;
    const said = target.length === 1 ? targets[first]! : { text: there.text, block: targets[first]!.block };
    return flagsOf({ source: here.text, target: said, from, to: system.language, lexicon }).map((flag) => ({
      ...flag,
      system: system.id,
      target: first,
      evidence: {
        source: evidenceIn(here, flag.evidence.source).map(({ start, end }) => origin({ start, end })),
        target: evidenceIn(there, flag.evidence.target).map(({ index, start, end }) => ({
          target: index,
          start,
          end,
        })),
      },
    }));
  };
  if (indices.length === row.source.length)
    return indices.flatMap((index, i) => flags([row.source[i]!], [index]));
  return indices.length === 0 || row.source.length === 0 ? [] : flags(row.source, indices);
};

/** How the systems of each pair differ, in the rows in which both say something. */
function* diffsBetween(
  rows: readonly Row[],
  sides: readonly Side[],
  sentence: (index: number) => string,
  language: Language,
  lexicon: Lexicon,
): Steps<Diff[]> {
  const pairs = pairsOf(sides);
  const diffs: Diff[] = [];
  for (const [index, row] of rows.entries())
    for (const { from, to } of pairs) {
      const [ours, theirs] = [targetsIn(row, from), targetsIn(row, to)];
      if (ours.length === 0 || theirs.length === 0) continue;
      const texts = { before: joined(ours), after: joined(theirs) };
      const source = row.source.map(sentence).join('');
      const difference = differenceOf({ ...texts, source, from: language, to: to.system.language, lexicon });
      diffs.push({ row: index, from: from.system.id, to: to.system.id, ...difference });
      yield;
    }
  return diffs;
}

/** Each candidate with each reference, and the baseline with each other candidate. */
const pairsOf = (sides: readonly Side[]): { from: Side; to: Side }[] => {
  const references = sides.filter(({ system }) => system.role === 'reference');
  const candidates = sides.filter(({ system }) => system.role !== 'reference');
  const baseline = candidates.find(({ system }) => system.role === 'baseline');
  return candidates.flatMap((side) => [
    ...references.map((to) => ({ from: side, to })),
    ...(baseline === undefined || baseline === side ? [] : [{ from: baseline, to: side }]),
  ]);
};

const joined = (targets: readonly Target[]): string => targets.map(({ text }) => text).join(' ');
