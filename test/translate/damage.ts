/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export const seeded = (start: number): (() => number) => {
  let seed = start;
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const page = 4096;
type Damage = (bytes: Buffer, below: (n: number) => number) => Buffer;
const atPages = (bytes: Buffer, below: (n: number) => number, change: (at: number) => void): Buffer => {
  for (let left = 1 + below(12); left > 0; left--) change(page * below(bytes.length / page));
  return bytes;
};

/** What may happen to an LMDB file. */
const kinds: Record<string, Damage> = {
  'bits flipped': (bytes, below) => {
    for (let left = 1 + below(64); left > 0; left--) bytes[below(bytes.length)]! ^= 1 << below(8);
    return bytes;
  },
  'pages swapped': (bytes, below) =>
    atPages(bytes, below, (at) => {
      const other = page * below(bytes.length / page);
      const kept = Buffer.from(bytes.subarray(at, at + page));
      bytes.copyWithin(at, other, other + page);
      kept.copy(bytes, other);
    }),
  'random pages': (bytes, below) =>
    atPages(bytes, below, (at) => {
      for (let i = 0; i < page; i++) bytes[at + i] = below(256);
    }),
  'page headers': (bytes, below) =>
    atPages(bytes, below, (at) => {
      bytes[at + below(32)] = below(256);
    }),
  'pages of zeros': (bytes, below) => atPages(bytes, below, (at) => void bytes.fill(0, at, at + page)),
  truncated: (bytes, below) => bytes.subarray(0, below(bytes.length)),
  'byte of the file header': (bytes, below) => {
    bytes[page * below(2) + below(160)] = below(256);
    return bytes;
  },
  'byte 29': (bytes) => {
    bytes[29] = 0xef;
    return bytes;
  },
};

/** A damaged copy of an LMDB file, the same for the same number. */
export const damaged = (bytes: Buffer, number: number): { what: string; bytes: Buffer } => {
  const random = seeded(number);
  const names = Object.keys(kinds);
  const what = names[number % names.length]!;
  return { what, bytes: kinds[what]!(Buffer.from(bytes), (n) => Math.floor(random() * n)) };
};
