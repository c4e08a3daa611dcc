import { PadanError } from '../../errors.js';

/** Whether the user asked for what is not there, so that nothing was begun. */
export const isMistake = (error: unknown): boolean =>
  error instanceof PadanError && ['invalid-option', 'invalid-system', 'no-text'].includes(error.code);
