import type { Change } from '../../core/bitext.js';
import { attribute, html, type Markup } from '../markup.js';
import { say } from '../ui/say.js';
import type { Run } from './runs.js';

/**
 * A reference, or another second version, with what differs from the first marked. Words that it lacks are runs without
 * text. What the marks mean, the legend says, and the script on a mark that is pointed at.
 */
export const changeRuns = (changes: readonly Change[]): Run[] => changes.map(runOf);

/**
 * How the marks look, as far as there are any.
 *
 * @param label  of the system that the reference is compared with
 */
export const legendOf = (label: string, changes: readonly Change[]): Markup => {
  const has = (test: (change: Change) => boolean) => changes.some(test);
  const isWord = (change: Change) => !('moved' in change) && !('punctuation' in change);
  const entries = [
    has((change) => change.kind === 'removed' && isWord(change))
      ? html`<del>${say(`only in ${label}`, `hanya di ${label}`)}</del>`
      : null,
    has((change) => change.kind === 'added' && isWord(change))
      ? html`<ins>${say('only here', 'hanya di sini')}</ins>`
      : null,
    has((change) => 'moved' in change) ? html`<ins class=moved>${say('moved', 'pindah')}</ins>` : null,
    has((change) => change.kind === 'casing')
      ? html`<span class=casing>${say('other capitals', 'huruf besar-kecil lain')}</span>`
      : null,
    has((change) => 'punctuation' in change)
      ? html`<ins class=punctuation>${say('other punctuation', 'tanda baca lain')}</ins>`
      : null,
    has((change) => change.kind === 'typography' && !isDrawnAlike(change))
      ? html`<span class=typography>${say('other typography', 'tipografi lain')}</span>`
      : null,
  ].filter((entry) => entry !== null);
  return html` <small class=legend>${say(`compared with ${label}`, `dibandingkan dengan ${label}`)}${entries.length > 0 ? ':' : null}${entries.map((entry) => html` ${entry}`)}</small>`;
};

const runOf = (change: Change): Run => {
  const { text } = change;
  switch (change.kind) {
    case 'same':
      return { text };
    case 'added':
      return { text, around: change.moved ? moved : change.punctuation ? addedSign : added };
    case 'removed':
      return { text: '', around: () => removed(text, change) };
    case 'casing':
    case 'typography':
      return isDrawnAlike(change) ? { text } : { text, around: written(change) };
  }
};

export const added = (content: Markup): Markup => html`<ins>${content}</ins>`;

const moved = (content: Markup): Markup => html`<ins class=moved>${content}</ins>`;

const addedSign = (content: Markup): Markup => html`<ins class=punctuation>${content}</ins>`;

/** The title says how the first version writes it, in no language. */
const written =
  ({ kind, before }: Rewritten) =>
  (content: Markup): Markup =>
    html`<span class=${kind}${attribute('title', `≠ “${visible(before)}”`)}>${content}</span>`;

/**
 * Words or signs that a reference lacks, or has elsewhere: `<r-m t=…>`, an element of its own name, the shortest that is
 * valid. A style sheet draws them: they are no part of the reference, so nobody copies, finds or hears them there.
 */
const removed = (
  text: string,
  { moved: isMoved, punctuation }: { moved?: true; punctuation?: true },
): Markup =>
  html`<r-m${isMoved ? html` class=moved` : punctuation ? html` class=punctuation` : null}${attribute('t', text)}></r-m>`;

type Rewritten = Extract<Change, { before: string }>;

/** Whether a browser draws both alike, as it does line breaks and spaces, or has nothing to draw. */
const isDrawnAlike = ({ text, before }: Rewritten): boolean =>
  text === '' || collapsed(text) === collapsed(before);

const collapsed = (text: string): string => text.replace(/[ \t\n\r]+/g, ' ');

/** Names what nobody sees: “U+00A0”. */
const visible = (text: string): string =>
  text.replace(
    /(?! )[\s\p{Cf}]/gu,
    (character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  );
