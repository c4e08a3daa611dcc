import { isPlain } from './typography.js';

/** How a text is taken out of a sentence; returns what stands for it. */
export interface TakeOut {
  /** A word, or what is read as one. */
  word(original: string): string;
  /** A sign, which may stand beside a number, a word or alone. */
  sign(original: string): string;
}

/** A word that the model is shown in other letters. */
export interface Respelled {
  original: string;
  shown: string;
  /** How often it occurs. */
  times: number;
  /** Whether a sentence begins with it. */
  isFirst: boolean;
}

export interface KnownText {
  text: string;
  respelled: Respelled[];
  /** Whether some words were in a script that the model does not know. */
  isForeign: boolean;
}

/** What has been taken out of a text already (see `marks.ts`). */
const taken = String.raw`\u{f0000}-\u{10ffff}`;
const foreignLetter = String.raw`[\p{L}--[\p{Script=Latin}\p{Script=Common}]]\p{M}*`;
/** Words in scripts other than Latin. */
const otherScript = new RegExp(`${foreignLetter}(?:[ ,]*${foreignLetter})*`, 'gv');
/** A letter, digit or sign with its combining marks, if it may be unknown: A–Z and usual punctuation are not. */
const strange = new RegExp(
  String.raw`[a-zA-Z0-9.,:;!?'"\(\)\-]\p{M}+|[^a-zA-Z0-9\s.,:;!?'"\(\)\-${taken}]\p{M}*`,
  'gu',
);
const word = /[\p{L}\p{M}\p{N}]+(?:[´`][\p{L}\p{M}\p{N}]+)*/gu;
/** Names with a sign inside: "R&D", "AT&T". */
const joined = new RegExp(
  String.raw`(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*(?:[^\p{L}\p{N}\s.,:;!?'"\(\)\-${taken}]\p{Lu}[\p{L}\p{N}]*)+(?![\p{L}\p{N}])`,
  'gu',
);
/** Signs in a row, with the letters of a unit behind a number: "30°C". */
const signs = new RegExp(
  String.raw`(?<=\p{N} ?)([^\p{L}\p{M}\p{N}\s.,:;!?'"\(\)\-${taken}]\p{M}*)+\p{L}{1,2}(?![\p{L}\p{M}\p{N}])|(?:[^\p{L}\p{M}\p{Nd}\s.,:;!?'"\(\)\-${taken}]\p{M}*)+`,
  'gu',
);

/**
 * Takes what the model does not know out of a text: words with such a letter, and signs. A word whose letters have base
 * forms that the model knows is shown in these instead ("Viñales" as "Vinales").
 *
 * @param isKnown  whether the model's vocabulary covers a text
 * @param respell  whether words with a capital are respelled, too; otherwise they are taken out
 */
export const takeOutUnknown = (
  text: string,
  isKnown: (text: string) => boolean,
  take: TakeOut,
  respell: boolean,
): KnownText => {
  let isForeign = false;
  const own = text.replace(otherScript, (original) => {
    if (isKnown(original)) return original;
    isForeign = true;
    return take.word(original);
  });
  const unknown = new Set([...new Set(own.match(strange) ?? [])].filter((each) => isUnknown(each, isKnown)));
  if (unknown.size === 0) return { text: own, respelled: [], isForeign };
  const hasUnknown = (part: string): boolean => (part.match(strange) ?? []).some((each) => unknown.has(each));
  const words = new Set((own.match(word) ?? []).map((each) => each.toLowerCase()));
  const respelled = new Map<string, Respelled>();
  const takeWord = (original: string, at: number, whole: string): string => {
    if (!hasUnknown(original)) return original;
    const shown = baseForm(original);
    const key = shown.toLowerCase();
    const known = respelled.get(key);
    const isShown =
      /^[A-Za-z']{3,}$/.test(shown) &&
      (respell || !/\p{Lu}/u.test(original)) &&
      !words.has(key) &&
      (known?.original ?? original) === original &&
      isKnown(shown);
    const times = (known?.times ?? 0) + 1;
    const isFirst = known?.isFirst === true || beginsSentence(whole, at);
    if (isShown) respelled.set(key, { original, shown, times, isFirst });
    if (isShown) return shown;
    // Digits stay for the model to translate.
    const digits = /^\p{Nd}*/u.exec(original)![0];
    return digits === '' ? take.word(original) : digits + take.sign(original.slice(digits.length));
  };
  const known = own
    .replace(joined, (original) => (hasUnknown(original) ? take.word(original) : original))
    .replace(word, takeWord)
    .replace(signs, (original) => (hasUnknown(original) ? take.sign(original) : original));
  return {
    text: known,
    respelled: [...respelled.values()],
    isForeign,
  };
};

/**
 * Whether the model does not know a character, or would read another one in its place, as MarianMT's normalisation
 * (NFKC) reads "2" for "²".
 */
const isUnknown = (character: string, isKnown: (text: string) => boolean): boolean => {
  if (isPlain(character)) return false;
  const composed = character.normalize('NFC');
  return composed === pieceSpace || composed.normalize('NFKC') !== composed || !isKnown(composed);
};

/** Stands for a space in SentencePiece's vocabularies. */
const pieceSpace = '▁';

/** Letters that Unicode does not take apart, and signs that stand for an apostrophe. */
const bases: Readonly<Record<string, string>> = {
  Ø: 'O',
  ø: 'o',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Þ: 'Th',
  þ: 'th',
  ı: 'i',
  ß: 'ss',
  ẞ: 'SS',
  Æ: 'Ae',
  æ: 'ae',
  Œ: 'Oe',
  œ: 'oe',
  Ħ: 'H',
  ħ: 'h',
  Ŧ: 'T',
  ŧ: 't',
  Ŋ: 'Ng',
  ŋ: 'ng',
  ĸ: 'k',
  Ŀ: 'L',
  ŀ: 'l',
  ŉ: "'n",
  ſ: 's',
  Ĳ: 'IJ',
  ĳ: 'ij',
  '´': "'",
  '`': "'",
  ʼ: "'",
  ʻ: "'",
  ʾ: "'",
  ʿ: "'",
  ʹ: "'",
};

/** A word in base letters: without accents, "oe" for "œ", "'" for "ʼ". Letters without a base form stay. */
export const baseForm = (text: string): string =>
  /[^\x20-\x5f\x61-\x7e]/.test(text)
    ? [...text]
        .map((letter) => bases[letter] ?? letter)
        .join('')
        .normalize('NFD')
        .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
        .normalize('NFC')
    : text;

const shownWord = /[a-z]+(?:'[a-z]+)*/gi;

/**
 * Gives respelled words their own letters back where a translation has them in the same capitals, in as many places as
 * the source has, from the first on; in capitals if they stand in capitals. Where there are more, the first word of a
 * sentence is another one ("And" for "Ånd") unless the source begins with it, too. One in small letters that the
 * translation has more often than the source may be another word ("rose" for "rosé"), and stays.
 *
 * @returns the text, and the words that it does not have
 */
export const spellBack = (
  translation: string,
  respelled: readonly Respelled[],
): { text: string; lost: string[] } => {
  if (respelled.length === 0) return { text: translation, lost: [] };
  const byShown = new Map(respelled.map((each) => [each.shown.toLowerCase(), each]));
  /** The word that a found one stands for, with its letters as they are to be written. */
  const wordAt = (found: string, at: number) => {
    const key = found.toLowerCase();
    // "Vinales's"
    const end = byShown.has(key) ? key.length : Math.max(0, key.lastIndexOf("'"));
    const each = byShown.get(key.slice(0, end));
    if (each === undefined) return undefined;
    const isFirst = beginsSentence(translation, at);
    const form = formOf(each, found.slice(0, end), isFirst);
    return form === undefined ? undefined : { each, isFirst, written: form + found.slice(end) };
  };
  const counts = new Map<Respelled, { all: number; inner: number; done: number }>();
  for (const { 0: found, index } of translation.matchAll(shownWord)) {
    const there = wordAt(found, index);
    if (there === undefined) continue;
    const count = counts.get(there.each) ?? { all: 0, inner: 0, done: 0 };
    counts.set(there.each, count);
    count.all++;
    if (!there.isFirst) count.inner++;
  }
  const text = translation.replace(shownWord, (found, at: number) => {
    const there = wordAt(found, at);
    if (there === undefined) return found;
    const { original, times, isFirst } = there.each;
    const count = counts.get(there.each)!;
    const isOther =
      (isSmall(original) && count.all > times) ||
      (there.isFirst && !isFirst && count.inner >= times) ||
      count.done === times;
    if (isOther) return found;
    count.done++;
    return there.written;
  });
  return { text, lost: respelled.filter((each) => !counts.has(each)).map(({ original }) => original) };
};

/** Whether a sentence or quotation begins at an offset. */
export const beginsSentence = (text: string, at: number): boolean =>
  sentenceStart.test((at > 8 ? '…' : '') + text.slice(Math.max(0, at - 8), at));

const sentenceStart = /(?:^|[.!?:]["”’')\]]*\s)\s*["“‘'([]*$|["“„«]$/;

/**
 * A respelled word's own letters in the capitals in which a translation has it; undefined if these are not such as it
 * would have there. A word in capitals may have been shown in small letters.
 */
const formOf = ({ original, shown }: Respelled, found: string, isFirst: boolean): string | undefined => {
  if (found === shown) return original;
  if (found === shown.toUpperCase()) return original.toUpperCase();
  const isUpper = original === original.toUpperCase();
  if (isUpper && isSmall(found)) return original.toLowerCase();
  const isCapital = found === shown.charAt(0).toUpperCase() + shown.slice(1).toLowerCase();
  const [head = '', ...rest] = original.toLowerCase();
  return isCapital && (isUpper || (isFirst && isSmall(original)))
    ? head.toUpperCase() + rest.join('')
    : undefined;
};

const isSmall = (text: string): boolean => text === text.toLowerCase();
