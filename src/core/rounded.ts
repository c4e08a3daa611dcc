/** Four decimals: the last bits of a float belong to the machine that made it. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
