import { basename } from 'node:path';
import { printable } from '../../errors.js';
import type { Discovered, PassedOver } from '../../formats/discover.js';
import { plural } from '../../plural.js';

/** Maximum files that are named for one reason. */
const maxNamed = 5;

/** Lines about files that are not translated, a line for each kind of reason. */
export const passedOverLines = (files: readonly PassedOver[]): string[] => {
  const byReason = new Map<string, string[]>();
  for (const { path, reason } of files) {
    const names = byReason.get(reason);
    if (names) names.push(basename(path));
    else byReason.set(reason, [basename(path)]);
  }
  return [...byReason].map(([reason, names]) => {
    const more = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : '';
    const named = names.slice(0, maxNamed).join(', ');
    return printable(`${plural(names.length, 'file')} passed over: ${named}${more} (${reason})`);
  });
};

/** Warnings about what the given paths lead to. */
export const foundWarnings = ({ markup, unmatched }: Pick<Discovered, 'markup' | 'unmatched'>): string[] => [
  ...markup.map((path) => `${path}: read as plain text, so its markup is taken for words`),
  ...unmatched.map(
    ({ folder, files }) => `--references ${folder}: none of its ${plural(files, 'file')} matches a document`,
  ),
];
