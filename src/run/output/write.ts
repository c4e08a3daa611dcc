import { env } from 'onnxruntime-node';
import { type Bitext, mainSide, referencesOf } from '../../core/bitext.js';
import type { Language } from '../../core/document.js';
import type { PassedOver } from '../../formats/discover.js';
import type { Model } from '../../model/model.js';
import { decisive } from '../../options/values.js';
import { indexPages } from '../../report/index-page.js';
import { jsonLines } from '../../report/jsonl.js';
import { documentPages } from '../../report/page.js';
import { hrefOf, pageName } from '../../report/paging.js';
import { type DocumentSummary, type Failure, summarise, totalCounts } from '../../report/summary.js';
import { outputText, patchBetween } from '../../report/text.js';
import type { TranslateOptions } from '../../translate/options.js';
import { version } from '../../version.js';
import { type WriteOptions, type Written, writeFiles } from './files.js';

/** Ledger key of the run's own files; no document has this name. */
export const runEntry = '';

/** Path of a document's translation under the output folder. */
export const textPath = (name: string, language: Language): string => `${name}.${language}.txt`;

const named = (base: string, pages: readonly string[]): Record<string, string> =>
  Object.fromEntries(pages.map((page, i) => [pageName(base, i), page]));

/**
 * Writes the files of a document: pages, text, JSON lines, and a patch if there is a reference.
 *
 * @param name     path under the output folder, without extension
 * @param options  what is known of the files that are there
 * @throws PadanError if a file cannot be written
 */
export const writeDocument = async (
  bitext: Bitext,
  name: string,
  out: string,
  options: WriteOptions,
): Promise<{ summary: DocumentSummary; written: Written[]; kept: string[] }> => {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const { system, output } = mainSide(bitext)!;
  const [reference] = referencesOf(bitext);
  const path = textPath(name, system.language);
  const text = outputText(output);
  const patch = reference === undefined ? null : patchBetween(text, outputText(reference.output), path);
  const files = {
    page: pageName(name, 0),
    text: path,
    jsonl: `${name}.jsonl`,
    patch: patch === null ? null : `${name}.diff`,
  };
  const pages = documentPages(bitext, {
    index: `${'../'.repeat(name.split('/').length - 1)}index.html`,
    base,
    text: hrefOf(textPath(base, system.language)),
    jsonl: hrefOf(`${base}.jsonl`),
    patch: patch === null ? null : hrefOf(`${base}.diff`),
  });
  const contents = {
    ...named(name, pages),
    [files.text]: text,
    [files.jsonl]: jsonLines(bitext),
    ...(files.patch !== null && patch !== null ? { [files.patch]: patch } : {}),
  };
  return { summary: summarise(bitext, files), ...(await writeFiles(out, contents, options)) };
};

/**
 * Writes a run's index and its manifest `run.json`.
 *
 * @param documents  that the run was about
 * @param others     of earlier runs, which stay in the index
 * @throws PadanError if a file cannot be written
 */
export const writeRun = async (
  documents: readonly DocumentSummary[],
  others: readonly DocumentSummary[],
  failures: readonly Failure[],
  passedOver: readonly PassedOver[],
  model: Model,
  settings: TranslateOptions,
  out: string,
  options: WriteOptions,
): Promise<{ written: Written[]; kept: string[] }> => {
  const { name, hash, dtype, batchInvariant } = model;
  const manifest = {
    padan: version,
    onnxruntime: env.versions.common,
    model: { name, hash, dtype, batchInvariant },
    // As they were asked for. Batch size and workers are not recorded: they never change translations.
    settings: decisive('translation', settings),
    counts: {
      documents: documents.length,
      failed: failures.length,
      ...totalCounts(documents),
    },
    documents,
    others,
    failures,
    passedOver,
    status: '.padan/status.json',
  };
  const files = {
    ...named('index', indexPages(documents, others, failures, model)),
    'run.json': `${JSON.stringify(manifest, null, 2)}\n`,
  };
  return writeFiles(out, files, options);
};
