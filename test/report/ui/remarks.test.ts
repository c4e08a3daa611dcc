import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explanationOf, flagNames, flagsOf } from '../../../src/compare/flags/flags.js';
import { misfitRule } from '../../../src/compare/misfit.js';
import type { Target } from '../../../src/core/system.js';
import { packOf } from '../../../src/languages/languages.js';
import { parseLexicon, readLexicon, vocabularyOf } from '../../../src/languages/lexicon.js';
import { lint } from '../../../src/lint/lint.js';
import { ruleNames } from '../../../src/lint/rules.js';
import { conclusionIn, conclusions } from '../../../src/report/ui/conclusions.js';
import { copyReasons } from '../../../src/report/ui/remarks/flags.js';
import { correctionReasons, moreNotes, tableProblems } from '../../../src/report/ui/remarks/notes.js';
import type { Both } from '../../../src/report/ui/remarks/template.js';
import { remarkIn, ruleName, ruleWords, sayExplanation } from '../../../src/report/ui/remarks.js';
import { correctionRule } from '../../../src/run/systems/corrections.js';
import { sameTextRule, swappedRule, unusedRule } from '../../../src/systems/reference.js';
import { documentOf, hypothesis } from '../../bitexts.js';
import { literalsIn } from './literals.js';

const all: readonly Both[] = [
  ...[...ruleWords.values()].flatMap(({ messages }) => messages),
  ...copyReasons,
  ...correctionReasons,
  ...tableProblems,
  moreNotes,
  ...conclusions,
];

/** A template without its slots, as a reader of it would compare it. */
const bare = (template: string): string => template.replace(/\{\w+\}/g, '…');

describe('the templates of remarks', () => {
  /** Where everything is made that a page says of a flag, a note or two systems. */
  const sources = [
    'compare/flags',
    'compare/misfit.ts',
    'lint',
    'systems/reference.ts',
    'run/systems/corrections.ts',
    'align/corrections/review.ts',
    'score/significance/conclude.ts',
  ];
  /** Texts there that are no part of what a page says. */
  const others = new Set([
    // Why a word stands twice, for the rules alone.
    'no hyphen',
    // For the terminal.
    '; and …, which the report lists',
    'more line',
    // Parts of “gain” in conclusions.
    'less than ±0.01',
    'p …',
  ]);

  it('have every text that the source can say', () => {
    const english = all.map(([en]) => bare(en));
    const missing = literalsIn(sources)
      .filter(({ literal }) => !others.has(literal.join('…')))
      .filter(({ literal }) => {
        const parts = literal.map((part) => part.trim()).filter((part) => /\p{L}/u.test(part));
        return !english.some((template) => {
          let at = 0;
          return parts.every((part) => {
            const found = template.indexOf(part, at);
            at = found + part.length;
            return found >= 0;
          });
        });
      })
      .map(({ file, literal }) => `${file}: ${literal.join('…')}`);
    expect(missing).toEqual([]);
    expect(literalsIn(sources).length).toBeGreaterThan(60);
  });

  it('have nothing that the source cannot say', () => {
    const said = literalsIn([...sources, 'align/corrections/table.ts'])
      .flatMap(({ literal }) => literal)
      .join(' ');
    const dead = all.flatMap(([en]) =>
      (en.replace(/\{\w+\}/g, ' ').match(/\p{L}{3,}/gu) ?? [])
        // “numbers differ” has its subject from `compare/numbers/`, “a bracket closes” its sign from the rule.
        .filter((word) => !['numbers', 'dates', 'amounts', 'money', 'quotation', 'bracket'].includes(word))
        .filter((word) => !said.includes(word) && !said.includes(word.replace(/s$/, '')))
        .map((word) => `${en}: ${word}`),
    );
    expect(dead).toEqual([]);
  });

  it('have the same slots in both languages, and differ', () => {
    const slotsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
    for (const [en, id] of all) {
      expect(slotsOf(id), en).toEqual(slotsOf(en));
      expect(new Set(slotsOf(en)).size, en).toBe(slotsOf(en).length);
      expect(bare(id)).not.toBe(bare(en));
    }
  });

  it('put in what was put in, whatever it is', () => {
    const value = (slot: string) => {
      if (slot.startsWith('number')) return fc.nat().map(String);
      if (slot.startsWith('percent')) return fc.integer({ min: 0, max: 100 }).map((n) => `${n} %`);
      return fc.string({ unit: 'grapheme', minLength: 1 });
    };
    for (const [rule, { messages }] of ruleWords)
      for (const [en] of messages) {
        const slots = [...en.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot!);
        fc.assert(
          fc.property(fc.tuple(...slots.map(value)), (values) => {
            const message = slots.reduce((text, slot, i) => text.replace(`{${slot}}`, () => values[i]!), en);
            const [, id] = remarkIn(rule, message);
            expect(id).not.toBeNull();
            for (const text of values) if (text !== 'none') expect(id).toContain(text);
          }),
          { numRuns: 20 },
        );
      }
  });
});

describe('what is said of rules', () => {
  const rules = [
    ...flagNames,
    ...ruleNames,
    misfitRule,
    sameTextRule,
    swappedRule,
    unusedRule,
    correctionRule,
  ];

  it('is there for all of them, and for no others', () => {
    expect([...ruleWords.keys()].sort()).toEqual([...rules].sort());
  });

  it('names and explains each in both languages', () => {
    for (const rule of rules) {
      const [en, id] = ruleName(rule);
      expect(en, rule).not.toBe(id);
      expect(ruleWords.get(rule)!.explanation === undefined, rule).toBe(explanationOf(rule) === undefined);
    }
    expect(sayExplanation('of-another-version')).toBeNull();
  });
});

const known = await readLexicon(fileURLToPath(new URL('../../../models/lexicon.id-en.tsv', import.meta.url)));

describe('messages', () => {
  const lexicon = parseLexicon('doa\tprayer\t0.6\nharga\tprice\t0.7\nberas\trice\t0.8\t0.8\t90\n');
  const loud = (target: Partial<Target> & { text: string }, source: string, trace = {}) =>
    flagsOf({
      source,
      target: { block: 0, trace: hypothesis(target.text, trace), ...target },
      from: 'id',
      to: 'en',
      lexicon,
    });
  const long = 'Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh kata di sini.';
  const flags = [
    ...flagsOf({
      source: 'Petani itu menjual beras dan ikan di pasar kemarin.',
      target: { text: 'The farmer sold fish at the market yesterday.', block: 0 },
      from: 'id',
      to: 'en',
      lexicon: known,
    }),
    ...loud({ text: 'He went.' }, 'Ia pergi.', { logProbs: [-1.5] }),
    ...loud({ text: 'He went.' }, 'Ia pergi.', {
      ended: false,
      parts: 3,
      misplaced: ['@budi'],
      guarded: true,
    }),
    ...loud({ text: '200 people on 3 May for Rp 5' }, '20 orang.'),
    ...loud({ text: 'He did not go' }, 'Ia pergi.'),
    ...loud({ text: 'He went?' }, 'Ia tidak pergi.'),
    ...loud({ text: 'He went.' }, 'Apakah ia pergi?'),
    ...loud({ text: 'It is here.' }, 'Menurut Tuan Zubrowka itu di sini.'),
    ...loud({ text: 'After the doa' }, 'Sesudah doa itu ada harga beras.'),
    ...loud({ text: 'very very sad , (so' }, 'Sedih.'),
    ...loud({ text: 'no no no no no no no' }, 'Sedih.'),
    ...loud({ text: 'One.' }, long),
    ...loud({ text: `${long} ${long} ${long}` }, 'Satu dua.'),
    ...loud({ text: '—' }, 'Ada kata.'),
    ...loud({ text: 'It costs 50.' }, 'Harganya €50.'),
    ...['endless-word', 'target-language', 'script', 'no-answer'].flatMap((copied) =>
      loud({ text: 'Halo' }, 'Halo', { score: null, logProbs: [], copied }),
    ),
    ...loud({ text: 'He went.', roundTrip: { text: 'x', chrf: 1.5 } }, long),
  ];

  it.each(flags.map(({ rule, message }) => [rule, message]))(
    'of %s are said in Indonesian: %s',
    (rule, message) => {
      const [en, id] = remarkIn(rule, message);
      expect(en).toBe(message);
      expect(id).not.toBeNull();
      expect(id).not.toBe(en);
    },
  );

  it('are of every rule', () => {
    expect([...new Set(flags.map(({ rule }) => rule))].sort()).toEqual([...flagNames].sort());
  });

  it('of notes on a text are said in Indonesian', () => {
    const text =
      '\ufeffHarga “beras naik dan\u00a0\n\nDi di pasar (itu ada anak anak.\u200b Ia pergi. ke pasar dan\n\n…)\u0007 ia ke-\nsana\n\nBaca juga: Harga Beras\r\n\r\nDi di pasar (itu ada anak anak.';
    const document = documentOf(text);
    const notes = lint(document, packOf('id'), vocabularyOf(lexicon));
    expect(new Set(notes.map(({ rule }) => rule)).size).toBeGreaterThan(8);
    expect(notes.filter(({ rule, message }) => remarkIn(rule, message)[1] === null)).toEqual([]);
  });

  it('name languages in Indonesian', () => {
    expect(remarkIn('untranslated', 'left in Indonesian: “doa”, “a: “b””')[1]).toBe(
      'dibiarkan dalam bahasa Indonesia: “doa”, “a: “b””',
    );
    expect(remarkIn('untranslated', 'left in Klingon: none')[1]).toBe(
      'dibiarkan dalam bahasa Klingon: tidak ada',
    );
    expect(remarkIn('untranslated', 'left in Nowherish: “a”')[1]).toBe('dibiarkan dalam Nowherish: “a”');
  });

  it('of corrections have their reasons in Indonesian', () => {
    expect(
      remarkIn(
        correctionRule,
        'a.beads.tsv: line 4 is not applied: sentence 3 of the source is in line 2 already',
      )[1],
    ).toBe('a.beads.tsv: baris 4 tidak diterapkan: kalimat 3 dalam sumber sudah ada di baris 2');
  });

  it('that nobody knows stay as they are', () => {
    expect(remarkIn('untranslated', 'something new')).toEqual(['something new', null]);
    expect(remarkIn('constructor', 'x')).toEqual(['x', null]);
  });

  it('of two systems are said in Indonesian', () => {
    expect(conclusionIn('B and C is better than A: +1.2 BLEU, p = 0.003.')[1]).toBe(
      'B and C lebih baik daripada A: +1.2 BLEU, p = 0.003.',
    );
    expect(
      conclusionIn(
        'Nothing can be concluded about A and B: less than ±0.01 chrF2, but 1 sentence is too few (at least 30).',
      )[1],
    ).toBe(
      'Belum ada yang dapat disimpulkan tentang A dan B: kurang dari ±0.01 chrF2, tetapi 1 kalimat terlalu sedikit (paling sedikit 30).',
    );
  });
});
