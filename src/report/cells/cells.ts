import { type Bitext, type Change, sidesOf } from '../../core/bitext.js';
import { confidenceOf, percent } from '../../core/confidence.js';
import type { Language, Note, Sentence } from '../../core/document.js';
import type { Alternative, Bead, Side, Target } from '../../core/system.js';
import { languageName } from '../../languages/languages.js';
import { beadsByHand, isUncertain, isUneven } from '../beads.js';
import { counted } from '../frame.js';
import { columnName } from '../heads.js';
import { html, type Markup } from '../markup.js';
import type { ShownRow } from '../rows.js';
import { added, changeRuns } from './changes.js';
import { type FlagMark, flagList, markRuns, sourceMarks, targetMarks } from './flags.js';
import { drawRuns, type Run, splitRuns, wholeCharacter } from './runs.js';
import { waysBackOf } from './way-back.js';
import { type LinkedPart, type RowWords, wordsOf } from './words.js';

/** Below this confidence (0 to 1) it is shown beside the sentence without being asked for. */
const minSure = 0.4;

/** Makes a function that renders a document's rows. */
export const rowRenderer = (bitext: Bitext): ((shown: ShownRow) => Markup) => {
  const { language } = bitext.document;
  const name = languageName(language);
  const columns = sidesOf(bitext).map((side) => ({
    side,
    name: columnName(side.system),
    byHand: beadsByHand(side.output),
  }));
  /** To mark a whole block would add nothing to the note below it. */
  const coversBlock = ({ block, start, end }: Note): boolean => {
    const whole = block === null ? undefined : bitext.document.blocks[block];
    return whole !== undefined && start <= whole.start && end >= whole.end;
  };
  return (shown) => {
    const { row, sentences, filters } = shown;
    const words = wordsOf(row, sentences);
    const notes = shown.notes.filter((note) => !coversBlock(note));
    return html`<tr class="${['bead', ...filters].join(' ')}">
<td class="number">${sentences.map(({ index }) => html`<a href="#s${index + 1}" id="s${index + 1}" title="Link to sentence ${index + 1}">${index + 1}</a> `)}</td>
<td data-column="${name}" lang="${language}" dir="auto"${sentences.length === 0 ? gap : null}>${sourceOf(sentences, notes, words.source, sourceMarks(row))}</td>
${columns.map((column) => cellOf(column, shown, words, language))}</tr>
`;
  };
};

/** Class of cells and paragraphs that are empty beside a text without a counterpart. */
const gap = html` class="gap"`;

const nothing = (why: string): Markup => html`<span class="nothing">${why}</span>`;

/** The source's sentences; several, which some system's bead joins, each on a line with its number. */
const sourceOf = (
  sentences: readonly Sentence[],
  notes: readonly Note[],
  parts: readonly LinkedPart[],
  marks: readonly FlagMark[],
): Markup => {
  if (sentences.length === 0) return html`<p class="source">${nothing('not in the source')}</p>`;
  const drawn = sentences.map((sentence) =>
    drawRuns(markRuns(noteRuns(sentence, notes), sentence.start, marks), sentence.start, parts),
  );
  if (sentences.length === 1) return html`<p class="source">${drawn}</p>`;
  return html`<p class="source joined">${drawn.map(
    (each, i) => html`<span class="line" data-n="${sentences[i]!.index + 1}">${each}</span>`,
  )}</p>`;
};

/** A source sentence with the parts that notes refer to marked. */
const noteRuns = ({ start, end, text }: Sentence, notes: readonly Note[]): Run[] => {
  const runs: Run[] = [];
  let at = 0;
  for (const note of notes) {
    const from = Math.max(at, wholeCharacter(text, note.start - start));
    const to = wholeCharacter(text, Math.min(end, note.end) - start);
    if (from >= to) continue;
    runs.push({ text: text.slice(at, from) });
    runs.push({
      text: text.slice(from, to),
      around: (content) => html`<mark title="${note.rule}: ${note.message}">${content}</mark>`,
    });
    at = to;
  }
  return [...runs, { text: text.slice(at) }];
};

/** A system's column: its name, and the beads that a person set. */
interface Column {
  side: Side;
  name: string;
  byHand: ReadonlySet<Bead>;
}

/** A system's part of a row: a paragraph for each of its beads, then what there is to say of them. */
const cellOf = (
  { side: { system, output }, name, byHand }: Column,
  shown: ShownRow,
  words: RowWords,
  language: Language,
): Markup => {
  const cell = shown.row.cells[system.id]!;
  const { targets: indices } = cell;
  const targets = indices.map((index) => output.targets[index]!);
  const parts = indices.map((index) => words.inTarget(system.id, index));
  const isReference = system.role === 'reference';
  const hasSource = shown.sentences.length > 0;
  const missing = isReference
    ? nothing(hasSource ? 'left out of the reference' : 'nothing to compare with')
    : nothing(hasSource ? 'left out' : 'nothing to translate');
  const changes = shown.changes.get(system.id);
  // A reference's sentences that the translation lacks are marked as a whole, a system's are only not compared.
  const runs = changes ?? (isReference ? [] : null);
  const texts = runs && sentenceRuns(targets, runs);
  const drawn = targets.map((target, i) => {
    const text = texts?.[i] ?? [{ text: target.text }];
    const content = drawRuns(markRuns(text, 0, targetMarks(cell, indices[i]!)), 0, parts[i]!);
    return isReference ? content : html`${targetOf(target, content)}${texts === null ? ' ' : null}`;
  });
  const beads = shown.beads.get(system.id)!;
  const paragraphs =
    targets.length === 0
      ? html`<p>${beads.some((bead) => byHand.has(bead)) ? labels([handLabel]) : null}${missing}</p>`
      : paragraphsOf(beads, drawn, missing, shown, byHand);
  const { row, sentences } = shown;
  return html`<td data-column="${name}" lang="${system.language}" dir="auto"${targets.length === 0 ? gap : null}>${paragraphs}${waysBackOf(system.id, output.targets, { row, sentences, beads, language })}${
    isReference ? null : targets.map(({ trace }) => alternativesOf(trace?.alternatives ?? []))
  }${flagList(shown.row, cell, shown.sentences)}</td>
`;
};

/**
 * Sentences, and the spaces between them, with what differs from the main system's marked.
 *
 * @param changes  from the main system's; none if it says nothing there
 */
const sentenceRuns = (targets: readonly Target[], changes: readonly Change[]): Run[][] => {
  if (targets.length === 0) return [];
  const texts = targets.map(({ text }, i) => (i < targets.length - 1 ? `${text} ` : text));
  let end = 0;
  const ends = texts.map((text) => {
    end += text.length;
    return end;
  });
  const whole = texts.join('');
  const runs = changes.length > 0 ? changeRuns(changes) : [{ text: whole, around: added }];
  return splitRuns(runs, ends);
};

/** A translated sentence, its text drawn. A style sheet draws its confidence, so that copies of the sentence are without it. */
const targetOf = ({ trace }: Target, content: Markup): Markup => {
  if (trace === undefined) return html`<span>${content}</span>`;
  if (trace.copied !== null)
    return html`<span data-confidence="copied" title="copied, the model was not asked">${content}</span>`;
  const confidence = confidenceOf(trace);
  if (confidence === null) return html`<span>${content}</span>`;
  const doubtful = confidence < minSure ? html` class="doubtful"` : null;
  return html`<span${doubtful} data-confidence="${percent(confidence)}" title="confidence ${percent(confidence)}">${content}</span>`;
};

/**
 * The beads of a cell, each with its sentences.
 *
 * @param drawn    the cell's sentences, in the order of the beads
 * @param missing  what stands for a bead without any
 * @param shown    the row; where it has several source sentences, each paragraph says which are its own
 * @param byHand   the beads that a person set
 */
const paragraphsOf = (
  beads: readonly Bead[],
  drawn: readonly Markup[],
  missing: Markup,
  { sentences: { length: count }, moved }: ShownRow,
  byHand: ReadonlySet<Bead>,
): Markup[] => {
  let next = 0;
  return beads.map((bead) => {
    const sentences = drawn.slice(next, next + bead.target.length);
    next += bead.target.length;
    const number = count > 1 && bead.source.length > 0 ? html` data-n="${numbersOf(bead.source)}"` : null;
    const isByHand = byHand.has(bead);
    if (sentences.length === 0)
      return html`<p${gap}${number}>${isByHand ? labels([handLabel]) : null}${missing}</p>`;
    const classes = [isPair(bead) && isUneven(bead) ? 'joined' : '', isUncertain(bead) ? 'low' : '']
      .filter((name) => name !== '')
      .join(' ');
    const lines =
      sentences.length === 1 ? sentences : sentences.map((each) => html`<span class="line">${each}</span>`);
    return html`<p${classes === '' ? null : html` class="${classes}"`}${number}>${labelOf(bead, count, { isMoved: moved.has(bead), isByHand })}${lines}</p>`;
  });
};

const isPair = ({ source, target }: Bead): boolean => source.length > 0 && target.length > 0;

/** What a bead is, in words and figures, where it is not one sentence that fits one in its place. Copies are without it. */
const labelOf = (
  bead: Bead,
  count: number,
  { isMoved, isByHand }: { isMoved: boolean; isByHand: boolean },
): Markup | null => {
  const { source, target, score } = bead;
  const all: Markup[] = [];
  if (source.length === 0 && count > 0) all.push(html`not in the source`);
  if (isPair(bead) && isUneven(bead))
    all.push(
      html`<span title="sentences of the source : sentences here">${source.length} : ${target.length}</span>`,
    );
  if (isMoved)
    all.push(
      html`<span title="its place among the sentences here; in the source it stands elsewhere">⇄ moved, sentence ${numbersOf(bead.target)} here</span>`,
    );
  if (isUncertain(bead) && score !== null)
    all.push(
      html`<span title="how much the two sides have in common: they may not belong together">fit ${percent(score)}</span>`,
    );
  if (isByHand) all.push(handLabel);
  return labels(all);
};

/** Where the fit would stand. */
const handLabel = html`<span title="set in the bead table">by hand</span>`;

const labels = (all: readonly Markup[]): Markup | null =>
  all.length === 0
    ? null
    : html`<small class="shape">${all.map((label, i) => [i > 0 ? ' · ' : '', label])}</small>`;

/** Numbers of sentences for people: “5”, “5–7”, “5, 8”. */
const numbersOf = (indices: readonly number[]): string => {
  const [first, last] = [indices[0]!, indices.at(-1)!];
  const isRange = last - first === indices.length - 1;
  if (indices.length === 1) return String(first + 1);
  return isRange ? `${first + 1}–${last + 1}` : indices.map((index) => index + 1).join(', ');
};

/** The next best translations, in a collapsed list. */
const alternativesOf = (alternatives: readonly Alternative[]): Markup | null =>
  alternatives.length === 0
    ? null
    : html`<details class="alternatives"><summary>${counted(alternatives.length, 'alternative', 'alternatif')}</summary><ol start="2">${alternatives.map(
        ({ text, confidence }) =>
          html`<li>${text}${confidence === null ? null : html` <span class="quiet">${percent(confidence)}</span>`}</li>`,
      )}</ol></details>`;
