import * as z from 'zod';
import { expectedOf } from './check.js';
import type { Option } from './option.js';

/** A zod schema for an option's values. Its errors say what was expected. */
export const schemaOf = (option: Option): z.ZodType => {
  const { takes } = option;
  const error = `expected ${expectedOf(option)}`;
  if ('repeated' in takes) return z.array(z.string({ error }).min(1, { error }), { error }).min(1, { error });
  switch (takes.kind) {
    case 'integer':
      return z.int({ error }).min(takes.min, { error }).max(takes.max, { error });
    case 'number':
      return z.number({ error }).min(takes.min, { error }).max(takes.max, { error });
    case 'boolean':
      return z.boolean({ error });
    case 'choice':
      return z.enum(takes.choices, { error });
    case 'paths':
      return z.array(z.string('expected a path').min(1, 'expected a path'), { error }).min(1, { error });
    default:
      return z.string({ error }).min(1, { error });
  }
};
