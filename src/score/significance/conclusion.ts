/** A 95 % confidence interval. */
export interface Interval {
  /** Mean of the samples. */
  mean: number;
  low: number;
  high: number;
}

export const significanceMethods = ['bootstrap', 'randomisation'] as const;
/** Paired bootstrap resampling (Koehn, 2004), or paired approximate randomisation (Riezler and Maxwell, 2005). */
export type SignificanceMethod = (typeof significanceMethods)[number];

/** From which p on a difference may be due to chance. */
export const significant = 0.05;

/** With fewer segments nothing is concluded: see docs/scores.md, “Is it significant?”. */
export const fewestSegments = 30;

/** What may be concluded of two systems by a metric. */
export interface Conclusion {
  /** Key of the metric in `metrics` (`score/metrics.ts`), as options name it: `bleu`, `chrf++`. */
  metric: string;
  /** As sacreBLEU prints it: `BLEU`, `chrF2++`. */
  name: string;
  before: number;
  after: number;
  /** `after` − `before`. */
  difference: number;
  /** Of the difference; null where there are too few segments. */
  interval: Interval | null;
  /** As sacreBLEU computes it, but 1 where all segments score the same; null where there are too few to say. */
  p: number | null;
  method: SignificanceMethod;
  segments: number;
  /** Who is better at p < 0.05, by a bootstrap only if `interval` is on one side of 0; null if that is not known. */
  better: 'before' | 'after' | null;
  /** For people, with the names of the systems: “B is better than A: +1.2 BLEU, p = 0.003.”, or what may not be concluded. */
  sentence: string;
}
