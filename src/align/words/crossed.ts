import type { Evidence } from './evidence.js';
import { alike, strengthOf } from './function-words.js';
import type { Unit } from './match.js';

/** Least strength of each pair of words, and of the crossing ones as a share of that of the straight ones. */
const minStrength = 0.05;
const minShare = 0.5;

/**
 * Makes one unit of two neighbouring words on each side that cannot be taken apart: if the lexicon gives both of the one
 * for both of the other ("Amerika Serikat", United States) and two of them are linked and the rest are not linked
 * elsewhere; or if the words of a name are linked crosswise and the lexicon knows neither link. It is as likely as the
 * likelier of the links.
 *
 * @param units  links of single words
 */
export const withoutCrossed = (units: readonly Unit[], evidence: Evidence): Unit[] => {
  const at = {
    source: new Map(units.map((unit) => [unit.source[0]!, unit])),
    target: new Map(units.map((unit) => [unit.target[0]!, unit])),
  };
  const done = new Set<Unit>();
  const joined = new Map<Unit, Unit>();
  for (const unit of units) {
    for (const [k, l] of besides(unit, evidence)) {
      if (done.has(unit)) break;
      const other = at.source.get(k);
      if (other !== at.target.get(l) || (other && done.has(other))) continue;
      if (!isOne(unit, k, l, other !== undefined, evidence)) continue;
      if (other) done.add(other);
      done.add(unit);
      joined.set(unit, {
        ...unit,
        source: [...unit.source, k].sort((a, b) => a - b),
        target: [...unit.target, l].sort((a, b) => a - b),
        odds: Math.max(unit.odds, other?.odds ?? unit.odds),
      });
      if (other === undefined) {
        at.source.set(k, unit);
        at.target.set(l, unit);
      }
    }
  }
  return units.flatMap((unit) => joined.get(unit) ?? (done.has(unit) ? [] : [unit]));
};

/** The words before and after those of a link, each with each. */
const besides = (
  { source: [i], target: [j] }: Unit,
  { source, target }: Evidence,
): (readonly [source: number, target: number])[] =>
  [i! - 1, i! + 1]
    .filter((k) => k >= 0 && k < source.length)
    .flatMap((k) => [j! - 1, j! + 1].filter((l) => l >= 0 && l < target.length).map((l) => [k, l] as const));

const isOne = (
  { source: [i], target: [j] }: Unit,
  k: number,
  l: number,
  areLinked: boolean,
  evidence: Evidence,
): boolean => {
  const { source, target, likeness, numbers } = evidence;
  const words = [source[i!]!, source[k]!, target[j!]!, target[l]!];
  if (words.some(({ isSmall }) => isSmall)) return false;
  const cells = [i! * target.length + j!, k * target.length + l];
  if (cells.some((cell) => likeness[cell]! >= alike || numbers[cell]! > 0)) return false;
  const own = [strengthOf(evidence, i!, j!), strengthOf(evidence, k, l)];
  const crossed = [strengthOf(evidence, i!, l), strengthOf(evidence, k, j!)];
  if (Math.min(...own, ...crossed) >= minStrength && product(crossed) >= minShare * product(own)) return true;
  const isCrossed = k - i! !== l - j!;
  const isName = words.every(({ isCapital }) => isCapital);
  return areLinked && isName && isCrossed && Math.max(...own) < minStrength;
};

const product = ([a, b]: readonly number[]): number => a! * b!;
