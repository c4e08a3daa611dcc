import { seeded } from '../../translate/damage.js';

type Damage = (bytes: Buffer, below: (n: number) => number) => Buffer;

/** Cuts lines apart, each with its line break. */
const linesIn = (bytes: Buffer): Buffer[] => {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start) + 1 || bytes.length;
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
};

const splice = (bytes: Buffer, at: number, removed: number, added: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);

/** What may happen to a file of lines. */
const kinds: Record<string, Damage> = {
  'bits flipped': (bytes, below) => {
    for (let left = 1 + below(6); left > 0; left--) bytes[below(bytes.length)]! ^= 1 << below(8);
    return bytes;
  },
  'a block of zeros': (bytes, below) => {
    const at = below(bytes.length);
    return bytes.fill(0, at, Math.min(bytes.length, at + 1 + below(300)));
  },
  'a tail of zeros': (bytes, below) => splice(bytes, bytes.length, 0, Buffer.alloc(1 + below(5000))),
  'line breaks': (bytes, below) => splice(bytes, below(bytes.length), 0, Buffer.alloc(below(500), '\n')),
  'a part gone': (bytes, below) => splice(bytes, below(bytes.length), 1 + below(200), Buffer.alloc(0)),
  'a line twice, in part': (bytes, below) => {
    const lines = linesIn(bytes);
    const line = lines[below(lines.length)]!;
    return splice(bytes, 0, 0, line.subarray(below(line.length)));
  },
  'two processes writing at once': (bytes, below) => {
    const lines = linesIn(bytes);
    const [one, other] = [lines.at(-2)!, lines.at(-1)!];
    const at = below(one.length);
    return Buffer.concat([...lines.slice(0, -2), one.subarray(0, at), other, one.subarray(at)]);
  },
  truncated: (bytes, below) => bytes.subarray(0, below(bytes.length)),
  'nothing of its own': (_, below) => Buffer.from('{"crc32":"00000000","key":1}\n'.repeat(below(9))),
  random: (bytes, below) => bytes.map(() => below(256)) as Buffer,
};

/** A damaged copy of a file of lines, the same for the same number. */
export const damagedLines = (bytes: Buffer, number: number): { what: string; bytes: Buffer } => {
  const random = seeded(number);
  const names = Object.keys(kinds);
  const what = names[number % names.length]!;
  return { what, bytes: Buffer.from(kinds[what]!(Buffer.from(bytes), (n) => Math.floor(random() * n))) };
};
