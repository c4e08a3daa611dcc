import { confidenceOf, percent } from '../../core/confidence.js';
import type { CopyReason, Target } from '../../core/system.js';
import { languageName } from '../../languages/languages.js';
import { type FlagRule, quoted } from './rule.js';

/** Rules on what the model reports about its own translation. */

/**
 * Mean probability of a piece. Of 997 sentences that the model had not seen, 26 were below it, and four in five of these
 * were among the fifth that was translated worst (docs/flags.md).
 */
const minConfidence = 0.36;

export const lowConfidence: FlagRule = {
  name: 'low-confidence',
  severity: 'warning',
  explanation:
    'The model itself found its words unlikely. Sentences of which it was so unsure are bad more often than others.',
  find: ({ target: { trace } }) => {
    const confidence = trace === undefined ? null : confidenceOf(trace);
    return confidence !== null && confidence < minConfidence
      ? { message: `the model is unsure (${percent(confidence)} per word piece)` }
      : null;
  },
};

export const misplaced: FlagRule = {
  name: 'misplaced',
  severity: 'warning',
  explanation:
    'An address, a name or a piece of code was kept as it was, but the model lost its place: it stands at the end.',
  find: ({ source, target: { text, trace } }) =>
    trace !== undefined && trace.misplaced.length > 0
      ? {
          message: `kept as it was, but its place is unsure: ${quoted(trace.misplaced)}`,
          source: placesOf(trace.misplaced, source),
          target: placesOf(trace.misplaced, text),
        }
      : null,
};

/** The last place of each text in another, in order and without overlaps. */
const placesOf = (texts: readonly string[], text: string) => {
  const found = texts.slice(0, mostPlaces).flatMap((each) => {
    const start = each === '' ? -1 : text.lastIndexOf(each);
    return start < 0 ? [] : [{ start, end: start + each.length }];
  });
  return found;
};

/** Each is sought in the whole text. */
const mostPlaces = 20;

export const cutOff: FlagRule = {
  name: 'cut-off',
  severity: 'error',
  explanation: 'The model did not come to an end, and its translation was cut off.',
  find: ({ target: { trace } }) =>
    trace?.ended === false ? { message: 'the translation ran on and was cut off' } : null,
};

export const splitSentence: FlagRule = {
  name: 'split-sentence',
  severity: 'note',
  explanation:
    'The sentence was too long for the model and was translated in parts, each without the others.',
  find: ({ target: { trace } }) =>
    trace !== undefined && trace.parts > 1
      ? { message: `translated in ${trace.parts} parts: longer than the model’s window` }
      : null,
};

export const copied: FlagRule = {
  name: 'copied',
  severity: 'note',
  explanation: 'The text was not translated but copied; the reason stands beside it.',
  find: ({ target, to }) =>
    isCopied(target) && target.trace!.copied !== 'no-words' && /\p{L}/u.test(target.text)
      ? {
          message: `copied as it is: ${reasonOf(target.trace!.copied!, languageName(to))}`,
          ...(target.trace!.copied === 'no-answer' && { severity: 'error' }),
        }
      : null,
};

/** Letters of a source sentence from which on its way back says something; and words. */
const [minLetters, minWords] = [30, 4];

/**
 * The chrF below which a way back is as unlike its source as another sentence of this length would be. Of 9,545 pairs of
 * Indonesian sentences of about the same length that have nothing to do with each other, 87 % are below it; of 960
 * machine translations and their references, 8, all of them wrong (docs/flags.md).
 */
const strangersScore = (letters: number): number => 6 * Math.log(letters) - 4;

export const strayed: FlagRule = {
  name: 'round-trip',
  severity: 'note',
  explanation:
    'Translated back, the translation is as unlike the source as any other sentence. One of the two ways is wrong: see what came back, and compare the translation with it.',
  find: ({ source, target: { roundTrip } }) => {
    if (roundTrip === undefined || ['copied', 'cut-off'].includes(roundTrip.caveat ?? '')) return null;
    const letters = source.match(/\p{L}/gu)?.length ?? 0;
    if (letters < minLetters || source.trim().split(/\s+/).length < minWords) return null;
    return roundTrip.chrf < strangersScore(letters)
      ? { message: `the way back says something else (chrF ${roundTrip.chrf.toFixed(1)})` }
      : null;
  },
};

/** Names of the rules that only a model's own translation can break: what others wrote has nothing that they look at. */
export const machineRules: ReadonlySet<string> = new Set(
  [lowConfidence, misplaced, cutOff, splitSentence, copied].map(({ name }) => name),
);

/** Whether the text was copied without asking a model. */
export const isCopied = ({ trace }: Target): boolean => trace !== undefined && trace.copied !== null;

const reasonOf = (reason: CopyReason, language: string): string =>
  ({
    'no-words': 'there are no words to translate',
    'endless-word': 'this has hundreds of letters without a space',
    'target-language': `this is ${language} already`,
    script: 'the model does not know this script',
    'no-answer': 'the model’s translation had no words',
  })[reason];
