/**
 * What study costs, in processor time, all in one process: taking words apart, a document's pages with and without glosses,
 * the words of a run, cards, and a book. Ratios are to the pages without glosses, which every run makes.
 *
 * node bench/study.mjs [sentences]
 */

import { notesOf } from '../dist/export/anki/notes.js';
import { ankiPackage } from '../dist/export/anki/package.js';
import { bookOf } from '../dist/export/epub/book.js';
import { compareSystems } from '../dist/index.js';
import { lexiconFor, openLexicon } from '../dist/languages/lexicon.js';
import { documentPages } from '../dist/report/page.js';
import { createCards } from '../dist/study/cards.js';
import { glossaryOf } from '../dist/study/glossary.js';
import { studiedOf } from '../dist/study/studied.js';
import { createWords } from '../dist/study/words.js';
import { machine, madeDocument, modelFolder, sentencesOf } from './common.mjs';

const [count = 10_000] = process.argv.slice(2).map(Number);
const perDocument = 100;
const lexicon = await openLexicon(await lexiconFor(modelFolder, 'id', 'en'));
const sources = sentencesOf(1000);

const wordsIn = (text) =>
  [...text.matchAll(/[\p{L}-]+/gu)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));

/** A document whose translation says the same words, each linked to its own. */
const documentOf = (number) => {
  const { texts, document } = madeDocument(number, perDocument, sources);
  const system = {
    id: 'a',
    label: 'a',
    role: 'candidate',
    language: 'en',
    origin: { kind: 'file', path: 'a' },
    hash: 'a',
  };
  const output = {
    system: 'a',
    // A copy would be no card.
    targets: texts.map((text, block) => ({ text: `${text} So.`, block })),
    beads: texts.map((_, at) => ({ source: [at], target: [at], score: null })),
  };
  const bitext = compareSystems(document, [], [{ system, output }], lexicon);
  const rows = bitext.rows.map((row) => {
    const [at] = row.source;
    const links = wordsIn(texts[at]).map(({ start, end }) => ({
      source: [{ start: start + document.blocks[at].start, end: end + document.blocks[at].start }],
      target: [{ target: at, start, end }],
      confidence: 1,
    }));
    return { ...row, cells: { a: { ...row.cells.a, links } } };
  });
  return { ...bitext, rows };
};

const measured = async (work) => {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  return { result, taken: (user + system) / 1e6 };
};

console.log(machine());
const documents = Array.from({ length: Math.ceil(count / perDocument) }, (_, number) => documentOf(number));
const studied = studiedOf({ from: 'id', to: 'en' }, lexicon);
const glossary = glossaryOf(studied);
const first = await measured(() => studied.analyser.analyse('membaca'));
const words = [...lexicon.words()].slice(0, 20_000);
const analysed = await measured(() => words.map((word) => studied.analyser.analyse(word)));
console.log(
  `first word ${first.taken.toFixed(2)} s, then ${(words.length / analysed.taken).toFixed(0)} words a second`,
);

const pages = (options) =>
  measured(() =>
    documents.map((bitext) => documentPages(bitext, { index: 'index.html', base: 'd' }, options)),
  );
// Once before, so that no side pays for what is compiled.
await pages({ glossary });
const plain = await pages({});
const told = (what, { taken }) =>
  console.log(
    `${what}: ${taken.toFixed(2)} s, ${(taken / plain.taken).toFixed(2)} × the pages without glosses`,
  );
told('pages without glosses', plain);
told('pages with glosses', await pages({ glossary }));
told(
  'words',
  await measured(() => {
    const fold = createWords(studied, 1);
    for (const bitext of documents) fold.add(bitext, 'd.html');
    return fold.finish();
  }),
);
const cards = await measured(() => {
  const fold = createCards(studied, {
    ...{ know: 1000, known: null, minWords: 3, maxWords: 20, translations: 'best', flagged: true },
    ...{ kinds: ['sentence', 'cloze', 'word'], limit: Number.POSITIVE_INFINITY },
  });
  for (const bitext of documents) fold.add(bitext);
  return fold.finish();
});
told('cards', cards);
const notes = notesOf(cards.result, { deck: 'Padan', modified: () => 0 });
told(`package of ${notes.length} notes`, await measured(() => ankiPackage(notes)));
const book = { layout: 'facing', order: 'source-first', systems: 'main', notes: false, ui: 'en' };
told('book', await measured(() => bookOf(documents, book)));
console.log(`Most memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
