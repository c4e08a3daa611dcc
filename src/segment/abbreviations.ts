import type { Segmentation } from '../languages/pack.js';

/** Whether the full stop after `before` marks an abbreviation instead of the end of a sentence. */
export const abbreviates = (before: string, stop: string, next: string, rules: Segmentation): boolean => {
  if (stop !== '.' || /[/@=]\S*$/.test(before)) return false;
  const token = /[\p{L}\p{N}$/](?:[\p{L}\p{N}.$/-]*[\p{L}\p{N}$])?$/u.exec(before)?.[0] ?? '';
  const word = token.toLowerCase();
  const nextWord = /^[\p{L}\p{N}'-]+/u.exec(next)?.[0].toLowerCase() ?? '';
  const starter = rules.starters.has(nextWord);

  if (token === word && rules.alsoWords.has(word)) return false;
  if (/^[\p{Lu}]$/u.test(token) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(token))
    return continuesInitials(before.slice(0, -token.length), word, next, starter, rules);
  if (rules.neverEnds.has(word)) return !(starter && /^[a-z]{2,}$/.test(token));
  if (rules.beforeNumber.has(word) && /^[\p{N}IVXLC]/u.test(next)) return true;
  if (rules.needsStarter.has(word)) return !starter;
  if (rules.degree.test(word) && (/[.]/.test(token) || /,\s*$/.test(before.slice(0, -token.length))))
    return rules.degree.test(/^[\p{L}.]*\p{L}/u.exec(next)?.[0].toLowerCase() ?? '') && !starter;
  return false;
};

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
  if (rules.needsStarter.has(word)) return !starter;
  if (/,\s*$/.test(before) && rules.degree.test(word))
    return rules.degree.test(/^[\p{L}.]*\p{L}/u.exec(next)?.[0].toLowerCase() ?? '');
  if (starter) return false;
  return /^\p{Lu}/u.test(next);
};
