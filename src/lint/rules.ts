import { boilerplateRules } from './boilerplate.js';
import { characterRules } from './characters.js';
import { encodingRules } from './encoding.js';
import { fragmentRules } from './fragments.js';
import { headingRules } from './headings.js';
import type { Rule } from './look.js';
import { printRules } from './print.js';
import { quoteRules } from './quotes.js';
import { repeatRules } from './repeats.js';
import { sentenceRules } from './sentences.js';

/** Every rule with its name, grouped by subject. */
export const rules: readonly (readonly [name: string, rule: Rule])[] = [
  encodingRules,
  characterRules,
  quoteRules,
  headingRules,
  printRules,
  sentenceRules,
  fragmentRules,
  repeatRules,
  boilerplateRules,
].flatMap((subject) => Object.entries(subject));

/** Names of all rules. */
export const ruleNames: readonly string[] = rules.map(([name]) => name);
