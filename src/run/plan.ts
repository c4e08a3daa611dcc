import { statSync } from 'node:fs';
import type { Input } from '../formats/discover.js';
import type { DocumentSummary } from '../report/summary.js';
import { failedBefore } from './failure.js';
import { fingerprintNow } from './fingerprint.js';
import type { Work } from './work.js';

/** A document to work on, with its output name. */
export interface Open {
  input: Input;
  name: string;
}

/**
 * Tells what is as an earlier run wrote it from what is to be worked on.
 *
 * @param names  the inputs' output names
 * @returns in the inputs' order
 * @throws PadanError where only what failed is asked for, and nothing says what that is
 */
export const planOf = async (
  inputs: readonly Input[],
  names: readonly string[],
  {
    place: { ledger },
    identity,
    options: { force, onlyFailed, out },
    tell,
  }: Pick<Work, 'place' | 'identity' | 'options' | 'tell'>,
): Promise<(Open | { summary: DocumentSummary })[]> => {
  const hasFailed = onlyFailed ? await failedBefore(out) : undefined;
  const plan: (Open | { summary: DocumentSummary })[] = [];
  let bytes = 0;
  for (const [i, input] of inputs.entries()) {
    const name = names[i]!;
    if (hasFailed && !hasFailed(input.path)) {
      const entry = ledger.get(name);
      if (entry?.summary) plan.push({ summary: entry.summary });
      continue;
    }
    const fingerprint = force ? undefined : fingerprintNow(input, name, identity);
    const entry = fingerprint === undefined ? undefined : ledger.current(name, fingerprint);
    if (entry?.summary) plan.push({ summary: entry.summary });
    else {
      plan.push({ input, name });
      bytes += statSync(input.path, { throwIfNoEntry: false })?.size ?? 0;
    }
    if (i % 256 === 255) await new Promise(setImmediate);
  }
  const unchanged = plan.flatMap((document) => ('summary' in document ? document.summary : []));
  tell({
    kind: 'planned',
    documents: plan.length,
    unchanged: unchanged.length,
    unchangedParagraphs: unchanged.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
    bytes,
  });
  return plan;
};
