import { inspect } from 'node:util';
import { PadanError } from './errors.js';

/*
 * Checks of what programs give the library, where a compiler may not have looked: they are told what was expected of
 * which argument, instead of a TypeError from the inside, or letters that are translated one by one.
 */

/** A value on one line, cut short. */
const shown = (value: unknown): string =>
  inspect(value, {
    depth: Array.isArray(value) ? 0 : -1,
    breakLength: Number.POSITIVE_INFINITY,
    maxStringLength: 60,
    maxArrayLength: 3,
  });

/** @throws PadanError `invalid-option` saying what was expected */
export const refuseGiven = (name: string, value: unknown, expected: string, hint?: string): never => {
  throw new PadanError('invalid-option', `${name} is ${shown(value)}, expected ${expected}`, {}, hint);
};

export const checkText = (name: string, value: unknown): void => {
  if (typeof value !== 'string') refuseGiven(name, value, 'a text');
};

export const checkTexts = (name: string, value: unknown): void => {
  if (!Array.isArray(value)) refuseGiven(name, value, 'a list of texts');
  for (const [i, each] of (value as unknown[]).entries()) checkText(`${name}[${i}]`, each);
};

/** A text is no stream of texts, though its letters can be iterated. */
export const checkStream = (name: string, value: unknown): void => {
  const isStream =
    typeof value === 'object' &&
    value !== null &&
    (Symbol.iterator in value || Symbol.asyncIterator in value);
  if (!isStream) refuseGiven(name, value, 'a list or stream of texts');
};

export const checkSignal = (value: unknown): void => {
  const isSignal = value == null || value instanceof AbortSignal;
  if (!isSignal) refuseGiven('signal', value, 'an AbortSignal');
};

export const checkFunction = (name: string, value: unknown): void => {
  if (value !== undefined && typeof value !== 'function') refuseGiven(name, value, 'a function');
};

export const checkObject = (name: string, value: unknown): void => {
  if (typeof value !== 'object' || value === null) refuseGiven(name, value, 'an object');
};

/** @param model  what `openModel` gives; people give what `loadModel` does, which has it in its `model` */
export const checkModel = (name: string, model: unknown): void => {
  const isModel = typeof model === 'object' && model !== null && 'config' in model && 'sessions' in model;
  if (!isModel)
    refuseGiven(
      name,
      model,
      'an opened model',
      'give what openModel gives, or `model` of what loadModel does',
    );
};
