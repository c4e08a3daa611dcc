import type { Lexicon } from '../../languages/lexicon.js';
import type { LanguagePack } from '../../languages/pack.js';
import type { WordAttention } from '../../translate/attention/attention.js';
import { compareFigures, type Figures, figuresOf, likenessOf, sumOf } from './likeness.js';
import { type Meanings, meaningsOf } from './meanings.js';
import type { Token } from './tokens.js';

/** Everything that is known of the pairs of words of two texts. Matrices are source × target, row by row. */
export interface Evidence extends Meanings {
  source: readonly Token[];
  target: readonly Token[];
  /** As `WordAttention`, turned round; null if there is none. */
  attention: Float32Array | null;
  likeness: Float32Array;
  /** As `compareFigures`. */
  numbers: Float32Array;
  /** The numbers that words are, and that each is together with the next: “dua belas”. */
  values: Record<'source' | 'target', Values>;
}

export interface Values {
  words: readonly (string | undefined)[];
  pairs: readonly (string | undefined)[];
}

export const evidenceOf = (
  source: readonly Token[],
  target: readonly Token[],
  lexicon: Lexicon,
  attention: WordAttention | null,
  packs: { source: LanguagePack; target: LanguagePack },
): Evidence => {
  const figures = {
    source: source.map((token) => figuresOf(token, packs.source)),
    target: target.map((token) => figuresOf(token, packs.target)),
  };
  return {
    source,
    target,
    ...meaningsOf(source, target, lexicon, packs),
    attention: attention && turned(attention, source.length, target.length),
    likeness: likenessOf(source, target),
    numbers: comparedNumbers(figures.source, figures.target),
    values: {
      source: valuesOf(source, figures.source, packs.source),
      target: valuesOf(target, figures.target, packs.target),
    },
  };
};

const valuesOf = (tokens: readonly Token[], figures: readonly Figures[], pack: LanguagePack): Values => ({
  words: figures.map(({ value }) => value),
  pairs: tokens.map((token, at) => {
    const next = tokens[at + 1];
    return next && sumOf(token, next, pack);
  }),
});

const turned = (attention: WordAttention, sources: number, targets: number): Float32Array => {
  const matrix = new Float32Array(sources * targets);
  for (let j = 0; j < targets; j++)
    for (let i = 0; i < sources; i++) matrix[i * targets + j] = attention[j * sources + i]!;
  return matrix;
};

const comparedNumbers = (source: readonly Figures[], target: readonly Figures[]): Float32Array => {
  const matrix = new Float32Array(source.length * target.length);
  const isNumber = ({ value }: Figures) => value !== undefined;
  const targets = target.some(isNumber);
  source.forEach((figures, i) => {
    if (!isNumber(figures) && !targets) return;
    target.forEach((other, j) => {
      matrix[i * target.length + j] = compareFigures(figures, other);
    });
  });
  return matrix;
};
