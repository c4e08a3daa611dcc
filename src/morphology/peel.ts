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
  /** Of the affix, and of its shape. */
  odds: number;
}

/** A vowel makes a syllable, and a stem has one. */
const minStem = 2;

/** Most affixes before a root: “ketidakberdayaan” has three. */
const maxBefore = 3;

/** All ways to take affixes off a word that the table allows, none among them. */
export const stemsOf = (word: string, table: AffixTable): readonly Stem[] => {
  const stems: Stem[] = [];
  for (const end of endsOf(word, table)) peelBefore(stemAt(word, end), table, stems);
  return stems;
};

const stemAt = (word: string, { to, after }: End): Stem => ({
  text: word.slice(0, to),
  span: [0, to],
  before: [],
  after,
});

interface End {
  to: number;
  after: readonly Peeled<AfterRoot>[];
}

/** From the outside in: a particle, a clitic, a suffix, a suffix that may stand before that one. */
const endsOf = (word: string, table: AffixTable): readonly End[] => {
  const ends: End[] = [{ to: word.length, after: [] }];
  for (const slot of rulesOf(table).slots)
    for (const { to, after } of [...ends]) {
      for (const affix of slot.get(word[to - 1]!) ?? []) {
        const from = to - affix.letters.length;
        if (from >= minStem && word.startsWith(affix.letters, from))
          ends.push({
            to: from,
            after: [{ affix, letters: affix.letters, span: [from, to], odds: affix.odds }, ...after],
          });
      }
    }
  return ends;
};

/** A table's affixes by the letter at which they are met. */
interface Rules {
  /** What may stand before a root, by its first letter. */
  before: ReadonlyMap<string, readonly (readonly [BeforeRoot, Shape])[]>;
  /** Those that words are made with, in their usual shapes. */
  simple: ReadonlyMap<string, readonly (readonly [BeforeRoot, Shape])[]>;
  /** What may stand after a root, from the outermost on, by its last letter. */
  slots: readonly ReadonlyMap<string, readonly AfterRoot[]>[];
}

const rulesOf = (table: AffixTable): Rules => {
  const known = rulesOfTables.get(table);
  if (known) return known;
  const suffixes = table.after.filter(({ kind }) => kind === 'suffix');
  const slots = [
    table.after.filter(({ kind }) => kind === 'particle'),
    table.after.filter(({ kind }) => kind === 'clitic'),
    suffixes.filter(({ isInner }) => !isInner),
    suffixes.filter(({ isInner }) => isInner),
  ];
  const before = table.before.flatMap((affix) => affix.shapes.map((shape) => [affix, shape] as const));
  const firstOf = ([, { letters }]: readonly [BeforeRoot, Shape]) => letters[0]!;
  const isSimple = ([{ kind, isProductive }, { odds }]: readonly [BeforeRoot, Shape]) =>
    kind === 'prefix' && isProductive && odds >= 0;
  const rules: Rules = {
    before: grouped(before, firstOf),
    simple: grouped(before.filter(isSimple), firstOf),
    slots: slots.map((slot) => grouped(slot, ({ letters }) => letters.at(-1)!)),
  };
  rulesOfTables.set(table, rules);
  return rules;
};

const rulesOfTables = new WeakMap<AffixTable, Rules>();

const grouped = <Item>(items: readonly Item[], of: (item: Item) => string): ReadonlyMap<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(of(item), [...(groups.get(of(item)) ?? []), item]);
  return groups;
};

/** Adds a stem, and what is left of it without the prefixes that may stand next. */
const peelBefore = (stem: Stem, table: AffixTable, stems: Stem[]): void => {
  const outer = stem.before.at(-1)?.affix;
  if (allowsSuffix(stem)) stems.push(stem);
  if (stem.before.length >= maxBefore) return;
  for (const [affix, shape] of rulesOf(table).before.get(stem.text[0]!) ?? []) {
    const inner = !outer || outer.outside.includes(affix.form) ? without(stem, affix, shape) : null;
    if (inner && table.stem.test(inner.text)) peelBefore(inner, table, stems);
  }
};

const without = (stem: Stem, affix: BeforeRoot, { letters, swallows, before, odds }: Shape): Stem | null => {
  if (!stem.text.startsWith(letters)) return null;
  const rest = stem.text.slice(letters.length);
  if (rest.length < minStem || !before.test(rest)) return null;
  const [from, to] = stem.span;
  // What the prefix before this one swallowed is not in the word.
  const swallowed = stem.text.length - (to - from);
  const next = from + letters.length - swallowed;
  return {
    ...stem,
    text: swallows + rest,
    span: [next, to],
    before: [...stem.before, { affix, letters, span: [from, next], odds: affix.odds + odds }],
  };
};

/** Whether the prefixes that were taken off go together with the suffix that was, or with none. */
const allowsSuffix = ({ before, after }: Stem): boolean => {
  const suffix = suffixOf(after)?.form;
  return suffix === undefined
    ? before.length < 2 || !before.some(({ affix }) => affix.needsSuffix)
    : before.length === 0 || before.some(({ affix }) => affix.with.includes(suffix));
};

/** The suffix of verbs and nouns among what was taken off behind a stem. */
const suffixOf = (after: Stem['after']): AfterRoot | undefined =>
  after.find(({ affix }) => affix.kind === 'suffix' && !affix.isInner)?.affix;

/** Whether taking more off the first stem may give the second. */
export const isAround = (outer: Stem, inner: Stem): boolean => {
  const surplus = inner.after.length - outer.after.length;
  return (
    surplus >= 0 &&
    outer.before.length + outer.after.length < inner.before.length + inner.after.length &&
    outer.before.every(({ affix, letters }, i) => {
      const other = inner.before[i];
      return other?.affix === affix && other.letters === letters;
    }) &&
    outer.after.every(({ affix }, i) => inner.after[surplus + i]?.affix === affix)
  );
};

/** What a word may be a simple form of: the roots that it has with one prefix at most and one suffix at most, or doubled. */
export const simpleRootsOf = (word: string, table: AffixTable): ReadonlySet<string> => {
  const hyphen = word.indexOf('-');
  if (hyphen >= 0)
    return new Set(word.slice(0, hyphen) === word.slice(hyphen + 1) ? [word.slice(0, hyphen)] : []);
  const { simple } = rulesOf(table);
  const roots = new Set<string>();
  // A lexicon's words are all asked for, so only these stems are made.
  for (const end of endsOf(word, table)) {
    if (end.after.length > 1 || end.after[0]?.affix.kind === 'particle') continue;
    const stem = stemAt(word, end);
    if (end.after.length > 0 && allowsSuffix(stem)) roots.add(stem.text);
    // In a rare shape, another root is meant.
    for (const [affix, shape] of simple.get(word[0]!) ?? []) {
      const inner = without(stem, affix, shape);
      if (inner && table.stem.test(inner.text) && allowsSuffix(inner)) roots.add(inner.text);
    }
  }
  return roots;
};

/** A root with a prefix in the shapes that it takes before it. */
export const attached = (root: string, shapes: readonly Shape[]): readonly string[] =>
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
  const halves = before.flatMap((opening) =>
    circumfixes
      .filter(({ first }) => first === opening.affix.form)
      .flatMap((circumfix) =>
        after
          .filter(({ affix }) => affix.form === circumfix.last)
          .filter(({ letters }) => !circumfix.mayBeTwo || !standsAlone(letters))
          .map((closing) => ({ circumfix, opening, closing })),
      ),
  );
  // The outermost, but that of berkelanjutan is ke-…-an.
  const found = halves.find(({ circumfix }) => !circumfix.mayBeTwo) ?? halves[0];
  const rest = [...before, ...after].filter((each) => each !== found?.opening && each !== found?.closing);
  if (!found) return rest.map(partOf);
  const { circumfix, opening, closing } = found;
  return [
    { form: circumfix.form, kind: 'circumfix', spans: [opening.span, closing.span] },
    ...rest.map(partOf),
  ];
};

const partOf = ({ affix: { form, kind }, span }: Peeled<BeforeRoot | AfterRoot>): Morpheme => ({
  form,
  kind,
  spans: [span],
});
