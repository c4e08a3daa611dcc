import { compareSystems } from '../../../src/compare/compare.js';
import type { Bitext, Flag, Link } from '../../../src/core/bitext.js';
import { type Block, type Document, type Note, sentencesOf } from '../../../src/core/document.js';
import type { Side } from '../../../src/core/system.js';
import { packOf } from '../../../src/languages/languages.js';
import { type Lexicon, parseLexicon } from '../../../src/languages/lexicon.js';
import { createOverview } from '../../../src/overview/create.js';
import type { Overview } from '../../../src/overview/overview.js';
import { indexPages } from '../../../src/report/index-page.js';
import { documentPages } from '../../../src/report/page.js';
import { pageFiles } from '../../../src/report/paging.js';
import { searchPages } from '../../../src/report/search/page.js';
import { createSearch } from '../../../src/report/search/search.js';
import { summarise } from '../../../src/report/summary.js';
import type { Ui } from '../../../src/report/ui/say.js';
import { wordsPage } from '../../../src/report/words/page.js';
import { linksFrom } from '../../../src/run/output/overview-files.js';
import { overviewPages } from '../../../src/run/output/overview-pages.js';
import { metricsNamed } from '../../../src/score/metrics.js';
import { formFamilies } from '../../../src/study/families.js';
import { glossaryOf } from '../../../src/study/glossary.js';
import type { Studied } from '../../../src/study/studied.js';
import { createWords } from '../../../src/study/words.js';
import { candidate, hypothesis, machineSide, reference } from '../../bitexts.js';
import { analyser } from '../../study/studied.js';

/** Ids that `checkId` allows and that every object knows. */
const ids = ['constructor', 'toString', 'hasOwnProperty'] as const;

/**
 * A document of which every string that is not ours comes from `line`: its name, title, texts, translations, alternatives,
 * ways back, labels, paths and messages.
 */
export const bitextOf = (line: () => string, paragraphs: number): Bitext => {
  const document = documentFrom(line(), Array.from({ length: paragraphs }, line));
  const sentences = sentencesOf(document);
  const side = (id: string, at: number): Side => {
    const made = machineSide(
      document,
      () => hypothesis(line(), { alternatives: [{ text: line(), score: -1, confidence: 0.3 }] }),
      candidate(id, {
        label: line(),
        role: at === 0 ? 'baseline' : 'candidate',
        origin: at === 0 ? { kind: 'model', name: line() } : { kind: 'file', path: line() },
        roundTrip: { name: line(), hash: 'b' },
      }),
    );
    const targets = made.output.targets.map((target) => ({
      ...target,
      roundTrip: { text: line(), chrf: 12.5 },
    }));
    return { ...made, output: { ...made.output, targets } };
  };
  const human: Side = {
    system: reference(line()),
    output: {
      system: 'reference',
      targets: sentences.map(({ block }) => ({ text: line(), block })),
      beads: sentences.map(({ index }) => ({ source: [index], target: [index], score: 0.2 })),
    },
  };
  const notes = document.blocks.flatMap(({ start, end }, block): Note[] => [
    { rule: line(), message: line(), block, start: start + 1, end: Math.min(end, start + 4) },
    { rule: 'repeated-word', message: `“${line()}” stands twice`, block, start, end },
  ]);
  notes.push({ rule: 'crlf-line-endings', message: line(), block: null, start: 0, end: 0 });
  const bitext = compareSystems(document, notes, [...ids.map(side), human], lexiconOf(line));
  for (const row of bitext.rows)
    for (const { id } of bitext.systems) {
      const cell = row.cells[id]!;
      const flag = (rule: string, message: string, severity: Flag['severity']): Flag => ({
        ...{ rule, message, severity, system: id, target: cell.targets[0]! },
        evidence: { source: [], target: [{ target: cell.targets[0]!, start: 1, end: 4 }] },
      });
      if (id !== 'reference')
        cell.flags.push(
          flag(line(), line(), 'note'),
          flag('untranslated', `left in the source’s language: “${line()}”`, 'error'),
          flag('constructor', line(), 'warning'),
        );
      const sentence = sentences[row.source[0]!]!;
      const link: Link = {
        source: [{ start: sentence.start, end: sentence.end }],
        target: [{ target: cell.targets[0]!, start: 0, end: 30 }],
        confidence: 0.5,
      };
      cell.links = [link];
    }
  return bitext;
};

/** A document that no reader of files made, so that it may have any text. */
const documentFrom = (name: string, texts: readonly string[]): Document => {
  let text = '';
  const blocks = texts.map((each, i): Block => {
    const span = { start: text.length, end: text.length + each.length };
    text += `${each}\n\n`;
    return { id: `p${i}`, kind: i === 0 ? 'heading' : 'text', ...span, marks: [], sentences: [span] };
  });
  return { name, language: 'id', format: 'text', text, blocks, facts: {} };
};

/** Words that are in the texts, whose translations are not ours. */
const lexiconOf = (line: () => string): Lexicon =>
  parseLexicon(
    ['harga', 'beras', 'naik', 'rumah', 'ibu', 'constructor', 'tostring', 'alert', 'script', 'img', 'proto']
      .flatMap((word) => [0.5, 0.3].map((p) => [word, line().replaceAll('\t', ' '), p, p, 30].join('\t')))
      .join('\n'),
  );

/** The pages of a run, and what they were made of. */
export interface Made {
  bitexts: Bitext[];
  overview: Overview;
  pages: Record<string, string>;
}

const fileOf = (i: number): string => `javascript:alert(${i}) "'<b>%ff#?.html`;

/**
 * Every kind of page of a run over such documents.
 *
 * @param paragraphs  of the first document
 */
export const pagesOf = (line: () => string, ui: Ui, paragraphs = 4): Made => {
  const bitexts = [bitextOf(line, paragraphs), bitextOf(line, 3)];
  const studied: Studied = {
    ...{ side: 'source', pack: packOf('id'), other: packOf('en') },
    ...{ lexicon: lexiconOf(line), analyser },
  };
  const glossary = glossaryOf(studied);
  const overview = createOverview({
    ...{ metrics: metricsNamed(['bleu', 'chrf']), pairs: 'all', samples: 20, seed: 1, method: 'bootstrap' },
  });
  const search = createSearch();
  const words = createWords(studied, 1);
  // All runs of one version have systems of the same names.
  const systems = bitexts[0]!.systems;
  bitexts.forEach((bitext, i) => {
    Object.assign(bitext, { systems });
    overview.add(bitext, fileOf(i));
    search.add(bitext, fileOf(i));
    words.add(bitext, fileOf(i));
  });
  overview.problem(line(), line());
  const whole = overview.finish();
  const links = linksFrom('', whole);
  const list = words.finish();
  const summaries = bitexts.map((bitext, i) =>
    summarise(bitext, {
      ...{ page: fileOf(i), text: fileOf(i), jsonl: fileOf(i), patch: fileOf(i), beads: fileOf(i) },
    }),
  );
  const model = { name: line(), hash: line(), config: { sourceLanguage: 'id', targetLanguage: 'en' } };
  const failures = [{ document: line(), path: line(), reason: line() }];
  const backends = [{ id: line(), name: line(), sentTo: line() }];
  const pages: Record<string, string> = {
    'index.html': indexPages(summaries, summaries.slice(0, 1), failures, model, {
      ...{ links, compared: whole, backends, ui },
    })[0]!,
    'words.html': wordsPage(list, glossary, links, { ui }),
    ...pageFiles('search', searchPages(search.finish(), links, formFamilies(list), { ui })),
    ...overviewPages(whole, { ui }),
  };
  bitexts.forEach((bitext, i) => {
    const files = { text: 'a.txt', jsonl: 'a.jsonl', patch: 'a.diff', beads: 'a.tsv' };
    const page = { index: 'index.html', base: `document-${i}`, page: fileOf(i), ...files };
    Object.assign(pages, pageFiles(page.base, documentPages(bitext, page, { ui, glossary })));
  });
  return { bitexts, overview: whole, pages };
};
