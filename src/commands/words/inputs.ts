import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Bitext, mainSide } from '../../core/bitext.js';
import type { Language, Languages } from '../../core/document.js';
import { PadanError, unreadable } from '../../errors.js';
import { readDocument } from '../../formats/formats.js';
import { withoutEnding } from '../../formats/names.js';
import { primarySubtag } from '../../languages/languages.js';
import { readLanguages } from '../../model/config.js';
import { embeddedModel } from '../../model/files.js';
import { segmentDocument } from '../../segment/document.js';
import { bitextOfDocument } from '../../study/rows.js';
import { languagesStudied, type Studied } from '../../study/studied.js';
import { namedLanguage } from '../differences/inputs.js';
import { findDocuments, readFound } from '../exporting/inputs.js';
import { openStudied } from '../exporting/studied.js';

/** A document whose words are listed, read when it is asked for. */
export interface WordInput {
  /** Its path, for people. */
  path: string;
  read(): Promise<Bitext>;
}

/**
 * Finds the documents of output folders, bitexts and plain texts, in the order in which they were named, each once.
 *
 * @param from  language of plain texts whose names do not say it; by default the embedded model's source
 * @throws PadanError if one is missing; as `findDocuments`
 */
export const wordInputs = async (
  inputs: readonly string[],
  from: Language | undefined,
): Promise<WordInput[]> => {
  const found = new Map<string, WordInput>();
  const add = (input: WordInput, system: string | null) => {
    const key = `${resolve(input.path)}#${system ?? ''}`;
    if (!found.has(key)) found.set(key, input);
  };
  for (const input of inputs) {
    if (await isText(input)) add({ path: input, read: () => readText(input, from) }, null);
    else
      for (const document of await findDocuments([input]))
        add({ path: document.path, read: async () => (await readFound(document)).bitext }, document.system);
  }
  return [...found.values()];
};

const isText = async (path: string): Promise<boolean> => {
  if (path === '-' || /\.jsonl$/i.test(path)) return false;
  const info = await stat(path).catch((error: unknown) => {
    // It may be RUN#SYSTEM.
    if (path.includes('#')) return undefined;
    throw unreadable(path, error);
  });
  return info?.isFile() ?? false;
};

const readText = async (path: string, from: Language | undefined): Promise<Bitext> => {
  const language = from ?? namedLanguage(path) ?? (await modelLanguages()).from;
  const document = await readDocument(withoutEnding(path, language), { path, language, split: 'auto' });
  return bitextOfDocument(segmentDocument(document));
};

const modelLanguages = (): Promise<Languages> =>
  readLanguages(embeddedModel).catch(() => ({ from: 'und', to: 'und' }));

/** What there is to study of a bitext's languages; a text without a translation is explained in the model's other one. */
export const studiedIn = async (bitext: Bitext, side: Studied['side'] | undefined): Promise<Studied> => {
  const main = mainSide(bitext);
  const from = bitext.document.language;
  const model = await modelLanguages();
  const to =
    main?.system.language ?? (primarySubtag(from) === primarySubtag(model.to) ? model.from : model.to);
  return openStudied(from, to, main === undefined ? 'source' : side);
};

/**
 * Checks that a bitext has text in the language that is studied.
 *
 * @throws PadanError `invalid-option` if it is in another one
 */
export const checkLanguage = (bitext: Bitext, { side, pack }: Studied, path: string): void => {
  const { code } = languagesStudied(bitext, side).own;
  if (code !== pack.code)
    throw new PadanError(
      'invalid-option',
      `its text is in another language (${code}) than the first one’s (${pack.code})`,
      { path },
      'list the words of each by themselves',
    );
};
