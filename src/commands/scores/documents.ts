import { printable } from '../../errors.js';
import { addStatistics, type Statistics } from '../../score/metric.js';
import { heading, type Input, print, type Scorer } from './input.js';

/** Prints the scores of each document, in the order in which they begin. */
export const printDocuments = async (
  input: Input,
  scorers: readonly Scorer[],
  json: boolean,
): Promise<void> => {
  const columns = input.systems.flatMap((system, at) =>
    scorers.map(({ metric }) => ({ system, at, metric, signature: metric.signature(input.references) })),
  );
  const documents = new Map<string, { segments: number; sums: Statistics[] }>();
  for await (const { hypotheses, references, document } of input.segments) {
    const counted = columns.map(({ at, metric }) => metric.statistics(hypotheses[at]!, references));
    const known = documents.get(document);
    documents.set(document, {
      segments: (known?.segments ?? 0) + 1,
      sums: known?.sums.map((sum, index) => addStatistics(sum, counted[index]!)) ?? counted,
    });
  }
  if (!json)
    await print(
      ['document', 'segments', ...columns.map(({ system, metric }) => heading(system, input, metric))].join(
        '\t',
      ),
    );
  for (const [document, { segments, sums }] of documents) {
    const scores = columns.map(({ metric }, index) => metric.score(sums[index]!));
    if (!json)
      await print([printable(document), segments, ...scores.map((score) => score.toFixed(2))].join('\t'));
    else
      for (const [index, { system, metric, signature }] of columns.entries())
        await print(
          JSON.stringify({ document, system, name: metric.name, score: scores[index], signature, segments }),
        );
  }
};
