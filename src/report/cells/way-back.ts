import { diffWords } from '../../compare/words.js';
import type { Row } from '../../core/bitext.js';
import type { Language, Sentence } from '../../core/document.js';
import type { Bead, RoundTrip, RoundTripCaveat, Target } from '../../core/system.js';
import { attribute, html, type Markup } from '../markup.js';
import { inUi, say } from '../ui/say.js';
import { changeRuns } from './changes.js';
import { drawRuns } from './runs.js';

/** What a cell's ways back are drawn with. */
export interface WayBackPlace {
  row: Row;
  /** Of the source, in the row. */
  sentences: readonly Sentence[];
  beads: readonly Bead[];
  /** Of the source. */
  language: Language;
}

/**
 * A cell's sentences as they came back into the source's language, with what differs from the source marked. A switch
 * shows them all, and those that a flag speaks of are always shown.
 *
 * @param targets  the system's
 */
export const waysBackOf = (
  system: string,
  targets: readonly Target[],
  { row, sentences, beads, language }: WayBackPlace,
): Markup[] => {
  const { targets: indices, flags } = row.cells[system]!;
  return indices.flatMap((index) => {
    const { roundTrip } = targets[index]!;
    if (roundTrip === undefined) return [];
    const source = beads.find(({ target }) => target.includes(index))?.source ?? [];
    const text = sentences
      .filter((sentence) => source.includes(sentence.index))
      .map((sentence) => sentence.text)
      .join('')
      .trim();
    const isTold = flags.some(({ rule, target }) => rule === 'round-trip' && target === index);
    const number =
      sentences.length > 1 ? attribute('data-n', source.map((each) => each + 1).join(', ')) : null;
    return [wayBackOf(roundTrip, text, language, isTold, number)];
  });
};

const wayBackOf = (
  roundTrip: RoundTrip,
  source: string,
  language: Language,
  isTold: boolean,
  number: Markup | null,
): Markup =>
  html`<p class="way-back${isTold ? ' told' : null}"${number}><span class=shape${inUi}>${labelOf(roundTrip)}</span> <span${attribute('lang', language)}>${drawRuns(
    changeRuns(diffWords(source, roundTrip.text)),
  )}</span>`;

const labelOf = ({ chrf, caveat }: RoundTrip): Markup =>
  html`${say('way back', 'terjemahan balik')}${caveat === 'copied' ? null : `, chrF ${chrf.toFixed(1)}`}${
    caveat === undefined ? null : html`, ${caveats[caveat]}`
  }:`;

const caveats: Record<RoundTripCaveat, Markup> = {
  copied: say('copied, the model was not asked', 'disalin, model tidak ditanya'),
  'cut-off': say('cut off', 'terpotong'),
  split: say('in parts', 'per bagian'),
};
