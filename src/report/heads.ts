import type { Change } from '../core/bitext.js';
import type { Document, Language } from '../core/document.js';
import type { System } from '../core/system.js';
import { indonesianLanguageName, languageName } from '../languages/languages.js';
import { legendOf } from './cells/changes.js';
import { pathOf } from './frame.js';
import { html, type Markup } from './markup.js';
import { originOf } from './summary.js';
import { capitalised, labelNames } from './ui/names.js';
import { inUi, say, type Ui } from './ui/say.js';

/** Names of a table's columns after the first, in a page's languages: what stands above each cell where there are no heads. */
export type ColumnNames = readonly Readonly<Record<Ui, string>>[];

export const columnNames = ({ language }: Document, systems: readonly System[]): ColumnNames => [
  nameIn(language),
  ...systems.map(({ role, label, language: to }) => {
    const { en, id } = nameIn(to);
    const [name, nama] = labelNames(label);
    return role === 'reference'
      ? { en: name, id: nama }
      : { en: `${en} by ${name}`, id: `${id} oleh ${nama}` };
  }),
];

const nameIn = (language: Language): Record<Ui, string> => ({
  en: languageName(language),
  id: capitalised(indonesianLanguageName(language)),
});

/**
 * The heads of a table's columns: what each text is, who made it, and what it is compared with.
 *
 * @param main            the system that the others are compared with
 * @param changes         how each of them differs from it, for the legend
 * @param hasConfidence   whether a system's translations have a confidence
 */
export const headsOf = (
  document: Document,
  systems: readonly System[],
  main: System | undefined,
  changes: ReadonlyMap<string, readonly Change[]>,
  hasConfidence: (system: System) => boolean,
): Markup => {
  const [source, ...names] = columnNames(document, systems).map(({ en, id }) => say(en, id));
  return html`<thead${inUi}><tr><th class=number>${say('No.', 'No.')}</th><th scope=col>${source!} <small>${say('the source', 'sumber')}</small></th>${systems.map(
    (system, i) =>
      html`<th scope=col>${names[i]!} <small>${madeBy(system)}${
        hasConfidence(system)
          ? html`; ${say('small figures: how sure it was', 'angka kecil: keyakinannya')}`
          : null
      }</small>${main !== undefined && changes.has(system.id) ? legendOf(main.label, changes.get(system.id)!) : null}</th>`,
  )}</tr></thead>`;
};

const madeBy = (system: System): Markup =>
  html`${originKinds[system.origin.kind]}${pathOf(originOf(system))}`;

const originKinds: Record<System['origin']['kind'], Markup | null> = {
  model: say('model ', 'model '),
  service: say('service ', 'layanan '),
  // Its name says what it is.
  command: null,
  file: say('file ', 'berkas '),
  run: say('run ', 'proses '),
};
