import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf, pageGlosses } from '../../../src/report/study/glosses.js';
import { glossaryOf } from './glossary.js';

const glossary = glossaryOf({
  ajar: { means: ['teach', 'study'], count: 90 },
  belajar: { root: 'ajar', parts: ['ber-', '*'], means: ['learn'], ofRoot: ['teach', 'study'], count: 900 },
  mengajari: {
    root: 'ajar',
    parts: ['meN-', '*', '-i'],
    means: ['teach', 'study'],
    ofRoot: ['teach', 'study'],
    count: 3,
  },
  anu: {},
  ini: { means: ['this'], count: 5000 },
});

describe('glosses of a page', () => {
  it('has words that share a root together, with their parts and what the root does not say already', () => {
    expect(pageGlosses(['Ini belajar', 'mengajari ini anu; Belajar 17'], glossary)).toEqual({
      affixes: [
        ['ber-', 'does ber-', 'guna ber-'],
        ['meN-', 'does meN-', 'guna meN-'],
        ['-i', 'does -i', 'guna -i'],
      ],
      words: ['3ini:this', '2ajar:teach,study;3belajar:0._:learn;1mengajari:1._.2:'],
    });
  });

  it('has an affix of which nothing is noted by its form alone', () => {
    const odd = glossaryOf({ kata: { root: 'ta', parts: ['ka!', '*'], means: ['word'] } });
    expect(pageGlosses(['kata'], odd)).toEqual({ affixes: [['ka!']], words: ['0ta:;0kata:0._:word'] });
  });

  it('says nothing without a glossary', () => {
    expect(pageGlosses(['belajar'], null)).toEqual({ affixes: [], words: [] });
  });

  it('leaves out translations that would break the notation, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 3 }), (means) => {
        const { words } = pageGlosses(['kata'], glossaryOf({ kata: { means, count: 1 } }));
        expect(words).toHaveLength(1);
        const [head, ...forms] = words[0]!.split(';');
        expect(forms).toEqual([]);
        const [said, translations, ...more] = head!.split(':');
        expect([said, more]).toEqual(['1kata', []]);
        for (const each of translations!.split(',').filter(Boolean)) expect(means).toContain(each);
      }),
    );
  });

  it('tells common words from rare and unknown ones', () => {
    expect([0, 1, 39, 40, 399, 400].map(levelOf)).toEqual([0, 1, 1, 2, 2, 3]);
  });
});
