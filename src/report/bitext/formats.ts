import type { BitextFormat } from './bitext.js';

/** The formats that two aligned texts are written in. Each is read when it is asked for: some bring libraries with them. */
const formats = {
  beads: () => import('./beads.js').then(({ beadLines }) => beadLines),
  text: () => import('./text.js').then(({ columns }) => columns),
  tsv: () => import('./tsv.js').then(({ beadTable }) => beadTable),
  jsonl: () => import('./jsonl.js').then(({ beadObjects }) => beadObjects),
  tmx: () => import('./tmx.js').then(({ tmx }) => tmx),
} as const satisfies Record<string, () => Promise<BitextFormat>>;

export type BitextFormatName = keyof typeof formats;

/** Their names. */
export const bitextFormats = Object.keys(formats) as readonly BitextFormatName[];

/** A format that aligned texts are written in. */
export const bitextFormat = (name: BitextFormatName): Promise<BitextFormat> => formats[name]();

/** The format that a file's ending names, which is the format's name, or `.txt`; undefined if it names none. */
export const formatOfEnding = (path: string): BitextFormatName | undefined => {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  return ending === 'txt' ? 'text' : bitextFormats.find((name) => name === ending);
};
