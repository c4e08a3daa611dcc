import type { BlockKind } from '../../core/document.js';
import { listMarker } from '../../core/list-marker.js';
import { html, type Markup, named } from '../../report/markup.js';
import { saidIn } from '../../report/ui/said.js';
import type { EndNotes } from './notes.js';
import type { BookOptions } from './options.js';
import type { BookText, Part, Unit } from './units.js';
import { languageOf } from './xml.js';

/** What decides how paragraphs are set. */
export type Setting = Pick<BookOptions, 'layout' | 'notes' | 'ui'>;

/** A paragraph, or a part of one that is too long for a file. */
export interface Piece {
  kind: BlockKind;
  /** Index of the block. */
  block: number;
  units: Unit[];
}

/**
 * Sets a paragraph, heading or item. Facing, it is an element with two halves, and what comes first is written first:
 * the style sheet sets them beside each other where there is room. Interleaved, it is an element with a row a unit.
 *
 * @param isTitle  whether it is the chapter's heading
 */
export const blockMarkup = (
  { kind, block, units }: Piece,
  isTitle: boolean,
  notes: EndNotes,
  texts: readonly BookText[],
  { layout, ui }: Setting,
): Markup => {
  const tags = kind === 'heading' ? { block: 'span', text: 'span' } : { block: 'div', text: 'p' };
  const several = texts.length > 2;

  const textOf = (index: number, part: readonly Part[], className: string): Markup => {
    const { language, side } = texts[index]!;
    const label = several && side !== null ? labelOf(side.system.label) : null;
    const content =
      part.length === 0
        ? gapOf(side === null, ui)
        : part.map(
            (each, i) => html`${gapBetween(part[i - 1], each)}${each.content}${notes.refer(each.remarks)}`,
          );
    return element(
      tags.text,
      html`${className === '' ? null : html` class="${className}"`}${languageOf(language)}`,
      html`${label}${content}`,
    );
  };

  const halves = halvesOf(texts);
  const halfOf = (indices: readonly number[], unit: Unit, className: string): Markup => {
    const [only, ...others] = indices;
    if (others.length === 0) return textOf(only!, unit[only!]!, className);
    const all = indices.map((index) => textOf(index, unit[index]!, ''));
    return element(tags.block, html` class="${className}"`, onLines(all));
  };
  const pairOf = (unit: Unit): Markup[] =>
    halves.map((indices, i) => halfOf(indices, unit, i === 0 ? 'one' : 'two'));

  const [className, content] =
    layout === 'facing'
      ? ['pair', pairOf(texts.map((_, i) => units.flatMap((unit) => unit[i]!)))]
      : ['units', units.map((unit) => element(tags.block, html` class="unit"`, onLines(pairOf(unit))))];
  const name = kind === 'item' ? 'li' : kind === 'text' ? 'div' : isTitle ? 'h1' : 'h2';
  const id = kind !== 'heading' ? null : isTitle ? html` id="title"` : html` id="h${block}"`;
  return html`${element(name, html` class="${className}"${id}`, onLines(content))}
`;
};

/** Between sentences of a paragraph. Items that make up one paragraph stand on lines of their own. */
const gapBetween = (before: Part | undefined, { text }: Part): Markup | string => {
  if (before === undefined || !before.isSpaced) return '';
  return listMarker.test(text) ? html`<br/>\n` : ' ';
};

/** The texts on either side: the source on one, all translations on the other. */
const halvesOf = (texts: readonly BookText[]): number[][] => {
  const all = texts.map((_, i) => i);
  const source = all.filter((i) => texts[i]!.side === null);
  const translations = all.filter((i) => texts[i]!.side !== null);
  const halves = texts[0]?.side === null ? [source, translations] : [translations, source];
  return halves.filter((indices) => indices.length > 0);
};

const element = (name: string, attributes: Markup | null, content: Markup): Markup => {
  const tag = { markup: name };
  return html`<${tag}${attributes}>${content}</${tag}>`;
};

/** White space between elements, for those who copy them or read them without a style. */
const onLines = (all: readonly Markup[]): Markup =>
  html`${all.map((each, i) => html`${i > 0 ? '\n' : null}${each}`)}`;

/** Who wrote a translation, before each of its paragraphs where there are several. */
const labelOf = (label: string): Markup => html`<b class="by">${named(label)}</b> `;

/** What stands for a text without a counterpart. */
const gapOf = (isSource: boolean, ui: BookOptions['ui']): Markup =>
  html`<i class="gap"${languageOf(ui)}>${
    isSource
      ? saidIn(ui, 'not in the source', 'tidak ada di sumber')
      : saidIn(ui, 'left out', 'tidak diterjemahkan')
  }</i>`;
