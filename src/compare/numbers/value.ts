/** A decimal number: digits × 10^exponent. No zeros at either end of the digits; zero has none. */
export interface Decimal {
  digits: string;
  exponent: number;
}

/** A ratio of whole numbers. */
export interface Ratio {
  over: bigint;
  under: bigint;
}

/** @param digits  ASCII digits, any number of them */
export const decimal = (digits: string, exponent = 0): Decimal => {
  let from = 0;
  let to = digits.length;
  while (from < to && digits[from] === '0') from++;
  while (to > from && digits[to - 1] === '0') to--;
  return from === to
    ? { digits: '', exponent: 0 }
    : { digits: digits.slice(from, to), exponent: exponent + digits.length - to };
};

export const scaled = ({ digits, exponent }: Decimal, power: number): Decimal => ({
  digits,
  exponent: digits === '' ? 0 : exponent + power,
});

export const keyOf = ({ digits, exponent }: Decimal): string =>
  digits === '' ? '0' : exponent === 0 ? digits : `${digits}e${exponent}`;

/** The number below zero; zero has none. */
export const negated = (key: string): string => (key === '0' ? key : `-${key}`);

/** A whole number of up to 15 digits. */
export const wholeKey = (value: number): string => keyOf(decimal(String(value)));

/** As a decimal if it has an end, otherwise as a ratio in lowest terms: 1/4 is 25e-2, 1/3 is 1/3. */
export const ratioKey = ({ over, under }: Ratio): string => {
  const { digits, shift } = ended(over, under);
  if (digits !== null) return keyOf(decimal(digits, shift));
  const common = gcd(over, under);
  return `${over / common}/${under / common}`;
};

export const plus = (a: Ratio, b: Ratio): Ratio => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

export const times = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.over, under: a.under * b.under });

export const whole = (value: number | bigint): Ratio => ({ over: BigInt(value), under: 1n });

export const tenTo = (power: number): Ratio => whole(10n ** BigInt(power));

/** "Thousands", "puluhan ribu": only the power of ten is known. */
export const vagueKey = (power: number): string => `~${power}`;

/** What a digit 1 by itself and "a", "sebuah" have in common. */
export const oneKey = 'one';

/** What "one" and "seorang", "single" have in common, but "a" has not. */
export const singleKey = 'single';

/** What "half" and "50 %" have in common. */
export const shareKey = (key: string): string => `share${key}`;

export const isShare = (key: string): boolean => key.startsWith('share');

export const timeKey = (hour: number, minute: number): string => `t${hour % 24}:${minute}`;

export const monthKey = (month: number): string => `m${month}`;

/** A day, a month of a year, or a day of a month; what is not known is 0. */
export const dateKey = (year: number, month: number, day: number): string => `d${year}-${month}-${day}`;

/** A name or code that is compared as written, apart from case and hyphens. */
export const codeKey = (written: string): string => `c${written.toLowerCase().replace(/[-‐‑\s]/g, '')}`;

export const isCode = (key: string): boolean => key.startsWith('c');

/** Digits of the ratio as a decimal number, if dividing by twos and fives alone ends it. */
const ended = (over: bigint, under: bigint): { digits: string | null; shift: number } => {
  let [top, rest, shift] = [over, under / gcd(over, under), 0];
  top /= gcd(over, under);
  while (rest % 10n === 0n) [rest, shift] = [rest / 10n, shift - 1];
  while (rest % 2n === 0n) [top, rest, shift] = [top * 5n, rest / 2n, shift - 1];
  while (rest % 5n === 0n) [top, rest, shift] = [top * 2n, rest / 5n, shift - 1];
  return { digits: rest === 1n ? String(top) : null, shift };
};

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
};
