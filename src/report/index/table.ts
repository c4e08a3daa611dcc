import { percent } from '../../core/confidence.js';
import { counted, pathOf } from '../frame.js';
import { html, type Markup, named } from '../markup.js';
import { hrefOf } from '../paging.js';
import type { DocumentSummary, Failure } from '../summary.js';
import { labelNames } from '../ui/names.js';
import type { Both } from '../ui/remarks/template.js';
import { asReported } from '../ui/remarks.js';
import { say, sayIn } from '../ui/say.js';
import { differenceText, metricNames, type Scored, scoreOf, scoreText } from './columns.js';

/** A row of the index. */
export type Entry =
  | { kind: 'failed'; failure: Failure }
  /** `other` is not part of the last run. */
  | { kind: 'document' | 'other'; document: DocumentSummary };

/** The index's table. The script builds the same rows from data (`assets/index-script.ts`). */
export const tableOf = (entries: readonly Entry[], scored: Scored, hasState: boolean): Markup => {
  const columns = headsOf(scored);
  return html`<div class="wide" role="region"${sayIn('aria-label', 'Documents', 'Dokumen')} tabindex="0"><table class="documents${hasState ? '' : ' stateless'}">
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
  const number = (key: string, label: Markup, first: 'ascending' | 'descending') =>
    html`<th scope="col" class="count" data-sort="${key}" data-first="${first}">${label}</th>`;
  const metric = html`<span class="metric">${metrics[0] === undefined ? null : say(...metricNames(metrics[0]))}</span>`;
  return [
    html`<th scope="col" data-sort="document" data-first="ascending">${say('Document', 'Dokumen')}</th>`,
    html`<th scope="col" class="state" data-sort="state" data-first="ascending">${say('State', 'Status')}</th>`,
    number('paragraphs', say('Paragraphs', 'Paragraf'), 'descending'),
    number('sentences', say('Sentences', 'Kalimat'), 'descending'),
    number('notes', say('Notes on the text', 'Catatan tentang teks'), 'descending'),
    number('flagged', say('Flagged', 'Ditandai'), 'descending'),
    number('confidence', say('Confidence', 'Keyakinan'), 'ascending'),
    ...systems.map(({ id, label }) =>
      number(
        `score:${id}`,
        html`${metric} <small><bdi>${say(...labelNames(label))}</bdi></small>`,
        'ascending',
      ),
    ),
    ...comparedIn(systems, baseline).map(({ id, label }) =>
      number(
        `difference:${id}`,
        html`${say('Difference', 'Selisih')} <small><bdi>${say(...labelNames(label))}</bdi> − <bdi>${say(...labelNames(baseline!.label))}</bdi></small>`,
        'ascending',
      ),
    ),
    html`<th scope="col" class="reference" data-sort="reference" data-first="ascending">${say('Reference', 'Rujukan')}</th>`,
    html`<th scope="col" class="files">${say('Files', 'Berkas')}</th>`,
  ];
};

type Value = string | Markup;

/** The systems that are compared with the baseline. */
const comparedIn = (systems: Scored['systems'], baseline: Scored['baseline']): Scored['systems'] =>
  baseline === null ? [] : systems.filter(({ id }) => id !== baseline.id);

const joined = (one: Both, between: string, other: Both): Both => [
  `${one[0]}${between}${other[0]}`,
  `${one[1]}${between}${other[1]}`,
];

const failedRow = ({ path, reason }: Failure): Markup => html`<tr class="failed">
<td>${pathOf(path)}</td><td class="state">${say('failed', 'gagal')}</td><td class="reason" colspan="99">${asReported(reason)}</td>
</tr>
`;

const rowOf = (
  document: DocumentSummary,
  kind: 'document' | 'other',
  { systems, baseline, metrics }: Scored,
): Markup => {
  const { title, language, name, uncertain, corrected, confidence, reference, files } = document;
  const count = (en: string, id: string, value: Value | number) =>
    html`<td class="count"${sayIn('data-column', en, id)}>${value}</td>`;
  const metric = metrics[0]?.key;
  const score = (id: string) => (metric === undefined ? null : scoreOf(document, id, metric));
  const difference = (id: string) => {
    const [ours, theirs] = [score(id), score(baseline!.id)];
    return ours === null || theirs === null ? null : ours - theirs;
  };
  return html`<tr>
<td><a href="${hrefOf(files.page)}" lang="${language}" dir="auto">${title === name ? pathOf(name) : named(title)}</a><br><span class="quiet">${pathOf(name)}${kind === 'other' ? html`, ${say('not part of the last run', 'di luar proses terakhir')}` : null}</span></td><td class="state"></td>
${count('paragraphs', 'paragraf', document.paragraphs)}${count('sentences', 'kalimat', document.sentences)}${count('notes', 'catatan', document.notes)}${count('flagged', 'ditandai', document.flagged)}
${count('confidence', 'keyakinan', confidence === null ? '–' : percent(confidence))}${systems.map(
  ({ id, label }) => count(...joined(metricNames(metrics[0]!), ' ', labelNames(label)), scoreText(score(id))),
)}${comparedIn(systems, baseline).map(({ id, label }) =>
  count(...joined(labelNames(label), ' − ', labelNames(baseline!.label)), differenceText(difference(id))),
)}<td class="reference"${sayIn('data-column', 'reference', 'rujukan')}>${reference === null ? '–' : pathOf(reference)}${
    uncertain === 0
      ? null
      : html`<br><span class="quiet">${counted(uncertain, 'uncertain pair', 'pasangan yang meragukan')}</span>`
  }${corrected === 0 ? null : html`<br><span class="quiet">${counted(corrected, 'bead', 'pasangan')} ${say('by hand', 'secara manual')}</span>`}</td>
<td class="files"${sayIn('data-column', 'files', 'berkas')}><a href="${hrefOf(files.text)}">txt</a> <a href="${hrefOf(files.jsonl)}">jsonl</a>${
    files.patch === null ? null : html` <a href="${hrefOf(files.patch)}">diff</a>`
  }${files.beads === null ? null : html` <a href="${hrefOf(files.beads)}">${say('beads', 'pasangan')}</a>`}</td>
</tr>
`;
};
