import type { Bead } from '../../core/system.js';
import type { Lexicon } from '../../languages/lexicon.js';
import { type AlignOptions, align, alignParagraphs } from '../align.js';
import { chainOf } from './chain.js';
import type { Correction } from './review.js';

/** What helps to align paragraphs: `pivot` in the shape of the source. */
export interface ParagraphOptions {
  pivot?: readonly (readonly string[])[];
  lexicon?: Lexicon;
}

/** A sentence, or the sentences of a correction, which the aligner is shown as one. */
interface Item {
  /** Of the sentences in the text. */
  indices: readonly number[];
  text: string;
  pivot: string;
  /** Index of the correction in the chain; null for a sentence that the aligner is to pair. */
  anchor: number | null;
}

/**
 * Aligns two texts around the beads that a person made. These stay as they are, and nothing crosses those of them that
 * are in order: the aligner sees each as one sentence, the same in both texts, and what it pairs across one all the same
 * is taken apart and aligned again on either side. Sentences of other corrections it does not see.
 *
 * @param corrections  no sentence is in two of them; sentences counted over the whole text
 * @returns beads in order of the source, with those of the target alone where the target has them; every sentence is in
 *          exactly one; the score of a correction is null
 * @throws PadanError `too-large`, as `alignParagraphs`
 */
export const alignAround = (
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  corrections: readonly Correction[],
  { pivot, lexicon }: ParagraphOptions = {},
): Bead[] => {
  const chain = chainOf(corrections);
  const targets = target.flat();
  const shown = chain.map((bead) => bead.target.map((index) => targets[index]!).join(' '));
  const sourceItems = itemsOf(
    source,
    pivot ?? source,
    chain.map((bead) => bead.source),
    shown,
    new Set(corrections.flatMap((bead) => bead.source)),
  );
  const targetItems = itemsOf(
    target,
    target,
    chain.map((bead) => bead.target),
    shown,
    new Set(corrections.flatMap((bead) => bead.target)),
  );
  const [here, there] = [sourceItems.flat(), targetItems.flat()];
  const machine = alignParagraphs(texts(sourceItems), texts(targetItems), {
    ...(pivot && { pivot: sourceItems.map((items) => items.map((item) => item.pivot)) }),
    ...(lexicon && { lexicon }),
  });
  const rest = withinParts(machine, here, there, {
    ...(pivot && { pivot: here.map((item) => item.pivot) }),
    ...(lexicon && { lexicon }),
  });
  const indices = (numbers: readonly number[], items: readonly Item[]) =>
    numbers.flatMap((each) => items[each]!.indices);
  return inOrder(
    rest.map((bead) => ({
      source: indices(bead.source, here),
      target: indices(bead.target, there),
      score: bead.score,
    })),
    corrections.map((bead) => ({ ...bead, score: null })),
  );
};

const texts = (items: readonly (readonly Item[])[]): string[][] =>
  items.map((paragraph) => paragraph.map(({ text }) => text));

/**
 * What the aligner sees of a text: its sentences without those of corrections, and each correction of the chain where
 * it begins. Paragraphs that have nothing left are left out.
 *
 * @param pivots     for each sentence, what the aligner compares
 * @param groups     the sentences of each correction in the chain
 * @param shown      what the aligner sees of each correction in the chain: the same on both sides
 * @param corrected  all sentences of corrections
 */
const itemsOf = (
  paragraphs: readonly (readonly string[])[],
  pivots: readonly (readonly string[])[],
  groups: readonly (readonly number[])[],
  shown: readonly string[],
  corrected: ReadonlySet<number>,
): Item[][] => {
  const begins = new Map(groups.map((indices, anchor) => [indices[0]!, anchor]));
  let next = 0;
  return paragraphs
    .map((sentences, p) =>
      sentences.flatMap((text, s): Item[] => {
        const index = next++;
        const anchor = begins.get(index);
        if (anchor !== undefined)
          return [{ indices: groups[anchor]!, text: shown[anchor]!, pivot: shown[anchor]!, anchor }];
        return corrected.has(index) ? [] : [{ indices: [index], text, pivot: pivots[p]![s]!, anchor: null }];
      }),
    )
    .filter((items) => items.length > 0);
};

/**
 * Keeps the beads that lie between two anchors, and aligns again what others held.
 *
 * @returns beads of item indices, without the anchors
 */
const withinParts = (
  machine: readonly Bead[],
  here: readonly Item[],
  there: readonly Item[],
  { pivot, lexicon }: AlignOptions,
): Bead[] => {
  const [partHere, partThere] = [partsOf(here), partsOf(there)];
  const whole = machine.filter(({ source, target }) => {
    const parts = new Set([
      ...source.map((each) => partHere[each]!),
      ...target.map((each) => partThere[each]!),
    ]);
    return (
      parts.size === 1 &&
      source.every((each) => here[each]!.anchor === null) &&
      target.every((each) => there[each]!.anchor === null)
    );
  });
  const [inSource, inTarget] = [
    new Set(whole.flatMap((bead) => bead.source)),
    new Set(whole.flatMap((bead) => bead.target)),
  ];
  const open = {
    source: here.flatMap(({ anchor }, i) => (anchor === null && !inSource.has(i) ? [i] : [])),
    target: there.flatMap(({ anchor }, i) => (anchor === null && !inTarget.has(i) ? [i] : [])),
  };
  /** Places that no new bead may cross: anchors, and beads with both sides. */
  const borders = [
    ...anchorsOf(here, there),
    ...whole
      .filter(({ source, target }) => source.length > 0 && target.length > 0)
      .map(({ source, target }) => ({ source: source[0]!, target: target[0]! })),
  ].sort((a, b) => a.source - b.source);
  const again: Bead[] = [];
  let [i, j] = [0, 0];
  for (const border of [...borders, { source: here.length, target: there.length }]) {
    const [fromI, fromJ] = [i, j];
    while (i < open.source.length && open.source[i]! < border.source) i++;
    while (j < open.target.length && open.target[j]! < border.target) j++;
    const gap = { source: open.source.slice(fromI, i), target: open.target.slice(fromJ, j) };
    if (gap.source.length === 0 || gap.target.length === 0) {
      again.push(...gap.source.map((each) => ({ source: [each], target: [], score: 0 })));
      again.push(...gap.target.map((each) => ({ source: [], target: [each], score: 0 })));
      continue;
    }
    const beads = align(
      gap.source.map((each) => here[each]!.text),
      gap.target.map((each) => there[each]!.text),
      { ...(pivot && { pivot: gap.source.map((each) => pivot[each]!) }), ...(lexicon && { lexicon }) },
    );
    again.push(
      ...beads.map((bead) => ({
        source: bead.source.map((each) => gap.source[each]!),
        target: bead.target.map((each) => gap.target[each]!),
        score: bead.score,
      })),
    );
  }
  return [...whole, ...again];
};

/** For each item, the number of anchors before it. */
const partsOf = (items: readonly Item[]): number[] => {
  let part = 0;
  return items.map(({ anchor }) => (anchor === null ? part : part++));
};

/** Where the anchors stand on both sides. */
const anchorsOf = (here: readonly Item[], there: readonly Item[]): { source: number; target: number }[] => {
  const place = (items: readonly Item[]) => items.flatMap(({ anchor }, i) => (anchor === null ? [] : [i]));
  const [inSource, inTarget] = [place(here), place(there)];
  return inSource.map((source, k) => ({ source, target: inTarget[k]! }));
};

/**
 * Puts beads in order of the source. One without a source follows the bead that holds the sentence before it.
 */
const inOrder = (machine: readonly Bead[], corrected: readonly Bead[]): Bead[] => {
  const all = [...machine, ...corrected];
  const withSource = all.filter(({ source }) => source.length > 0);
  const added = all.filter(({ source }) => source.length === 0);
  /** For each target, the number of source sentences up to the end of its bead. */
  const after = new Map<number, number>();
  for (const { source, target } of withSource) for (const each of target) after.set(each, source.at(-1)! + 1);
  const places = withSource.map((bead) => ({ bead, place: bead.source[0]!, isAdded: 1 }));
  for (const bead of added.sort((a, b) => a.target[0]! - b.target[0]!)) {
    const place = after.get(bead.target[0]! - 1) ?? 0;
    for (const each of bead.target) after.set(each, place);
    places.push({ bead, place, isAdded: 0 });
  }
  return places
    .sort(
      (a, b) =>
        a.place - b.place || a.isAdded - b.isAdded || (a.bead.target[0] ?? 0) - (b.bead.target[0] ?? 0),
    )
    .map(({ bead }) => bead);
};
