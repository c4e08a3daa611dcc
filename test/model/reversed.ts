import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Model, openModel } from '../../src/model/model.js';
import { testFolder } from '../folder.js';

const tinyFolder = fileURLToPath(new URL('tiny', import.meta.url));

/**
 * A folder with the tiny model, its languages changed round.
 *
 * @param codes  what it says of its languages
 */
export const reversedFolder = (codes = { source_lang: 'eng', target_lang: 'ind' }): string => {
  const folder = join(testFolder('model'), 'tiny-en-id');
  cpSync(tinyFolder, folder, { recursive: true });
  const path = join(folder, 'tokenizer_config.json');
  const config = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...config, ...codes }));
  return folder;
};

let opened: Promise<Model> | undefined;

/** That model, opened once a test file. */
export const reversed = (): Promise<Model> => {
  opened ??= openModel(reversedFolder());
  return opened;
};
