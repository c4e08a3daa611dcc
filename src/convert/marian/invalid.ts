import { PadanError, printable } from '../../errors.js';

/** The error for a file that is no part of a MarianMT model that can be converted. */
export const invalid = (path: string, message: string): PadanError =>
  new PadanError(
    'model-invalid',
    printable(message),
    { path },
    'only MarianMT models, as transformers saves them, can be converted',
  );
