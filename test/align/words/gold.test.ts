import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../../model/embedded.js';
import { type GoldPair, readGold, wordsIn } from './gold.js';

const files = ['dev', 'test'].map((name) =>
  readGold(readFileSync(new URL(`gold-${name}.txt`, import.meta.url), 'utf8')),
);
const all = files.flat();
const oneSpace = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('the hand-linked pairs', () => {
  it('are as many as the measure needs, half of them to tune with, no article in both halves', () => {
    const [dev, test] = files as [GoldPair[], GoldPair[]];
    expect(all.length).toBeGreaterThanOrEqual(120);
    expect(Math.abs(dev.length - test.length)).toBeLessThan(all.length / 5);
    const tuned = new Set(dev.map(({ document }) => document));
    expect(test.filter(({ document }) => tuned.has(document))).toEqual([]);
  });

  it('have their sentences from the corpus', () => {
    for (const { document, origin, source, target } of all) {
      const path = (language: string): string => `${corpusFolder}/${document}.${language}.txt`;
      const parts = ({ text }: { text: string }): string[] => text.split(/(?<=[.?!”"]) (?=[“"\p{Lu}])/u);
      const missing = (side: { text: string }, language: string): string[] => {
        const article = oneSpace(readFileSync(path(language), 'utf8'));
        return parts(side).filter((part) => !article.includes(part));
      };
      expect(missing(source, 'id'), `${document}: ${source.text}`).toEqual([]);
      expect(existsSync(path('en')), document).toBe(origin === 'reference');
      if (origin === 'reference') expect(missing(target, 'en'), `${document}: ${target.text}`).toEqual([]);
    }
  });

  it('have a sure link in every pair, and most of their words linked', () => {
    for (const { source, target, links } of all) {
      expect(links.some(({ sure }) => sure)).toBe(true);
      const linked = (side: 'source' | 'target') => new Set(links.map((link) => link[side])).size;
      expect(linked('source') / source.words.length, source.text).toBeGreaterThan(0.6);
      expect(linked('target') / target.words.length, target.text).toBeGreaterThan(0.6);
    }
  });
});

describe('readGold', () => {
  const pair = (links: string): GoldPair[] => readGold(`# head\n\na 1 model\nDua ekor.\nTwo\n${links}\n`);

  it('reads sure and possible links of words', () => {
    expect(pair('0-0 1?0')[0]!.links).toEqual([
      { source: 0, target: 0, sure: true },
      { source: 1, target: 0, sure: false },
    ]);
  });

  it('refuses links out of range, twice, or of another form', () => {
    for (const links of ['2-0', '0-1', '0-0 0?0', '0:0', '-1-0', ''])
      expect(() => pair(links), links).toThrow(/^a 1/);
  });
});

describe('wordsIn', () => {
  it('joins words over single inner hyphens, apostrophes, points and commas', () => {
    const text = '“Rp15,400, mata-mata’nya” (a.m.) 3:15 — non--stop é';
    expect(wordsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Rp15,400',
      'mata-mata’nya',
      'a.m',
      '3',
      '15',
      'non',
      'stop',
      'é',
    ]);
  });
});
