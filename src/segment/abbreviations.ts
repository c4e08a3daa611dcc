import type { Segmentation } from '../languages/pack.js';

/**
 * Whether the full stop after `before` marks an abbreviation instead of the end of a sentence.
 *
 * @param before  the sentence up to the stop
 * @param next    what follows, without white space
 */
export const abbreviates = (before: string, stop: string, next: string, rules: Segmentation): boolean => {
  if (stop !== '.') return false;
  const token = tokenBefore(before, rules);
  const word = token.toLowerCase();
  if (/[/@=]\S*$/.test(before) && !isListed(word, rules)) return false;
  const lead = before.slice(0, before.length - token.length);
  const opened = next.replace(/^["'“‘„«‹([{*_–—\s-]+/, '');
  const starter = startsSentence(opened, rules);

  if (isOrdinary(token, word, lead, opened, rules)) return false;
  if (/^[([]/.test(next) && /^[^\p{Lu}]/u.test(opened) && isListed(word, rules)) return true;
  if (/^\d+:\d/.test(opened) && /^\p{Lu}\p{Ll}{1,4}$/u.test(token)) return true;
  if (word.includes('.') && rules.neverEnds.has(word)) return true;
  if (rules.clock.has(token)) return rules.afterClock.test(opened);
  if (/^\p{Lu}$/u.test(token) || /^\p{Lu}\.(?:\p{L}\.)*\p{L}$/u.test(token))
    return continuesInitials(lead, word, opened, starter, rules);
  if (isDegree(word, lead, rules)) return startsDegree(opened, rules) && !starter;
  if (rules.neverEnds.has(word) || (rules.clipped.test(token) && !rules.mayEnd.has(word)))
    return !(starter && /^[a-z]{2,}$/.test(token));
  if (rules.beforeNumber.has(word) || rules.months.has(word))
    return startsNumber(opened, rules) || namesShip(token, word, lead, opened, rules);
  if (rules.needsStarter.has(word)) return !starter;
  // "s. 302"
  return /^\p{Ll}$/u.test(token) && /^\p{N}/u.test(opened) && !/\p{N}\s*$/u.test(lead);
};

/** Whether a text begins with a word that often begins sentences, and is no name. */
export const startsSentence = (text: string, { starters, startsLike }: Segmentation): boolean => {
  const word = /^[\p{L}\p{N}'-]+/u.exec(text)?.[0].toLowerCase() ?? '';
  return starters.has(word) || startsLike.test(word);
};

/** The word before the stop; of "04/RW" the last part. */
const tokenBefore = (before: string, rules: Segmentation): string => {
  const token = /[\p{L}\p{N}$/&](?:[\p{L}\p{M}\p{N}.$/&'’ʼ-]*[\p{L}\p{M}\p{N}$])?$/u.exec(before)?.[0] ?? '';
  const last = token.slice(token.lastIndexOf('/') + 1);
  return last !== token &&
    !last.includes('$') &&
    !isListed(token.toLowerCase(), rules) &&
    isListed(last.toLowerCase(), rules)
    ? last
    : token;
};

const isListed = (word: string, { neverEnds, beforeNumber, mayEnd, needsStarter }: Segmentation): boolean =>
  [neverEnds, beforeNumber, mayEnd, needsStarter].some((list) => list.has(word));

/** "segala hal.", "12 km.", "kembang kol.": an abbreviation's letters, but an ordinary word here. */
const isOrdinary = (
  token: string,
  word: string,
  lead: string,
  next: string,
  rules: Segmentation,
): boolean => {
  if (token !== word) return false;
  if (rules.units.has(word) && /\p{N}\s*$/u.test(lead)) return true;
  if (!rules.alsoWords.has(word)) return false;
  if (!rules.beforeNumber.has(word)) return !/^\p{N}/u.test(next);
  const previous = /(\p{L}+)[\s"'“‘(,-]*$/u.exec(lead)?.[1]?.toLowerCase();
  return previous !== undefined && rules.determiners.has(previous);
};

/** "KM. Nusa Indah": in capitals, a unit's letters stand for something else. */
const namesShip = (token: string, word: string, lead: string, next: string, rules: Segmentation): boolean =>
  rules.units.has(word) &&
  /^\p{Lu}{2,}$/u.test(token) &&
  !/\p{N}\s*$/u.test(lead) &&
  /^\p{Lu}/u.test(next) &&
  !startsSentence(next, rules);

const romanNumeral =
  /^(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\p{L}\p{N}])/u;

const startsNumber = (next: string, { notRoman }: Segmentation): boolean =>
  /^\p{N}/u.test(next) || (romanNumeral.test(next) && !notRoman.test(next));

/**
 * A degree: after a comma, or one with a part of several letters; "S. Pd." and "Ph. D." have a space in it. What is not
 * after a comma and has single letters only, as "M.H.", may be initials.
 */
const isDegree = (word: string, lead: string, { degree }: Segmentation): boolean => {
  const spaced = /(?:^|[\s,])(\p{Lu}\p{Ll}?)\. $/u.exec(lead)?.[1]?.toLowerCase();
  const whole = spaced !== undefined && degree.test(`${spaced}.${word}`) ? `${spaced}.${word}` : word;
  if (!degree.test(whole)) return false;
  const comma = whole === word ? /,\s*$/ : /,\s*\p{Lu}\p{Ll}?\. $/u;
  return comma.test(lead) || (whole.includes('.') && /\p{L}{2}/u.test(whole));
};

const startsDegree = (next: string, { degree }: Segmentation): boolean =>
  degree.test(/^(?:\p{Lu}\p{Ll}?\. )?[\p{L}.]*\p{L}/u.exec(next)?.[0].toLowerCase().replace(' ', '') ?? '');

/** After "H." or "B.J." a name continues, unless the letter is a unit, labels a noun, or a `starters` word follows. */
const continuesInitials = (
  before: string,
  word: string,
  next: string,
  starter: boolean,
  rules: Segmentation,
): boolean => {
  const previous = /([\p{L}-]+)[ ]*$/u.exec(before)?.[1]?.toLowerCase() ?? '';
  if (rules.labelled.has(previous) || /[\p{N}°]\s*$/u.test(before)) return false;
  // "antara A dan B."
  const coordinator = /(?<![\p{L}\p{N}.])\p{Lu},? (\p{Ll}+|&) $/u.exec(before)?.[1];
  if (coordinator !== undefined && rules.coordinators.has(coordinator)) return false;
  if (/(?:,\s*|(?:^|[\s,])\p{Lu}\p{Ll}?\. )$/u.test(before) && isDegree(word, before, rules))
    return startsDegree(next, rules);
  if (rules.needsStarter.has(word)) return !starter;
  if (starter) return false;
  return /^\p{Lu}/u.test(next);
};
