/** Mean probability of a piece, in per cent. */
export const percent = (score: number): string => `${Math.round(100 * Math.exp(score))} %`;
