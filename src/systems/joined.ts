import { rowsOf } from '../compare/rows.js';
import { type Bitext, type Flag, referencesOf, schemaVersion, sidesOf } from '../core/bitext.js';
import { type Document, type Sentence, type Span, sentencesOf } from '../core/document.js';
import type { Side, System, Target } from '../core/system.js';
import { PadanError } from '../errors.js';
import { type EarlierAs, earlierSide } from './earlier.js';

/** A run's system in a comparison: how it is called there, and which it is. */
export interface RunSystem extends EarlierAs {
  system: string;
}

/** Two runs' bitexts of a document as one. */
export interface Joined {
  bitext: Bitext;
  /** Sentences of the first run's document that the second one's has not, and the other way round. */
  gone: number;
  added: number;
}

/**
 * Puts a system of one run beside a system of another, over the second run's document, with its references, or else the
 * first run's. Translations of the first are carried over where their sentences are still there (`earlierSide`). Flags
 * are those of the runs, so that what was silenced stays silent.
 *
 * @throws PadanError `invalid-system` if a bitext has no such system
 */
export const joinedBitext = (a: Bitext, b: Bitext, before: RunSystem, after: RunSystem): Joined => {
  const { document } = b;
  const sentences = sentencesOf(document);
  const first = carriedSide(document, a, before);
  const second = ownSide(b, after);
  // Nothing is scored against itself.
  const compared = new Set([before.system, after.system]);
  const referencesIn = (bitext: Bitext) =>
    referencesOf(bitext).filter(({ system }) => !compared.has(system.id));
  const references = referencesIn(b).map((side) => renamed(side, before, after));
  const others =
    references.length > 0
      ? references
      : referencesIn(a).map(({ system: { id, label } }) =>
          renamed(
            earlierSide(document, a, { id, label, role: 'reference', folder: before.folder }, id),
            before,
            after,
          ),
        );
  const sides = [first.side, second, ...others];
  const rows = rowsOf(
    sentences.map(({ block }) => block),
    sides.map(({ output }) => output),
  );
  const moved = spanMover(sentencesOf(a.document), sentences, a.document.text === document.text);
  const flags = new Map([
    [before.id, byTarget(flagsOf(a, before), first.places, before.id, moved)],
    [after.id, byTarget(flagsOf(b, after), null, after.id, (span) => span)],
  ]);
  for (const { cells } of rows)
    for (const [id, found] of flags) {
      const cell = cells[id]!;
      cell.flags = cell.targets.flatMap((target) => found.get(target) ?? []);
    }
  return {
    bitext: {
      schema: schemaVersion,
      document,
      systems: sides.map(({ system }) => system),
      outputs: sides.map(({ output }) => output),
      rows,
      notes: b.notes,
      diffs: [],
    },
    ...changedSentences(sentencesOf(a.document), sentences),
  };
};

/** A target that knows its index in the run that it comes from. */
type Numbered = Target & { from?: number };

/** The first run's side, and new indices of its targets by their old ones. */
const carriedSide = (
  document: Document,
  bitext: Bitext,
  { system, ...as }: RunSystem,
): { side: Side; places: ReadonlyMap<number, number> } => {
  const outputs = bitext.outputs.map((output) => ({
    ...output,
    targets: output.targets.map((target, from): Numbered => ({ ...target, from })),
  }));
  const side = earlierSide(document, { ...bitext, outputs }, as, system);
  const places = new Map<number, number>();
  const targets = side.output.targets.map((target, index): Target => {
    const { from, ...rest } = target as Numbered;
    if (from !== undefined) places.set(from, index);
    return rest;
  });
  const before = bitext.systems.find(({ id }) => id === system);
  return {
    side: {
      system: { ...side.system, ...returnedBy(before) },
      output: { ...side.output, targets },
    },
    places,
  };
};

/** Who translated a system's sentences back, if somebody did. */
const returnedBy = (system: System | undefined): Pick<System, 'roundTrip'> =>
  system?.roundTrip === undefined ? {} : { roundTrip: system.roundTrip };

/** The second run's side, as it is. */
const ownSide = (bitext: Bitext, { system: wanted, folder, ...as }: RunSystem): Side => {
  const found = sidesOf(bitext).find(({ system }) => system.id === wanted);
  if (found === undefined)
    throw new PadanError('invalid-system', `${bitext.document.name} has no system "${wanted}"`);
  const { language, hash } = found.system;
  return {
    system: {
      ...as,
      language,
      hash,
      origin: { kind: 'run', folder, system: wanted },
      ...returnedBy(found.system),
    },
    output: { ...found.output, system: as.id },
  };
};

/** A reference whose id is not one of the two systems'. */
const renamed = ({ system, output }: Side, ...taken: readonly { id: string }[]): Side => {
  const id = taken.some((each) => each.id === system.id) ? `${system.id}-reference` : system.id;
  return { system: { ...system, id }, output: { ...output, system: id } };
};

const flagsOf = ({ rows }: Bitext, { system }: RunSystem): Flag[] =>
  rows.flatMap(({ cells }) => (Object.hasOwn(cells, system) ? cells[system]!.flags : []));

/** Flags under a system's new name, by the new indices of their targets. */
const byTarget = (
  flags: readonly Flag[],
  places: ReadonlyMap<number, number> | null,
  system: string,
  moved: (span: Span) => Span | null,
): ReadonlyMap<number, Flag[]> => {
  const placeOf = (target: number) => (places === null ? target : places.get(target));
  const found = new Map<number, Flag[]>();
  for (const flag of flags) {
    const target = placeOf(flag.target);
    if (target === undefined) continue;
    const evidence = {
      source: flag.evidence.source.flatMap((span) => moved(span) ?? []),
      target: flag.evidence.target.flatMap((span) => {
        const place = placeOf(span.target);
        return place === undefined ? [] : [{ ...span, target: place }];
      }),
    };
    const list = found.get(target);
    const now = { ...flag, system, target, evidence };
    if (list) list.push(now);
    else found.set(target, [now]);
  }
  return found;
};

/** Finds a part of a sentence in the same sentence of another document: the first of several there for the first here. */
const spanMover = (
  before: readonly Sentence[],
  now: readonly Sentence[],
  isSame: boolean,
): ((span: Span) => Span | null) => {
  if (isSame) return (span) => span;
  const places = new Map<string, Sentence[]>();
  for (const each of now) {
    const key = each.text.trim();
    const list = places.get(key);
    if (list) list.push(each);
    else places.set(key, [each]);
  }
  const used = new Map<string, number>();
  const shifts = before.map(({ text, start }) => {
    const key = text.trim();
    const nth = used.get(key) ?? 0;
    used.set(key, nth + 1);
    const found = places.get(key)?.[nth];
    return found === undefined ? null : found.start - start;
  });
  return ({ start, end }) => {
    const at = lastFrom(before, start);
    const shift = shifts[at] ?? null;
    return shift === null ? null : { start: start + shift, end: end + shift };
  };
};

/** Index of the last sentence that begins at an offset or before it. */
const lastFrom = (sentences: readonly Sentence[], offset: number): number => {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const changedSentences = (
  before: readonly Sentence[],
  now: readonly Sentence[],
): Pick<Joined, 'gone' | 'added'> => {
  const counts = new Map<string, number>();
  for (const { text } of before) counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1);
  let shared = 0;
  for (const { text } of now) {
    const left = counts.get(text.trim()) ?? 0;
    if (left === 0) continue;
    counts.set(text.trim(), left - 1);
    shared++;
  }
  return { gone: before.length - shared, added: now.length - shared };
};
