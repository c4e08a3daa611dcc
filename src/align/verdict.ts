import { emptyLexicon, type Lexicon } from '../languages/lexicon.js';
import { alignParagraphs, type ScoredBead } from './align.js';
import { createSimilarity } from './similarity.js';
import { statisticsOf } from './statistics.js';

/** Whether two texts look like translations of each other. */
export interface Verdict {
  kind: 'related' | 'unrelated' | 'unknown';
  /** Share of a sample of segments with an unmistakable partner in order, 0–1. */
  related: number;
  /** Segments sampled. */
  seen: number;
}

export interface ParagraphAlignOptions {
  /** A translation of each source sentence, in the shape of the source. */
  pivot?: readonly (readonly string[])[];
  lexicon?: Lexicon;
}

/** Share under which two texts are no translations of each other. */
const minRelated = 0.25;

/** Fewer segments say too little. */
const minSeen = 4;

/**
 * Aligns two texts, given as paragraphs of sentences, and says whether they correspond at all.
 *
 * @throws PadanError `too-large`, as `alignParagraphs`
 */
export const alignWithVerdict = (
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  { pivot, lexicon = emptyLexicon }: ParagraphAlignOptions = {},
): { beads: ScoredBead[]; verdict: Verdict } => {
  const beads = alignParagraphs(source, target, { ...(pivot && { pivot }), lexicon });
  const [sources, targets] = [source.flat(), target.flat()];
  const similarity = createSimilarity(sources, targets, pivot?.flat(), lexicon);
  const { related, seen, isTelling, isParallel } = statisticsOf(similarity, sources.length, targets.length);
  const kind =
    seen < minSeen
      ? 'unknown'
      : related >= minRelated
        ? 'related'
        : isTelling && !isParallel
          ? 'unrelated'
          : 'unknown';
  return { beads, verdict: { kind, related, seen } };
};
