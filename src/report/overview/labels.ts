import { type DifferenceClass, differenceClasses, type Severity } from '../../core/bitext.js';
import type { Turn } from '../../overview/overview.js';
import { html, type Markup } from '../markup.js';
import { severityNames } from '../ui/names.js';
import type { Both } from '../ui/remarks/template.js';
import { say } from '../ui/say.js';

/** What the name of a class of differences says to people. */
export const classLabel = (name: DifferenceClass): Markup => say(name.replaceAll('-', ' '), classNames[name]);

const classNames: Record<DifferenceClass, string> = {
  number: 'angka',
  untranslated: 'tidak diterjemahkan',
  name: 'nama',
  omission: 'penghilangan',
  addition: 'penambahan',
  'word-choice': 'pilihan kata',
  order: 'urutan',
  inflection: 'bentuk kata',
  casing: 'huruf besar-kecil',
  punctuation: 'tanda baca',
  typography: 'tipografi',
  identical: 'sama',
};

/** Classes of differences that a changed row may have. */
export const rowClasses: readonly DifferenceClass[] = differenceClasses.filter(
  (name) => name !== 'identical',
);

export const turns: readonly Turn[] = ['better', 'worse', 'changed'];

/** A turn by shape and word. */
export const turnLabel = (turn: Turn): Markup => say(...turnNames[turn]);

const turnNames: Record<Turn, Both> = {
  better: ['▲ better', '▲ membaik'],
  worse: ['▼ worse', '▼ memburuk'],
  changed: ['◆ changed', '◆ berubah'],
};

/** A severity by weight and word. */
export const severityOf = (severity: Severity): Markup =>
  html`<span class="severity ${severity}">${say(...severityNames[severity])}</span>`;

/** Whether a metric counts what is wrong. */
export const isLowerBetter = (metric: string): boolean => metric === 'ter';
