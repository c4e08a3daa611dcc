import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty folder of this test's own; it is removed after the last test. */
export const testFolder = (name = 'x'): string => {
  const root = process.env['PADAN_TEST_FOLDER'] ?? tmpdir();
  mkdirSync(root, { recursive: true });
  return mkdtempSync(join(root, `${name}-`));
};
