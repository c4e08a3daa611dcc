import type { Lexicon } from '../languages/lexicon.js';
import type { CopyReason, Hypothesis } from '../translate/hypothesis.js';
import { compareNumbers } from './numbers.js';

/** A machine-made remark on a hypothesis that a person should look at. */
export interface Flag {
  rule:
    | 'low-confidence'
    | 'numbers-differ'
    | 'untranslated'
    | 'repetition'
    | 'cut-off'
    | 'split-sentence'
    | 'misplaced'
    | 'copied';
  message: string;
}

const copyReasons: Record<CopyReason, string> = {
  'no-words': 'this is no sentence of words',
  'endless-word': 'this has hundreds of letters without a space',
  'target-language': 'this is English already',
  script: 'the model does not know this script',
};

/** Length-normalised score under which the model hardly knew what to say. */
const lowScore = -1.1;

/**
 * Remarks on one hypothesis: on what it says, against its source, and on how sure the model was.
 *
 * @param source  the sentence that it translates
 */
export const flagsOf = (
  source: string,
  { text, score, ended, parts, guarded, misplaced, copied }: Hypothesis,
  lexicon: Lexicon,
): Flag[] => {
  if (copied !== null || score === null)
    return /\p{L}/u.test(text)
      ? [{ rule: 'copied', message: `copied as it is: ${copyReasons[copied ?? 'no-words']}` }]
      : [];
  const flags: Flag[] = [];
  if (score < lowScore)
    flags.push({ rule: 'low-confidence', message: `the model is unsure (${percent(score)} a word piece)` });

  const numbers = compareNumbers(source, text);
  if (numbers.source.length + numbers.target.length > 0)
    flags.push({
      rule: 'numbers-differ',
      message: `numbers differ: ${quoted(numbers.source)} → ${quoted(numbers.target)}`,
    });
  if (misplaced.length > 0)
    flags.push({
      rule: 'misplaced',
      message: `kept as it was, but its place is unsure: ${quoted(misplaced)}`,
    });
  const untranslated = untranslatedWords(source, text, lexicon);
  if (untranslated.length > 0)
    flags.push({ rule: 'untranslated', message: `left in Indonesian: ${quoted(untranslated)}` });
  const repeated = repetition(text);
  if (repeated !== undefined)
    flags.push({ rule: 'repetition', message: `“${repeated}” is said again and again` });
  else if (guarded)
    flags.push({
      rule: 'repetition',
      message: 'the model said the same again and again; this is its second try, with repeats forbidden',
    });
  if (!ended) flags.push({ rule: 'cut-off', message: 'the translation ran on and was cut off' });
  if (parts > 1)
    flags.push({
      rule: 'split-sentence',
      message: `translated in ${parts} parts: longer than the model’s window`,
    });
  return flags;
};

const quoted = (texts: readonly string[]): string =>
  texts.length === 0 ? 'none' : texts.map((text) => `“${text}”`).join(', ');

/**
 * Words in small letters that stand on both sides, though the lexicon translates them by others only:
 * words that the languages share ("virus", "kilogram") are among their own translations.
 */
const untranslatedWords = (source: string, text: string, lexicon: Lexicon): string[] => {
  const here = new Set(smallWords(source));
  return [...new Set(smallWords(text))].filter((word) => {
    const translations = lexicon.translations(word);
    return here.has(word) && translations !== undefined && !translations.has(word);
  });
};

/** Words of three small letters and more, hyphens inside. */
const smallWords = (text: string): string[] =>
  text.match(/(?<![\p{L}\p{N}@#./_-])\p{Ll}{3,}(?:-\p{Ll}+)*(?![\p{L}\p{N}@/_])/gu) ?? [];

/** Mean probability of a piece, in per cent. */
export const percent = (score: number): string => `${Math.round(100 * Math.exp(score))} %`;

/** Words that stand three times in a row, alone or as a group of up to four. */
const repetition = (text: string): string | undefined => {
  const words = text.split(/\s+/);
  for (let size = 1; size <= 4; size++)
    for (let at = 0, run = 0; at + size < words.length; at++) {
      run = words[at]!.toLowerCase() === words[at + size]!.toLowerCase() ? run + 1 : 0;
      if (run === 2 * size) return words.slice(at + 1 - size, at + 1).join(' ');
    }
  return undefined;
};
