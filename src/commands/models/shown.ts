import type { CatalogueEntry } from '../../hub/catalogue.js';
import type { KnownModel } from '../../hub/inventory.js';
import { widthOf } from '../../report/bitext/wrap.js';

/** Bytes for people: `812 B`, `4.2 kB`, `108.3 MB`, `1.9 GB`. */
export const bytesShown = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let at = 0;
  for (; value >= 999.95 && at < units.length - 1; at++) value /= 1000;
  return `${at === 0 ? value : value.toFixed(1)} ${units[at]}`;
};

/** Lines of a table, its columns aligned. */
export const tableLines = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => widthOf(row[i]!))));
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat(widths[i]! - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
};

/** Languages for people: `id → en`, `en → id ms jv …`. */
export const languagesShown = (
  languages: Record<'from' | 'to', readonly string[]> | null,
  more: readonly string[] = [],
): string => {
  if (languages === null) return '–';
  const side = (key: 'from' | 'to') => `${languages[key].join(' ')}${more.includes(key) ? ' …' : ''}`;
  return `${side('from')} → ${side('to')}`;
};

/** What of a model is pinned, so that a download is held against it. */
export interface Pinned {
  revision: boolean;
  sizes: boolean;
  sha256: boolean;
}

export const pinnedOf = ({ entry, local }: Pick<KnownModel, 'entry' | 'local'>): Pinned => {
  if (local?.manifest) return { revision: true, sizes: true, sha256: true };
  const every = (is: (file: CatalogueEntry['files'][number]) => boolean) =>
    entry !== null && entry.files.length > 0 && entry.files.every(is);
  return {
    revision: entry !== null && /^[0-9a-f]{40}$/.test(entry.revision),
    sizes: every(({ size }) => size !== null),
    sha256: every(({ sha256 }) => sha256 !== null),
  };
};

/** What can be done with a model: in words for a list. */
export const stateOf = ({ entry, local }: KnownModel): string => {
  if (local === null) return entry?.kind === 'weights' ? 'to pull and convert' : 'to pull';
  const { manifest, origin } = local;
  if (origin === 'embedded') return 'embedded';
  if (origin === 'converted') return 'converted here';
  if (origin === 'partial') return 'pulled in part: pull again to go on';
  if (manifest === null) return 'here, not pulled';
  return `${manifest.layout === 'weights' ? 'pulled, to convert' : 'pulled'} (${manifest.revision.slice(0, 7)})`;
};
