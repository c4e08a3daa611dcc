import { AfterStart } from '../process/exit.js';
import { heading, type Input, print, type Scorer } from './input.js';

/** Prints the scores of each segment, as soon as it is read. */
export const printSentences = async (
  input: Input,
  scorers: readonly Scorer[],
  json: boolean,
): Promise<void> => {
  const columns = input.systems.flatMap((system, at) =>
    scorers.map(({ metric: corpus }) => {
      const metric = corpus.sentence ?? corpus;
      return { system, at, metric, signature: metric.signature(input.references) };
    }),
  );
  let line = 0;
  try {
    for await (const { hypotheses, references } of input.segments) {
      const scores = columns.map(({ at, metric }) =>
        metric.score(metric.statistics(hypotheses[at]!, references)),
      );
      if (++line === 1 && !json)
        await print(columns.map(({ system, metric }) => heading(system, input, metric)).join('\t'));
      if (!json) await print(scores.map((score) => score.toFixed(2)).join('\t'));
      else
        for (const [index, { system, metric, signature }] of columns.entries())
          await print(JSON.stringify({ line, system, name: metric.name, score: scores[index], signature }));
    }
  } catch (error) {
    throw line === 0 ? error : new AfterStart(error);
  }
};
