import type { Link, Row, TargetSpan } from '../../core/bitext.js';
import type { Sentence, Span } from '../../core/document.js';

/** A linked part of a text: one word or several, or a part of one. */
export interface LinkedPart extends Span {
  /** Of the source units that it belongs to. All words of a row with the same number say the same. */
  numbers: readonly number[];
  /** Whether none of its links is sure. */
  isWeak: boolean;
}

/** The linked parts of a row, each list in order and without overlaps. */
export interface RowWords {
  /** Offsets are in the document's text. */
  source: readonly LinkedPart[];
  /** Offsets are in the target's text. */
  inTarget(system: string, target: number): readonly LinkedPart[];
}

/** Below this confidence a link is weak: it is wrong once in five times, or more often. */
const minSure = 0.8;

/** More numbers at a word help nobody. */
const maxNumbers = 4;

/** A span with the number of its link. */
interface Numbered extends Span {
  number: number;
  isWeak: boolean;
}

/**
 * Numbers the source units of a row's links, of all systems together, from 1 in the order of the text: what two systems
 * make of the same words has the same number. Links of which one side is not in the row are left out.
 *
 * @param sentences  of the row
 */
export const wordsOf = ({ cells }: Row, sentences: readonly Sentence[]): RowWords => {
  const units = new Map<string, { first: number; links: { system: string; link: Link }[] }>();
  for (const [system, { targets, links = [] }] of Object.entries(cells)) {
    const known = new Set(targets);
    for (const link of links) {
      const source = link.source.filter((span) => isSpan(span) && isIn(span, sentences));
      const target = link.target.filter((span) => isSpan(span) && known.has(span.target));
      if (source.length === 0 || target.length === 0) continue;
      const key = source.map(({ start, end }) => `${start}-${end}`).join();
      const unit = units.get(key) ?? { first: source[0]!.start, links: [] };
      unit.links.push({ system, link: { ...link, source, target } });
      units.set(key, unit);
    }
  }
  const inSource: Numbered[] = [];
  const inTargets = new Map<string, Numbered[]>();
  [...units.values()]
    .sort((a, b) => a.first - b.first)
    .forEach(({ links }, i) => {
      const number = i + 1;
      const isWeak = links.every(({ link }) => isWeakLink(link));
      for (const { start, end } of links[0]!.link.source) inSource.push({ start, end, number, isWeak });
      for (const { system, link } of links)
        for (const { target, start, end } of link.target)
          pushTo(inTargets, keyOf(system, target), { start, end, number, isWeak: isWeakLink(link) });
    });
  const parts = new Map([...inTargets].map(([key, spans]) => [key, partsOf(spans)]));
  return { source: partsOf(inSource), inTarget: (system, target) => parts.get(keyOf(system, target)) ?? [] };
};

const isSpan = ({ start, end }: Span): boolean => start < end;

const isIn = ({ start, end }: Span, sentences: readonly Sentence[]): boolean =>
  sentences.length > 0 && start < sentences.at(-1)!.end && end > sentences[0]!.start;

const isWeakLink = ({ confidence }: Link): boolean => confidence < minSure;

const keyOf = (system: string, target: TargetSpan['target']): string => `${target} ${system}`;

const pushTo = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};

/** Cuts spans that may overlap into parts that do not, in order. */
const partsOf = (spans: readonly Numbered[]): LinkedPart[] => {
  const ends = spans.flatMap((span) => [
    { at: span.start, step: 1, span },
    { at: span.end, step: -1, span },
  ]);
  ends.sort((a, b) => a.at - b.at);
  const parts: LinkedPart[] = [];
  /** How many spans of each number are open; and of those that are sure. */
  const open = new Map<number, number>();
  let sure = 0;
  let start = 0;
  for (const { at, step, span } of ends) {
    if (at > start && open.size > 0)
      parts.push({ start, end: at, numbers: firstOf(open), isWeak: sure === 0 });
    start = at;
    const count = (open.get(span.number) ?? 0) + step;
    if (count === 0) open.delete(span.number);
    else open.set(span.number, count);
    if (!span.isWeak) sure += step;
  }
  return parts;
};

/** The first few numbers, in order. */
const firstOf = (open: ReadonlyMap<number, number>): number[] => {
  const numbers: number[] = [];
  for (const number of open.keys()) if (numbers.push(number) === maxNumbers) break;
  return numbers.sort((a, b) => a - b);
};
