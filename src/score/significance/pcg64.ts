/**
 * The random numbers of numpy's `default_rng(seed)`: PCG64 (O'Neill, 2014; XSL-RR output, 128 bits of state) seeded by
 * `SeedSequence`. Numbers of 128 bits are four words of 32, lowest first.
 */
export interface RandomWords {
  /** Words of 32 bits, used up from `at` on. */
  readonly words: Uint32Array;
  at: number;
  /** Makes the next words, once all are used up. */
  refill(): void;
}

/** @param seed  a whole number from 0 to 2^53 − 1 */
export const randomWords = (seed: number): RandomWords => {
  const [initial, sequence] = seeded(seed);
  // As PCG's `srandom`: the increment is odd, and the state starts from it.
  const increment = shiftedOdd(sequence);
  const state = step(sum(increment, initial), increment);
  const random: RandomWords = {
    words: new Uint32Array(blockLength),
    at: blockLength,
    refill() {
      generate(random.words, state, increment);
      random.at = 0;
    },
  };
  return random;
};

const blockLength = 4096;

/** numpy's `SeedSequence(seed).generate_state(4, uint64)`, as PCG64 takes it: the initial state and the sequence. */
const seeded = (seed: number): [Uint32Array, Uint32Array] => {
  const pool = mixedPool(Uint32Array.of(seed, seed / 2 ** 32, 0, 0));
  const state = new Uint32Array(8);
  let constant = 0x8b51f9dd;
  for (let at = 0; at < state.length; at++) {
    const value = pool[at % pool.length]! ^ constant;
    constant = Math.imul(constant, 0x58f38ded);
    state[at] = folded(Math.imul(value, constant));
  }
  // Each pair of words is a number of 64 bits; the higher of two such numbers comes first.
  const number = (at: number) => Uint32Array.of(state[at + 2]!, state[at + 3]!, state[at]!, state[at + 1]!);
  return [number(0), number(4)];
};

/** Spreads the entropy over the pool, as `SeedSequence.mix_entropy`. */
const mixedPool = (entropy: Uint32Array): Uint32Array => {
  let constant = 0x43b0d7e5;
  const hashed = (word: number): number => {
    const value = word ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    return folded(Math.imul(value, constant));
  };
  const pool = entropy.map(hashed);
  for (let from = 0; from < pool.length; from++)
    for (let to = 0; to < pool.length; to++)
      if (from !== to)
        pool[to] = folded(Math.imul(0xca01f9dd, pool[to]!) - Math.imul(0x4973f715, hashed(pool[from]!)));
  return pool;
};

const folded = (value: number): number => value ^ ((value >>> 0) >>> 16);

/** 2 × a number + 1. */
const shiftedOdd = (number: Uint32Array): Uint32Array =>
  number.map((word, at) => (word << 1) | (at === 0 ? 1 : number[at - 1]! >>> 31));

const sum = (a: Uint32Array, b: Uint32Array): Uint32Array => {
  let carry = 0;
  return a.map((word, at) => {
    const total = word + b[at]! + carry;
    carry = total >= 2 ** 32 ? 1 : 0;
    return total;
  });
};

const step = (state: Uint32Array, increment: Uint32Array): Uint32Array => {
  generate(new Uint32Array(2), state, increment);
  return state;
};

/** The multiplier, 0x2360ed051fc65da44385df649fccf645. */
const m0 = 0x9fccf645;
const m1 = 0x4385df64;
const m2 = 0x1fc65da4;
const m3 = 0x2360ed05;

/** The higher 32 bits of a product, given its lower ones. The product's rounding error is under 2^12. */
const high = (a: number, b: number, low: number): number => (a * b - low) * 2 ** -32 + 0.5;

/**
 * Steps the state (state × multiplier + increment) and puts out 64 bits, the lower word first, until the words are
 * full: high half xor low half of the state, turned right by its highest 6 bits.
 */
const generate = (out: Uint32Array, state: Uint32Array, increment: Uint32Array): void => {
  let [s0, s1, s2, s3] = state as unknown as [number, number, number, number];
  const [i0, i1, i2, i3] = increment as unknown as [number, number, number, number];
  for (let at = 0; at < out.length; at += 2) {
    const p00 = Math.imul(s0, m0) >>> 0;
    const p01 = Math.imul(s0, m1) >>> 0;
    const p10 = Math.imul(s1, m0) >>> 0;
    const p02 = Math.imul(s0, m2) >>> 0;
    const p11 = Math.imul(s1, m1) >>> 0;
    const p20 = Math.imul(s2, m0) >>> 0;
    const t0 = p00 + i0;
    const t1 = p01 + p10 + (high(s0, m0, p00) >>> 0) + i1 + (t0 >= 2 ** 32 ? 1 : 0);
    const t2 =
      p02 +
      p11 +
      p20 +
      (high(s0, m1, p01) >>> 0) +
      (high(s1, m0, p10) >>> 0) +
      i2 +
      Math.floor(t1 * 2 ** -32);
    const t3 =
      (Math.imul(s0, m3) >>> 0) +
      (Math.imul(s1, m2) >>> 0) +
      (Math.imul(s2, m1) >>> 0) +
      (Math.imul(s3, m0) >>> 0) +
      (high(s0, m2, p02) >>> 0) +
      (high(s1, m1, p11) >>> 0) +
      (high(s2, m0, p20) >>> 0) +
      i3 +
      Math.floor(t2 * 2 ** -32);
    s0 = t0 >>> 0;
    s1 = t1 >>> 0;
    s2 = t2 >>> 0;
    s3 = t3 >>> 0;
    const turn = s3 >>> 26;
    let low = s0 ^ s2;
    let top = s1 ^ s3;
    if (turn >= 32) [low, top] = [top, low];
    const by = turn & 31;
    // In two shifts, as one by 32 would be one by 0.
    out[at] = (low >>> by) | ((top << 1) << (31 - by));
    out[at + 1] = (top >>> by) | ((low << 1) << (31 - by));
  }
  state.set([s0, s1, s2, s3]);
};
