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
  const words = counted(own);
  const respelled = new Map<string, Respelled>();
  const takeWord = (original: string): string => {
    if (!hasUnknown(original)) return original;
    const shown = baseForm(original);
    const key = shown.toLowerCase();
    const isShown =
      /^[A-Za-z']{3,}$/.test(shown) &&
      (respell || !/\p{Lu}/u.test(original)) &&
      !words.has(key) &&
      (respelled.get(key)?.original ?? original) === original &&
      isKnown(shown);
    if (isShown) respelled.set(key, { original, shown, times: words.get(original.toLowerCase()) ?? 1 });
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

/** The words of a text in small letters, with the number of their occurrences. */
const counted = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [each] of text.matchAll(word)) {
    const key = each.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
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
 * Gives respelled words their own letters back wherever a translation has them, in capitals if they stand in capitals.
 * One in small letters that the translation has more often than the source may be another word ("rose" for "rosé"), and
 * stays.
 *
 * @returns the text, and the words that it does not have
 */
export const spellBack = (
  translation: string,
  respelled: readonly Respelled[],
): { text: string; lost: string[] } => {
  if (respelled.length === 0) return { text: translation, lost: [] };
  const byShown = new Map(respelled.map((each) => [each.shown.toLowerCase(), each]));
  const wordOf = (found: string): { key: string; rest: string } => {
    const key = found.toLowerCase();
    // "Vinales's"
    const end = byShown.has(key) ? key.length : Math.max(0, key.lastIndexOf("'"));
    return { key: key.slice(0, end), rest: found.slice(end) };
  };
  const counts = new Map<string, number>();
  for (const [found] of translation.matchAll(shownWord)) {
    const { key } = wordOf(found);
    if (byShown.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const text = translation.replace(shownWord, (found) => {
    const { key, rest } = wordOf(found);
    const each = byShown.get(key);
    if (each === undefined) return found;
    const isCapital = each.original !== each.original.toLowerCase();
    if (!isCapital && counts.get(key)! > each.times) return found;
    const head = found.slice(0, key.length);
    return `${head === head.toUpperCase() ? each.original.toUpperCase() : each.original}${rest}`;
  });
  return {
    text,
    lost: respelled.filter(({ shown }) => !counts.has(shown.toLowerCase())).map(({ original }) => original),
  };
};
