import type { AffixTable, AfterRoot, BeforeRoot, Shape } from '../languages/affixes.js';
import type { Morpheme, Span } from './analysis.js';

/** What is left of a word when affixes are taken off, and those. */
export interface Stem {
  /** As it would be in a dictionary: with the letters that a prefix swallowed. */
  text: string;
  /** Where it stands in the word, without swallowed letters. */
  span: Span;
  before: readonly Peeled<BeforeRoot>[];
  after: readonly Peeled<AfterRoot>[];
}

/** An affix that was taken off, and where it stood. */
export interface Peeled<Affix> {
  affix: Affix;
  /** As it is written there. */
  letters: string;
  span: Span;
}

/** A vowel makes a syllable, and a stem has one. */
const minStem = 2;

/** Most affixes before a root: “ketidakberdayaan” has three. */
const maxBefore = 3;

/** All ways to take affixes off a word that the table allows, none among them. */
export const stemsOf = (word: string, table: AffixTable): readonly Stem[] => {
  const stems: Stem[] = [];
  for (const { to, after } of endsOf(word, table))
    peelBefore({ text: word.slice(0, to), span: [0, to], before: [], after }, table, stems);
  return stems;
};

interface End {
  to: number;
  after: readonly Peeled<AfterRoot>[];
}

/** From the outside in: a particle, a clitic, a suffix, a suffix that may stand before that one. */
const endsOf = (word: string, { after }: AffixTable): readonly End[] => {
  const slots = [
    after.filter(({ kind }) => kind === 'particle'),
    after.filter(({ kind }) => kind === 'clitic'),
    after.filter(({ kind, isInner }) => kind === 'suffix' && !isInner),
    after.filter(({ isInner }) => isInner),
  ];
  return slots.reduce<readonly End[]>(
    (ends, affixes) =>
      ends.flatMap((end) => [end, ...affixes.flatMap((affix) => peelAfter(word, end, affix))]),
    [{ to: word.length, after: [] }],
  );
};

const peelAfter = (word: string, { to, after }: End, affix: AfterRoot): readonly End[] => {
  const from = to - affix.letters.length;
  return from >= minStem && word.startsWith(affix.letters, from)
    ? [{ to: from, after: [{ affix, letters: affix.letters, span: [from, to] }, ...after] }]
    : [];
};

/** Adds a stem, and what is left of it without the prefixes that may stand next. */
const peelBefore = (stem: Stem, table: AffixTable, stems: Stem[]): void => {
  const outer = stem.before.at(-1)?.affix;
  if (allowsSuffix(stem)) stems.push(stem);
  if (stem.before.length >= maxBefore) return;
  for (const affix of table.before) {
    if (outer && !outer.outside.includes(affix.form)) continue;
    for (const shape of affix.shapes) {
      const inner = without(stem, affix, shape);
      if (inner) peelBefore(inner, table, stems);
    }
  }
};

const without = (stem: Stem, affix: BeforeRoot, { letters, swallows, before }: Shape): Stem | null => {
  if (!stem.text.startsWith(letters)) return null;
  const rest = stem.text.slice(letters.length);
  if (rest.length < minStem || !before.test(rest) || !hasVowel.test(rest)) return null;
  const [from, to] = stem.span;
  // What the prefix before this one swallowed is not in the word.
  const swallowed = stem.text.length - (to - from);
  const next = from + letters.length - swallowed;
  return {
    ...stem,
    text: swallows + rest,
    span: [next, to],
    before: [...stem.before, { affix, letters, span: [from, next] }],
  };
};

const hasVowel = /[aeiou]/;

/** Whether a prefix allows the suffix that was taken off, if both were. */
const allowsSuffix = ({ before, after }: Stem): boolean => {
  const suffix = after.find(({ affix }) => affix.kind === 'suffix' && !affix.isInner)?.affix.form;
  return (
    suffix === undefined || before.length === 0 || before.some(({ affix }) => affix.with.includes(suffix))
  );
};

/** All forms of a root with one prefix at most and one suffix at most: what its family may be. */
export const formsOf = (root: string, { before, after }: AffixTable): readonly string[] => {
  const bare = after.filter(({ kind, isInner }) => kind !== 'particle' && !isInner);
  const suffixes = new Map(bare.map(({ form, letters }) => [form, letters]));
  return [
    `${root}-${root}`,
    ...bare.map(({ letters }) => root + letters),
    ...before.flatMap((affix) =>
      affix.kind === 'clitic' || !affix.isProductive
        ? []
        : attached(root, affix.shapes).flatMap((word) =>
            ['', ...affix.with].map((form) => word + (suffixes.get(form) ?? '')),
          ),
    ),
  ];
};

/** A root with a prefix in the shapes that it takes before it. */
const attached = (root: string, shapes: readonly Shape[]): readonly string[] =>
  shapes
    .filter(({ swallows, before }) => root.startsWith(swallows) && before.test(root.slice(swallows.length)))
    .map(({ letters, swallows }) => letters + root.slice(swallows.length));

/**
 * Affixes of a stem as parts of the word; halves that surround it become one.
 *
 * @param standsAlone  whether the root with these letters after it is a word: berpakaian has pakaian
 */
export const affixesOf = (
  { before, after }: Stem,
  { circumfixes }: AffixTable,
  standsAlone: (letters: string) => boolean,
): readonly Morpheme[] => {
  for (const { form, first, last, mayBeTwo } of circumfixes) {
    const opening = before.find(({ affix }) => affix.form === first);
    const closing = after.find(({ affix }) => affix.form === last);
    if (!opening || !closing || (mayBeTwo && standsAlone(closing.letters))) continue;
    return [
      { form, kind: 'circumfix', spans: [opening.span, closing.span] },
      ...[...before, ...after].filter((each) => each !== opening && each !== closing).map(partOf),
    ];
  }
  return [...before, ...after].map(partOf);
};

const partOf = ({ affix: { form, kind }, span }: Peeled<BeforeRoot | AfterRoot>): Morpheme => ({
  form,
  kind,
  spans: [span],
});
