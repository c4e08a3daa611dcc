import { PadanError, printable } from '../../errors.js';
import type { DocumentSummary } from '../../report/summary.js';
import { nearest } from './suggest.js';

/** Stands for every rule in `--fail-on`. */
const any = 'any';

/**
 * Reads the value of `--fail-on` or `--silence`.
 *
 * @param value  names with commas between, or `any`
 * @param known  names of all rules that the command has
 * @param option  which option it is, for errors
 * @returns the names of the rules
 * @throws PadanError `invalid-option` if one is not known
 */
export const parseRules = (
  value: string,
  known: readonly string[],
  option = '--fail-on',
): readonly string[] => {
  const names = value.split(',').map((name) => name.trim());
  for (const name of names) {
    if (name === any || known.includes(name)) continue;
    const meant = nearest(name, [...known, any]);
    throw new PadanError(
      'invalid-option',
      `${option} has “${printable(name)}”`,
      {},
      meant === undefined ? `the rules are ${known.join(', ')}, or any` : `did you mean ${meant}?`,
    );
  }
  return names.includes(any) ? known : names;
};

/** How often each rule was found. */
export type RuleCounts = Readonly<Record<string, number>>;

/** What `--fail-on` says to the rules that were found; null if nothing. */
export const foundRules = (rules: readonly string[], counts: RuleCounts): string | null => {
  const found = rules.filter((rule) => (counts[rule] ?? 0) > 0);
  return found.length === 0
    ? null
    : `--fail-on: ${found.map((rule) => `${counts[rule]} ${rule}`).join(', ')}`;
};

/** Adds up the counts of several documents. */
export const sumOfRules = (counts: readonly RuleCounts[]): RuleCounts => {
  const sums: Record<string, number> = {};
  for (const each of counts)
    for (const [rule, count] of Object.entries(each)) sums[rule] = (sums[rule] ?? 0) + count;
  return sums;
};

/**
 * Why a run's documents do not pass; null if they do.
 *
 * @param rules       of `--fail-on`
 * @param maxFlagged  maximum flagged translations
 */
export const reasonToFail = (
  documents: readonly Pick<DocumentSummary, 'rules' | 'flagged'>[],
  rules: readonly string[],
  maxFlagged = Number.POSITIVE_INFINITY,
): string | null => {
  const flagged = documents.reduce((sum, document) => sum + document.flagged, 0);
  const reasons = [
    foundRules(rules, sumOfRules(documents.map((document) => document.rules))),
    flagged > maxFlagged ? `--max-flagged ${maxFlagged}: ${flagged} translations are flagged` : null,
  ].filter((reason) => reason !== null);
  return reasons.length === 0 ? null : reasons.join('; ');
};
