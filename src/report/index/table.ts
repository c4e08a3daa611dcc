import { percent } from '../../core/confidence.js';
import { counted, pathOf } from '../frame.js';
import { html, type Markup } from '../markup.js';
import { hrefOf } from '../paging.js';
import type { DocumentSummary, Failure } from '../summary.js';
import { differenceText, type Scored, scoreOf, scoreText } from './columns.js';

/** A row of the index. */
export type Entry =
  | { kind: 'failed'; failure: Failure }
  /** `other` is not part of the last run. */
  | { kind: 'document' | 'other'; document: DocumentSummary };

/** The index's table. The script builds the same rows from data (`assets/index-script.ts`). */
export const tableOf = (entries: readonly Entry[], scored: Scored, hasState: boolean): Markup => {
  const columns = headsOf(scored);
  return html`<div class="wide" role="region" aria-label="Documents" tabindex="0"><table class="documents${hasState ? '' : ' stateless'}">
<thead><tr>${columns}</tr></thead>
<tbody>
${entries.map((entry) =>
  entry.kind === 'failed' ? failedRow(entry.failure) : rowOf(entry.document, entry.kind, scored),
)}</tbody>
</table></div>
`;
};

/** Column heads; `data-sort` is the name of a column in addresses, `data-first` the order that a first click gives. */
const headsOf = ({ systems, baseline, metrics }: Scored): Markup[] => {
  const number = (key: string, label: Value, first: 'ascending' | 'descending') =>
    html`<th scope="col" class="count" data-sort="${key}" data-first="${first}">${label}</th>`;
  const metric = html`<span class="metric">${metrics[0]?.name ?? null}</span>`;
  return [
    html`<th scope="col" data-sort="document" data-first="ascending">Document</th>`,
    html`<th scope="col" class="state" data-sort="state" data-first="ascending">State</th>`,
    number('paragraphs', 'Paragraphs', 'descending'),
    number('sentences', 'Sentences', 'descending'),
    number('notes', 'Notes on the text', 'descending'),
    number('flagged', 'Flagged', 'descending'),
    number('confidence', 'Confidence', 'ascending'),
    ...systems.map(({ id, label }) =>
      number(`score:${id}`, html`${metric} <small>${label}</small>`, 'ascending'),
    ),
    ...comparedIn(systems, baseline).map(({ id, label }) =>
      number(`difference:${id}`, html`Difference <small>${label} − ${baseline!.label}</small>`, 'ascending'),
    ),
    html`<th scope="col" class="reference" data-sort="reference" data-first="ascending">Reference</th>`,
    html`<th scope="col" class="files">Files</th>`,
  ];
};

type Value = string | Markup;

/** The systems that are compared with the baseline. */
const comparedIn = (systems: Scored['systems'], baseline: Scored['baseline']): Scored['systems'] =>
  baseline === null ? [] : systems.filter(({ id }) => id !== baseline.id);

const failedRow = ({ path, reason }: Failure): Markup => html`<tr class="failed">
<td>${pathOf(path)}</td><td class="state">failed</td><td class="reason" colspan="99">${reason}</td>
</tr>
`;

const rowOf = (
  document: DocumentSummary,
  kind: 'document' | 'other',
  { systems, baseline, metrics }: Scored,
): Markup => {
  const { title, language, name, uncertain, corrected, confidence, reference, files } = document;
  const count = (column: string, value: Value | number) =>
    html`<td class="count" data-column="${column}">${value}</td>`;
  const metric = metrics[0]?.key;
  const score = (id: string) => (metric === undefined ? null : scoreOf(document, id, metric));
  const difference = (id: string) => {
    const [ours, theirs] = [score(id), score(baseline!.id)];
    return ours === null || theirs === null ? null : ours - theirs;
  };
  return html`<tr>
<td><a href="${hrefOf(files.page)}" lang="${language}" dir="auto">${title === name ? pathOf(name) : title}</a><br><span class="quiet">${pathOf(name)}${kind === 'other' ? ', not part of the last run' : null}</span></td><td class="state"></td>
${count('paragraphs', document.paragraphs)}${count('sentences', document.sentences)}${count('notes', document.notes)}${count('flagged', document.flagged)}
${count('confidence', confidence === null ? '–' : percent(confidence))}${systems.map(({ id, label }) =>
  count(`${metrics[0]!.name} ${label}`, scoreText(score(id))),
)}${comparedIn(systems, baseline).map(({ id, label }) =>
  count(`${label} − ${baseline!.label}`, differenceText(difference(id))),
)}<td class="reference" data-column="reference">${reference === null ? '–' : pathOf(reference)}${
    uncertain === 0
      ? null
      : html`<br><span class="quiet">${counted(uncertain, 'uncertain pair', 'pasangan yang belum pasti')}</span>`
  }${corrected === 0 ? null : html`<br><span class="quiet">${counted(corrected, 'bead', 'pasangan')} by hand</span>`}</td>
<td class="files" data-column="files"><a href="${hrefOf(files.text)}">txt</a> <a href="${hrefOf(files.jsonl)}">jsonl</a>${
    files.patch === null ? null : html` <a href="${hrefOf(files.patch)}">diff</a>`
  }${files.beads === null ? null : html` <a href="${hrefOf(files.beads)}">beads</a>`}</td>
</tr>
`;
};
