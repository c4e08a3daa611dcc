import type { Change } from '../../core/bitext.js';
import { html, type Markup } from '../markup.js';
import type { Run } from './runs.js';

/** A reference, with what differs from the translation marked. Words that it lacks are runs without text. */
export const changeRuns = (changes: readonly Change[]): Run[] => changes.map(runOf);

/**
 * How the marks look, as far as there are any.
 *
 * @param label  of the system that the reference is compared with
 */
export const legendOf = (label: string, changes: readonly Change[]): Markup => {
  const hasMoved = changes.some((change) => 'moved' in change);
  const hasTypography = changes.some((change) => 'before' in change && !isDrawnAlike(change));
  return html` <small>compared with ${label}: ${removed(`only in ${label}`)} <ins>only here</ins>${
    hasMoved ? html` <ins class="moved">moved</ins>` : null
  }${hasTypography ? html` <span class="typography">other typography</span>` : null}</small>`;
};

const runOf = (change: Change): Run => {
  const { text } = change;
  switch (change.kind) {
    case 'same':
      return { text };
    case 'added':
      return { text, around: change.moved ? moved : added };
    case 'removed':
      return { text: '', around: () => removed(text, change.moved) };
    case 'casing':
    case 'typography':
      return isDrawnAlike(change) ? { text } : { text, around: written(change.before) };
  }
};

export const added = (content: Markup): Markup => html`<ins>${content}</ins>`;

const moved = (content: Markup): Markup =>
  html`<ins class="moved" title="moved: the translation has it elsewhere">${content}</ins>`;

const written =
  (before: string) =>
  (content: Markup): Markup =>
    html`<span class="typography" title="typography: the translation has “${visible(before)}”">${content}</span>`;

/**
 * Words that a reference lacks, or has elsewhere. A style sheet draws them: they are no part of the reference, so
 * nobody copies, finds or hears them there.
 */
const removed = (text: string, isMoved = false): Markup =>
  html`<del${isMoved ? html` class="moved" title="moved: the reference has it elsewhere"` : null} aria-hidden="true" data-removed="${text}"></del>`;

type Typography = Extract<Change, { before: string }>;

/** Whether a browser draws both alike, as it does line breaks and spaces, or has nothing to draw. */
const isDrawnAlike = ({ text, before }: Typography): boolean =>
  text === '' || collapsed(text) === collapsed(before);

const collapsed = (text: string): string => text.replace(/[ \t\n\r]+/g, ' ');

/** Names what nobody sees: “U+00A0”. */
const visible = (text: string): string =>
  text.replace(
    /(?! )[\s\p{Cf}]/gu,
    (character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  );
