/** The same in English and in Indonesian. Slots have the same names in both: `“{text}” is said twice`. */
export type Both = readonly [en: string, id: string];

/** What is said of a rule. */
export interface RuleWords {
  /** Its name for people. */
  name: Both;
  /** What its flags mean, in Indonesian. The English one stands with the rule. */
  explanation?: string;
  /** All that it says. The first template that fits is taken. */
  messages: readonly Both[];
}

/** Puts what stands in a slot into Indonesian, by the slot's name without its number. */
export type Slots = Readonly<Record<string, (text: string) => string>>;

/**
 * Says in Indonesian what was said in English.
 *
 * @returns null if no template fits
 */
export const translated = (text: string, templates: readonly Both[], slots: Slots): string | null => {
  for (const [en, id] of templates) {
    const found = patternOf(en).exec(text)?.groups;
    if (found !== undefined || text === en)
      return id.replace(slot, (_, name: string) => {
        const value = found![name]!;
        return slots[name.replace(/\d+$/, '')]?.(value) ?? value;
      });
  }
  return null;
};

const slot = /\{(\w+)\}/g;

const patterns = new Map<string, RegExp>();

const patternOf = (template: string): RegExp => {
  const known = patterns.get(template);
  if (known !== undefined) return known;
  const source = template
    .split(slot)
    .map((part, i) =>
      i % 2 === 0 ? part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&') : `(?<${part}>${shapeOf(part)})`,
    )
    .join('');
  const pattern = new RegExp(`^${source}$`, 'u');
  patterns.set(template, pattern);
  return pattern;
};

const shapeOf = (name: string): string => {
  if (name.startsWith('number')) return '[\\d.]+';
  return name.startsWith('percent') ? '\\d+ %' : '[^]*?';
};
