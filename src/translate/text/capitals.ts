import type { LanguagePack } from '../../languages/pack.js';
import { baseForm } from './unknown.js';

/** What was in capitals in a sentence that the model is shown in small letters; null if nothing was. */
export type Style = 'capitals' | 'label' | 'headline' | null;

export interface Cased {
  text: string;
  style: Style;
}

/**
 * How unusual a text is for the model, in nats: the negative log-probability of its pieces, as its tokenizer counts.
 */
export type Rarity = (text: string) => number;

/** A headline has at least so many words with a capital. */
const minHeadline = 3;
/** Longest word that is taken for an acronym because nobody can say it. */
const maxAcronym = 5;
/** A word that can be said: its consonants at either end are such as words have there. */
const sayable =
  /^(?:[bcdfgkptv][lr]|s[tkpmnwclhrvy]|[kgptbcds]w|ny|[kctpgdw]h|ng|kn|mb|str|sch|[^aeiouy]?)(?=[aeiouy]).*(?<=[aeiouy])(?:ngs?|nk|n[dtsgc]|[klprtdf]s|s[tkph]|r[stdnmkbgflp]|l[tdkmfspl]|ss|ck|[tcgk]h|f[ft]|mp|tz|[pc]t|ht|[^aeiouy]?)$/;
/** Handicaps in nats, fitted on the 150,000 first sentences of a news corpus whose capitals were taken away. */
const handicap = { name: 1, acronym: -10 };

const word = /\p{L}[\p{L}\p{M}]*/gu;
const label = /^(\s*["“'‘(]?)(\p{Lu}[\p{Lu}\p{N}.'’-]*(?:\s+\p{Lu}[\p{Lu}\p{N}.'’-]*){0,4})(?=\s*:\s)/u;

/**
 * Puts a sentence in capitals ("HARGA BERAS NAIK."), a headline ("Merespon Keluhan Warga Desa") or a speaker's label
 * ("PEWARTA: Bagaimana …") in small letters, as models know words. Names keep a capital and acronyms all of them, as
 * the model's vocabulary has it.
 *
 * @param placeholders  stay as they are
 */
export const lowered = (
  text: string,
  placeholders: ReadonlySet<string>,
  rarity: Rarity,
  pack: LanguagePack,
): Cased => {
  const isOwn = (each: string): boolean => !placeholders.has(each);
  const words = (text.match(word) ?? []).filter(isOwn);
  const small = (part: string, isHeadline = false): string => {
    const cased = part.replace(word, (each, at: number) =>
      isOwn(each) && !/[\p{N}_]/u.test((part[at - 1] ?? '') + (part[at + each.length] ?? ''))
        ? usualForm(each, rarity, pack, isHeadline)
        : each,
    );
    return cased.replace(/\p{L}[\p{L}\p{M}]*/u, (each) => (isOwn(each) ? capitalised(each) : each));
  };
  const changed = (cased: string, style: Style): Cased =>
    cased === text ? { text, style: null } : { text: cased, style };

  if (words.length > 0 && words.every(isUpper) && words.some(({ length }) => length > 2))
    return changed(small(text), 'capitals');
  const [head, opening, name] = label.exec(text) ?? [];
  if (name !== undefined && /\p{L}{3}/u.test(name))
    return changed(opening + small(name) + text.slice(head!.length), 'label');
  if (!isHeadline(text, words, pack)) return { text, style: null };
  const cased = small(text, true);
  const count = (of: string): number =>
    (of.match(word) ?? []).filter((each) => isOwn(each) && isCapital(each)).length;
  // Where most capitals stay, they are those of names.
  return count(cased) - 1 <= (count(text) - 1) / 2
    ? { text: cased, style: 'headline' }
    : { text, style: null };
};

/**
 * Puts capitals where the source has them.
 *
 * @param translation  of a text that `lowered` gave
 * @param pack         of its language
 */
export const raised = (translation: string, style: Style, { smallWords }: LanguagePack): string => {
  if (style === null) return translation;
  if (style === 'capitals') return translation.toUpperCase();
  if (style === 'label') return translation.replace(/^[^:]{1,80}:/u, (head) => head.toUpperCase());
  let isFirst = true;
  return translation.replace(/(?<![\p{L}\p{M}\p{N}'’])\p{L}[\p{L}\p{M}]*/gu, (each) => {
    const isSmall = !isFirst && smallWords.has(each);
    isFirst = false;
    return isSmall ? each : capitalised(each);
  });
};

/** A word as running text has it. */
const usualForm = (
  given: string,
  rarity: Rarity,
  { smallWords, writing }: LanguagePack,
  isHeadline: boolean,
): string => {
  const small = given.toLowerCase();
  if (smallWords.has(small) && !(isHeadline && isUpper(given))) return small;
  if (isHeadline && (!isCapital(given) || (isUpper(given) && given.length > 1))) return given;
  if (!isHeadline && (writing.acronyms.has(small) || isRoman(given) || !/[aeiouy]/i.test(baseForm(given))))
    return given;
  const asSmall = rarity(small);
  const isOdd = given.length <= maxAcronym && !sayable.test(baseForm(small));
  const forms = [
    { form: small, cost: asSmall },
    { form: capitalised(small), cost: rarity(capitalised(small)) + (isHeadline ? 0 : handicap.name) },
    ...(isHeadline ? [] : [{ form: given, cost: rarity(given) + (isOdd ? handicap.acronym : 0) }]),
  ];
  return forms.reduce((best, each) => (each.cost < best.cost ? each : best)).form;
};

const isUpper = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

const capitalised = (text: string): string => {
  const [head = '', ...rest] = text;
  return head.toUpperCase() + rest.join('');
};

const isRoman = (text: string): boolean => /^(?=..)X{0,3}(?:IX|IV|V?I{0,3})$/.test(text);

/** Whether nearly every word has a capital, and no stop follows. */
const isHeadline = (text: string, words: readonly string[], { smallWords }: LanguagePack): boolean => {
  const main = words.filter((each) => !smallWords.has(each.toLowerCase()));
  return (
    smallWords.size > 0 &&
    main.length >= minHeadline &&
    main.every(isCapital) &&
    !main.every(isUpper) &&
    !/[.;:]["”’)\]]*\s*$/.test(text)
  );
};
