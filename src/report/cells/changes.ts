import type { Change } from '../../core/bitext.js';
import { html, type Markup } from '../markup.js';
import type { Run } from './runs.js';

/** What the two versions of a text are called. */
interface Versions {
  before: string;
  after: string;
}

const translationAndReference: Versions = { before: 'translation', after: 'reference' };

/** A reference, or another second version, with what differs from the first marked. Words that it lacks are runs without text. */
export const changeRuns = (changes: readonly Change[], versions = translationAndReference): Run[] =>
  changes.map((change) => runOf(change, versions));

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
      ? removed(`only in ${label}`, {}, translationAndReference)
      : null,
    has((change) => change.kind === 'added' && isWord(change)) ? html`<ins>only here</ins>` : null,
    has((change) => 'moved' in change) ? html`<ins class="moved">moved</ins>` : null,
    has((change) => change.kind === 'casing') ? html`<span class="casing">other capitals</span>` : null,
    has((change) => 'punctuation' in change) ? html`<ins class="punctuation">other punctuation</ins>` : null,
    has((change) => change.kind === 'typography' && !isDrawnAlike(change))
      ? html`<span class="typography">other typography</span>`
      : null,
  ].filter((entry) => entry !== null);
  return html` <small>compared with ${label}${entries.length > 0 ? ':' : null}${entries.map((entry) => html` ${entry}`)}</small>`;
};

const runOf = (change: Change, versions: Versions): Run => {
  const { text } = change;
  switch (change.kind) {
    case 'same':
      return { text };
    case 'added':
      return { text, around: change.moved ? moved(versions) : change.punctuation ? addedSign : added };
    case 'removed':
      return { text: '', around: () => removed(text, change, versions) };
    case 'casing':
    case 'typography':
      return isDrawnAlike(change) ? { text } : { text, around: written(change, versions) };
  }
};

export const added = (content: Markup): Markup => html`<ins>${content}</ins>`;

const moved =
  ({ before }: Versions) =>
  (content: Markup): Markup =>
    html`<ins class="moved" title="moved: the ${before} has it elsewhere">${content}</ins>`;

const addedSign = (content: Markup): Markup =>
  html`<ins class="punctuation" title="punctuation: only here">${content}</ins>`;

const written =
  ({ kind, before }: Rewritten, versions: Versions) =>
  (content: Markup): Markup =>
    html`<span class="${kind}" title="${kind === 'casing' ? 'capitals' : kind}: the ${versions.before} has “${visible(before)}”">${content}</span>`;

/**
 * Words or signs that a reference lacks, or has elsewhere. A style sheet draws them: they are no part of the reference,
 * so nobody copies, finds or hears them there.
 */
const removed = (
  text: string,
  { moved: isMoved, punctuation }: { moved?: true; punctuation?: true },
  { before, after }: Versions,
): Markup =>
  html`<del${isMoved ? html` class="moved" title="moved: the ${after} has it elsewhere"` : punctuation ? html` class="punctuation" title="punctuation: only in the ${before}"` : null} aria-hidden="true" data-removed="${text}"></del>`;

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
