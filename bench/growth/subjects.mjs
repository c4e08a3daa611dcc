/** What reads texts, one function or rule each: what it does with a text of any shape, ready to be timed. */
import { Buffer } from 'node:buffer';
import { checked } from '../../dist/compare/flags/rule.js';
import { alignLines } from '../../dist/compare/lines.js';
import { compareNumbers } from '../../dist/compare/numbers/compare.js';
import { notesOf } from '../../dist/export/anki/notes.js';
import {
  alignAround,
  alignParagraphs,
  beadTable,
  bitextFormat,
  bitextFormats,
  bookOf,
  compareSystems,
  concordanceOf,
  createCards,
  createOverview,
  createWords,
  differenceOf,
  diffWords,
  documentPages,
  flagRules,
  jsonLines,
  linkWords,
  markdownSummary,
  metrics,
  outputText,
  packOf,
  parseDocument,
  patchBetween,
  readBeadTable,
  readBitext,
  reviewOf,
  segmentDocument,
  shownDocument,
  studiedOf,
  vocabularyOf,
  wantedForms,
  withLinks,
} from '../../dist/index.js';
import { lexiconFor, openLexicon } from '../../dist/languages/lexicon.js';
import { lintTextOf } from '../../dist/lint/look.js';
import { rules } from '../../dist/lint/rules.js';
import { tracesIn } from '../../dist/print/traces.js';
import { createSearch } from '../../dist/report/search/search.js';
import { tokenizers } from '../../dist/score/tokenizers/tokenizers.js';
import { glossaryOf } from '../../dist/study/glossary.js';
import { finish, prepare } from '../../dist/translate/sentence.js';
import { splitToWindow } from '../../dist/translate/text/window.js';
import { modelFolder } from '../common.mjs';

const lexicon = await openLexicon(await lexiconFor(modelFolder, 'id', 'en'));
const [id, en] = [packOf('id'), packOf('en')];
const vocabulary = vocabularyOf(lexicon);
const known = { pack: id, vocabulary };
const tokenizer = { knows: (text) => /^[\x20-\x7e]*$/.test(text), rarity: (word) => word.length };

const parsed = (text, split = 'auto') =>
  parseDocument(Buffer.from(text), 'x', { path: 'x.txt', language: 'id', split });
const segmented = (text) => segmentDocument(parsed(text));

/** The text as one block: what comes to a rule if nothing splits it. */
const oneBlock = (text) => ({
  ...{ name: 'x', language: 'id', format: 'text', text, facts: {} },
  blocks: [{ id: 'p1', kind: 'text', start: 0, end: text.length, marks: [], sentences: [] }],
});

/** Another text of the same shape: every seventh word left out, and two passages in other places. */
const edited = (text) => {
  const words = text.split(/(?<=\s)/).filter((_, at) => at % 7 !== 3);
  const third = Math.floor(words.length / 3);
  return [...words.slice(third, 2 * third), ...words.slice(0, third), 'z', ...words.slice(2 * third)].join(
    '',
  );
};

const targetOf = (text) => ({ text, block: 0 });
const checkedPair = (source, target) =>
  checked({ source, target: targetOf(target), from: 'id', to: 'en', lexicon });

const systemOf = (name, role) => ({
  ...{ id: name, label: name, role, language: 'en', hash: name },
  origin: { kind: 'file', path: name },
});

/** A document whose sentences are said again by a candidate, with edits, and by a reference. */
const bitextOf = (text) => {
  const document = segmented(text);
  let index = 0;
  const sentences = document.blocks.flatMap(({ sentences }, block) =>
    sentences.map(({ start, end }) => ({ text: text.slice(start, end).trim(), block, index: index++ })),
  );
  const sideOf = (name, role, said) => ({
    system: systemOf(name, role),
    output: {
      system: name,
      targets: sentences.map((each) => ({ text: said(each.text), block: each.block })),
      beads: sentences.map((each) => ({ source: [each.index], target: [each.index], score: null })),
    },
  });
  const sides = [
    sideOf('a', 'candidate', (each) => edited(each) || each),
    sideOf('b', 'reference', (each) => each),
  ];
  return { document, sides };
};

/** The same compared, with what is not asked for here left out. */
const compared = (text) => {
  const { document, sides } = bitextOf(text);
  return compareSystems(document, [], sides, lexicon);
};

const links = { index: 'index.html', page: 'x.html', base: 'x' };
const pairSubjects = (name, run) => [
  [`${name}, same`, (text) => run(text, text)],
  [`${name}, edited`, (text) => run(text, edited(text))],
  [`${name}, short`, (text) => run(text, 'a small sentence')],
  [`${name}, to short`, (text) => run('kalimat kecil', text)],
];

const paragraphsOf = (text) => text.split('\n\n').map((block) => block.split(/(?<=[.!?\n]) ?/));

/** By name: a function that takes a text and returns the work to be timed. */
export const subjects = new Map([
  ['parse', (text) => () => parsed(text)],
  ['parse lines', (text) => () => parsed(text, 'lines')],
  [
    'segment',
    (text) => {
      const document = parsed(text);
      return () => segmentDocument(document);
    },
  ],
  ['segment one block', (text) => () => segmentDocument(oneBlock(text))],
  ...rules.flatMap(([name, rule]) => [
    [
      `lint ${name}`,
      (text) => {
        const article = lintTextOf(segmented(text));
        return () => rule(article, known);
      },
    ],
    [
      `lint ${name}, one block`,
      (text) => {
        const article = lintTextOf(oneBlock(text));
        return () => rule(article, known);
      },
    ],
  ]),
  ['traces', (text) => () => tracesIn(text, id, vocabulary)],
  [
    'shown',
    (text) => {
      const document = segmented(text);
      return () => shownDocument(document, vocabulary);
    },
  ],
  ['prepare', (text) => () => prepare(text, { source: 'id', target: 'en', tokenizer })],
  [
    'finish',
    (text) => {
      const prepared = prepare(text.slice(0, 1000), { source: 'id', target: 'en', tokenizer });
      return () => finish({ text, alternatives: [] }, prepared);
    },
  ],
  [
    'finish all',
    (text) => {
      const prepared = prepare(text, { source: 'id', target: 'en', tokenizer });
      return () => finish({ text: prepared.shown, alternatives: [] }, prepared);
    },
  ],
  ['window', (text) => () => splitToWindow(text, 100, (part) => part.length / 3, ['dan', 'tetapi'])],
  ...pairSubjects('numbers', (source, target) => () => compareNumbers(source, target, id, en)),
  ...flagRules.flatMap(({ name, find }) =>
    pairSubjects(`flag ${name}`, (source, target) => () => find(checkedPair(source, target))),
  ),
  ...pairSubjects('words diff', (source, target) => () => diffWords(source, target)),
  ...pairSubjects(
    'difference',
    (before, after) => () => differenceOf({ source: before, before, after, from: 'id', to: 'en', lexicon }),
  ),
  ...pairSubjects('lines', (before, after) => () => alignLines(before.split('\n'), after.split('\n'))),
  ...pairSubjects('words as lines', (before, after) => () => alignLines(before.split(' '), after.split(' '))),
  ...pairSubjects('patch', (before, after) => () => patchBetween(`${before}\n`, `${after}\n`, 'x')),
  ...pairSubjects(
    'patch of words',
    (before, after) => () => patchBetween(before.replaceAll(' ', '\n'), after.replaceAll(' ', '\n'), 'x'),
  ),
  ...Object.keys(metrics).flatMap((name) =>
    pairSubjects(
      `score ${name}`,
      (hypothesis, reference) => () => metrics[name]({}).statistics(hypothesis, [reference]),
    ),
  ),
  ...Object.keys(tokenizers).map((name) => [
    `tokenizer ${name}`,
    (text) => () => metrics.bleu({ tokenize: name }).statistics(text, [text]),
  ]),
  ...pairSubjects(
    'link',
    (source, target) => () => linkWords(source, target, { from: 'id', to: 'en', lexicon }),
  ),
  ...pairSubjects(
    'align',
    (source, target) => () => alignParagraphs(paragraphsOf(source), paragraphsOf(target), { lexicon }),
  ),
  ...pairSubjects(
    'align without lexicon',
    (source, target) => () => alignParagraphs(paragraphsOf(source), paragraphsOf(target)),
  ),
  ...pairSubjects('align with pivot', (source, target) => {
    const sources = paragraphsOf(source);
    return () => alignParagraphs(sources, paragraphsOf(target), { lexicon, pivot: sources });
  }),
  ...pairSubjects(
    'align words',
    (source, target) => () => alignParagraphs([source.split(' ')], [target.split(' ')], { lexicon }),
  ),
  ...pairSubjects(
    'align words with pivot',
    (source, target) => () =>
      alignParagraphs([source.split(' ')], [target.split(' ')], { lexicon, pivot: [source.split(' ')] }),
  ),
  ...pairSubjects('corrections', (source, target) => {
    const [ours, theirs] = [source.split(' '), target.split(' ')];
    const beads = ours.map((_, at) => ({ source: [at], target: at < theirs.length ? [at] : [] }));
    const table = beadTable(beads, ours, theirs);
    return () => {
      const review = reviewOf(readBeadTable(Buffer.from(table)), theirs, ours);
      return alignAround([theirs], [ours], review.corrections, { lexicon });
    };
  }),
  [
    'compare',
    (text) => {
      const { document, sides } = bitextOf(text);
      return () => compareSystems(document, [], sides, lexicon);
    },
  ],
  [
    'links',
    (text) => {
      const bitext = compared(text);
      return () => withLinks(bitext, { lexicon, attend: null });
    },
  ],
  [
    'json lines',
    (text) => {
      const bitext = compared(text);
      return () => readBitext(jsonLines(bitext));
    },
  ],
  [
    'pages',
    (text) => {
      const bitext = compared(text);
      const glossary = glossaryOf(studiedOf({ from: 'id', to: 'en' }, lexicon));
      return () => documentPages(bitext, links, { glossary });
    },
  ],
  [
    'output text',
    (text) => {
      const { outputs } = compared(text);
      return () => outputText(outputs[0]);
    },
  ],
  [
    'search',
    (text) => {
      const bitext = compared(text);
      return () => {
        const search = createSearch();
        search.add(bitext, 'x.html');
        return search;
      };
    },
  ],
  [
    'overview',
    (text) => {
      const bitext = compared(text);
      return () => {
        const fold = createOverview({
          ...{ pairs: 'all', method: 'bootstrap', samples: 100, seed: 1, lexicon },
          metrics: { bleu: metrics.bleu({}) },
        });
        fold.add(bitext, 'x.html');
        return markdownSummary.length + Object.keys(fold.finish()).length;
      };
    },
  ],
  [
    'words',
    (text) => {
      const bitext = compared(text);
      return () => {
        const fold = createWords(studiedOf({ from: 'id', to: 'en' }, lexicon), 2);
        fold.add(bitext, { page: 'x.html', base: 'x' });
        return fold.finish();
      };
    },
  ],
  [
    'concordance',
    (text) => {
      const bitext = compared(text);
      return () => {
        const studied = studiedOf({ from: 'id', to: 'en' }, lexicon);
        return [...concordanceOf(bitext, wantedForms(['pergi', 'a', 'kata'], studied, true), studied)];
      };
    },
  ],
  [
    'analyse',
    (text) => {
      const studied = studiedOf({ from: 'id', to: 'en' }, lexicon);
      return () => studied.analyser.analyse(text);
    },
  ],
]);
export { bitextFormat, bitextFormats, bookOf, createCards, notesOf, tracesIn };
