import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, alignParagraphs } from '../../src/align/align.js';
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

describe('aligning sentences', () => {
  const source = ['Harga beras naik.', 'Ia pergi ke pasar.', 'Hujan turun dua hari.'];

  it('pairs sentences with a lexicon alone', () => {
    expect(
      shown(
        align(source, ['Rice prices are up.', 'He went to the market.', 'It rained for two days.'], {
          lexicon,
        }),
      ),
    ).toBe('0:0 1:1 2:2');
  });

  it('merges, splits and skips sentences', () => {
    const pivot = ['Rice prices went up.', 'He went to the market.', 'The rain fell for two days.'];
    const beads = (target: string[]) => shown(align(source, target, { pivot, lexicon }));
    expect(beads(['Rice prices went up and he went to the market.', 'Rain fell for two days.'])).toBe(
      '0,1:0 2:1',
    );
    expect(
      beads(['Rice prices went up.', 'He went away,', 'to the market.', 'Rain fell for two days.']),
    ).toBe('0:0 1:1,2 2:3');
    expect(beads(['Rice prices went up.', 'Rain fell for two days.'])).toBe('0:0 1: 2:1');
    expect(beads(['Rain fell for two days.', 'He went to the market.', 'Rice prices went up.'])).toBe(
      '0,1,2:0,1,2',
    );
  });

  it('handles empty texts', () => {
    expect(align([], [])).toEqual([]);
    expect(shown(align(source, []))).toBe('0: 1: 2:');
    expect(shown(align([], ['One.']))).toBe(':0');
    expect(shown(alignParagraphs([source], []))).toBe('0: 1: 2:');
  });

  it('puts every sentence of any two texts into exactly one bead, in the source’s order', () => {
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
        const each = (side: 'source' | 'target') => beads.flatMap((bead) => bead[side]).sort((a, b) => a - b);
        expect(each('source')).toEqual(left.flat().map((_, i) => i));
        expect(each('target')).toEqual(right.flat().map((_, i) => i));
        const firsts = beads.flatMap((bead) => bead.source.slice(0, 1));
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
        for (const { score } of beads) expect(score >= 0 && score <= 1).toBe(true);
      }),
    );
  });

  it('leaves empty lines out, and pairs them where both sides have one', () => {
    const lines = (...texts: string[]) => texts.flatMap((text) => [text, '']);
    const target = ['Rice prices are up.', 'He went to the market.', 'It rained for two days.'];
    expect(shown(align(lines(...source), lines(...target), { lexicon }))).toBe('0:0 1:1 2:2 3:3 4:4 5:5');
    expect(shown(align(lines(...source), target, { lexicon }))).toBe('0:0 1: 2:1 3: 4:2 5:');
    const target2 = ['', 'Rice prices are up.', 'He went to the market.', '', ''];
    expect(shown(align(['', source[0]!, '', source[1]!], target2, { lexicon }))).toBe('0:0 1:1 2: 3:2 :3 :4');
  });

  it('uses the lexicon where the pivot says nothing', () => {
    const target = ['Rice prices are up.', 'He went to the market.', 'It rained for two days.'];
    for (const pivot of [
      ['', '', ''],
      ['Rice prices went up.', '', 'The rain fell for two days.'],
    ])
      expect(shown(align(source, target, { pivot, lexicon }))).toBe('0:0 1:1 2:2');
    expect(() => align(source, target, { pivot: ['One.'] })).toThrow(
      'the pivot has 1 sentences, the source 3',
    );
  });

  it('aligns a text with itself one to one', () => {
    const text = readFileSync(join(corpusFolder, 'listrik-pulau.id.txt'), 'utf8');
    const sentences = segment(text, 'id').map((sentence) => sentence.text);
    expect(shown(align(sentences, sentences))).toBe(sentences.map((_, i) => `${i}:${i}`).join(' '));
  });
});

describe('aligning the corpus articles with their references', async () => {
  const gold = readFileSync(new URL('corpus-gold.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string]);
  const paragraphsOf = (name: string, language: Language): string[][] =>
    sentenceTexts(
      documentOf(readFileSync(join(corpusFolder, `${name}.${language}.txt`), 'utf8'), 'auto', language),
    );

  it('covers five articles', () => {
    expect(gold).toHaveLength(5);
  });

  it('gets more than 95 % of the beads right, with our translation as the pivot', async () => {
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
