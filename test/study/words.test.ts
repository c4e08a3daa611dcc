import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chosenWords,
  familiesOf,
  formFamilies,
  hapaxOf,
  meaningsOf,
  ordered,
  wordOrders,
} from '../../src/study/families.js';
import { keynessOf } from '../../src/study/keyness.js';
import { parseKnown } from '../../src/study/known.js';
import { bitextOfDocument, studyRows } from '../../src/study/rows.js';
import { createWords, type WordEntry } from '../../src/study/words.js';
import { bitextOf, documentOf } from '../bitexts.js';
import { linkedBitext, studied } from './studied.js';

const sentences = [
  ['Kucing tidur dan kucingnya tidur.', 'Cats sleep and cat sleeps.'],
  ['Lihat https://kucing.example/tidur atau surat ke kucing@tidur.example.', 'Look.'],
  ['Kemarin Budi tidur.', 'Yesterday Budi slept.'],
] as const;

const listOf = (texts = sentences as readonly (readonly [string, string])[], examples = 2) => {
  const words = createWords(studied, examples);
  words.add(linkedBitext(texts), 'a.html');
  return words.finish();
};
const find = (words: readonly WordEntry[], word: string) => words.find((each) => each.word === word);

describe('the words of a document', () => {
  const list = listOf();

  it('are counted without regard to capitals, and not within addresses', () => {
    expect(find(list.words, 'kucing')).toMatchObject({ count: 1, documents: 1, generalCount: 97 });
    expect(find(list.words, 'tidur')!.count).toBe(3);
    expect(list.running).toBe(12);
    expect(find(list.words, 'example')).toBe(undefined);
  });

  it('say what they became, the most frequent first', () => {
    expect(find(list.words, 'tidur')!.became).toEqual([
      { text: 'sleep', count: 1 },
      { text: 'sleeps', count: 1 },
      { text: 'slept', count: 1 },
    ]);
  });

  it('tell function words and names from others', () => {
    expect(find(list.words, 'dan')!.kind).toBe('function');
    expect(find(list.words, 'budi')!.kind).toBe('name');
    // A capital only at the begin of a sentence is none of a name, if the table has a translation.
    expect(find(list.words, 'kucing')!.kind).toBe('content');
  });

  it('have examples, at most as many as were asked for, with their places', () => {
    const { examples } = find(list.words, 'tidur')!;
    expect(examples).toHaveLength(2);
    for (const { text, at, page } of examples) {
      expect(text.slice(at.start, at.end).toLowerCase()).toBe('tidur');
      expect(page).toBe('a.html');
    }
    expect(listOf(sentences, 0).words.every((word) => word.examples.length === 0)).toBe(true);
  });

  it('are as many as the limit lets them be, and the rest is said', () => {
    const words = createWords(studied, 1, { words: 2, became: 1, examples: 10 });
    words.add(linkedBitext(sentences), null);
    const { words: few, running, unlisted } = words.finish();
    expect(few).toHaveLength(2);
    expect(few.reduce((sum, { count }) => sum + count, 0) + unlisted).toBe(running);
    expect(few.every(({ became }) => became.length <= 1)).toBe(true);
    expect(few.flatMap(({ examples }) => examples).length).toBeLessThanOrEqual(2);
  });

  it('of a text without a translation are its own, whatever side is studied', () => {
    const words = createWords({ ...studied, side: 'target' }, 1);
    words.add(bitextOfDocument(documentOf('Kucing tidur.')), null);
    expect(words.finish().words.map(({ word }) => word)).toEqual(['kucing', 'tidur']);
  });

  it('of a translation can be studied, too', () => {
    const words = createWords({ ...studied, side: 'target', pack: studied.other, other: studied.pack }, 1);
    words.add(linkedBitext(sentences), null);
    const slept = find(words.finish().words, 'slept')!;
    expect(slept.became).toEqual([{ text: 'tidur', count: 1 }]);
    expect(slept.examples[0]).toMatchObject({
      text: 'Yesterday Budi slept.',
      translation: 'Kemarin Budi tidur.',
    });
  });
});

describe('a choice of words', () => {
  const list = listOf();
  const names = (choice: Parameters<typeof chosenWords>[1]) =>
    chosenWords(list, choice).map(({ word }) => word);

  it('leaves out function words and names unless they are wanted', () => {
    expect(names({})).not.toEqual(expect.arrayContaining(['dan']));
    expect(names({})).not.toContain('budi');
    expect(names({ functionWords: true, names: true })).toEqual(expect.arrayContaining(['dan', 'budi']));
  });

  it('leaves out what a form was of before, what is known, and what is rare', () => {
    const newSince = listOf([['Kucing lari.', 'A cat runs.']]);
    expect(names({ newSince })).not.toContain('kucingnya');
    expect(names({ newSince })).toContain('tidur');
    expect(names({ known: parseKnown('word\tid\tTidur\n') })).not.toContain('tidur');
    expect(names({ known: parseKnown('word\tid\tkucing\n') })).not.toContain('kucingnya');
    expect(names({ minCount: 2 })).toEqual(['tidur']);
    expect(hapaxOf(chosenWords(list, { minCount: 2 }))).toBe(0);
  });

  it('comes in families of a root, whose figures are sums', () => {
    const families = familiesOf(chosenWords(list, {}), list);
    const cat = families.find(({ root }) => root === 'kucing')!;
    expect(cat.words.map(({ word }) => word)).toEqual(['kucing', 'kucingnya']);
    expect(cat).toMatchObject({ count: 2, generalCount: 97 });
    const alone = familiesOf([find(list.words, 'kucingnya')!], list);
    expect(alone).toMatchObject([{ count: 1, generalCount: 97 }]);
    expect(families.reduce((sum, { words }) => sum + words.length, 0)).toBe(chosenWords(list, {}).length);
    expect(formFamilies(list)).toEqual(['kucing kucingnya']);
    expect(formFamilies(list, 5)).toEqual([]);
  });

  it('comes in families that mean what their root does, by itself only if it is among them', () => {
    const glossOf = (word: string, translations: string[], ofRoot: string[]) => ({
      ...{ word, count: 1, analysis: studied.analyser!.analyse(word) },
      translations: translations.map((each) => ({ word: each, chance: 1 })),
      ofRoot: ofRoot.map((each) => ({ word: each, chance: 1 })),
    });
    const means = (word: string, of: Record<string, [string[], string[]]>) => {
      const glossary = {
        ...{ language: 'id', noteOn: () => undefined },
        gloss: (key: string) => glossOf(key, ...(of[key] ?? [[], []])),
      };
      const [family] = familiesOf([find(list.words, word)!], list);
      return meaningsOf(family!, glossary).map((each) => each.word);
    };
    const alone: [string[], string[]] = [['hyphen'], []];
    expect(means('kucing', { kucing: alone })).toEqual(['hyphen']);
    expect(means('kucingnya', { kucing: alone, kucingnya: [['contacts'], ['contact']] })).toEqual([
      'contact',
    ]);
    expect(means('kucingnya', { kucing: alone, kucingnya: [['contacts'], []] })).toEqual(['contacts']);
    expect(means('kucingnya', {})).toEqual([]);
  });

  it('has each order, and the same one whatever order it had before', () => {
    for (const order of wordOrders) {
      const [there, back] = [list.words, [...list.words].reverse()].map((words) =>
        ordered(words, order, ({ word }) => word).map(({ word }) => word),
      );
      expect(there).toEqual(back);
    }
    const by = (order: (typeof wordOrders)[number]) => ordered(list.words, order, ({ word }) => word);
    expect(by('count')[0]!.word).toBe('tidur');
    expect(by('alphabet').map(({ word }) => word)).toEqual(list.words.map(({ word }) => word).sort());
    expect(by('rarity').map(({ generalCount }) => generalCount)).toEqual(
      list.words.map(({ generalCount }) => generalCount).sort((a, b) => a - b),
    );
  });
});

describe('keyness', () => {
  it('is as in Rayson and Garside’s worked formula: 2 Σ O ln (O / E), with the sign of the difference', () => {
    // a = 15, b = 10, c = 1000, d = 2000: E1 = 8.333, E2 = 16.667.
    expect(keynessOf(15, 1000, 10, 2000)).toBeCloseTo(
      2 * (15 * Math.log(15 / 8.3333333) + 10 * Math.log(10 / 16.6666667)),
      5,
    );
    expect(keynessOf(1, 1000, 50, 2000)).toBeLessThan(0);
    expect(keynessOf(5, 1000, 10, 2000)).toBeCloseTo(0, 10);
    expect(keynessOf(5, 1000, 0, 0)).toBe(0);
  });

  it('grows with evidence, and is never less than nothing for what is more frequent', () => {
    const count = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(count, count, (a, b) => {
        const [small, large] = [keynessOf(a, 1000, b, 5000), keynessOf(a * 10, 10_000, b * 10, 50_000)];
        expect(Math.abs(large)).toBeCloseTo(Math.abs(small) * 10, 4);
        expect(small >= 0 || a / 1000 < b / 5000).toBe(true);
      }),
    );
  });
});

describe('rows to study', () => {
  it('have texts on one line, and pairs at the right places, wherever the row stands', () => {
    const bitext = linkedBitext([
      ['Satu\ndua.', 'One two.'],
      ['Tiga empat.', 'Three four.'],
    ]);
    for (const side of ['source', 'target'] as const) {
      const rows = [...studyRows(bitext, side)];
      const said = rows.flatMap(({ own, other, pairs }) =>
        pairs.map((pair) =>
          [
            pair.own.map(({ start, end }) => own.slice(start, end)),
            pair.other.map(({ start, end }) => other.slice(start, end)),
          ]
            .flat()
            .join('='),
        ),
      );
      const all = ['Satu=One', 'dua=two', 'Tiga=Three', 'empat=four'];
      expect(said).toEqual(side === 'source' ? all : all.map((pair) => pair.split('=').reverse().join('=')));
      expect(rows.every(({ own, other }) => !/[\n\r]/.test(own + other))).toBe(true);
    }
    expect(
      [
        ...studyRows(
          bitextOf('Satu. Dua.', (text) => text),
          'source',
        ),
      ].map(({ number }) => number),
    ).toEqual([1, 2]);
  });
});
