import type { Hypothesis } from '../translate/translator.js';

/** A machine-made remark on a hypothesis that a person should look at. */
export interface Flag {
  rule: 'low-confidence' | 'cut-off' | 'repetition' | 'split-sentence';
  message: string;
}

/** Length-normalised score under which the model hardly knew what to say. */
const lowScore = -1.1;

/** Remarks on one hypothesis, from what the model said and how sure it was. */
export const flagsOf = ({ text, score, ended, parts }: Hypothesis): Flag[] => {
  const flags: Flag[] = [];
  if (score !== null && score < lowScore)
    flags.push({ rule: 'low-confidence', message: `the model is unsure (${percent(score)} a word piece)` });
  if (!ended) flags.push({ rule: 'cut-off', message: 'the translation ran on and was cut off' });
  const repeated = score === null ? undefined : repetition(text);
  if (repeated !== undefined)
    flags.push({ rule: 'repetition', message: `“${repeated}” is said again and again` });
  if (parts > 1)
    flags.push({
      rule: 'split-sentence',
      message: `translated in ${parts} parts: longer than the model’s window`,
    });
  return flags;
};

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
