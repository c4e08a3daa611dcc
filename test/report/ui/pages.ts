import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bitext } from '../../../src/core/bitext.js';
import { indexPages } from '../../../src/report/index-page.js';
import { flaggedPages } from '../../../src/report/overview/flagged-pages.js';
import { pairPages } from '../../../src/report/overview/pair-pages.js';
import { summaryPage } from '../../../src/report/overview/summary-page.js';
import { documentPages } from '../../../src/report/page.js';
import { pageFiles } from '../../../src/report/paging.js';
import { searchPages } from '../../../src/report/search/page.js';
import { createSearch } from '../../../src/report/search/search.js';
import { summarise } from '../../../src/report/summary.js';
import type { Ui } from '../../../src/report/ui/say.js';
import { wordsPage } from '../../../src/report/words/page.js';
import { formFamilies } from '../../../src/study/families.js';
import { glossaryOf } from '../../../src/study/glossary.js';
import { createWords } from '../../../src/study/words.js';
import { bitextOf } from '../../bitexts.js';
import { linkedBitext, studied } from '../../study/studied.js';
import { linksOf, overviewOf } from '../overview/overviews.js';
import { returnedBitext } from '../round-trip/returned.js';

/** A document with something of everything: two systems, a reference, ways back, notes, flags, alternatives. */
const fullBitext = (): Bitext => {
  const bitext = returnedBitext();
  const { start, end } = bitext.document.blocks[1]!;
  const outputs = bitext.outputs.map((output) => ({
    ...output,
    targets: output.targets.map((target) =>
      target.trace === undefined
        ? target
        : {
            ...target,
            trace: { ...target.trace, alternatives: [{ text: 'Other rice.', score: -1, confidence: 0.4 }] },
          },
    ),
  }));
  return {
    ...bitext,
    outputs,
    notes: [
      { rule: 'repeated-word', message: '“beras” stands twice', block: 1, start, end: start + 5 },
      { rule: 'repeated-paragraph', message: 'the same as paragraph 1', block: 1, start, end },
      { rule: 'crlf-line-endings', message: 'the lines end with CRLF', block: null, start: 0, end: 0 },
    ],
  };
};

const model = { name: 'm', hash: 'abcdef', config: { sourceLanguage: 'id', targetLanguage: 'en' } };

/** Every kind of page, by its path. */
export const allPages = (ui: Ui): Record<string, string> => {
  const overview = overviewOf({ systems: 3 });
  const bitext = fullBitext();
  const files = (name: string) => ({
    page: `${name}.html`,
    text: `${name}.en.txt`,
    jsonl: `${name}.jsonl`,
    patch: `${name}.diff`,
    beads: `${name}.beads.tsv`,
  });
  const summary = { ...summarise(bitext, files('document')), uncertain: 2, corrected: 1 };
  const documents = Array.from({ length: 252 }, (_, i) => ({ ...summary, name: `d${i}`, title: `d${i}` }));
  const failures = [{ document: 'x.txt', path: 'x.txt', reason: 'not a text file' }];
  const backends = [{ id: 'b', name: 'LibreTranslate', sentTo: 'https://example.org' }];
  const index = (all: typeof documents) =>
    indexPages(all, [{ ...summary, name: 'o', title: 'o' }], failures, model, {
      links: linksOf(),
      compared: overviewOf({ systems: 4 }),
      backends,
      ui,
    });
  const search = createSearch({ page: 2500, total: 9000 });
  for (const each of [1, 2, 3])
    search.add({ ...bitext, document: { ...bitext.document, name: `d${each}` } }, `d${each}.html`);
  const links = { index: 'index.html', base: 'document', ...files('document'), page: 'document.html' };
  const nothing = {
    ...overviewOf({ systems: 1, hasReference: false }),
    problems: [{ document: 'x', reason: 'r' }],
  };
  const unflagged = { ...nothing, flags: { rules: [], rows: [], unlisted: 0 } };
  const learnt = linkedBitext([
    ['Seekor kucing tidur di depan rumah besar.', 'A cat sleeps before a house big.'],
    ['Lalu kucingnya lari cepat & kucing lain tidur.', 'Then his cat ran fast and others sleep.'],
  ]);
  const long = bitextOf('Kalimat.\n\n'.repeat(301), () => 'Sentence.');
  const glossary = glossaryOf(studied);
  const words = createWords(studied, 1);
  words.add(learnt, 'learnt.html');
  const list = words.finish();
  const [pair] = overview.pairs;
  return {
    'index.html': index([summary, ...documents.slice(0, 3)])[0]!,
    'index-second.html': index(documents)[1]!,
    'summary.html': summaryPage(overview, linksOf(), { ui }),
    'summary-alone.html': summaryPage(nothing, linksOf(), { ui }),
    ...pageFiles(
      'flagged',
      flaggedPages({ ...overview, flags: { ...overview.flags, unlisted: 4 } }, linksOf(), { ui }),
    ),
    'flagged-none.html': flaggedPages(unflagged, linksOf(), { ui })[0]!,
    ...pageFiles('pair', pairPages(overview, { ...pair!, unlisted: 7 }, linksOf(), { ui })),
    'pair-none.html': pairPages(overview, { ...pair!, changed: [] }, linksOf(), { ui })[0]!,
    ...pageFiles(
      'search',
      searchPages({ ...search.finish(), leftOut: 1 }, linksOf(), formFamilies(list), { ui }),
    ),
    ...pageFiles('document', documentPages(bitext, links, { ui })),
    ...pageFiles(
      'learnt',
      documentPages(learnt, { ...links, base: 'learnt', page: 'learnt.html' }, { ui, glossary }),
    ),
    'long-second.html': documentPages(long, { ...links, base: 'long' }, { ui })[1]!,
    'words.html': wordsPage(list, glossary, linksOf(), { ui }),
    'words-none.html': wordsPage(createWords(studied, 1).finish(), glossary, linksOf(), { ui }),
  };
};

/** Writes them into a folder. @returns their paths */
export const writePages = (folder: string, ui: Ui): string[] => {
  const pages = allPages(ui);
  for (const [path, page] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), page);
  }
  return Object.keys(pages);
};
