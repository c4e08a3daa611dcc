/** Rounds to four decimals: the last bits of a float vary from machine to machine. No −0, which JSON has not. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;
