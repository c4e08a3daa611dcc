import { countIn, createCounts } from '../../core/counts.js';
import { nearest } from '../../core/nearest.js';
import { PadanError, printable } from '../../errors.js';
import {
  checkGates,
  type GateResult,
  type GateTerm,
  gateReason,
  type Operator,
  operators,
  type Quantity,
} from '../../overview/gates.js';
import type { Overview } from '../../overview/overview.js';
import type { DocumentSummary } from '../../report/summary.js';

/** Stands for every rule in `--fail-on`. */
const any = 'any';

/** What terms of `--fail-on` may name. */
export interface GateNames {
  /** All rules that the command has. */
  rules: readonly string[];
  /** Those among them that flag translations. */
  flags: readonly string[];
  /** Keys of the metrics that are asked for, and of all that there are. */
  metrics: readonly string[];
  allMetrics: readonly string[];
}

/**
 * Reads the value of `--fail-on` where a command has no quantities, or of `--silence`.
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
  for (const name of names) checkRule(name, known, [...known, any], option);
  return names.includes(any) ? known : names;
};

/**
 * Reads the value of `--fail-on`: terms with commas between. A term is a rule's name or `any`, or `QUANTITY OP NUMBER`:
 * `bleu<-0.5` (difference to the baseline), `score.bleu<30` (the system's own), `flags>0` and `flags.numbers-differ>0`
 * (new ones; the start of a rule's name is enough), `worse>10`, `better`, `changed`, `failed`.
 *
 * @throws PadanError `invalid-option` naming the term, and what was probably meant
 */
export const parseGates = (value: string, names: GateNames): GateTerm[] =>
  value.split(',').map((part): GateTerm => {
    const text = part.trim();
    const at = text.search(/[<>=!≤≥≠]/);
    if (at < 0) {
      if (names.allMetrics.includes(text.replace(/^score\./, '')))
        throw wrongTerm(
          text,
          ': there is no number',
          `compare it with a number, as in ${text}<${/^score/.test(text) ? '30' : '-0.5'}`,
        );
      checkRule(text, names.rules, [...names.rules, any, ...plainQuantities]);
      return { kind: 'rules', text, rules: text === any ? names.rules : [text] };
    }
    const [, operator = '', number = ''] = /^([<>=!≤≥≠]+)(.*)$/s.exec(text.slice(at)) ?? [];
    return {
      kind: 'quantity',
      text,
      quantity: quantityOf(text.slice(0, at).trim(), text, names),
      operator: operatorOf(operator, text),
      number: numberOf(number.trim(), text),
    };
  });

const plainQuantities = ['worse', 'better', 'changed', 'failed', 'flags'] as const;

const checkRule = (
  name: string,
  known: readonly string[],
  candidates: readonly string[],
  option = '--fail-on',
): void => {
  if (name === any || known.includes(name)) return;
  if (name === '') throw wrongTerm(name, '', 'a term is empty: take out a comma', option);
  const meant = nearest(name, candidates);
  throw wrongTerm(
    name,
    '',
    plainQuantities.some((each) => each === meant)
      ? `did you mean ${meant}>0?`
      : meant === undefined
        ? `the rules are ${known.join(', ')}, or any`
        : `did you mean ${meant}?`,
    option,
  );
};

const quantityOf = (name: string, text: string, names: GateNames): Quantity => {
  if (name === 'flags') return { kind: 'flags', rule: null };
  if (name.startsWith('flags.')) return { kind: 'flags', rule: ruleOf(name.slice(6), text, names.flags) };
  const plain = plainQuantities.find((each) => each === name);
  if (plain !== undefined && plain !== 'flags') return { kind: plain };
  const isScore = name.startsWith('score.');
  const metric = isScore ? name.slice(6) : name;
  if (names.metrics.includes(metric)) return { kind: isScore ? 'score' : 'difference', metric };
  if (names.allMetrics.includes(metric))
    throw wrongTerm(text, `: ${metric} is not scored`, `add ${metric} to --metric`);
  const quantities = [...names.metrics, ...names.metrics.map((each) => `score.${each}`), ...plainQuantities];
  if (names.rules.includes(name))
    throw wrongTerm(
      text,
      '',
      names.flags.includes(name)
        ? `did you mean flags.${name}, the new ones, or ${name} alone?`
        : `did you mean ${name} alone?`,
    );
  const meant = nearest(name, quantities);
  throw wrongTerm(
    text,
    name === '' ? ': it does not say of what' : `: there is no “${printable(name)}”`,
    meant === undefined
      ? `the quantities are ${quantities.join(', ')}, flags.RULE`
      : `did you mean ${meant}?`,
  );
};

/** The only rule of a name, or the only one whose name begins so. */
const ruleOf = (name: string, text: string, flags: readonly string[]): string => {
  if (flags.includes(name)) return name;
  const found = name === '' ? [] : flags.filter((rule) => rule.startsWith(name));
  if (found.length === 1) return found[0]!;
  const meant = nearest(name, flags);
  throw wrongTerm(
    text,
    found.length > 1 ? `: “${printable(name)}” may be ${found.join(' or ')}` : '',
    found.length > 1
      ? 'write more of the name'
      : meant === undefined
        ? `the rules are ${flags.join(', ')}`
        : `did you mean flags.${meant}?`,
  );
};

const operatorOf = (said: string, text: string): Operator => {
  const found = operators.find((each) => each === said);
  if (found !== undefined) return found;
  throw wrongTerm(text, `: “${said}” compares nothing`, `use ${operators.join(' ')}`);
};

const numberOf = (said: string, text: string): number => {
  // People copy numbers with a true minus sign.
  const written = said.replace(/^−/, '-');
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(written)) return Number(written);
  throw wrongTerm(
    text,
    said === '' ? ': there is no number' : `: “${printable(said)}” is no number`,
    'compare with a number, as in bleu<-0.5',
  );
};

const wrongTerm = (term: string, why: string, hint: string, option = '--fail-on'): PadanError =>
  new PadanError('invalid-option', `${option} has “${printable(term)}”${why}`, {}, hint);

/** How often each rule was found. */
export type RuleCounts = Readonly<Record<string, number>>;

/** What `--fail-on` says to the rules that were found; null if nothing. */
export const foundRules = (rules: readonly string[], counts: RuleCounts): string | null => {
  const found = rules.filter((rule) => countIn(counts, rule) > 0);
  return found.length === 0
    ? null
    : `--fail-on: ${found.map((rule) => `${counts[rule]} ${rule}`).join(', ')}`;
};

/** Adds up the counts of several documents. */
const sumOfRules = (counts: readonly RuleCounts[]): RuleCounts => {
  const sums = createCounts();
  for (const each of counts) for (const [rule, count] of Object.entries(each)) sums.add(rule, count);
  return sums.finish();
};

/** What a run has to say to gates. */
export interface GatedRun {
  documents: readonly Pick<DocumentSummary, 'rules' | 'flagged'>[];
  failures: readonly unknown[];
  overview: Overview | null;
}

/** What becomes of the terms of `--fail-on` in a run. */
export const gatesOf = (
  { documents, failures, overview }: GatedRun,
  terms: readonly GateTerm[],
): GateResult[] => {
  const rules = withoutEarlier(sumOfRules(documents.map((document) => document.rules)), overview);
  return checkGates(terms, { overview, failed: failures.length, rules });
};

/**
 * Why a run does not pass; null if it does.
 *
 * @param gates       what became of the terms of `--fail-on`
 * @param maxFlagged  maximum flagged translations
 */
export const reasonToFail = (
  documents: GatedRun['documents'],
  gates: readonly GateResult[],
  maxFlagged = Number.POSITIVE_INFINITY,
): string | null => {
  const flagged = documents.reduce((sum, document) => sum + document.flagged, 0);
  const reasons = [
    gateReason(gates),
    flagged > maxFlagged ? `--max-flagged ${maxFlagged}: ${flagged} translations are flagged` : null,
  ].filter((reason) => reason !== null);
  return reasons.length === 0 ? null : reasons.join('; ');
};

/** Counts without the flags on an earlier run's translations, which this run is not to blame for. */
const withoutEarlier = (counts: RuleCounts, overview: Overview | null): RuleCounts => {
  if (overview === null) return counts;
  const earlier = overview.systems.filter(({ role, origin }) => role === 'baseline' && origin.kind === 'run');
  const left: Record<string, number> = { ...counts };
  for (const { rule, systems } of overview.flags.rules)
    for (const { id } of earlier) left[rule] = countIn(left, rule) - countIn(systems, id);
  return left;
};
