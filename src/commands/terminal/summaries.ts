import type { GateResult } from '../../overview/gates.js';
import type { Overview } from '../../overview/overview.js';
import { printPieces, saveFile } from './save.js';

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
  { summary, junit }: { summary?: string | undefined; junit?: string | undefined },
  signal: AbortSignal,
): Promise<void> => {
  const save = (path: string, text: string) => saveFile(path, [text], true, signal);
  if (summary !== undefined) {
    const { markdownSummary } = await import('../../report/summaries/markdown.js');
    const text = markdownSummary(overview, gates);
    await (summary === '-' ? printPieces([text], signal) : save(summary, text));
  }
  if (junit !== undefined) {
    const { junitXml } = await import('../../report/summaries/junit.js');
    await save(junit, junitXml(overview, gates, failed));
  }
};
