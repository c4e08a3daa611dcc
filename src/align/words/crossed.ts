import type { Evidence } from './evidence.js';
import { alike, strengthOf } from './function-words.js';
import type { Unit } from './match.js';

/** Two links of single words that are neighbours on both sides are one unit if nothing tells which is whose. */
const minShare = 0.5;
const minStrength = 0.05;

/**
 * Makes one unit of two neighbouring pairs of words that cannot be taken apart: if the lexicon gives both words of the
 * one side for both of the other ("Amerika Serikat", United States), or if the words of a name are crossed and the lexicon
 * knows neither link. It is as likely as the likelier of the two.
 */
export const withoutCrossed = (units: readonly Unit[], evidence: Evidence): Unit[] => {
  const at = new Map(units.map((unit) => [unit.source[0]!, unit]));
  const gone = new Set<Unit>();
  const joined = new Map<Unit, Unit>();
  for (const first of units) {
    const second = at.get(first.source[0]! + 1);
    if (second === undefined || gone.has(first) || gone.has(second) || joined.has(second)) continue;
    if (!isOne(first, second, evidence)) continue;
    gone.add(second);
    joined.set(first, {
      ...first,
      source: [...first.source, ...second.source],
      target: [...first.target, ...second.target].sort((a, b) => a - b),
      odds: Math.max(first.odds, second.odds),
    });
  }
  return units.filter((unit) => !gone.has(unit)).map((unit) => joined.get(unit) ?? unit);
};

const isOne = (first: Unit, second: Unit, evidence: Evidence): boolean => {
  const [i, k] = [first.source[0]!, second.source[0]!];
  const [j, l] = [first.target[0]!, second.target[0]!];
  if (Math.abs(j - l) !== 1) return false;
  const { source, target, likeness, numbers } = evidence;
  const words = [source[i]!, source[k]!, target[j]!, target[l]!];
  if (words.some(({ isSmall }) => isSmall)) return false;
  const cells = [i * target.length + j, k * target.length + l];
  if (cells.some((cell) => likeness[cell]! >= alike || numbers[cell]! > 0)) return false;
  const own = [strengthOf(evidence, i, j), strengthOf(evidence, k, l)];
  const crossed = [strengthOf(evidence, i, l), strengthOf(evidence, k, j)];
  if (Math.min(...crossed) >= minStrength && product(crossed) >= minShare * product(own)) return true;
  const isName = words.every(({ isCapital }) => isCapital);
  return isName && l < j && Math.max(...own) < minStrength;
};

const product = ([a, b]: readonly number[]): number => a! * b!;
