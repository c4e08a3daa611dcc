import type { Mark, Span } from '../../core/document.js';
import { html, type Markup } from '../../report/markup.js';

/** What inline formatting is in XHTML, by the names that formats use for it. Other kinds stay plain text. */
const elements: Readonly<Record<string, string>> = {
  bold: 'b',
  strong: 'strong',
  italic: 'i',
  emphasis: 'em',
  code: 'code',
  underline: 'u',
  strikethrough: 's',
  subscript: 'sub',
  superscript: 'sup',
};

/** Addresses that a reader may follow. Anything else, as `javascript:`, stays text. */
const followed = new Set(['http:', 'https:', 'mailto:']);

/**
 * A part of a text with its inline formatting.
 *
 * @param text   the whole text, which spans count in
 * @param marks  may overlap: elements are cut where another one ends
 */
export const markedText = (text: string, { start, end }: Span, marks: readonly Mark[]): Markup => {
  const within = marks.filter((mark) => mark.start < end && mark.end > start && mark.start < mark.end);
  if (within.length === 0) return html`${text.slice(start, end)}`;
  const cuts = [start, end, ...within.flatMap((mark) => [mark.start, mark.end])]
    .filter((at) => at >= start && at <= end)
    .map((at) => wholeAt(text, at))
    .sort((a, b) => a - b);
  return html`${cuts.slice(1).map((to, i) => {
    const from = cuts[i]!;
    if (from === to) return null;
    const here = within
      .filter((mark) => mark.start <= from && mark.end >= to)
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const link = here.findLast(({ kind }) => kind === 'link');
    return here
      .filter((mark) => mark.kind !== 'link' || mark === link)
      .reduceRight((content: Markup, mark) => around(mark, content), html`${text.slice(from, to)}`);
  })}`;
};

/** The place, or the one before it if that is inside a character. */
const wholeAt = (text: string, at: number): number =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;

const around = ({ kind, target }: Mark, content: Markup): Markup => {
  if (kind === 'link') {
    const address = addressOf(target ?? '');
    return address === null ? content : html`<a href="${address}">${content}</a>`;
  }
  const name = Object.hasOwn(elements, kind) ? elements[kind] : undefined;
  return name === undefined ? content : html`<${{ markup: name }}>${content}</${{ markup: name }}>`;
};

const addressOf = (target: string): string | null => {
  try {
    const { protocol, href } = new URL(target);
    return followed.has(protocol) ? href : null;
  } catch {
    return null;
  }
};
