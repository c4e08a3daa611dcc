import { type Flag, type Severity, severities } from '../core/bitext.js';

/** How grave a flag is, from 1; the gravest has the highest rank. */
export const rankOf = (severity: Severity): number => severities.length - severities.indexOf(severity);

/** The graver one of two. */
export const graver = (one: Severity, other: Severity): Severity =>
  rankOf(one) >= rankOf(other) ? one : other;

/**
 * The flags on a translation whose problem another translation of the same source does not have.
 *
 * Two flags are about the same problem if they are of the same rule and speak of the same words: of the source, else of
 * the translation (how it is written is known of both). So a number that is lost in both is not new where the message
 * says otherwise, and of a flag that speaks of one lost number more than before, that one is new. A flag that speaks of
 * no words is about the translation as a whole, and the same as any other of its rule.
 *
 * @param texts   of the flags' system's targets
 * @param others  flags on the other translation
 */
export const flagsWithout = (
  flags: readonly Flag[],
  texts: TargetTexts,
  others: readonly Flag[],
  otherTexts: TargetTexts,
): Flag[] => {
  if (flags.length === 0 || others.length === 0) return [...flags];
  const byRule = new Map<string, { spoken: Set<string>; flags: number; hasWhole: boolean }>();
  for (const flag of others) {
    const rule = byRule.get(flag.rule) ?? { spoken: new Set(), flags: 0, hasWhole: false };
    byRule.set(flag.rule, rule);
    const spoken = [...sourceKeys(flag), ...targetKeys(flag, otherTexts)];
    for (const key of spoken) rule.spoken.add(key);
    rule.flags++;
    rule.hasWhole ||= spoken.length === 0;
  }
  const wholes = new Map<string, number>();
  return flags.filter((flag) => {
    const rule = byRule.get(flag.rule);
    if (rule === undefined) return true;
    const source = sourceKeys(flag);
    const spoken = source.length > 0 ? source : targetKeys(flag, texts);
    if (spoken.length > 0) return !rule.hasWhole && spoken.some((key) => !rule.spoken.has(key));
    const nth = wholes.get(flag.rule) ?? 0;
    wholes.set(flag.rule, nth + 1);
    return nth >= rule.flags;
  });
};

/** Texts of a system's targets. */
export type TargetTexts = readonly { text: string }[];

const sourceKeys = ({ evidence }: Flag): string[] =>
  evidence.source.map(({ start, end }) => `source ${start} ${end}`);

const targetKeys = ({ evidence }: Flag, texts: TargetTexts): string[] =>
  evidence.target.map(
    ({ target, start, end }) => `target ${(texts[target]?.text.slice(start, end) ?? '').toLowerCase()}`,
  );
