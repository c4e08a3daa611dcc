import { type Bitext, type Change, type Flag, sidesOf, targetsIn } from '../core/bitext.js';
import { confidenceOf, percent } from '../core/confidence.js';
import type { Note, Sentence } from '../core/document.js';
import type { Alternative, System, Target } from '../core/system.js';
import { languageName } from '../languages/languages.js';
import { changesOf } from './changes.js';
import { counted } from './frame.js';
import { columnName } from './heads.js';
import { html, type Markup } from './markup.js';
import type { ShownRow } from './rows.js';

/** Below this confidence (0 to 1) it is shown beside the sentence without being asked for. */
const minSure = 0.4;

/** Makes a function that renders a document's rows. */
export const rowRenderer = (bitext: Bitext): ((shown: ShownRow) => Markup) => {
  const { language } = bitext.document;
  const sides = sidesOf(bitext);
  /** To mark a whole block would add nothing to the note below it. */
  const coversBlock = ({ block, start, end }: Note): boolean => {
    const whole = block === null ? undefined : bitext.document.blocks[block];
    return whole !== undefined && start <= whole.start && end >= whole.end;
  };
  return ({ row, sentences, notes, changes, filters }) => html`<tr class="${['bead', ...filters].join(' ')}">
<td class="number">${sentences.map(({ index }) => html`<a href="#s${index + 1}" id="s${index + 1}" title="Link to sentence ${index + 1}">${index + 1}</a> `)}</td>
<td data-column="${languageName(language)}" lang="${language}" dir="auto"><p class="source">${
    sentences.length === 0
      ? nothing('not in the source')
      : sentences.map((sentence) =>
          sourceOf(
            sentence,
            notes.filter((note) => !coversBlock(note)),
          ),
        )
  }</p></td>
${sides.map((side) => {
  const { system } = side;
  const targets = targetsIn(row, side);
  return system.role === 'reference'
    ? referenceCell(system, targets, changes.get(system.id))
    : candidateCell(system, targets, row.cells[system.id]!.flags, sentences.length > 0);
})}</tr>
`;
};

const candidateCell = (
  system: System,
  targets: readonly Target[],
  flags: readonly Flag[],
  hasSource: boolean,
): Markup => html`<td data-column="${columnName(system)}" lang="${system.language}" dir="auto"><p>${
  targets.length === 0 ? nothing(hasSource ? 'left out' : 'nothing to translate') : targets.map(targetOf)
}</p>${targets.map(({ trace }) => alternativesOf(trace?.alternatives ?? []))}${
  flags.length === 0
    ? null
    : html`<ul class="remarks">${flags.map(({ rule, message }) => html`<li><span class="rule flag">${rule}</span> ${message}</li>`)}</ul>`
}</td>
`;

const referenceCell = (
  system: System,
  targets: readonly Target[],
  changes: readonly Change[] | undefined,
): Markup => html`<td data-column="${columnName(system)}" lang="${system.language}" dir="auto"><p>${referenceOf(targets, changes)}</p></td>
`;

const nothing = (why: string): Markup => html`<span class="nothing">${why}</span>`;

/** A translated sentence. A style sheet draws its confidence, so that copies of the sentence are without it. */
const targetOf = ({ text, trace }: Target): Markup => {
  if (trace === undefined) return html`<span>${text}</span> `;
  if (trace.copied !== null)
    return html`<span data-confidence="copied" title="copied, the model was not asked">${text}</span> `;
  const confidence = confidenceOf(trace);
  if (confidence === null) return html`<span>${text}</span> `;
  const doubtful = confidence < minSure ? html` class="doubtful"` : null;
  return html`<span${doubtful} data-confidence="${percent(confidence)}" title="confidence ${percent(confidence)}">${text}</span> `;
};

/** The next best translations, in a collapsed list. */
const alternativesOf = (alternatives: readonly Alternative[]): Markup | null =>
  alternatives.length === 0
    ? null
    : html`<details class="alternatives"><summary>${counted(alternatives.length, 'alternative')}</summary><ol start="2">${alternatives.map(
        ({ text, confidence }) =>
          html`<li>${text}${confidence === null ? null : html` <span class="quiet">${percent(confidence)}</span>`}</li>`,
      )}</ol></details>`;

const referenceOf = (targets: readonly Target[], changes: readonly Change[] | undefined): Markup => {
  if (targets.length === 0) return nothing('left out of the reference');
  if (changes === undefined) return html`<ins>${targets.map(({ text }) => text).join(' ')}</ins>`;
  return changesOf(changes);
};

/** A source sentence with the parts that notes refer to marked. */
const sourceOf = ({ start, end, text }: Sentence, notes: readonly Note[]): Markup => {
  const parts: (string | Markup)[] = [];
  let at = start;
  for (const note of notes) {
    const from = Math.max(at, note.start);
    const to = Math.min(end, note.end);
    if (from >= to) continue;
    parts.push(text.slice(at - start, from - start));
    parts.push(
      html`<mark title="${note.rule}: ${note.message}">${text.slice(from - start, to - start)}</mark>`,
    );
    at = to;
  }
  return html`${parts}${text.slice(at - start)}`;
};
