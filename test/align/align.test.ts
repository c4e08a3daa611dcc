import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, alignParagraphs } from '../../src/align/align.js';
import { cheapestBeads, shapesUpTo } from '../../src/align/beads.js';
import type { Language } from '../../src/core/document.js';
import type { Bead } from '../../src/core/system.js';
import { readLexicon } from '../../src/languages/lexicon.js';
import { segment } from '../../src/segment/segment.js';
import { sentenceTexts } from '../../src/systems/file.js';
import { documentOf } from '../bitexts.js';
import { corpusFolder, translatorWith } from '../model/embedded.js';

const lexicon = await readLexicon(fileURLToPath(new URL('../../models/lexicon.id-en.tsv', import.meta.url)));
const shown = (beads: readonly Bead[]): string =>
  beads.map(({ source, target }) => `${source}:${target}`).join(' ');

describe('the cheapest beads', () => {
  it('follow the costs', () => {
    // Pairs cost nothing where the indices agree; a skip costs 1.
    const cost = (i: number, m: number, j: number, n: number) => (m === 1 && n === 1 ? (i === j ? 0 : 5) : 1);
    const path = cheapestBeads(3, 2, shapesUpTo(1), cost);
    expect(path.map(({ i, j, shape }) => [i, j, ...shape])).toEqual([
      [0, 0, 1, 1],
      [1, 1, 1, 1],
      [2, 2, 1, 0],
    ]);
  });

  it('are the cheapest of all ways, by trying them all', () => {
    const shapes = shapesUpTo(2);
    const brute = (
      i: number,
      j: number,
      cost: (i: number, m: number, j: number, n: number) => number,
    ): number =>
      i === 0 && j === 0
        ? 0
        : Math.min(
            ...shapes
              .filter(([m, n]) => m <= i && n <= j)
              .map(([m, n]) => brute(i - m, j - n, cost) + cost(i - m, m, j - n, n)),
          );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        fc.array(fc.nat(50), { minLength: 40, maxLength: 40 }),
        (m, n, table) => {
          const cost = (i: number, a: number, j: number, b: number) =>
            table[(i * 17 + a * 5 + j * 11 + b * 3) % table.length]! + 1;
          const path = cheapestBeads(m, n, shapes, cost);
          const total = path.reduce((sum, { i, j, shape: [a, b] }) => sum + cost(i, a, j, b), 0);
          expect(total).toBe(brute(m, n, cost));
        },
      ),
    );
  });
});

describe('aligning sentences', () => {
  const source = ['Harga beras naik.', 'Ia pergi ke pasar.', 'Hujan turun dua hari.'];

  it('pairs them by a lexicon alone', () => {
    expect(
      shown(
        align(source, ['Rice prices are up.', 'He went to the market.', 'It rained for two days.'], {
          lexicon,
        }),
      ),
    ).toBe('0:0 1:1 2:2');
  });

  it('merges, splits and leaves out', () => {
    const pivot = ['Rice prices went up.', 'He went to the market.', 'The rain fell for two days.'];
    const beads = (target: string[]) => shown(align(source, target, { pivot, lexicon }));
    expect(beads(['Rice prices went up and he went to the market.', 'Rain fell for two days.'])).toBe(
      '0,1:0 2:1',
    );
    expect(
      beads(['Rice prices went up.', 'He went away.', 'He went to the market.', 'Rain fell for two days.']),
    ).toBe('0:0 1:1,2 2:3');
    expect(beads(['Rice prices went up.', 'Rain fell for two days.'])).toBe('0:0 1: 2:1');
    expect(beads(['Rain fell for two days.', 'He went to the market.', 'Rice prices went up.'])).toBe(
      '0,1,2:0,1,2',
    );
  });

  it('copes with empty sides', () => {
    expect(align([], [])).toEqual([]);
    expect(shown(align(source, []))).toBe('0: 1: 2:');
    expect(shown(align([], ['One.']))).toBe(':0');
    expect(shown(alignParagraphs([source], []))).toBe('0: 1: 2:');
  });

  it('puts every sentence of any two texts into one bead, in order', () => {
    const sentence = fc.constantFrom(
      'Harga naik.',
      'Prices rose.',
      '',
      '…',
      '5.000',
      'Ia pergi.',
      'He left in 5,000 days.',
    );
    const paragraphs = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(paragraphs, paragraphs, fc.boolean(), (left, right, withPivot) => {
        const beads = alignParagraphs(left, right, { lexicon, ...(withPivot && { pivot: left }) });
        expect(beads.flatMap((bead) => bead.source)).toEqual(left.flat().map((_, i) => i));
        expect(beads.flatMap((bead) => bead.target)).toEqual(right.flat().map((_, i) => i));
        for (const { score } of beads) expect(score >= 0 && score <= 1).toBe(true);
      }),
    );
  });

  it('refuses what would take hours', () => {
    const many = Array.from({ length: 3000 }, (_, i) => `Kalimat ${i}.`);
    expect(() => align(many, many)).toThrow(/too long to align: 3000 and 3000/);
  });

  it('aligns a text with itself one to one', () => {
    const text = readFileSync(join(corpusFolder, 'listrik-pulau.id.txt'), 'utf8');
    const sentences = segment(text, 'id').map((sentence) => sentence.text);
    expect(shown(align(sentences, sentences))).toBe(sentences.map((_, i) => `${i}:${i}`).join(' '));
  });
});

describe('the corpus articles with references', async () => {
  const gold = readFileSync(new URL('corpus-gold.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string]);
  const paragraphsOf = (name: string, language: Language): string[][] =>
    sentenceTexts(
      documentOf(readFileSync(join(corpusFolder, `${name}.${language}.txt`), 'utf8'), 'auto', language),
    );

  it('are five', () => {
    expect(gold).toHaveLength(5);
  });

  it('come out right with our translation as the pivot, but for five beads in a hundred', async () => {
    const translator = await translatorWith();
    let [right, all] = [0, 0];
    for (const [name, expected] of gold) {
      const source = paragraphsOf(name, 'id');
      const hypotheses = await Promise.all(source.map((sentences) => translator.translate(sentences)));
      const pivot = hypotheses.map((paragraph) => paragraph.map(({ text }) => text));
      const found = shown(alignParagraphs(source, paragraphsOf(name, 'en'), { pivot, lexicon })).split(' ');
      const wanted = new Set(expected.split(' '));
      right += found.filter((bead) => wanted.has(bead)).length;
      all += Math.max(wanted.size, found.length);
    }
    expect(all).toBeGreaterThan(140);
    expect(right / all).toBeGreaterThan(0.95);
  });
});
