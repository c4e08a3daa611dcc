import type { Overview, PairOverview } from './overview.js';

export const operators = ['<', '<=', '>', '>=', '=', '!='] as const;
export type Operator = (typeof operators)[number];

/** What `QUANTITY OP NUMBER` may speak of. */
export type Quantity =
  /** Difference of a metric to the baseline, or a candidate's own score. */
  | { kind: 'difference'; metric: string }
  | { kind: 'score'; metric: string }
  /** New flags against the baseline: of a rule, or all. */
  | { kind: 'flags'; rule: string | null }
  /** Sentences of the pair with the baseline. */
  | { kind: 'worse' | 'better' | 'changed' }
  /** Documents that could not be processed or compared. */
  | { kind: 'failed' };

/** A condition under which a command fails. */
export type GateTerm =
  /** One of these rules is found at all. */
  | { kind: 'rules'; text: string; rules: readonly string[] }
  | { kind: 'quantity'; text: string; quantity: Quantity; operator: Operator; number: number };

/** What became of a term. */
export interface GateResult {
  kind: GateTerm['kind'];
  /** As the user gave it. */
  term: string;
  /** False if the command fails by it: what it says is so, or cannot be told. */
  passes: boolean;
  /** Of several candidates, that of the one it fails by. Null if there is none. */
  value: number | null;
  /** Id of the candidate that the value is of; null if it is of all. */
  system: string | null;
  /** For people, after the term: `−0.71`, `3 numbers-differ`, `no value: …`. */
  message: string;
}

/** What terms are checked against. */
export interface GateFacts {
  /** Null where nothing was compared or scored. */
  overview: Overview | null;
  /** Id of the baseline; by default the system whose role that is. */
  baseline?: string;
  failed: number;
  /** How often each rule was found. */
  rules: Readonly<Record<string, number>>;
}

/**
 * Checks terms. Quantities are those of each candidate; one candidate is enough to fail by. A quantity that has no value
 * (no baseline, no reference, no such score) fails, too: a gate that cannot tell must not let pass.
 */
export const checkGates = (terms: readonly GateTerm[], facts: GateFacts): GateResult[] =>
  terms.map((term) => (term.kind === 'rules' ? checkRules(term, facts) : checkQuantity(term, facts)));

/** Why a command fails by its terms, on one line; null if it does not. */
export const gateReason = (results: readonly GateResult[]): string | null => {
  const failing = results.filter(({ passes }) => !passes);
  return failing.length === 0
    ? null
    : `--fail-on: ${failing.map(({ kind, term, message }) => (kind === 'rules' ? message : `${term} (${message})`)).join(', ')}`;
};

const checkRules = ({ text, rules }: GateTerm & { kind: 'rules' }, facts: GateFacts): GateResult => {
  const found = rules.flatMap((rule) => {
    const count = Object.hasOwn(facts.rules, rule) ? facts.rules[rule]! : 0;
    return count > 0 ? [{ rule, count }] : [];
  });
  const value = found.reduce((sum, { count }) => sum + count, 0);
  return {
    kind: 'rules',
    term: text,
    passes: value === 0,
    value,
    system: null,
    message: value === 0 ? 'none found' : found.map(({ rule, count }) => `${count} ${rule}`).join(', '),
  };
};

/** A quantity of a candidate, or why it has none. */
interface Valued {
  system: string | null;
  value: number | null;
  why: string;
}

const checkQuantity = (
  { text, quantity, operator, number }: GateTerm & { kind: 'quantity' },
  facts: GateFacts,
): GateResult => {
  const found = valuesOf(quantity, facts);
  const labels = new Map(facts.overview?.systems.map(({ id, label }) => [id, label]));
  const checked = found.map(({ system, value, why }): GateResult => {
    if (value === null)
      return { kind: 'quantity', term: text, passes: false, value, system, message: `no value: ${why}` };
    // Where there is only one candidate, it is no news which.
    const whose = found.length < 2 || system === null ? '' : ` for ${labels.get(system) ?? system}`;
    const message = `${shownValue(value, quantity, number)}${whose}`;
    const passes = !holds(value, operator, number);
    return { kind: 'quantity', term: text, passes, value, system, message };
  });
  return checked.find(({ passes }) => !passes) ?? checked[0]!;
};

/** Never empty. */
const valuesOf = (quantity: Quantity, { overview, baseline, failed }: GateFacts): Valued[] => {
  if (quantity.kind === 'failed') return [{ system: null, value: failed, why: '' }];
  const none = (why: string, system: string | null = null): Valued => ({ system, value: null, why });
  if (overview === null) return [none('nothing was compared')];
  const candidates = overview.systems.filter(({ role, id }) => role === 'candidate' && id !== baseline);
  if (candidates.length === 0) return [none('there is no system to judge')];
  if (quantity.kind === 'score')
    return candidates.map(({ id }) => {
      const found = overview.scores.find(({ system, metric }) => system === id && metric === quantity.metric);
      return found === undefined
        ? none('no sentence has a reference', id)
        : { system: id, value: found.score, why: '' };
    });
  const from = baseline ?? overview.systems.find(({ role }) => role === 'baseline')?.id;
  if (from === undefined) return [none('there is no baseline to compare with')];
  return candidates.map(({ id }) => {
    const pair = overview.pairs.find((each) => each.from === from && each.to === id);
    if (pair === undefined) return none('no document has both systems', id);
    const found = valueIn(pair, quantity);
    return typeof found === 'string' ? none(found, id) : { system: id, value: found, why: '' };
  });
};

const noReference = 'no sentence that both have has a reference';

/** The value, or why there is none. */
const valueIn = (
  pair: PairOverview,
  quantity: Exclude<Quantity, { kind: 'failed' | 'score' }>,
): number | string => {
  switch (quantity.kind) {
    case 'difference':
      return pair.conclusions.find(({ metric }) => metric === quantity.metric)?.difference ?? noReference;
    case 'flags':
      return pair.flags
        .filter(({ rule }) => quantity.rule === null || rule === quantity.rule)
        .reduce((sum, each) => sum + each.new, 0);
    case 'changed':
      return pair.counts.changed;
    default:
      return pair.words === null ? noReference : pair.counts[quantity.kind];
  }
};

const holds = (value: number, operator: Operator, number: number): boolean => {
  switch (operator) {
    case '<':
      return value < number;
    case '<=':
      return value <= number;
    case '>':
      return value > number;
    case '>=':
      return value >= number;
    case '=':
      return value === number;
    default:
      return value !== number;
  }
};

/** Differences with their sign; digits enough to see on which side of a bound it is. */
const shownValue = (value: number, { kind }: Quantity, bound: number): string => {
  if (kind !== 'difference' && kind !== 'score') return String(value);
  let decimals = 4;
  while (decimals < 12 && sideOf(Number(value.toFixed(decimals)), bound) !== sideOf(value, bound)) decimals++;
  const digits = String(Number(Math.abs(value).toFixed(decimals)));
  return kind === 'score' ? digits : `${value < 0 ? '−' : '+'}${digits}`;
};

const sideOf = (value: number, bound: number): number => Math.sign(value - bound);
