import type { Change } from '../../../core/bitext.js';
import { html, type Markup } from '../../markup.js';
import { sayIn } from '../../ui/say.js';

/**
 * Two versions of a text, each whole and clean to copy, with what the other one lacks, has elsewhere or writes otherwise
 * marked in both.
 */
export const versionsOf = (changes: readonly Change[]): { before: Markup; after: Markup } => ({
  before: html`${changes.map(inBefore)}`,
  after: html`${changes.map(inAfter)}`,
});

const inBefore = (change: Change): string | Markup | null => {
  switch (change.kind) {
    case 'same':
      return change.text;
    case 'added':
      return null;
    case 'removed':
      return html`<del${change.moved ? moved : null}>${change.text}</del>`;
    default:
      return html`<span class="${change.kind}">${change.before}</span>`;
  }
};

const inAfter = (change: Change): string | Markup | null => {
  switch (change.kind) {
    case 'same':
      return change.text;
    case 'removed':
      return null;
    case 'added':
      return html`<ins${change.moved ? moved : null}>${change.text}</ins>`;
    default:
      return html`<span class="${change.kind}">${change.text}</span>`;
  }
};

const moved = html` class="moved"${sayIn('title', 'moved: the other version has it elsewhere', 'pindah: di versi lain ada di tempat lain')}`;
