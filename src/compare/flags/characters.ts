import type { Span } from '../../core/document.js';
import type { Lexicon } from '../../languages/lexicon.js';
import type { LanguagePack } from '../../languages/pack.js';
import { isPlain } from '../../translate/text/typography.js';
import { baseForm } from '../../translate/text/unknown.js';
import { type FlagRule, quoted } from './rule.js';

export const charactersLost: FlagRule = {
  name: 'characters-lost',
  severity: 'warning',
  explanation: 'A sign, or a word with accents or foreign letters, has no trace in the translation.',
  find: ({ source, target, packs, lexicon }) => {
    const lost = lostCharacters(source, target.text, packs.from, packs.to, lexicon);
    if (lost.length === 0) return null;
    return {
      message: `no trace in the translation: ${quoted(lost)}`,
      source: lost.slice(0, mostPlaces).flatMap((each) => placeOf(each, source)),
    };
  },
};

/** Each is sought in the whole text. */
const mostPlaces = 20;

const placeOf = (written: string, text: string): Span[] => {
  const start = text.indexOf(written);
  return start < 0 ? [] : [{ start, end: start + written.length }];
};

/**
 * Signs, and words with letters other than A–Z, that a translation has no trace of.
 *
 * @param from     pack of the source's language; the words of one that is not written in A–Z are not looked at
 * @param to       pack of the translation's language
 * @param lexicon  translates words of the source
 */
export const lostCharacters = (
  source: string,
  translation: string,
  from: LanguagePack,
  to: LanguagePack,
  lexicon: Lexicon,
): string[] => {
  const words = from.writing.isPlain ? lostWords(source, translation, lexicon) : [];
  return [...new Set([...lostSigns(source, translation, to), ...words])];
};

/** Signs of a list, at the start of a sentence. */
const bullets = /^[\s*•▪●◦‣·■□➢➤►▶→✓✔+-]+(?=\s)/u;
/** Apostrophes between letters, whatever they are written with. */
const apostrophes = /(?<=\p{L})[´`ʼʻʾʿʹ](?=\p{L})/gu;
/** A sign, or a number that is no decimal digit ("²", "½"), with combining marks. */
const signs = /[^\p{L}\p{M}\p{Nd}\s]\p{M}*|[ªº]/gu;
/** Signs that a translation may do without where they do not stand alone: strokes, marks of emphasis and lists. */
const optional = /(?<=\S)[/*_~`´•·▪●◦‣|\\]+|[/*_~`´•·▪●◦‣|\\]+(?=[^\s.,;:!?])/gu;

/**
 * Signs that a translation has less often than its source, and does not write out either ("€" as "euros"). Usual
 * punctuation, quotes and dashes are no signs.
 */
const lostSigns = (source: string, translation: string, { writing }: LanguagePack): string[] => {
  const counts = signsIn(source.replace(bullets, '').replace(apostrophes, "'").replace(optional, ' '));
  if (counts.size === 0) return [];
  const found = signsIn(translation);
  const compatible = translation.normalize('NFKC');
  const lost = [...counts].filter(([sign, count]) => (found.get(sign) ?? 0) < count);
  return lost
    .filter(([sign, count]) => {
      const named = writing.signs.get(sign);
      const written = named === undefined ? 0 : countOf(compatible, wordsOf(named));
      return (found.get(sign) ?? 0) + written < count && !isCompatible(sign, translation, compatible);
    })
    .map(([sign]) => sign);
};

const signsIn = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  if (/^[A-Za-z0-9\s.,:;!?'"()-]*$/.test(text)) return counts;
  for (const [sign] of text.normalize('NFC').matchAll(signs))
    if (!isPlain(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
};

const wordsOf = (named: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${named})(?!\p{L})`, 'giu');

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Whether a translation has what Unicode holds for the same as a sign: "TM" for "™", "a" for "ª". */
const isCompatible = (sign: string, translation: string, compatible: string): boolean => {
  const same = sign.normalize('NFKC').replace('⁄', '/').trim();
  return same !== sign && same.length > 1 && (translation.includes(same) || compatible.includes(same));
};

const wordWithLetter = /[\p{L}\p{M}\p{Nd}]+(?:['’´`ʼʻʾʿʹ][\p{L}\p{M}]+)*/gu;
/** Words up to this length are sought as whole words. */
const short = 3;

/**
 * Words with letters other than A–Z that a translation does not have, with their accents or without. A word that the
 * lexicon translates may be translated.
 */
const lostWords = (source: string, translation: string, lexicon: Lexicon): string[] => {
  if (!/[^\p{ASCII}]/u.test(source)) return [];
  const words = (source.match(wordWithLetter) ?? []).filter((word) =>
    /(?![ªº])[^\p{ASCII}]/u.test(baseApostrophes(word)),
  );
  if (words.length === 0) return [];
  const whole = comparable(translation);
  const there = new Set(whole.match(wordWithLetter) ?? []);
  const isTranslated = (word: string): boolean => {
    const known = lexicon.translations(word.toLowerCase()) ?? lexicon.translations(comparable(word));
    if (known === undefined) return false;
    return word === word.toLowerCase() || [...known.keys()].some((each) => whole.includes(comparable(each)));
  };
  const apart = [...new Set(words.map(comparable))].filter((own) => !there.has(own));
  const lost = new Set([
    ...apart.filter((own) => own.length <= short),
    ...apart
      .filter((own) => own.length > short)
      .slice(0, mostSought)
      .filter((own) => !whole.includes(own)),
  ]);
  return words.filter((word) => lost.has(comparable(word)) && !isTranslated(word));
};

/** Words that are sought in the whole text; a text with more is a list. */
const mostSought = 500;

const baseApostrophes = (text: string): string => text.replace(/[´`ʼʻʾʿʹ’]/gu, "'");

const comparable = (text: string): string => baseForm(baseApostrophes(text)).toLowerCase();
