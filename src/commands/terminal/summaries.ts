import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PadanError } from '../../errors.js';
import type { GateResult } from '../../overview/gates.js';
import type { Overview } from '../../overview/overview.js';
import { checkOutput, printPieces, saveFile } from './save.js';

/** Where `--summary` and `--junit` write; a summary to `-` is printed. */
export interface SummaryTargets {
  summary?: string | undefined;
  junit?: string | undefined;
}

/**
 * Looks whether the files can be written, before there is anything to write.
 *
 * @param made  a folder that the command makes itself
 * @throws PadanError `invalid-option` if both are the same file; as `checkOutput`
 */
export const checkSummaries = async (
  { summary, junit }: SummaryTargets,
  made: string | undefined,
): Promise<void> => {
  const paths = [summary === '-' ? undefined : summary, junit].flatMap((path) => path ?? []);
  const places = paths.map((path) => resolve(path));
  if (places.length === 2 && places[0] === places[1])
    throw new PadanError('invalid-option', `--summary and --junit both write to ${paths[0]}`);
  for (const path of paths) {
    const folder = resolve(dirname(path));
    if (made === undefined || folder !== resolve(made) || existsSync(folder))
      await checkOutput(path, path === junit ? junitMark : summaryMark);
  }
};

/** How the files begin that are written again and again; any other of that name stays. */
const summaryMark = /^## Padan: /;
const junitMark = /^<\?xml [^>]*>\s*<testsuites name="padan"/;

/**
 * Writes what `--summary` and `--junit` ask for.
 *
 * @param failed  names of documents that could not be processed
 * @throws PadanError if a file cannot be written; the signal's reason
 */
export const writeSummaries = async (
  overview: Overview,
  gates: readonly GateResult[],
  failed: ReadonlySet<string>,
  { summary, junit }: SummaryTargets,
  signal: AbortSignal,
): Promise<void> => {
  if (summary !== undefined) {
    const { markdownSummary } = await import('../../report/summaries/markdown.js');
    const text = markdownSummary(overview, gates);
    await (summary === '-' ? printPieces([text], signal) : saveFile(summary, [text], summaryMark, signal));
  }
  if (junit !== undefined) {
    const { junitXml } = await import('../../report/summaries/junit.js');
    await saveFile(junit, [junitXml(overview, gates, failed)], junitMark, signal);
  }
};
