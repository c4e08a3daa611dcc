import { join } from 'node:path';
import { env } from 'onnxruntime-node';
import type { Bitext } from '../compare/bitext.js';
import type { Model } from '../model/model.js';
import { hrefOf, indexPage } from '../report/index-page.js';
import { documentPage } from '../report/page.js';
import { type DocumentSummary, type Failure, summarise, totalCounts } from '../report/summary.js';
import { hypothesisText, jsonLines, patchToReference } from '../report/text.js';
import { decisiveSettings, type TranslateOptions } from '../translate/translator.js';
import { version } from '../version.js';
import { writeWhole } from './files.js';

/** Path of a document's English under the output folder. */
export const textPath = (name: string): string => `${name}.en.txt`;

/**
 * Writes the files of a document.
 *
 * @param name  path under the output folder, without an ending
 * @throws PadanError `output` where a file cannot be written
 */
export const writeDocument = async (bitext: Bitext, name: string, out: string): Promise<DocumentSummary> => {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const patch = patchToReference(bitext, textPath(name));
  const files = {
    page: `${name}.html`,
    text: textPath(name),
    jsonl: `${name}.jsonl`,
    patch: patch === null ? null : `${name}.diff`,
  };
  const page = documentPage(bitext, {
    index: `${'../'.repeat(name.split('/').length - 1)}index.html`,
    text: hrefOf(textPath(base)),
    jsonl: hrefOf(`${base}.jsonl`),
    patch: patch === null ? null : hrefOf(`${base}.diff`),
  });
  await writeWhole(join(out, files.page), page);
  await writeWhole(join(out, files.text), hypothesisText(bitext));
  await writeWhole(join(out, files.jsonl), jsonLines(bitext));
  if (files.patch !== null && patch !== null) await writeWhole(join(out, files.patch), patch);
  return summarise(bitext, files);
};

/** What the clock and earlier runs decide, kept apart from what the input decides. */
export interface Timings {
  milliseconds: number;
  translatedParagraphs: number;
  keptParagraphs: number;
}

const timingsFile = '.padan/timings.json';

/**
 * Writes a run's index, its manifest `run.json`, and its timings.
 *
 * @throws PadanError `output` where a file cannot be written
 */
export const writeRun = async (
  documents: readonly DocumentSummary[],
  failures: readonly Failure[],
  model: Model,
  options: TranslateOptions,
  timings: Timings,
  out: string,
): Promise<void> => {
  const { name, hash, dtype, batchInvariant } = model;
  const manifest = {
    padan: version,
    onnxruntime: env.versions.common,
    model: { name, hash, dtype, batchInvariant },
    // The batch size never changes what the model says, and so has no place here.
    settings: decisiveSettings(model, options),
    counts: {
      documents: documents.length,
      failed: failures.length,
      ...totalCounts(documents),
    },
    documents,
    failures,
    timings: timingsFile,
  };
  await writeWhole(join(out, 'index.html'), indexPage(documents, failures, model));
  await writeWhole(join(out, timingsFile), `${JSON.stringify(timings, null, 2)}\n`);
  await writeWhole(join(out, 'run.json'), `${JSON.stringify(manifest, null, 2)}\n`);
};
