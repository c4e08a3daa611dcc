import { type Bitext, type Change, mainSide, sidesOf } from '../../core/bitext.js';
import { confidenceOf, percent } from '../../core/confidence.js';
import type { Language, Note, Sentence } from '../../core/document.js';
import type { Alternative, Bead, Side, Target } from '../../core/system.js';
import { beadsByHand, isUncertain, isUneven } from '../beads.js';
import { rowClasses } from '../filters.js';
import { countOf } from '../frame.js';
import { attribute, html, type Markup } from '../markup.js';
import { applyingFilters, type ShownRow } from '../rows.js';
import { remarkTitle } from '../ui/remarks.js';
import { inUi, say, sayIn } from '../ui/say.js';
import { added, changeRuns } from './changes.js';
import { type FlagMark, flagList, markRuns, sourceMarks, targetMarks } from './flags.js';
import { drawRuns, type Run, splitRuns, wholeCharacter } from './runs.js';
import { waysBackOf } from './way-back.js';

/** Below this confidence (0 to 1) it is shown beside the sentence without being asked for. */
const minSure = 0.4;

/** Makes a function that renders a document's rows. End tags that HTML can do without are left out. */
export const rowRenderer = (bitext: Bitext): ((shown: ShownRow) => Markup) => {
  const { language } = bitext.document;
  const usual = tableLanguage(bitext);
  const applying = applyingFilters(bitext);
  const systems = bitext.systems.map(({ id }) => id);
  const columns = sidesOf(bitext).map((side) => ({
    side,
    language: side.system.language === usual ? null : attribute('lang', side.system.language),
    byHand: beadsByHand(side.output),
  }));
  /** To mark a whole block would add nothing to the note below it. */
  const coversBlock = ({ block, start, end }: Note): boolean => {
    const whole = block === null ? undefined : bitext.document.blocks[block];
    return whole !== undefined && start <= whole.start && end >= whole.end;
  };
  return (shown) => {
    const { row, sentences } = shown;
    const notes = shown.notes.filter((note) => !coversBlock(note));
    const [first, ...others] = sentences.map(({ index }) => index + 1);
    const classes = rowClasses(shown.filters, applying).join(' ');
    return html`<tr${first === undefined ? null : html` id=s${first}`}${classes === '' ? null : attribute('class', classes)}>${
      first === undefined
        ? html`<td>`
        : html`<th><a href=#s${first}>${first}</a>${others.map((each) => html` <a href=#s${each} id=s${each}>${each}</a>`)}`
    }<td${attribute('lang', language)}${directionOf(sentences)}${sentences.length === 0 ? gap : null}>${sourceOf(sentences, notes, sourceMarks(row, systems))}${columns.map((column) => cellOf(column, shown, { language, systems }))}
`;
  };
};

/** Language of a table's cells that say nothing else: that of the first translation. */
export const tableLanguage = (bitext: Bitext): Language =>
  mainSide(bitext)?.system.language ?? bitext.systems[0]?.language ?? 'und';

/** Browsers that find out each line's direction by itself take the square of a text's length: of a very long one, once. */
const directionOf = (texts: readonly { text: string }[]): Markup | null =>
  texts.some(({ text }) => text.length > 20_000) ? html` dir=auto` : null;

/** Class of cells and paragraphs that are empty beside a text without a counterpart. */
const gap = html` class=gap`;

const nothing = (why: Markup): Markup => html`<span class=nothing${inUi}>${why}</span>`;

/** The source's sentences; several, which some system's bead joins, each on a line with its number. */
const sourceOf = (
  sentences: readonly Sentence[],
  notes: readonly Note[],
  marks: readonly FlagMark[],
): Markup => {
  if (sentences.length === 0) return nothing(say('not in the source', 'tidak ada di sumber'));
  const drawn = sentences.map((sentence) =>
    drawRuns(markRuns(noteRuns(sentence, notes), sentence.start, marks)),
  );
  if (sentences.length === 1) return drawn[0]!;
  return html`<p class=joined>${drawn.map(
    (each, i) => html`<span class=line data-n=${sentences[i]!.index + 1}>${each}</span>`,
  )}`;
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
      around: (content) => html`<mark${remarkTitle(note.rule, note.message)}>${content}</mark>`,
    });
    at = to;
  }
  return [...runs, { text: text.slice(at) }];
};

/** A system's column: its language where it is not the table's, and the beads that a person set. */
interface Column {
  side: Side;
  language: Markup | null;
  byHand: ReadonlySet<Bead>;
}

const missingFrom = {
  reference: [
    say('left out of the reference', 'tidak ada di rujukan'),
    say('nothing to compare with', 'tidak ada pembanding'),
  ],
  translation: [say('left out', 'tidak diterjemahkan'), say('nothing to translate', 'tidak ada sumbernya')],
} as const;

/**
 * A system's part of a row: a paragraph for each of its beads, then what there is to say of them. A sentence of which there
 * is nothing to say is the cell's text itself.
 */
const cellOf = (
  { side: { system, output }, language: own, byHand }: Column,
  shown: ShownRow,
  { language, systems }: { language: Language; systems: readonly string[] },
): Markup => {
  const { row, sentences } = shown;
  const cell = row.cells[system.id]!;
  const { targets: indices } = cell;
  const targets = indices.map((index) => output.targets[index]!);
  const isReference = system.role === 'reference';
  const missing = nothing(
    missingFrom[isReference ? 'reference' : 'translation'][sentences.length > 0 ? 0 : 1]!,
  );
  const beads = shown.beads.get(system.id)!;
  const remarks = html`${waysBackOf(system.id, output.targets, { row, sentences, beads, language })}${
    isReference ? null : targets.map(({ trace }) => alternativesOf(trace?.alternatives ?? []))
  }${flagList(row, cell)}`;
  if (targets.length === 0)
    return html`<td${own}${gap}>${beads.some((bead) => byHand.has(bead)) ? labels([handLabel]) : null}${missing}${remarks}`;
  const changes = shown.changes.get(system.id);
  // A reference's sentences that the translation lacks are marked as a whole, a system's are only not compared.
  const runs = changes ?? (isReference ? [] : null);
  const texts = runs && sentenceRuns(targets, runs);
  const drawn = targets.map((target, i): Drawn => {
    const isLast = i === targets.length - 1;
    const text = texts?.[i] ?? [{ text: isLast ? target.text : `${target.text} ` }];
    return {
      content: drawRuns(markRuns(text, 0, targetMarks(row, systems, system.id, indices[i]!))),
      confidence: isReference ? null : confidenceIn(target),
    };
  });
  const paragraphs = paragraphsOf(beads, drawn, missing, shown, byHand);
  const [only] = paragraphs;
  return paragraphs.length === 1 && only!.attributes === null && remarks.markup === ''
    ? html`<td${own}${directionOf(targets)}${only!.confidence}>${only!.content}`
    : html`<td${own}${directionOf(targets)}>${paragraphs.map(({ attributes, confidence, content }) => html`<p${attributes}${confidence}>${content}`)}${remarks}`;
};

/** A sentence of a cell. */
interface Drawn {
  content: Markup;
  /** An attribute. */
  confidence: Markup | null;
}

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

/**
 * How sure the model was of a sentence, in percent: `data-c=72`. A style sheet draws it, so that copies of the sentence are
 * without it, and the low ones unasked. `data-c=-` was copied.
 */
const confidenceIn = ({ trace }: Target): Markup | null => {
  if (trace === undefined) return null;
  if (trace.copied !== null) return html` data-c=-`;
  const confidence = confidenceOf(trace);
  if (confidence === null) return null;
  return html`${confidence < minSure ? html` class=doubtful` : null} data-c=${Math.round(100 * confidence)}`;
};

/** A bead of a cell. */
interface Paragraph extends Drawn {
  /** What tells it from a sentence beside one; null if nothing does. */
  attributes: Markup | null;
}

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
  drawn: readonly Drawn[],
  missing: Markup,
  { sentences: { length: count }, moved }: ShownRow,
  byHand: ReadonlySet<Bead>,
): Paragraph[] => {
  let next = 0;
  return beads.map((bead) => {
    const sentences = drawn.slice(next, next + bead.target.length);
    next += bead.target.length;
    const number = count > 1 && bead.source.length > 0 ? attribute('data-n', numbersOf(bead.source)) : null;
    const isByHand = byHand.has(bead);
    if (sentences.length === 0)
      return {
        attributes: html`${gap}${number}`,
        confidence: null,
        content: html`${isByHand ? labels([handLabel]) : null}${missing}`,
      };
    const classes = [isPair(bead) && isUneven(bead) ? 'joined' : '', isUncertain(bead) ? 'low' : '']
      .filter((name) => name !== '')
      .join(' ');
    const label = labelOf(bead, count, { isMoved: moved.has(bead), isByHand });
    const isOne = sentences.length === 1;
    const isPlain = classes === '' && number === null && label === null && isOne;
    // A class of the sentence's confidence may not stand beside the paragraph's.
    const confidence = isPlain ? sentences[0]!.confidence : null;
    const lines = sentences.map((each) =>
      isOne
        ? each.confidence === null || isPlain
          ? each.content
          : html`<span${each.confidence}>${each.content}</span>`
        : html`<span class=line>${each.confidence === null ? each.content : html`<span${each.confidence}>${each.content}</span>`}</span>`,
    );
    return {
      attributes: isPlain ? null : html`${classes === '' ? null : attribute('class', classes)}${number}`,
      confidence,
      content: html`${label}${lines}`,
    };
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
  if (source.length === 0 && count > 0) all.push(say('not in the source', 'tidak ada di sumber'));
  if (isPair(bead) && isUneven(bead))
    all.push(
      html`<span${sayIn('title', 'sentences of the source : sentences here', 'kalimat sumber : kalimat di sini')}>${source.length} : ${target.length}</span>`,
    );
  if (isMoved)
    all.push(
      html`<span${sayIn('title', 'its place among the sentences here; in the source it stands elsewhere', 'tempatnya di antara kalimat di sini; di sumber letaknya lain')}>⇄ ${say(`moved, sentence ${numbersOf(bead.target)} here`, `pindah, kalimat ${numbersOf(bead.target)} di sini`)}</span>`,
    );
  if (isUncertain(bead) && score !== null)
    all.push(
      html`<span${sayIn('title', 'how much the two sides have in common: they may not belong together', 'seberapa banyak kesamaan kedua sisi: mungkin bukan pasangan')}>${say(`fit ${percent(score)}`, `cocok ${percent(score)}`)}</span>`,
    );
  if (isByHand) all.push(handLabel);
  return labels(all);
};

/** Where the fit would stand. */
const handLabel = html`<span${sayIn('title', 'set in the bead table', 'ditetapkan di tabel pasangan')}>${say('by hand', 'secara manual')}</span>`;

const labels = (all: readonly Markup[]): Markup | null =>
  all.length === 0
    ? null
    : html`<small class=shape${inUi}>${all.map((label, i) => [i > 0 ? ' · ' : '', label])}</small>`;

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
    : html`<details class=alternatives><summary${inUi}>${countOf(alternatives.length, 'alternative', 'alternatif')}</summary><ol start=2>${alternatives.map(
        ({ text, confidence }) =>
          html`<li>${text}${confidence === null ? null : html` <span class=quiet>${percent(confidence)}</span>`}`,
      )}</ol></details>`;
