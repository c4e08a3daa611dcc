import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { PadanError, systemCode } from '../errors.js';
import { lazy } from '../flow/lazy.js';
import { isBareName, isSafePath, parseId } from './names.js';

const cataloguePath = fileURLToPath(new URL('../../models/catalogue.json', import.meta.url));

const languages = z.array(z.string().regex(/^[a-z]{2,3}$/));

const entry = z.strictObject({
  id: z.string().refine((id) => parseId(id) !== undefined),
  /** Name for `--model`; each is unique. */
  alias: z.string().refine(isBareName),
  /** BCP 47 codes; some of them where a model knows many, see `more`. */
  from: languages.min(1),
  to: languages.min(1),
  /** Where it knows more languages than are listed. */
  more: z.array(z.enum(['from', 'to'])),
  /** For a model with several target languages: the token that its input begins with, by target. */
  targetTokens: z.record(z.string(), z.string()).nullable(),
  architecture: z.enum(['marian', 'm2m_100']),
  /** `onnx`: runs as it comes. `weights`: after `padan models convert`. `pipeline`: through transformers.js, to compare. */
  kind: z.enum(['onnx', 'weights', 'pipeline']),
  /** A commit where one is known; else a branch, which the first pull pins. */
  revision: z.string().regex(/^(?:[0-9a-f]{40}|main|refs\/pr\/\d+)$/),
  /** As the model's card, or that of the model that it was converted from, names it; null if that is not known. */
  license: z.string().nullable(),
  /** Rounded size of what a pull fetches, as the hub's page shows it; null if that is not known. */
  megabytes: z.number().positive().nullable(),
  /** Files whose bytes are pinned: what is not known is null. */
  files: z.array(
    z.strictObject({
      path: z.string().refine(isSafePath),
      size: z.int().min(0).nullable(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable(),
    }),
  ),
});

const schema = z.strictObject({ models: z.array(entry) });

/** A model of the catalogue. */
export type CatalogueEntry = z.infer<typeof entry>;

const read = lazy(async (): Promise<CatalogueEntry[]> => {
  try {
    return schema.parse(JSON.parse(await readFile(cataloguePath, 'utf8'))).models;
  } catch (error) {
    throw new PadanError(
      'file-unreadable',
      `the catalogue of models cannot be read (${systemCode(error) ?? 'it is damaged'})`,
      { path: cataloguePath },
      'install Padan again',
      { cause: error },
    );
  }
});

/** The models that Padan knows by name. */
export const catalogue = (): Promise<readonly CatalogueEntry[]> => read();

/** The catalogue's entry for an alias or an id. */
export const catalogued = async (name: string): Promise<CatalogueEntry | undefined> =>
  (await read()).find(({ alias, id }) => alias === name || id === name);
