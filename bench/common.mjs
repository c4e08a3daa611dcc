/** What the benches share: sentences and paragraphs of the corpus, medians with their spread. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument, segment } from '../dist/index.js';

export const modelFolder = fileURLToPath(new URL('../models/padan-id-en', import.meta.url));
const corpus = fileURLToPath(new URL('../corpus/', import.meta.url));

export const paragraphs = readdirSync(corpus)
  .filter((name) => name.endsWith('.id.txt'))
  .map((name) => parseDocument(readFileSync(corpus + name), name, { path: name, language: 'id' }))
  .flatMap(({ text, blocks }) => blocks.map(({ start, end }) => text.slice(start, end)));

const all = paragraphs.flatMap((text) => segment(text, 'id').map((sentence) => sentence.text.trim()));

/** So many sentences, evenly from all articles: their lengths are as in the whole corpus. */
export const sentencesOf = (count) =>
  Array.from({ length: Math.min(count, all.length) }, (_, i) => all[Math.floor((i * all.length) / count)]);

/** A document of so many sentences out of these, a paragraph each; all documents differ, and none has a sentence twice. */
export const madeDocument = (number, perDocument, sources) => {
  const texts = Array.from(
    { length: perDocument },
    (_, at) => `${sources[(number * 37 + at) % sources.length]} (${number * perDocument + at})`,
  );
  let start = 0;
  const blocks = texts.map((text, at) => {
    const span = { start, end: start + text.length };
    start = span.end + 2;
    return { id: `p${at}`, kind: 'text', ...span, marks: [], sentences: [span] };
  });
  const document = {
    name: `d${number}`,
    language: 'id',
    format: 'text',
    text: texts.join('\n\n'),
    blocks,
    facts: {},
  };
  return { texts, document };
};

/**
 * Writes so many paragraphs of the corpus into files of 50. Each says which it is, so that no two are the same.
 */
export const writeParagraphs = (folder, count) => {
  mkdirSync(folder, { recursive: true });
  for (let first = 0; first < count; first += 50) {
    const texts = Array.from({ length: Math.min(50, count - first) }, (_, i) => {
      const number = first + i;
      return `${paragraphs[number % paragraphs.length]} (Paragraf ${number}.)`;
    });
    writeFileSync(join(folder, `${String(first).padStart(6, '0')}.txt`), `${texts.join('\n\n')}\n`);
  }
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export const seeded = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** Writes paragraphs of one to four of the corpus's sentences, drawn by a seed, each with its number. */
export const writeSeededParagraphs = (folder, count, perFile, seed) => {
  mkdirSync(folder, { recursive: true });
  const random = seeded(seed);
  const draw = () => all[Math.floor(random() * all.length)];
  for (let first = 0; first < count; first += perFile) {
    const texts = Array.from({ length: Math.min(perFile, count - first) }, (_, i) =>
      [...Array.from({ length: 1 + Math.floor(random() * 4) }, draw), `Ini paragraf ${first + i}.`].join(' '),
    );
    writeFileSync(join(folder, `${String(first).padStart(7, '0')}.txt`), `${texts.join('\n\n')}\n`);
  }
};

/** Median, lowest and highest. */
export const spread = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], low: sorted[0], high: sorted.at(-1) };
};

export const shown = (values, digits) => {
  const { median, low, high } = spread(values);
  return `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
};

export const machine = () =>
  `${availableParallelism()} cores, load ${loadavg()
    .map((value) => value.toFixed(2))
    .join(' ')}`;
