import type { LanguagePack } from '../../languages/pack.js';
import { maxWordLength } from '../../limits.js';
import { baseForm, beginsSentence } from './unknown.js';

/** What was in capitals in a sentence that the model is shown in small letters; null if nothing was. */
export type Style = 'capitals' | 'label' | 'headline' | QuotedCapitals | null;

/** Quotations that were in capitals from beginning to end. */
export interface QuotedCapitals {
  /** Their places among the sentence's quotations, counted from 0; none if only words in a row were in capitals. */
  quotations: number[];
  /** Number of quotations. */
  count: number;
}

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
/** A sentence is in capitals if so many of its letters are. */
const minCapitals = 0.8;
/** A common word has at least so many letters, and at most this cost in nats a letter. */
const minCommon = 4;
const maxCost = 3.4;
/** Longest word that is taken for an acronym because nobody can say it. */
const maxAcronym = 5;
/** A word that can be said: its consonants at either end are such as words have there. */
const sayable =
  /^(?:[bcdfgkptv][lr]|s[tkpmnwclhrvy]|[kgptbcds]w|ny|[kctpgdw]h|ng|kn|mb|str|sch|[^aeiouy]?)(?=[aeiouy]).*(?<=[aeiouy])(?:ngs?|nk|n[dtsgc]|[klprtdf]s|s[tkph]|r[stdnmkbgflp]|l[tdkmfspl]|ss|ck|[tcgk]h|f[ft]|mp|tz|[pc]t|ht|[^aeiouy]?)$/;
/** Handicaps in nats, fitted on the 150,000 first sentences of a news corpus whose capitals were taken away. */
const handicap = { name: 1, acronym: -10 };

const word = /\p{L}[\p{L}\p{M}]*/gu;
const label =
  /^(\s*["“'‘(]?)(\p{Lu}[\p{Lu}\p{N}.'’-]*(?:\s+\(?[\p{Lu}\p{N}][\p{Lu}\p{N}.'’-]*\)?){0,6})(?=\s*:(?:\s|$))/u;
/** Two or more words in capitals in a row. */
const run =
  /(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{Lu}\p{M}]*(?:(?:-|,?\s+)\p{Lu}[\p{Lu}\p{M}]*)+(?![\p{L}\p{M}\p{N}])/gu;
const quotation = /["“„«][^"“”„«»]*["”»]/gu;

/**
 * Puts a sentence in capitals ("HARGA BERAS NAIK."), a headline ("Merespon Keluhan Warga Desa"), a speaker's label
 * ("PEWARTA: Bagaimana …") or words in a row ("Ia berkata, "DIAM KAMU!"") in small letters, as models know words. Names
 * keep a capital and acronyms all of them, as the model's vocabulary has it.
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
  const inUsualForm = (part: string, isHeadline = false): string =>
    part.replace(word, (each, at: number) =>
      isOwn(each) && !/[\p{N}_]/u.test((part[at - 1] ?? '') + (part[at + each.length] ?? ''))
        ? usualForm(each, rarity, pack, isHeadline)
        : each,
    );
  const small = (part: string, isHeadline = false): string =>
    withCapital(inUsualForm(part, isHeadline), isOwn);
  const changed = (cased: string, style: Style): Cased =>
    cased === text ? { text, style: null } : { text: cased, style };

  const hasUpper = words.some((each) => isUpper(each) && each.length > 2);
  if (hasUpper && words.every(isUpper)) return changed(small(text), 'capitals');
  const [head = '', opening, name] = label.exec(text) ?? [];
  const rest = text.slice(head.length);
  if (hasUpper && isInCapitals((rest.match(word) ?? []).filter(isOwn))) {
    const cased = inUsualForm(text);
    if (isRunningText(words, (cased.match(word) ?? []).filter(isOwn), rarity, pack))
      return { text: withCapital(cased, isOwn), style: 'capitals' };
  }
  /** With words in a row in small letters, unless they are acronyms and names. */
  const withoutRuns = (part: string): string =>
    part.replace(run, (found, at: number) => {
      const cased = inUsualForm(found);
      if (!isRunningText(found.match(word)!, cased.match(word)!, rarity, pack)) return found;
      return beginsSentence(part, at) ? withCapital(cased, isOwn) : cased;
    });
  if (name !== undefined && /\p{L}{3}/u.test(name))
    return changed(opening + small(name) + withoutRuns(rest), 'label');
  if (isHeadline(text, words, pack)) {
    const cased = small(text, true);
    const count = (of: string): number =>
      (of.match(word) ?? []).filter((each) => isOwn(each) && isCapital(each)).length;
    // Where most capitals stay, they are those of names.
    if (count(cased) - 1 <= (count(text) - 1) / 2) return { text: cased, style: 'headline' };
  }
  const cased = withoutRuns(text);
  return cased === text ? { text, style: null } : { text: cased, style: quotedCapitals(text, cased) };
};

/**
 * Puts capitals where the source has them: those of words in a row only in quotations, whose place is known.
 *
 * @param translation  of a text that `lowered` gave
 * @param pack         of its language
 */
export const raised = (translation: string, style: Style, { smallWords }: LanguagePack): string => {
  if (style === null) return translation;
  const upper = (text: string): string =>
    text.replace(word, (each) => (isMixed(each) ? each : each.toUpperCase()));
  if (style === 'capitals') return upper(translation);
  if (style === 'label') return translation.replace(/^[^:]{1,80}:/u, upper);
  if (style !== 'headline') {
    if (translation.match(quotation)?.length !== style.count) return translation;
    const places = new Set(style.quotations);
    let place = -1;
    return translation.replace(quotation, (each) => {
      place++;
      return places.has(place) ? upper(each) : each;
    });
  }
  let isFirst = true;
  return translation.replace(/(?<![\p{L}\p{M}\p{N}'’])\p{L}[\p{L}\p{M}]*/gu, (each) => {
    const isSmall = (!isFirst && smallWords.has(each)) || isMixed(each);
    isFirst = false;
    return isSmall ? each : capitalised(each);
  });
};

/** Whether most letters of words are capitals; names with a capital inside do not count. */
const isInCapitals = (words: readonly string[]): boolean => {
  const letters = words.filter((each) => !isMixed(each)).join('');
  const capitals = letters.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals > 0 && capitals >= minCapitals * (capitals + (letters.match(/\p{Ll}/gu)?.length ?? 0));
};

/**
 * Whether words in capitals are a text rather than acronyms and names: at least half of them are such as the vocabulary
 * has in small letters, and one of these is a function word beside another word, or two are common words.
 *
 * @param after  the words in their usual form
 */
const isRunningText = (
  before: readonly string[],
  after: readonly string[],
  rarity: Rarity,
  { smallWords }: LanguagePack,
): boolean => {
  const upper = before.flatMap((each, i) => (isUpper(each) ? [{ each, form: after[i]! }] : []));
  const changed = upper.flatMap(({ each, form }) => (form === each ? [] : [form]));
  const small = [...new Set(changed.filter((form) => !isCapital(form)))];
  const isCheap = (form: string): boolean => rarity(form) <= maxCost * form.length;
  const common = small.filter((form) => form.length >= minCommon && isCheap(form));
  const isOfFunctionWords =
    small.some((form) => form.length > 2 && smallWords.has(form)) &&
    small.filter((form) => smallWords.has(form) || form.length >= minCommon || isCheap(form)).length >= 2;
  return changed.length * 2 >= upper.length && (isOfFunctionWords || common.length >= 2);
};

/** A text whose first word has a capital. */
const withCapital = (text: string, isOwn: (word: string) => boolean): string =>
  text.replace(/\p{L}[\p{L}\p{M}]*/u, (each) => (isOwn(each) && !isMixed(each) ? capitalised(each) : each));

/** The quotations of a text in which all words were in capitals, and some are not any more. */
const quotedCapitals = (text: string, cased: string): QuotedCapitals => {
  const [before, after] = [text.match(quotation) ?? [], cased.match(quotation) ?? []];
  const quotations = before.flatMap((found, i) =>
    found !== after[i] && (found.match(word) ?? []).every(isUpper) ? [i] : [],
  );
  return { quotations, count: before.length };
};

/** A word as running text has it. */
const usualForm = (
  given: string,
  rarity: Rarity,
  { smallWords, writing }: LanguagePack,
  isHeadline: boolean,
): string => {
  if (isMixed(given) || given.length > maxWordLength || (!isHeadline && !isUpper(given))) return given;
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

/** Whether a word has capitals that are not those of a sentence or headline: "YouTube", "iPhone", "UUnya". */
const isMixed = (text: string): boolean => /\p{Ll}\p{M}*\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(text);

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
    main.every((each) => isCapital(each) || isMixed(each)) &&
    !main.every(isUpper) &&
    !/[.;:]["”’)\]]*\s*$/.test(text)
  );
};
