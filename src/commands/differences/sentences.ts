import { alignLines } from '../../compare/lines.js';
import { rowsOf } from '../../compare/rows.js';
import { type Bitext, mainSide } from '../../core/bitext.js';
import { sentencesOf } from '../../core/document.js';
import type { Output } from '../../core/system.js';

/** Two versions of a sentence, or of several that belong together. */
export interface PairedSentence {
  /** Numbers of its lines, or of its source sentences, from 1; those of the second version where the first has none. */
  numbers: number[];
  /** Whether the numbers are the second version's. */
  isAdded: boolean;
  /** Null if it is not known. */
  source: string | null;
  /** Null where only the other text has it. */
  before: string | null;
  after: string | null;
}

/** The sentences of two texts with a sentence a line. Blank lines separate, and are no sentences. */
export const textSentences = (before: readonly string[], after: readonly string[]): PairedSentence[] =>
  alignLines(before, after).flatMap(([i, j]): PairedSentence[] => {
    const [ours, theirs] = [lineAt(before, i), lineAt(after, j)];
    if (ours === null && theirs === null) return [];
    const isAdded = ours === null;
    const number = isAdded ? j! : i!;
    return [{ numbers: [number + 1], isAdded, source: null, before: ours, after: theirs }];
  });

const lineAt = (lines: readonly string[], index: number | null): string | null => {
  const line = index === null ? '' : lines[index]!;
  return line.trim() === '' ? null : line;
};

/** The main translations of two bitexts. If they are of the same text, by its sentences, else by what the sources have in common. */
export const bitextSentences = (before: Bitext, after: Bitext): PairedSentence[] =>
  isSameText(before, after) ? bySentence(before, after) : bySource(before, after);

const isSameText = ({ document: ours }: Bitext, { document: theirs }: Bitext): boolean =>
  ours.text === theirs.text && spansOf(ours) === spansOf(theirs);

const spansOf = (document: Bitext['document']): string =>
  sentencesOf(document)
    .map(({ start, end, block }) => `${start} ${end} ${block}`)
    .join('\n');

const bySentence = (before: Bitext, after: Bitext): PairedSentence[] => {
  const sentences = sentencesOf(before.document);
  const outputs: Output[] = [
    { ...mainSide(before)!.output, system: 'before' },
    { ...mainSide(after)!.output, system: 'after' },
  ];
  const rows = rowsOf(
    sentences.map(({ block }) => block),
    outputs,
  );
  let last = 0;
  return rows.map(({ source, cells }): PairedSentence => {
    last = source.at(-1) ?? last;
    const [ours, theirs] = outputs.map(({ system, targets }) =>
      textOf(cells[system]!.targets.map((index) => targets[index]!.text)),
    ) as [string | null, string | null];
    return {
      numbers: source.length > 0 ? source.map((index) => index + 1) : [last + 1],
      isAdded: source.length === 0,
      source:
        source.length === 0
          ? null
          : source
              .map((index) => sentences[index]!.text)
              .join('')
              .trim(),
      before: ours,
      after: theirs,
    };
  });
};

interface Unit {
  number: number;
  source: string;
  target: string | null;
}

const bySource = (before: Bitext, after: Bitext): PairedSentence[] => {
  const [ours, theirs] = [unitsOf(before), unitsOf(after)];
  const sources = (units: readonly Unit[]) => units.map(({ source }) => source);
  return alignLines(sources(ours), sources(theirs)).map(([i, j]): PairedSentence => {
    const [one, other] = [i === null ? undefined : ours[i]!, j === null ? undefined : theirs[j]!];
    return {
      numbers: [(one ?? other)!.number],
      isAdded: one === undefined,
      source: (one ?? other)!.source,
      before: one?.target ?? null,
      after: other?.target ?? null,
    };
  });
};

const unitsOf = (bitext: Bitext): Unit[] => {
  const { system, output } = mainSide(bitext)!;
  const sentences = sentencesOf(bitext.document);
  return bitext.rows.map(({ source, cells }) => ({
    number: (source[0] ?? 0) + 1,
    source: source
      .map((index) => sentences[index]!.text)
      .join('')
      .trim(),
    target: textOf(cells[system.id]!.targets.map((index) => output.targets[index]!.text)),
  }));
};

const textOf = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join(' '));
