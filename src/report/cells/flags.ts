import { everyRule } from '../../compare/silence.js';
import { type Cell, type Flag, type Row, type Severity, severities } from '../../core/bitext.js';
import type { Span } from '../../core/document.js';
import { attribute, html, type Markup } from '../markup.js';
import { remark, ruleName, sayExplanation } from '../ui/remarks.js';
import { inUi, say } from '../ui/say.js';
import { type Run, wholeCharacter } from './runs.js';

/** A part of a text that flags speak of. */
export interface FlagMark extends Span {
  severity: Severity;
  /** Number of the flag among those of its row, from 0 in the order of the page. */
  flag: number;
}

/** The parts of the document's text that a row's flags speak of, in order and without overlaps. */
export const sourceMarks = (row: Row, systems: readonly string[]): FlagMark[] =>
  apart(flagsOf(row, systems).flatMap((flag, number) => marksOf(flag, number, flag.evidence.source)));

/** The parts of a target's text that a cell's flags speak of, in order and without overlaps. */
export const targetMarks = (
  row: Row,
  systems: readonly string[],
  system: string,
  target: number,
): FlagMark[] =>
  apart(
    flagsOf(row, systems).flatMap((flag, number) =>
      flag.system === system
        ? marksOf(
            flag,
            number,
            flag.evidence.target.filter((span) => span.target === target),
          )
        : [],
    ),
  );

/** A row's flags in the order of the page. */
const flagsOf = ({ cells }: Row, systems: readonly string[]): Flag[] =>
  systems.flatMap((id) => cells[id]!.flags);

const marksOf = ({ severity }: Flag, flag: number, spans: readonly Span[]): FlagMark[] =>
  spans.map(({ start, end }) => ({ start, end, severity, flag }));

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

const drawn = ({ severity, flag }: FlagMark, content: Markup): Markup =>
  html`<e-v class=${severity} f=${flag}>${content}</e-v>`;

/** What a cell's flags say, and how many are silenced. */
export const flagList = (row: Row, cell: Cell): Markup | null => {
  const { flags, silenced = 0 } = cell;
  if (flags.length + silenced === 0) return null;
  return html`<ul class=remarks${inUi}>${flags.map((flag) => itemOf(flag, sentenceAt(row, cell, flag)))}${
    silenced === 0 ? null : html`<li class=quiet>${say(`${silenced} silenced`, `${silenced} dibungkam`)}`
  }</ul>`;
};

/**
 * Which of the row's source sentences a flag's translation stands beside, from 0, if the row has several; null if it
 * stands beside all of them. A line that silences the flag names them (`silencedBy`).
 */
const sentenceAt = ({ source }: Row, { targets }: Cell, { target }: Flag): number | null =>
  source.length > 1 && targets.length === source.length ? targets.indexOf(target) : null;

/** A flag. A style sheet says how grave it is; what its rule means is said once on the page, where its name leads. */
const itemOf = ({ rule, message, severity }: Flag, at: number | null): Markup =>
  html`<li class=${severity}${at === null ? null : html` data-at=${at}`}><a${attribute('href', `#rule-${rule}`)}>${rule}</a> ${remark(rule, message)}`;

/** What the rules of a page's flags mean, and how flags are silenced; null if there are none. */
export const ruleList = (rows: readonly Row[]): Markup | null => {
  const rules = new Set(
    rows.flatMap(({ cells }) => Object.values(cells).flatMap(({ flags }) => flags.map(({ rule }) => rule))),
  );
  return rules.size === 0
    ? null
    : html`<details id=rules><summary>${say('What the flags mean, and how to silence them', 'Arti tanda dan cara membungkamnya')}</summary>
<dl>${[...rules].sort().map((rule) => html`<dt id="rule-${rule}">${rule} <small>${say(...ruleName(rule))}</small><dd>${sayExplanation(rule)}`)}</dl>
<p id=silencing>${say('If a translation is fine, add a line with the rule, a tab and the source sentence to', 'Jika terjemahannya sudah baik, tambahkan baris berisi nama aturan, tab, dan kalimat sumber ke')} <code>padan.silenced.tsv</code> (${say(`${everyRule} in place of the rule silences all`, `${everyRule} sebagai nama aturan membungkam semuanya`)}).</p></details>`;
};
