import type { AffixTable } from '../languages/affixes.js';
import type { Morpheme, Span, WordAnalysis } from './analysis.js';
import { type Stem, stemsOf } from './peel.js';

/** What a stem may be made of. */
export interface RootOfStem {
  /** Words separated by a space in a compound. */
  root: string;
  /** The root and what stands within the stem besides. */
  parts: readonly Morpheme[];
  kind: 'plain' | 'compound' | 'doubled' | 'rhymed' | 'syllable' | 'infixed';
}

/** What a stem asks about words. */
export interface Words {
  isKnown(word: string): boolean;
  /** The best analysis of a shorter word. */
  analyse(word: string): WordAnalysis;
}

/** All that a stem may be made of: a root, two, one that is doubled, or has an infix. */
export const rootsOf = (stem: Stem, table: AffixTable, words: Words): readonly RootOfStem[] =>
  stem.text.includes('-')
    ? [
        ...(stem.before.length + stem.after.length === 0 ? [plain(stem)] : []),
        ...doubledRoots(stem, table, words),
      ]
    : [
        plain(stem),
        ...infixedRoots(stem, table),
        ...doubledSyllables(stem, table),
        ...compounds(stem, words),
      ];

const plain = ({ text, span }: Stem): RootOfStem => ({
  root: text,
  parts: [rootPart(text, [span])],
  kind: 'plain',
});

const rootPart = (form: string, spans: readonly Span[]): Morpheme => ({ form, kind: 'root', spans });

/** Where a letter of a stem stands in the word; the first one there for letters that a prefix swallowed. */
const placeIn = ({ text, span: [from, to] }: Stem, index: number): number =>
  Math.max(from, to - text.length + index);

const infixedRoots = (stem: Stem, { infixed, infixes }: AffixTable): readonly RootOfStem[] => {
  const root = infixed.get(stem.text);
  const infix = infixes.find((each) => root && stem.text === root[0] + each + root.slice(1));
  if (!root || !infix) return [];
  const [first, rest] = [placeIn(stem, 1), placeIn(stem, 1 + infix.length)];
  const parts: Morpheme[] = [
    rootPart(root, [[stem.span[0], first] as const, [rest, stem.span[1]] as const].filter(isNotEmpty)),
    { form: `-${infix}-`, kind: 'infix', spans: [[first, rest]] },
  ];
  return [{ root, parts, kind: 'infixed' }];
};

const isNotEmpty = ([from, to]: Span): boolean => from < to;

/** “pepohonan”: pe·pohon·an. */
const doubledSyllables = (stem: Stem, { doubledSyllable }: AffixTable): readonly RootOfStem[] => {
  const added = doubledSyllable.exec(stem.text)?.[1];
  if (added === undefined || stem.text.length > stem.span[1] - stem.span[0] || !hasSuffix(stem)) return [];
  const root = stem.text.slice(added.length);
  const at = placeIn(stem, added.length);
  const parts: Morpheme[] = [
    { form: 'Ce-', kind: 'reduplication', spans: [[stem.span[0], at]] },
    rootPart(root, [[at, stem.span[1]]]),
  ];
  return [{ root, parts, kind: 'syllable' }];
};

const hasSuffix = ({ after }: Stem): boolean => after.some(({ affix }) => affix.kind === 'suffix');

/** Least letters of a word in a compound. */
const minWord = 4;

/** Two words are written as one where affixes surround them: “mempertanggungjawabkan”. */
const compounds = (stem: Stem, { isKnown }: Words): readonly RootOfStem[] => {
  const { text, before } = stem;
  if (before.length === 0 || !hasSuffix(stem)) return [];
  const found: RootOfStem[] = [];
  for (let cut = minWord; cut <= text.length - minWord; cut++) {
    const [one, other] = [text.slice(0, cut), text.slice(cut)];
    if (!isKnown(one) || !isKnown(other)) continue;
    const root = `${one} ${other}`;
    found.push({ root, parts: [rootPart(root, [stem.span])], kind: 'compound' });
  }
  return found;
};

/** “anak-anak”, “menari-nari”, “tolong-menolong”, “sayur-mayur”. */
const doubledRoots = (stem: Stem, table: AffixTable, words: Words): readonly RootOfStem[] => {
  const { text, span } = stem;
  const hyphen = text.indexOf('-');
  const [one, other] = [text.slice(0, hyphen), text.slice(hyphen + 1)];
  if (one.length < 2 || other.length < 2 || other.includes('-')) return [];
  const at = placeIn(stem, hyphen);
  const swallowed = text.length - (span[1] - span[0]);
  const again = (form: string): Morpheme => ({ form, kind: 'reduplication', spans: [[at, span[1]]] });
  if (one === other) {
    const { root, parts } = words.analyse(one);
    return swallowed === 0
      ? [{ root, parts: [...parts.map((part) => moved(part, span[0])), again('×2')], kind: 'doubled' }]
      : [{ root: one, parts: [rootPart(one, [[span[0], at]]), again('×2')], kind: 'doubled' }];
  }
  const doubled = { root: one, kind: 'doubled' } as const;
  const first = rootPart(one, [[span[0], at]]);
  // The nasal that stands for a first letter is doubled with the rest: menari-nari is meN- and tari.
  if (nasalOf(stem) + one.slice(swallowed) === other) return [{ ...doubled, parts: [first, again('×2')] }];
  const mutual = (stem.before.length > 0 ? [] : stemsOf(other, table))
    .filter((each) => each.text === one && each.before.length === 1 && each.after.length === 0)
    .map(({ before, span: inner }): RootOfStem => {
      const [prefix] = before;
      const parts: Morpheme[] = [
        first,
        { form: prefix!.affix.form, kind: prefix!.affix.kind, spans: [[at, inner[0] + at + 1]] },
        { form: '×2', kind: 'reduplication', spans: [moveSpan(inner, at + 1)] },
      ];
      return { ...doubled, parts };
    });
  if (mutual.length > 0) return mutual;
  if (!rhymes(one, other) || swallowed > 0) return [];
  const second: readonly Morpheme[] = [
    { form: '×2~', kind: 'reduplication', spans: [[span[0], at + 1]] },
    rootPart(other, [[at + 1, span[1]]]),
  ];
  return [
    { root: one, parts: [first, again('×2~')], kind: 'rhymed' },
    { root: other, parts: second, kind: 'rhymed' },
  ];
};

const moveSpan = ([from, to]: Span, by: number): Span => [from + by, to + by];

const moved = (part: Morpheme, by: number): Morpheme => ({
  ...part,
  spans: part.spans.map((span) => moveSpan(span, by)),
});

/** The nasal in which a prefix ends that swallowed the first letter of a stem; empty if none did. */
const nasalOf = ({ before }: Stem): string => {
  const last = before.at(-1);
  return last ? (last.letters.match(/(?:ng|ny|[mn])$/)?.[0] ?? '') : '';
};

/** Whether two words differ in their vowels only, or in what they begin with: “gerak-gerik”, “lauk-pauk”. */
const rhymes = (one: string, other: string): boolean =>
  withoutVowels(one) === withoutVowels(other) ||
  (one.length === other.length && one.slice(1) === other.slice(1) && one.length > 3);

const withoutVowels = (word: string): string => word.replace(/[aeiou]/g, '.');
