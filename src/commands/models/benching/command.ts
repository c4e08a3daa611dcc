import { existsSync } from 'node:fs';
import type { Languages } from '../../../core/document.js';
import { describe, PadanError } from '../../../errors.js';
import { hashOf } from '../../../hash.js';
import { readLanguages } from '../../../model/config.js';
import { embeddedModel, findModelFiles } from '../../../model/files.js';
import type { Arguments } from '../../../options/values.js';
import { defaultSamples, defaultSeed } from '../../../score/significance/paired.js';
import { defaults } from '../../../translate/options.js';
import { parseMetrics } from '../../arguments/metrics.js';
import { givenLanguage } from '../../arguments/model.js';
import { pathsOrCorpus } from '../../arguments/options.js';
import { interruptSignal, stoppedCode } from '../../process/exit.js';
import { checkWritten, printPieces, saveFile } from '../../terminal/save.js';
import type { Bench } from './bench.js';
import { type Entry, entrantsHere, namedEntrants } from './entrants.js';
import { environment } from './environment.js';
import { completed, languageInName } from './languages.js';
import { measure } from './measure.js';
import { createProgress } from './progress.js';
import { type Outcome, resultsOf } from './results.js';
import { evenly, wordsIn } from './segment.js';
import { markdownTable, textTable } from './table.js';
import { checkTexts, readDocuments, readPairs, type Texts } from './texts.js';

type Args = Arguments<'models bench'>;

/** Measures models one after the other, and prints what was measured. */
export const bench = async (args: Args, warn: (message: string) => void): Promise<void> => {
  const metrics = parseMetrics(args.metric);
  if (args.output !== undefined)
    await checkWritten(
      args.output,
      [...(args.source ?? []), ...(args.ref ?? []), ...args.references],
      args.force,
    );
  const named = await namedEntrants(args.models);
  const languages = await languagesOf(args, named);
  const found = await textsOf(args, languages, warn);
  checkTexts(found, languages);
  const segments = evenly(found.segments, args.limit ?? found.segments.length);
  const words = wordsIn(segments);
  const entries = named.length > 0 ? named : await entrantsHere(languages);
  const options = {
    ...defaults,
    beamSize: args.beam,
    workers: args.workers,
    batchSize: args.batchSize,
    reproducible: args.reproducible,
  };
  const about = environment();
  const signal = interruptSignal(() => undefined);
  const progress = createProgress(process.stderr, entries.length, segments.length, args.quiet);
  const outcomes: Outcome[] = [];
  try {
    for (const [at, entry] of entries.entries()) {
      if (signal.aborted) break;
      const outcome = await outcomeOf(entry, languages, args.dtype, signal, async (folder) =>
        measure(
          {
            folder,
            dtype: args.dtype,
            languages,
            options,
            segments: segments.map(({ sentences }) => sentences),
          },
          progress.begin(entry.name, at + 1),
          signal,
        ),
      );
      progress.end(outcome);
      if (outcome !== null) outcomes.push(outcome);
    }
  } finally {
    progress.stop();
  }
  if (signal.aborted && outcomes.length === 0) {
    warn('stopped before a model was measured');
    process.exitCode = stoppedCode(signal);
    return;
  }
  const significance = {
    method: 'randomisation',
    samples: defaultSamples.randomisation,
    seed: defaultSeed,
  } as const;
  const made: Bench = {
    date: new Date().toISOString(),
    environment: about,
    texts: {
      languages,
      documents: found.documents,
      segments: segments.length,
      sentences: segments.reduce((sum, { sentences }) => sum + sentences.length, 0),
      words,
      alone: found.alone,
      hash: hashOf(JSON.stringify(segments.map(({ sentences, references }) => [sentences, references]))),
    },
    options,
    significance,
    stopped: signal.aborted,
    ...resultsOf(outcomes, segments, words, metrics, significance),
  };
  await write(made, args);
  process.exitCode = signal.aborted
    ? stoppedCode(signal)
    : outcomes.some(({ problem }) => problem !== null)
      ? 1
      : 0;
};

const forms = {
  text: textTable,
  markdown: markdownTable,
  json: (made: Bench) => `${JSON.stringify(made, null, 2)}\n`,
};

const formOfEnding = (path: string): keyof typeof forms =>
  /\.json$/i.test(path) ? 'json' : /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'text';

/** Prints the result. What was measured is not lost where the user has stopped the rest. */
const write = async (made: Bench, { format, json, output, force }: Args): Promise<void> => {
  const always = new AbortController().signal;
  await printPieces([forms[json ? 'json' : (format ?? 'text')](made)], always);
  if (output !== undefined) await saveFile(output, [forms[formOfEnding(output)](made)], force, always);
};

/** What becomes of a model; null if the user stops it. */
const outcomeOf = async (
  { name, folder, error }: Entry,
  languages: Languages,
  dtype: Args['dtype'],
  signal: AbortSignal,
  run: (folder: string) => Promise<NonNullable<Outcome['measured']>>,
): Promise<Outcome | null> => {
  const fail = (error: unknown): Outcome => ({
    name,
    folder,
    measured: null,
    problem: describe(error),
  });
  if (folder === null) return fail(error);
  try {
    await findModelFiles(folder, dtype);
    await readLanguages(folder, languages);
    return { name, folder, measured: await run(folder), problem: null };
  } catch (error) {
    return signal.aborted ? null : fail(error);
  }
};

/**
 * The languages that were given, else those in the files' names, else those of the first model that was named, else the
 * embedded one's.
 */
const languagesOf = async ({ from, to, source, ref }: Args, named: readonly Entry[]): Promise<Languages> => {
  const inNames = (paths: readonly string[] = []) =>
    paths.map(languageInName).find((language) => language !== undefined);
  const isPairs = ref !== undefined;
  const known = {
    from: givenLanguage('from', from) ?? (isPairs ? inNames(source) : undefined),
    to: givenLanguage('to', to) ?? (isPairs ? inNames(ref) : undefined),
  };
  if (known.from !== undefined && known.to !== undefined) return { from: known.from, to: known.to };
  for (const { folder } of named) {
    const own = folder === null ? null : await readLanguages(folder, known).catch(() => null);
    if (own !== null && own.from !== 'und' && own.to !== 'und') return own;
  }
  return completed(known, await readLanguages(embeddedModel));
};

const textsOf = async (
  { source, ref, references, paragraphs }: Args,
  languages: Languages,
  warn: (message: string) => void,
): Promise<Texts> => {
  if (ref === undefined)
    return readDocuments(
      pathsOrCorpus(source ?? [], 'name your texts: --source FOLDER, with references beside them'),
      languages,
      { references, split: paragraphs },
      warn,
    );
  if (source === undefined)
    throw new PadanError(
      'invalid-option',
      '--ref was given, and no --source',
      {},
      'name the file that it translates: --source FILE --ref FILE',
    );
  if (source.length !== ref.length)
    throw new PadanError(
      'invalid-option',
      `--source has ${source.length} and --ref ${ref.length} files, expected as many`,
      {},
      'each reference belongs to the source in the same place; references of a folder are found beside their sources without --ref',
    );
  const missing = [...source, ...ref].find((path) => !existsSync(path));
  if (missing !== undefined)
    throw new PadanError('file-not-found', 'no such file', { path: missing }, 'check the path');
  return readPairs(source, ref, languages);
};
