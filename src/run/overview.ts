import { join } from 'node:path';
import type { Bitext } from '../core/bitext.js';
import { PadanError } from '../errors.js';
import { readBytes } from '../formats/bytes.js';
import { hashOf } from '../hash.js';
import { maxBitext } from '../limits.js';
import { createOverview } from '../overview/create.js';
import type { Overview } from '../overview/overview.js';
import { pageFiles } from '../report/paging.js';
import { searchPages } from '../report/search/page.js';
import { createSearch } from '../report/search/search.js';
import type { DocumentSummary } from '../report/summary.js';
import type { Ui } from '../report/ui/say.js';
import { wordsPage } from '../report/words/page.js';
import { metricsNamed } from '../score/metrics.js';
import { defaultSamples, defaultSeed } from '../score/significance/paired.js';
import { formFamilies } from '../study/families.js';
import { languagesStudied, type Studied } from '../study/studied.js';
import { createWords } from '../study/words.js';
import { readOutput } from '../systems/outputs.js';
import type { RunContext } from './context.js';
import { type Content, writeFiles } from './output/files.js';
import { keptOverview } from './output/kept-overview.js';
import { linksFrom, overviewFile, pairFile } from './output/overview-files.js';
import { overviewPages } from './output/overview-pages.js';
import { ownership, settle, warnOfKept } from './output/ownership.js';
import { createPatches, type Patches } from './output/patches.js';
import { overviewEntry } from './output/write.js';
import type { Entry, Ledger } from './state/ledger.js';
import { baselineOf } from './systems/sides.js';

/**
 * Writes the pages about all documents: summary, flagged sentences, search, words, and for each pair of systems a page and a
 * patch. They are made from the documents' bitexts, read one after the other; nothing is done if no document changed.
 *
 * @param documents  of this run
 * @param others     of earlier runs, which can be searched, too
 * @param names      output names of this run's documents
 * @returns the overview, its lists cut short; null if the run was stopped meanwhile
 * @throws PadanError if a file cannot be written
 */
export const writeOverview = async (
  documents: readonly DocumentSummary[],
  others: readonly DocumentSummary[],
  names: readonly string[],
  context: RunContext,
): Promise<Overview | null> => {
  const {
    workspace: { ledger },
    options: { out },
    failures,
    onEvent,
  } = context;
  const key = hashOf(
    JSON.stringify([
      names.map((name) => [ledger.get(name)?.fingerprint, contentOf(ledger, name)]),
      others.map(({ files: { jsonl } }) => [jsonl, contentOf(ledger, jsonl.replace(/\.jsonl$/, ''))]),
      failures.sorted(),
      context.options.metrics,
      context.identity,
    ]),
  );
  const current = ledger.current(overviewEntry, key);
  const kept = current && ledger.edited(current).length === 0 ? await readOverview(out, current) : null;
  if (kept !== null) return kept;

  const patches = createPatches(out);
  const result = await overviewOf(documents, others, patches, context)
    .then(async (made) =>
      made === null
        ? null
        : { made, ...(await writeFiles(out, made.files, ownership(overviewEntry, ledger))) },
    )
    .finally(patches.close);
  if (result === null) return null;
  const { made, written, kept: theirs } = result;
  await settle(overviewEntry, { fingerprint: key, files: written, summary: null }, ledger, out);
  warnOfKept(theirs, out, onEvent);
  return made.overview;
};

/** Hash of a document's JSON lines: that of its sources is not known while one of its translations is unusable. */
const contentOf = (ledger: Ledger, name: string): string | undefined => {
  const entry = ledger.get(name);
  return entry?.files.find(({ path }) => path === entry.summary?.files.jsonl)?.hash;
};

/** Our own file: null if it is not, byte for byte, as we wrote it. */
const readOverview = async (out: string, { files }: Entry): Promise<Overview | null> => {
  const bytes = await readBytes(join(out, overviewFile), maxBitext).catch(() => undefined);
  const isOurs =
    bytes !== undefined && files.some(({ path, hash }) => path === overviewFile && hash === hashOf(bytes));
  return isOurs ? (JSON.parse(bytes.toString()) as Overview) : null;
};

const overviewOf = async (
  documents: readonly DocumentSummary[],
  others: readonly DocumentSummary[],
  patches: Patches,
  context: RunContext,
): Promise<{ overview: Overview; files: Record<string, Content> } | null> => {
  const { workspace, options, failures, signal } = context;
  const baseline = baselineOf(context);
  const fold = createOverview({
    metrics: metricsNamed(options.metrics),
    pairs: 'all',
    method: 'randomisation',
    samples: defaultSamples.randomisation,
    seed: defaultSeed,
    ...(baseline === null ? {} : { baseline }),
    lexicon: await workspace.lexicon(),
  });
  const search = createSearch();
  const studied = await workspace.studied();
  const words = createWords(studied, 1);
  for (const { document, reason } of failures.sorted()) fold.problem(document, reason);
  for (const [i, { name, files }] of [...documents, ...others].entries()) {
    if (signal.aborted) return null;
    try {
      const bitext = await readOutput(join(options.out, files.jsonl));
      search.add(bitext, files.page);
      if (isOf(studied, bitext)) words.add(bitext, files.page);
      if (i >= documents.length) continue;
      await patches.add(bitext, files.text, fold.add(bitext, files.page));
    } catch (error) {
      if (!(error instanceof PadanError)) throw error;
      fold.problem(name, error.message);
    }
  }
  const overview = fold.finish();
  const list = words.finish();
  const { ui } = options;
  const files = {
    ...filesFor(overview, search.finish(), formFamilies(list), patches, ui),
    'words.html': wordsPage(list, await workspace.glossary(), linksFrom('', overview), { ui }),
  };
  return { overview: keptOverview(overview), files };
};

/** Whether a document is in a run's languages: those of earlier runs need not be. */
const isOf = ({ side, pack, other }: Studied, bitext: Bitext): boolean => {
  const languages = languagesStudied(bitext, side);
  return languages.own.code === pack.code && (languages.other ?? other).code === other.code;
};

const filesFor = (
  overview: Overview,
  texts: ReturnType<ReturnType<typeof createSearch>['finish']>,
  families: readonly string[],
  patches: Patches,
  ui: Ui,
): Record<string, Content> => {
  const pairs = overview.pairs.map(({ from, to }) => [`${pairFile(from, to)}.diff`, patches.of(from, to)]);
  return {
    ...overviewPages(overview, { ui }),
    ...pageFiles('search', searchPages(texts, linksFrom('', overview), families, { ui })),
    ...Object.fromEntries(pairs),
    [overviewFile]: `${JSON.stringify(keptOverview(overview), null, 1)}\n`,
  };
};
