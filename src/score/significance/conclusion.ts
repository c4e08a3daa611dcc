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
  /** As sacreBLEU computes it; null where there are too few segments to say. */
  p: number | null;
  method: SignificanceMethod;
  segments: number;
  /** Who is better at p < 0.05; null if that is not known. */
  better: 'before' | 'after' | null;
  /** For people: “B is better than A: +1.2 BLEU, p = 0.003.”, or what may not be concluded. */
  sentence: string;
}
