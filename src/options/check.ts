import { PadanError } from '../errors.js';
import { refuseGiven } from '../given.js';
import type { Option } from './option.js';
import type { Key } from './table.js';
import { libraryNameOf, optionsWhere } from './values.js';

/** Describes the values that an option takes: `a whole number from 1 to 32`. */
export const expectedOf = ({ takes }: Option): string => {
  if ('repeated' in takes) return takes.kind === 'folder' ? 'a list of folders' : 'a list of texts';
  switch (takes.kind) {
    case 'integer':
      return `a whole number from ${takes.min} to ${takes.max}`;
    case 'number':
      return `a number from ${takes.min} to ${takes.max}`;
    case 'boolean':
      return 'true or false';
    case 'choice':
      return `${takes.choices.slice(0, -1).join(', ')} or ${takes.choices.at(-1)}`;
    case 'paths':
      return 'a list of paths';
    case 'address':
      return 'an address';
    case 'text':
      return 'a text';
    default:
      return 'a path';
  }
};

/** Whether a value is valid for an option. */
export const fits = ({ takes }: Option, value: unknown): boolean => {
  if ('repeated' in takes) return Array.isArray(value) && value.length > 0 && value.every(isText);
  switch (takes.kind) {
    case 'integer':
      return Number.isInteger(value) && isWithin(value as number, takes);
    case 'number':
      return Number.isFinite(value) && isWithin(value as number, takes);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return takes.choices.includes(value as string);
    case 'paths':
      return Array.isArray(value) && value.length > 0 && value.every(isText);
    default:
      return isText(value);
  }
};

const isWithin = (value: number, { min, max }: { min: number; max: number }) => value >= min && value <= max;
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** @throws PadanError `invalid-option` saying what was expected of an option, its value as it was typed */
export const refuse = (name: string, value: unknown, expected: string): never => {
  throw new PadanError(
    'invalid-option',
    `${name} is ${value === '' ? '""' : String(value)}, expected ${expected}`,
  );
};

/** Whether a value is more than nothing: not false, and not an empty list. */
const isGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;

/**
 * Checks that no two options that exclude each other are given.
 *
 * @param values  by key
 * @param nameOf  name of an option in messages
 * @throws PadanError `invalid-option` naming two that are
 */
export const checkTogether = (
  values: Readonly<Record<string, unknown>>,
  nameOf: (key: Key) => string,
): void => {
  for (const [key, { notWith = [] }] of optionsWhere((option) => option.notWith !== undefined))
    for (const other of notWith as Key[])
      if (isGiven(values[key]) && isGiven(values[other]))
        throw new PadanError(
          'invalid-option',
          `${nameOf(key)} and ${nameOf(other)} cannot be given together`,
        );
};

/**
 * Checks the values of options, under the library's names. One without a default may be null.
 *
 * @throws PadanError `invalid-option` naming the first that is not what its option takes
 */
export const checkValues = (
  entries: readonly [Key, Option][],
  given: Readonly<Record<string, unknown>>,
  hint?: string,
): void => {
  for (const [key, option] of entries) {
    const name = libraryNameOf(key);
    const value = given[name];
    const isNone =
      (value === null && option.default === undefined && option.required === undefined) ||
      ('repeated' in option.takes && Array.isArray(value) && value.length === 0);
    if (!isNone && !fits(option, value)) refuseGiven(name, value, expectedOf(option), hint);
  }
};

/**
 * Checks options whose maximum is another option's value.
 *
 * @param values  by key; missing ones are not checked
 * @param nameOf  name of an option in messages
 * @throws PadanError `invalid-option` if one exceeds the other
 */
export const checkBounds = (
  values: Readonly<Record<string, unknown>>,
  nameOf: (key: Key) => string,
): void => {
  for (const [key, { atMost }] of optionsWhere((option) => option.atMost !== undefined)) {
    const [value, bound] = [values[key], values[atMost!]];
    if (typeof value === 'number' && typeof bound === 'number' && value > bound)
      refuse(nameOf(key), value, `at most ${nameOf(atMost as Key)}, which is ${bound}`);
  }
};
