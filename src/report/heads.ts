import type { Change } from '../core/bitext.js';
import type { Document } from '../core/document.js';
import type { System } from '../core/system.js';
import { languageName } from '../languages/languages.js';
import { legendOf } from './cells/changes.js';
import { pathOf } from './frame.js';
import { html, type Markup } from './markup.js';
import { originOf } from './summary.js';

/** Name of a system's column, shown above each cell on narrow screens. */
export const columnName = ({ role, label, language }: System): string =>
  role === 'reference' ? label : `${languageName(language)} by ${label}`;

/**
 * The heads of a table's columns: what each text is, who made it, and what it is compared with.
 *
 * @param main            the system that the others are compared with
 * @param changes         how each of them differs from it, for the legend
 * @param hasConfidence   whether a system's translations have a confidence
 */
export const headsOf = (
  { language }: Document,
  systems: readonly System[],
  main: System | undefined,
  changes: ReadonlyMap<string, readonly Change[]>,
  hasConfidence: (system: System) => boolean,
): Markup =>
  html`<thead><tr><th scope="col" class="number">No.</th><th scope="col">${languageName(language)} <small>the source</small></th>${systems.map(
    (system) =>
      html`<th scope="col">${columnName(system)} <small>${madeBy(system)}${
        hasConfidence(system) ? '; small figures: how sure it was' : null
      }</small>${main !== undefined && changes.has(system.id) ? legendOf(main.label, changes.get(system.id)!) : null}</th>`,
  )}</tr></thead>`;

const madeBy = (system: System): Markup =>
  html`${originKinds[system.origin.kind]}${pathOf(originOf(system))}`;

const originKinds: Record<System['origin']['kind'], string> = {
  model: 'model ',
  service: 'service ',
  // Its name says what it is.
  command: '',
  file: 'file ',
  run: 'run ',
};
