import type { Change } from '../core/bitext.js';
import { html, type Markup } from './markup.js';

/** A reference, with what differs from the translation marked. */
export const changesOf = (changes: readonly Change[]): Markup => html`${changes.map(changeOf)}`;

/**
 * How the marks look, as far as there are any.
 *
 * @param label  of the system that the reference is compared with
 */
export const legendOf = (label: string, changes: readonly Change[]): Markup => {
  const hasMoved = changes.some((change) => 'moved' in change);
  const hasTypography = changes.some((change) => change.kind === 'typography' && !isDrawnAlike(change));
  return html` <small>compared with ${label}: ${removed(`only in ${label}`)} <ins>only here</ins>${
    hasMoved ? html` <ins class="moved">moved</ins>` : null
  }${hasTypography ? html` <span class="typography">other typography</span>` : null}</small>`;
};

const changeOf = (change: Change): string | Markup => {
  const { text } = change;
  if (change.kind === 'same') return text;
  if (change.kind === 'typography') return typographyOf(change);
  if (change.kind === 'removed') return removed(text, change.moved);
  return change.moved
    ? html`<ins class="moved" title="moved: the translation has it elsewhere">${text}</ins>`
    : html`<ins>${text}</ins>`;
};

/**
 * Words that a reference lacks, or has elsewhere. A style sheet draws them: they are no part of the reference, so
 * nobody copies, finds or hears them there.
 */
const removed = (text: string, isMoved = false): Markup =>
  html`<del${isMoved ? html` class="moved" title="moved: the reference has it elsewhere"` : null} aria-hidden="true" data-removed="${text}"></del>`;

type Typography = Extract<Change, { kind: 'typography' }>;

const typographyOf = (change: Typography): string | Markup =>
  isDrawnAlike(change)
    ? change.text
    : html`<span class="typography" title="typography: the translation has “${visible(change.before)}”">${change.text}</span>`;

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
