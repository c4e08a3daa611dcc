import { compareSystems } from '../../../src/compare/compare.js';
import type { Bitext } from '../../../src/core/bitext.js';
import type { Note } from '../../../src/core/document.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { candidate, documentOf, hypothesis, machineSide, reference } from '../../bitexts.js';

const paragraphs = [
  'Harga beras naik.',
  'Ada 20 orang di pasar. Ibu Rénata membeli beras.',
  'Hujan turun (deras.',
  'Kancil minum air. Air sungai jernih.',
];

const ours = [
  'The price of rice rose.',
  'There are 200 people at the market.',
  'Mrs Rénata buys rice.',
  'Heavy rain (fell.',
  'The mouse deer drinks water.',
  'The river water is clear.',
];
const theirs = [
  'The rice price rose.',
  'There are 20 people at the market.',
  'Mrs Rénata buys some rice.',
  'Rain fell hard.',
  'The mouse deer is drinking water.',
  'The Water of the river is clear.',
];
const human = [
  'Rice prices rose.',
  'Twenty people were at the market.',
  'Mrs Rénata buys rice.',
  'It rained hard.',
  'A mouse deer drank.',
  'The water of the river was clear.',
];

/**
 * Six sentences in four paragraphs, by two systems and a reference; flags of the numbers, a note on the text, and
 * alternatives of the first sentence.
 */
export const reviewedBitext = (): Bitext => {
  const document = documentOf(paragraphs.join('\n\n'));
  const side = (id: string, label: string, texts: readonly string[]) =>
    machineSide(
      document,
      (_, i) =>
        i === 0 && id === 'model'
          ? hypothesis(texts[i]!, {
              alternatives: [{ text: 'The price of corn rose.', score: -0.5, confidence: 0.6 }],
            })
          : texts[i]!,
      candidate(id, { label }),
    );
  const start = document.text.indexOf('(');
  const note: Note = { rule: 'open', message: 'a bracket is open', block: 2, start, end: start + 1 };
  const written = machineSide(document, (_, i) => human[i]!, reference());
  return compareSystems(
    document,
    [note],
    [side('model', 'Padan', ours), side('other', 'Lain', theirs), written],
    emptyLexicon,
  );
};

/** What a column says, by sentence: the source and the three translations. */
export const columnTexts = [
  paragraphs.flatMap((text) => text.split(/(?<=\.) /)),
  ours,
  theirs,
  human,
] as const;
