import { type DifferenceClass, differenceClasses, type Severity } from '../../core/bitext.js';
import type { Turn } from '../../overview/overview.js';
import { html, type Markup } from '../markup.js';

/** What the name of a class of differences says to people. */
export const classLabel = (name: DifferenceClass): string => name.replaceAll('-', ' ');

/** Classes of differences that a changed row may have. */
export const rowClasses: readonly DifferenceClass[] = differenceClasses.filter(
  (name) => name !== 'identical',
);

export const turns: readonly Turn[] = ['better', 'worse', 'changed'];

/** A turn by shape and word. */
export const turnLabels: Record<Turn, string> = {
  better: '▲ better',
  worse: '▼ worse',
  changed: '◆ changed',
};

/** A severity by weight and word. */
export const severityOf = (severity: Severity): Markup =>
  html`<span class="severity ${severity}">${severity}</span>`;

/** Whether a metric counts what is wrong. */
export const isLowerBetter = (metric: string): boolean => metric === 'ter';
