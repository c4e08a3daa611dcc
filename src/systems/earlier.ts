import { type Bitext, mainSide, sidesOf } from '../core/bitext.js';
import { type Document, type Sentence, sentencesOf } from '../core/document.js';
import type { Bead, Output, Side, System, Target } from '../core/system.js';
import { PadanError } from '../errors.js';

/** How an earlier run's system is called beside others. */
export interface EarlierAs extends Pick<System, 'id' | 'label' | 'role'> {
  /** Output folder of the earlier run. */
  folder: string;
}

/**
 * Carries a system's translations of an earlier run over to a document, which may have changed since: a sentence has
 * the translation that the same sentence had. One that is new, or whose bead had a sentence that is gone, has none.
 * Where a paragraph is the same, but was cut into other sentences, its translation stands beside it as a whole.
 *
 * @param document  segmented
 * @param system    id in the earlier bitext; by default its main system
 * @throws PadanError `invalid-system` if the earlier bitext has no such system
 */
export const earlierSide = (document: Document, earlier: Bitext, as: EarlierAs, system?: string): Side => {
  const side =
    system === undefined ? mainSide(earlier) : sidesOf(earlier).find((each) => each.system.id === system);
  if (side === undefined)
    throw new PadanError(
      'invalid-system',
      `${as.folder}: ${earlier.document.name} has no system ${system === undefined ? 'to compare with' : `"${system}"`}`,
      {},
      `it has ${earlier.systems.map(({ id }) => `"${id}"`).join(', ') || 'none'}`,
    );
  const { folder, ...rest } = as;
  return {
    system: {
      ...rest,
      language: side.system.language,
      origin: { kind: 'run', folder, system: side.system.id },
      hash: side.system.hash,
    },
    output: carriedOutput(document, earlier.document, side.output, as.id),
  };
};

/** A bead of the earlier output, and where its sentences stand now. */
interface Carried {
  source: number[];
  target: readonly number[];
  score: number | null;
}

const carriedOutput = (now: Document, before: Document, output: Output, id: string): Output => {
  const [sentences, old] = [sentencesOf(now), sentencesOf(before)];
  const recut = recutBlocks(now, before, output);
  const left = new Set<number>(sentences.keys());
  for (const { source } of recut) for (const each of source) left.delete(each);
  const place = placesOf(
    sentences.filter(({ index }) => left.has(index)),
    old,
  );
  const carried: Carried[] = [];
  /** Where the bead before stands now: what was added after it stays there. */
  let last: number[] | null = [];
  for (const { source, target, score } of output.beads) {
    if (source.length > 0) {
      const there = source.map((each) => place[each]);
      last = isPassage(there) ? there : null;
      if (last === null) continue;
      carried.push({ source: last, target, score });
      for (const each of last) left.delete(each);
    } else if (last !== null) carried.push({ source: [], target, score });
  }
  const empty = [...left].map((each): Carried => ({ source: [each], target: [], score: null }));
  return numbered(inOrder(carried, [...recut, ...empty]), output.targets, sentences, id);
};

/** For each earlier sentence, the same one now: the first of several stands for the first. */
const placesOf = (now: readonly Sentence[], before: readonly Sentence[]): (number | undefined)[] => {
  const places = new Map<string, number[]>();
  for (const { text, index } of now) {
    const key = text.trim();
    const list = places.get(key);
    if (list) list.push(index);
    else places.set(key, [index]);
  }
  const used = new Map<string, number>();
  return before.map(({ text }) => {
    const key = text.trim();
    const nth = used.get(key) ?? 0;
    used.set(key, nth + 1);
    return places.get(key)?.[nth];
  });
};

/** Whether sentences stand one after another. */
const isPassage = (places: readonly (number | undefined)[]): places is number[] =>
  places.every((each, i) => each !== undefined && (i === 0 || each === places[i - 1]! + 1));

/** Paragraphs that are the same, but for where their sentences end, with all that was said in them. */
const recutBlocks = (now: Document, before: Document, { targets, beads }: Output): Carried[] => {
  const [sentences, old] = [sentencesOf(now), sentencesOf(before)].map(byBlock) as [
    Sentence[][],
    Sentence[][],
  ];
  const known = new Map(before.blocks.map(({ start, end }, block) => [before.text.slice(start, end), block]));
  const byTarget = beadsWithin(old, beads);
  return now.blocks.flatMap(({ start, end }, block): Carried[] => {
    const earlier = known.get(now.text.slice(start, end));
    if (earlier === undefined || byTarget[earlier] === undefined) return [];
    const [ours, theirs] = [sentences[block] ?? [], old[earlier] ?? []];
    if (ours.length === theirs.length && ours.every(({ text }, i) => text === theirs[i]!.text)) return [];
    known.delete(now.text.slice(start, end));
    const target = byTarget[earlier].filter((each) => targets[each] !== undefined);
    return ours.length === 0 ? [] : [{ source: ours.map(({ index }) => index), target, score: null }];
  });
};

const byBlock = (sentences: readonly Sentence[]): Sentence[][] => {
  const groups: Sentence[][] = [];
  for (const sentence of sentences) {
    groups[sentence.block] ??= [];
    groups[sentence.block]!.push(sentence);
  }
  return groups;
};

/** For each block, the targets of its beads; undefined where a bead reaches over its ends. */
const beadsWithin = (
  blocks: readonly (Sentence[] | undefined)[],
  beads: readonly Bead[],
): (number[] | undefined)[] => {
  const blockOf: number[] = blocks.flatMap((sentences = []) => sentences.map(({ block }) => block));
  const found: (number[] | undefined)[] = Array.from(blocks, () => []);
  for (const { source, target } of beads) {
    const touched = new Set(source.map((each) => blockOf[each]!));
    for (const block of touched)
      if (touched.size > 1) found[block] = undefined;
      else found[block]?.push(...target);
  }
  return found;
};

/** Beads by their place in the source; those without source stay behind the one that they followed. */
const inOrder = (carried: readonly Carried[], others: readonly Carried[]): Carried[] => {
  const groups: Carried[][] = [];
  for (const bead of carried)
    if (bead.source.length > 0 || groups.length === 0) groups.push([bead]);
    else groups.at(-1)!.push(bead);
  for (const bead of others) groups.push([bead]);
  const first = (group: readonly Carried[]) => group[0]!.source[0] ?? -1;
  return groups.sort((a, b) => first(a) - first(b)).flat();
};

/** The output with its targets in the order of the beads. */
const numbered = (
  beads: readonly Carried[],
  before: readonly Target[],
  sentences: readonly Sentence[],
  system: string,
): Output => {
  const targets: Target[] = [];
  let block = 0;
  const renumbered = beads.map(({ source, target, score }): Bead => {
    block = sentences[source[0] ?? -1]?.block ?? block;
    const first = targets.length;
    for (const each of target) targets.push({ ...before[each]!, block });
    return { source, target: target.map((_, i) => first + i), score };
  });
  return { system, targets, beads: renumbered };
};
