import type { Bitext } from '../../src/core/bitext.js';
import { packOf } from '../../src/languages/languages.js';
import { parseLexicon } from '../../src/languages/lexicon.js';
import type { Analyser } from '../../src/morphology/analysis.js';
import type { Studied } from '../../src/study/studied.js';
import { bitextOf } from '../bitexts.js';

/** A made-up table: word, translation, p(translation | word), p(word | translation), count. */
export const lexicon = parseLexicon(
  [
    ['kucing', 'cats', 0.4, 0.8, 40],
    ['kucing', 'cat', 0.3, 0.7, 30],
    ['kucing', 'the', 0.2, 0.01, 20],
    ['kucing', 'kitten', 0.05, 0.5, 5],
    ['kucing', 'wildebeest', 0.02, 0.0004, 2],
    ['tidur', 'sleep', 0.8, 0.9, 80],
    ['dan', 'and', 0.9, 0.9, 900],
    ['radio', 'radio', 0.8, 0.8, 50],
    ['radio', 'wireless', 0.05, 0.3, 4],
    ['budi', 'budi', 0.9, 0.9, 10],
    ['langka', 'rare', 0.5, 0.5, 2],
  ]
    .map((row) => row.join('\t'))
    .join('\n'),
);

/** Takes the ending “-nya” off, and nothing else. */
export const analyser: Analyser = {
  analyse: (word) => {
    const root = word.endsWith('nya') ? word.slice(0, -3) : word;
    const own = { form: root, kind: 'root', spans: [[0, root.length]] } as const;
    const ending = { form: '-nya', kind: 'clitic', spans: [[root.length, word.length]] } as const;
    return { word, root, parts: root === word ? [own] : [own, ending], isKnown: true };
  },
  noteOn: (form) => (form === '-nya' ? { form, en: 'his', id: 'milik' } : undefined),
  family: () => [],
};

export const studied: Studied = {
  side: 'source',
  pack: packOf('id'),
  other: packOf('en'),
  lexicon,
  analyser,
};

/** A bitext whose words are linked one to one, in order, in each row. */
export const linkedBitext = (sentences: readonly (readonly [source: string, target: string])[]): Bitext => {
  const bitext = bitextOf(sentences.map(([source]) => source).join('\n\n'), (_, i) => sentences[i]![1]);
  const wordsIn = (text: string) =>
    [...text.matchAll(/[\p{L}-]+/gu)].map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
    }));
  for (const row of bitext.rows) {
    const { start } = bitext.document.blocks[row.block]!;
    const [source, target] = sentences[row.source[0]!]!;
    const others = wordsIn(target);
    row.cells['model']!.links = wordsIn(source)
      .slice(0, others.length)
      .map((span, i) => ({
        source: [{ start: start + span.start, end: start + span.end }],
        target: [{ target: row.cells['model']!.targets[0]!, ...others[i]! }],
        confidence: 1,
      }));
  }
  return bitext;
};
