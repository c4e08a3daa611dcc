import type { Conclusion } from '../../score/significance/conclusion.js';
import type { Markup } from '../markup.js';
import { type Both, translated } from './remarks/template.js';
import { asReported } from './remarks.js';
import { say } from './say.js';

/** What `score/significance/conclude.ts` says of two systems. */
export const conclusions: readonly Both[] = [
  [
    'No difference between {text} and {text2}: every sentence has the same {text3}.',
    'Tidak ada perbedaan antara {text} dan {text2}: {text3} setiap kalimat sama.',
  ],
  [
    'Nothing can be concluded about {text} and {text2}: {gain}, but {number} sentence is too few (at least {number2}).',
    'Belum ada yang dapat disimpulkan tentang {text} dan {text2}: {gain}, tetapi {number} kalimat terlalu sedikit (paling sedikit {number2}).',
  ],
  [
    'Nothing can be concluded about {text} and {text2}: {gain}, but {number} sentences are too few (at least {number2}).',
    'Belum ada yang dapat disimpulkan tentang {text} dan {text2}: {gain}, tetapi {number} kalimat terlalu sedikit (paling sedikit {number2}).',
  ],
  [
    'No difference can be concluded between {text} and {text2}: {gain}, but the 95 % interval of the difference has 0 in it.',
    'Tidak dapat disimpulkan ada perbedaan antara {text} dan {text2}: {gain}, tetapi selang 95 % selisihnya memuat 0.',
  ],
  [
    'No difference can be concluded between {text} and {text2}: {gain}.',
    'Tidak dapat disimpulkan ada perbedaan antara {text} dan {text2}: {gain}.',
  ],
  ['{text} is better than {text2}: {gain}.', '{text} lebih baik daripada {text2}: {gain}.'],
];

/** “+1.2 BLEU, p = 0.003”, “less than ±0.01 BLEU”. */
const gainIn = (text: string): string => text.replace('less than', 'kurang dari');

/** A conclusion in both languages; null in Indonesian if nobody knows how to say it. */
export const conclusionIn = (sentence: string): readonly [en: string, id: string | null] => [
  sentence,
  translated(sentence, conclusions, { gain: gainIn }),
];

/** What may be concluded of two systems, in a sentence. */
export const sayConclusion = ({ sentence }: Pick<Conclusion, 'sentence'>): Markup => {
  const [en, id] = conclusionIn(sentence);
  return id === null ? asReported(en) : say(en, id);
};
