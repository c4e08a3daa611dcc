/** An axis with round bounds. */
export interface Scale {
  low: number;
  high: number;
  /** Where a value stands between the bounds, as SVG takes it: `12.5%`. */
  at(value: number): string;
}

/** The scale of some values; from 0 to 1 if there are none. */
export const scaleOf = (values: Iterable<number>): Scale => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least > most) return scaleBetween(0, 1);
  const step = roundStep(most - least > tiny ? most - least : Math.max(1, Math.abs(most) / 10));
  const low = Math.floor(least / step) * step;
  const high = Math.ceil(most / step) * step;
  return scaleBetween(low, high > low ? high : low + step);
};

export const scaleBetween = (low: number, high: number): Scale => ({
  low,
  high,
  at: (value) => share((value - low) / (high - low)),
});

/** A share (0 to 1) as SVG takes it. */
export const share = (part: number): string =>
  `${Math.round(1e4 * Math.min(1, Math.max(0, Number.isFinite(part) ? part : 0))) / 100}%`;

/** Spans that are no more than the last bits of figures. */
const tiny = 1e-6;

/** A step of 1, 2 or 5 in a power of ten, of which a span has four to ten. */
const roundStep = (span: number): number => {
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const steps = [1, 2, 5, 10].map((each) => each * power);
  return steps.findLast((step) => step <= span / 4) ?? power;
};
