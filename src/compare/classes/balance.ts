import type { DifferenceClass } from '../../core/bitext.js';
import type { LanguagePack } from '../../languages/pack.js';
import type { Group, Word } from './groups.js';
import type { Asked, WordKind } from './kinds.js';
import { areForms } from './lemma.js';
import { type Item, meaningsOf } from './meanings.js';

/** What is left of changed words when those that both texts have are paired off. */
export interface Balance {
  classes: Set<DifferenceClass>;
  /** Words of numbers that only one side has left, in lower case. */
  numbers: Record<Key, string[]>;
  hasNumbers: boolean;
}

type Key = 'removed' | 'added';

type Items = Record<Key, Item[]>;

/** Pairs changed words off, and says what is left of them. */
export const balanceOf = (
  groups: readonly Group[],
  kindOf: (word: Word) => WordKind,
  asked: Asked,
): Balance => {
  const classes = new Set<DifferenceClass>();
  const items = (words: readonly Word[]) =>
    words.map((word): Item => ({ ...word, type: kindOf(word), isPaired: false, isExplained: false }));
  const all = groups.map(({ removed, added }): Items => ({ removed: items(removed), added: items(added) }));
  const whole: Items = {
    removed: all.flatMap(({ removed }) => removed),
    added: all.flatMap(({ added }) => added),
  };
  for (const group of all) if (areJoinedAlike(group)) classes.add('punctuation');
  for (const group of [...all, whole]) if (pairEqual(group)) classes.add('order');
  for (const group of all) if (pairContractions(group, asked.to)) classes.add('inflection');
  for (const group of [...all, whole]) if (pairForms(group, asked.to)) classes.add('inflection');
  const numbersOf = (key: Key) => whole[key].filter(({ type }) => type === 'number');
  const left = (key: Key) =>
    numbersOf(key)
      .filter(isLeft)
      .map(({ lower }) => lower);
  const numbers = { removed: left('removed'), added: left('added') };
  const hasNumbers = numbersOf('removed').length + numbersOf('added').length > 0;
  const meanings = meaningsOf(asked);
  if (meanings.pairAcross(all)) classes.add('word-choice');
  for (const group of all) for (const name of classesOfRest(group, meanings)) classes.add(name);
  return { classes, numbers, hasNumbers };
};

const isLeft = ({ isPaired }: Item): boolean => !isPaired;

/** Whether both are the same letters with other signs between them: e-mail, email. */
const areJoinedAlike = ({ removed, added }: Items): boolean => {
  const joined = (words: readonly Item[]) =>
    words
      .slice(0, maxJoined)
      .map(({ lower }) => lower)
      .join('')
      .replace(/[^\p{L}\p{N}]/gu, '');
  const ours = joined(removed);
  // A sign within a number is a part of it.
  if (ours === '' || /\p{N}/u.test(ours)) return false;
  if (ours !== joined(added) || /'/.test(keysOf(removed) + keysOf(added))) return false;
  for (const word of [...removed, ...added]) word.isPaired = true;
  return true;
};

const maxJoined = 8;

const keysOf = (words: readonly Item[]): string => words.map(({ lower }) => lower).join(' ');

/** Pairs equal words. Whether one of them says something: then it stands elsewhere. */
const pairEqual = ({ removed, added }: Items): boolean => {
  const places = new Map<string, Item[]>();
  for (const word of added) {
    if (word.isPaired) continue;
    const list = places.get(word.lower);
    if (list === undefined) places.set(word.lower, [word]);
    else list.push(word);
  }
  let hasMoved = false;
  for (const word of removed) {
    const other = word.isPaired ? undefined : places.get(word.lower)?.pop();
    if (other === undefined) continue;
    word.isPaired = other.isPaired = true;
    hasMoved ||= word.type !== 'function' && word.type !== 'article' && word.type !== 'number';
  }
  return hasMoved;
};

/** Pairs a contraction with the words that it stands for: they're, they are. */
const pairContractions = ({ removed, added }: Items, pack: LanguagePack): boolean => {
  let found = false;
  for (const [ours, theirs] of [
    [removed, added],
    [added, removed],
  ] as const)
    for (const word of ours) {
      if (word.isPaired || !word.lower.includes("'")) continue;
      for (const [clitic, stood] of pack.clitics.after) {
        if (!word.lower.endsWith(clitic)) continue;
        const stem = word.lower.slice(0, -clitic.length);
        const others = theirs.filter(
          (other) =>
            !other.isPaired &&
            (areForms(other.lower, stem, pack) || stood.some((each) => each === other.lower)),
        );
        const short = theirs.filter(({ isPaired, type }) => !isPaired && type === 'function');
        const isWhole = theirs.some((other) => !other.isPaired && areForms(other.lower, word.lower, pack));
        const stands = stood.every((each) => others.some(({ lower }) => lower === each));
        if (others.length === 0 || isWhole || !stands) continue;
        // What a clitic without words of its own stands for is a function word: “it's”, “it is”.
        for (const each of stood.length === 0 ? [...others, ...short.slice(0, 1)] : others)
          each.isPaired = true;
        word.isPaired = found = true;
        break;
      }
    }
  return found;
};

/** Words of a passage that are compared with each other at most, so that the time is linear. */
const maxCompared = 60;

/** Pairs forms of one word. */
const pairForms = ({ removed, added }: Items, pack: LanguagePack): boolean => {
  let found = false;
  const others = added.filter((word) => isLeft(word) && word.type !== 'number').slice(0, maxCompared);
  for (const word of removed.filter(isLeft).slice(0, maxCompared)) {
    if (word.type === 'number') continue;
    const other = others.find((each) => isLeft(each) && areForms(word.lower, each.lower, pack));
    if (other === undefined) continue;
    word.isPaired = other.isPaired = found = true;
  }
  return found;
};

/** Words of one side are left out, or added, if the other has so many fewer. */
const manyMore = (many: number, few: number): boolean => many >= 2 * few + 2;

/** What the words say that are left in a passage. */
const classesOfRest = (
  { removed, added }: Items,
  meanings: ReturnType<typeof meaningsOf>,
): Set<DifferenceClass> => {
  const classes = new Set<DifferenceClass>();
  const [ours, theirs] = [restOf(removed), restOf(added)];
  for (const { special } of [ours, theirs])
    for (const { type } of special) classes.add(type === 'name' ? 'name' : 'untranslated');
  // A name or a word that was left stands for a name or a word of the other side.
  const open = ({ special }: Rest) => special.filter(({ isExplained }) => !isExplained).length;
  const pairs = Math.min(open(ours), open(theirs));
  const [plain, plainThere] = [[...ours.plain], [...theirs.plain]];
  const alone = open(ours) - pairs - take(plainThere, open(ours) - pairs);
  const aloneThere = open(theirs) - pairs - take(plain, open(theirs) - pairs);
  const lost = alone > 0 && theirs.small === 0 && theirs.numbers === 0;
  const gained = aloneThere > 0 && ours.small === 0 && ours.numbers === 0;
  if (lost) classes.add('omission');
  if (gained) classes.add('addition');
  const [many, manyThere] = [plain.length, plainThere.length];
  const isCut = {
    removed: meanings.isOnlyIn('before', plain, plainThere),
    added: meanings.isOnlyIn('after', plainThere, plain),
  };
  // “Twice”, “3 times”.
  const isCounted = ours.numbers > 0 && theirs.numbers > 0 && many + manyThere === 1;
  if (isCounted) return classes;
  if (many > 0 && manyThere > 0) {
    if (manyMore(many, manyThere) || isCut.removed) classes.add('omission');
    if (manyMore(manyThere, many) || isCut.added) classes.add('addition');
    classes.add('word-choice');
  } else if (many > 0) {
    classes.add(many <= theirs.small + theirs.numbers ? 'word-choice' : 'omission');
  } else if (manyThere > 0) {
    classes.add(manyThere <= ours.small + ours.numbers ? 'word-choice' : 'addition');
  } else if (ours.special.length + theirs.special.length === 0 && ours.small > 0 && theirs.small > 0)
    classes.add('word-choice');
  return classes;
};

/** Takes up to so many words away; says how many. */
const take = (words: Item[], count: number): number => words.splice(0, Math.max(0, count)).length;

interface Rest {
  /** Names, several words of one together, and words left in the source's language. */
  special: Item[];
  plain: Item[];
  /** Function words without articles. */
  small: number;
  numbers: number;
}

const restOf = (words: readonly Item[]): Rest => {
  const rest: Rest = { special: [], plain: [], small: 0, numbers: 0 };
  let last: Item | undefined;
  for (const word of words) {
    if (word.isPaired) continue;
    if (word.type === 'name' || word.type === 'untranslated') {
      const goesOn = word.type === 'name' && last?.type === 'name' && last.index + 1 === word.index;
      if (!goesOn) rest.special.push(word);
      last = word;
    } else if (word.type === 'content') rest.plain.push(word);
    else if (word.type === 'function') rest.small++;
    else if (word.type === 'number') rest.numbers++;
  }
  return rest;
};
