import type { Engine } from '../../src/translate/decode/engine.js';
import { normalisedScore } from '../../src/translate/decode/length.js';
import type { SearchOptions, SearchResult, Source } from '../../src/translate/decode/search.js';

/** What a model says for a source: each hypothesis's pieces, with the log-probability of every piece. */
type Said = readonly { ids: readonly number[]; logProb: number }[];

/** An engine that says what it is told to, scored as a model's would be. */
export const stubEngine = (say: (source: Source, options: SearchOptions) => Said): Engine => ({
  width: 1,
  search: async (sources, _, options) =>
    sources.map((source) =>
      say(source, options).map(({ ids, logProb }): SearchResult => {
        const logProbs = ids.map(() => logProb);
        const sum = logProb * ids.length;
        return {
          ids: [...ids],
          logProbs,
          score: normalisedScore(sum, ids.length, options.lengthPenalty),
          ended: true,
        };
      }),
    ),
  attend: async () => null,
  started: async () => undefined,
  dispose: async () => undefined,
});
