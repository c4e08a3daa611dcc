import { env } from 'onnxruntime-node';
import type { Review } from '../../align/corrections/review.js';
import { beadTable } from '../../align/corrections/table.js';
import { type Bitext, mainSide, referencesOf, sidesOf } from '../../core/bitext.js';
import { sentencesOf } from '../../core/document.js';
import type { Side } from '../../core/system.js';
import type { PassedOver } from '../../formats/discover.js';
import { hashOf } from '../../hash.js';
import type { Model } from '../../model/model.js';
import { decisive } from '../../options/values.js';
import type { Overview } from '../../overview/overview.js';
import { indexPages } from '../../report/index-page.js';
import { jsonLines } from '../../report/jsonl.js';
import { documentPages, type PageOptions } from '../../report/page.js';
import { hrefOf, pageFiles, pageName } from '../../report/paging.js';
import { type DocumentSummary, type Failure, summarise, totalCounts } from '../../report/summary.js';
import { outputText, patchBetween } from '../../report/text.js';
import type { TranslateOptions } from '../../translate/options.js';
import { version } from '../../version.js';
import type { RunOptions } from '../options.js';
import type { AskedBackend, AskedSystem } from '../systems/asked.js';
import { type BeadsFile, hasCorrections } from '../systems/corrections.js';
import { roundTripSettings } from '../systems/round-trip.js';
import { type WriteOptions, type Written, writeFiles } from './files.js';
import { beadsPath, systemText, textPath } from './names.js';
import { linksFrom } from './overview-files.js';

/** Ledger key of the run's own files; no document has this name. */
export const runEntry = '';
/** That of the files about all documents together. */
export const overviewEntry = '~overview';

/** A document's bead table as it stands, and what it says of the document; null if there is no translation for it. */
export interface Reviewed {
  file: BeadsFile;
  review: Review | null;
}

/**
 * Writes the files of a document: pages, text, JSON lines, and a patch and a bead table if there is a reference.
 *
 * @param name     path under the output folder, without extension
 * @param options  what is known of the files that are there
 * @param look     what the pages are like
 * @throws PadanError if a file cannot be written
 */
export const writeDocument = async (
  bitext: Bitext,
  name: string,
  out: string,
  reviewed: Reviewed,
  options: WriteOptions,
  look: PageOptions,
): Promise<{ summary: DocumentSummary; written: Written[]; kept: string[] }> => {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const { system, output } = mainSide(bitext)!;
  const [reference] = referencesOf(bitext);
  const path = textPath(name, system.language);
  const text = outputText(output);
  const patch = reference === undefined ? null : patchBetween(text, outputText(reference.output), path);
  const others = sidesOf(bitext).filter(
    (side) => side.system.role !== 'reference' && side.system.id !== system.id,
  );
  const beads = reference === undefined ? null : beadsOf(bitext, reference, reviewed.review);
  const files = {
    page: pageName(name, 0),
    text: path,
    jsonl: `${name}.jsonl`,
    patch: patch === null ? null : `${name}.diff`,
    beads: beads === null ? null : beadsPath(name),
  };
  const links = {
    index: `${'../'.repeat(name.split('/').length - 1)}index.html`,
    base,
    page: files.page,
    text: hrefOf(textPath(base, system.language)),
    jsonl: hrefOf(`${base}.jsonl`),
    patch: patch === null ? null : hrefOf(`${base}.diff`),
    beads: beads === null ? null : hrefOf(beadsPath(base)),
  };
  const contents = {
    ...pageFiles(name, documentPages(bitext, links, look)),
    [files.text]: text,
    [files.jsonl]: jsonLines(bitext),
    ...(files.patch !== null && patch !== null ? { [files.patch]: patch } : {}),
    ...Object.fromEntries(others.map((side) => [systemText(side.system.id, path), outputText(side.output)])),
  };
  const { file, review } = reviewed;
  const isTheirs = isPersons(file, beads);
  // What a person would see beside it where it says the same is no news.
  const beside = reference === undefined || !review?.isStale(reference.output.beads) ? null : beads;
  const { written, kept } = await writeFiles(
    out,
    isTheirs || beads === null ? contents : { ...contents, [file.path]: beads },
    { ...options, corrections: isTheirs ? { [file.path]: beside } : {} },
  );
  return { summary: summarise(bitext, files), written, kept };
};

/** Programs of Windows take a table for UTF-8 where it begins with a byte order mark. */
const byteOrderMark = '\ufeff';

const beadsOf = ({ document }: Bitext, { output }: Side, review: Review | null): string =>
  `${byteOrderMark}${beadTable(
    output.beads,
    sentencesOf(document).map(({ text }) => text),
    output.targets.map(({ text }) => text),
    review?.misfits.map(({ row }) => row),
  )}`;

/**
 * Whether a bead table is a person's: it has corrections, or is not as Padan wrote it or would write it.
 *
 * @param beads  what Padan would write; null for nothing
 */
const isPersons = (file: BeadsFile, beads: string | null): boolean =>
  file.hash !== null &&
  !file.isOurs &&
  (hasCorrections(file) || beads === null || hashOf(beads) !== file.hash);

/**
 * Writes a run's index and its manifest `run.json`.
 *
 * @param documents  that the run was about
 * @param others     of earlier runs, which stay in the index
 * @param overview   what can be said of all documents; null if there are no pages about them
 * @throws PadanError if a file cannot be written
 */
export const writeRun = async (
  documents: readonly DocumentSummary[],
  others: readonly DocumentSummary[],
  failures: readonly Failure[],
  passedOver: readonly PassedOver[],
  model: Model,
  settings: RunOptions,
  overview: Overview | null,
  options: WriteOptions,
): Promise<{ written: Written[]; kept: string[] }> => {
  const { out } = settings;
  const { name, hash, dtype, batchInvariant } = model;
  const manifest = {
    padan: version,
    onnxruntime: env.versions.common,
    model: { name, hash, dtype, batchInvariant },
    // As they were asked for. Batch size and workers are not recorded: they never change translations.
    settings: decisive('translation', settings),
    ...(settings.name === null ? {} : { name: settings.name }),
    ...(settings.systems.length === 0 ? {} : { systems: settings.systems.map(describeSystem) }),
    ...(settings.roundTrip === null
      ? {}
      : {
          roundTrip: {
            ...describeModel(settings.roundTrip, roundTripSettings(settings)),
            scores: overview?.roundTrips ?? [],
          },
        }),
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
    ...pageFiles(
      'index',
      indexPages(documents, others, failures, model, {
        links: overview && linksFrom('', overview),
        compared: overview,
        backends: settings.systems.flatMap((system) =>
          system.kind === 'backend' ? namedBackend(system) : [],
        ),
        ui: settings.ui,
      }),
    ),
    'run.json': `${JSON.stringify(manifest, null, 2)}\n`,
  };
  return writeFiles(out, files, options);
};

const namedBackend = ({ id, backend: { name, sentTo } }: AskedBackend) => ({ id, name, sentTo });

const describeSystem = (system: AskedSystem): object => {
  if (system.kind === 'files') return { id: system.id, files: system.path };
  if (system.kind === 'backend') {
    const { name, settings, about, sentTo } = system.backend;
    return { id: system.id, backend: { name, sentTo, settings, ...about } };
  }
  return { id: system.id, ...describeModel(system.model, system.settings) };
};

const describeModel = (
  { name, hash, dtype, batchInvariant }: Model,
  settings: TranslateOptions,
): { model: object; settings: object } => ({
  model: { name, hash, dtype, batchInvariant },
  settings: decisive('translation', settings),
});
