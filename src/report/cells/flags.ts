import { explanationOf } from '../../compare/flags/flags.js';
import { everyRule, silencedBy } from '../../compare/silence.js';
import { type Cell, type Flag, type Row, type Severity, severities } from '../../core/bitext.js';
import type { Sentence, Span } from '../../core/document.js';
import { html, type Markup } from '../markup.js';
import { type Run, wholeCharacter } from './runs.js';

/** A part of a text that flags speak of. */
export interface FlagMark extends Span {
  severity: Severity;
  /** What the flags say. */
  title: string;
}

/** The parts of the document's text that a row's flags speak of, in order and without overlaps. */
export const sourceMarks = ({ cells }: Row): FlagMark[] =>
  apart(
    Object.values(cells).flatMap(({ flags }) => flags.flatMap((flag) => marksOf(flag, flag.evidence.source))),
  );

/** The parts of a target's text that a cell's flags speak of, in order and without overlaps. */
export const targetMarks = ({ flags }: Cell, target: number): FlagMark[] =>
  apart(
    flags.flatMap((flag) =>
      marksOf(
        flag,
        flag.evidence.target.filter((span) => span.target === target),
      ),
    ),
  );

const marksOf = ({ rule, message, severity }: Flag, spans: readonly Span[]): FlagMark[] =>
  spans.map(({ start, end }) => ({ start, end, severity, title: `${rule}: ${message}` }));

/** Marks in order; of two that overlap, the graver one is whole. */
const apart = (marks: readonly FlagMark[]): FlagMark[] => {
  const found: FlagMark[] = [];
  const grave = (mark: FlagMark): number => severities.indexOf(mark.severity);
  for (const mark of [...marks].sort((a, b) => a.start - b.start || grave(a) - grave(b))) {
    const last = found.at(-1);
    if (last !== undefined && mark.start < last.end) {
      if (grave(mark) < grave(last)) {
        last.end = mark.start;
        if (last.start >= last.end) found.pop();
        found.push({ ...mark });
      } else if (mark.end > last.end) found.push({ ...mark, start: last.end });
    } else found.push({ ...mark });
  }
  return found.filter(({ start, end }) => start < end);
};

/**
 * Runs with marks in them.
 *
 * @param at  offset of the first run in the text that the marks have offsets in
 */
export const markRuns = (runs: readonly Run[], at: number, marks: readonly FlagMark[]): Run[] => {
  if (marks.length === 0) return [...runs];
  const marked: Run[] = [];
  let start = at;
  let next = 0;
  for (const run of runs) {
    const { text, around = (content: Markup) => content } = run;
    const end = start + text.length;
    let done = 0;
    while (next < marks.length && marks[next]!.end <= start) next++;
    for (let i = next; i < marks.length && marks[i]!.start < end; i++) {
      const mark = marks[i]!;
      const from = Math.max(done, wholeCharacter(text, mark.start - start));
      const to = wholeCharacter(text, mark.end - start);
      if (from >= to) continue;
      if (from > done) marked.push({ ...run, text: text.slice(done, from) });
      marked.push({ text: text.slice(from, to), around: (content) => around(drawn(mark, content)) });
      done = to;
    }
    if (done < text.length || text === '') marked.push({ ...run, text: text.slice(done) });
    start = end;
  }
  return marked;
};

const drawn = ({ severity, title }: FlagMark, content: Markup): Markup =>
  html`<span class="evidence ${severity}" title="${title}">${content}</span>`;

/** What a cell's flags say, each with what it means and how it is silenced; and how many are silenced. */
export const flagList = (row: Row, cell: Cell, sentences: readonly Sentence[]): Markup | null => {
  const { flags, silenced = 0 } = cell;
  if (flags.length + silenced === 0) return null;
  const all = new Map(sentences.map((sentence) => [sentence.index, sentence]));
  return html`<ul class="remarks">${flags.map((flag) => itemOf(flag, silencedBy(row, flag, all)))}${
    silenced === 0 ? null : html`<li class="quiet">${silenced} silenced</li>`
  }</ul>`;
};

const itemOf = (flag: Flag, sentence: string): Markup => {
  const { rule, message, severity } = flag;
  const explanation = explanationOf(rule);
  return html`<li><b class="severity ${severity}">${severity}</b> <span class="rule flag">${rule}</span> ${message}<details class="why"><summary>why, and how to silence it</summary>${
    explanation === undefined ? null : html`<p>${explanation}</p>`
  }${
    sentence === ''
      ? null
      : html`<p>If it is fine, add this line to <code>padan.silenced.tsv</code> (<code>${everyRule}</code> in place of the rule silences all): <button type="button" class="silence" hidden aria-label="silence: copy the line for ${rule}">silence</button></p><pre tabindex="0">${rule}\t${sentence}</pre>`
  }</details></li>`;
};
