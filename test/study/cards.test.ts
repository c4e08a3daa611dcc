import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordKey } from '../../src/align/words/tokens.js';
import { compareSystems } from '../../src/compare/compare.js';
import type { Bitext } from '../../src/core/bitext.js';
import { notesOf } from '../../src/export/anki/notes.js';
import { parseLexicon } from '../../src/languages/lexicon.js';
import { type Card, type CardOptions, createCards } from '../../src/study/cards.js';
import { parseKnown } from '../../src/study/known.js';
import { type Studied, studiedOf } from '../../src/study/studied.js';
import { bitextOf, candidate, documentOf, machineSide } from '../bitexts.js';
import { anyText } from '../export/anki/hostile.js';

/** Words of no language, with their translations and how often they occur, the most frequent first. */
const vocabulary = ['bolo', 'cado', 'difo', 'fugo', 'gavo', 'hilo', 'jumo', 'kero'];
const lexicon = parseLexicon(
  vocabulary.map((word, i) => `${word}\tthe-${word}\t0.9\t0.9\t${1000 - 100 * i}\n`).join(''),
);
/** Of languages that Padan knows nothing of but this lexicon. */
const studied: Studied = studiedOf({ from: 'xx', to: 'yy' }, lexicon);

const options: CardOptions = {
  kinds: ['sentence', 'cloze', 'word'],
  know: 4,
  known: null,
  minWords: 2,
  maxWords: 20,
  translations: 'best',
  flagged: false,
  limit: Number.POSITIVE_INFINITY,
};

/** Paragraphs of a sentence each, with what a model says of each; nothing is flagged. */
const bitext = (
  sentences: readonly string[],
  more: { name?: string; headings?: readonly number[] } = {},
): Bitext => {
  const document = documentOf(sentences.join('\n\n'), 'blank-lines', 'xx');
  const blocks = document.blocks.map((block, i) =>
    more.headings?.includes(i) ? { ...block, kind: 'heading' as const } : { ...block, kind: 'text' as const },
  );
  const named = { ...document, blocks, name: more.name ?? 'name' };
  const side = machineSide(
    named,
    (sentence) => `T ${sentence.trim()}`,
    candidate('model', { language: 'yy' }),
  );
  return withoutFlags(compareSystems(named, [], [side], lexicon));
};

const withoutFlags = (bitext: Bitext): Bitext => ({
  ...bitext,
  rows: bitext.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).map(([id, cell]) => [id, { ...cell, flags: [] }])),
  })),
});

const cardsOf = (
  bitexts: Bitext | readonly Bitext[],
  more: Partial<CardOptions> = {},
  of = studied,
): Card[] => {
  const fold = createCards(of, { ...options, ...more });
  for (const each of [bitexts].flat()) fold.add(each);
  return fold.finish();
};

const shown = (cards: readonly Card[]): string[] =>
  cards.map(({ kind, word, text }) =>
    kind === 'word' ? `word ${word.lemma}` : `${kind} ${word.lemma}: ${text}`,
  );

describe('cards', () => {
  it('are about the words that are not among the most frequent, the most frequent first', () => {
    const cards = cardsOf(bitext(['Bolo cado hilo.', 'Bolo cado gavo.', 'Bolo cado difo.']));
    expect(shown(cards)).toEqual([
      'word gavo',
      'sentence gavo: Bolo cado gavo.',
      'cloze gavo: Bolo cado gavo.',
      'word hilo',
      'sentence hilo: Bolo cado hilo.',
      'cloze hilo: Bolo cado hilo.',
    ]);
    expect(cards[0]).toMatchObject({ translation: 'T Bolo cado gavo.', word: { meanings: ['the-gavo'] } });
    expect(shown(cardsOf(bitext(['Bolo cado hilo.']), { know: 8 }))).toEqual([]);
  });

  it('have sentences whose other words are known or were learnt before', () => {
    const both = 'Bolo cado difo fugo gavo hilo.';
    const cards = cardsOf(bitext([both, 'Bolo cado gavo.']), { kinds: ['sentence'] });
    expect(shown(cards)).toEqual(['sentence gavo: Bolo cado gavo.', `sentence hilo: ${both}`]);
    // “hilo” comes with its sentence after “gavo” was learnt from a card of its own.
    expect(shown(cardsOf(bitext([both]), { kinds: ['word', 'sentence'] }))).toEqual([
      'word gavo',
      'word hilo',
      `sentence hilo: ${both}`,
    ]);
  });

  it('have a sentence with two new words where there is no other, but none with three', () => {
    const two = 'Bolo cado difo fugo gavo hilo.';
    const three = 'Bolo cado difo fugo bolo cado gavo hilo jumo.';
    expect(shown(cardsOf(bitext([two]), { kinds: ['sentence'] }))).toEqual([`sentence gavo: ${two}`]);
    expect(shown(cardsOf(bitext([three]), { kinds: ['sentence'] }))).toEqual([]);
  });

  it('ask for a sentence only if most of its words are known from the first', () => {
    const cards = cardsOf(bitext(['Bolo gavo hilo.']));
    expect(shown(cards)).toEqual(['word gavo', 'word hilo']);
    expect(cards[0]!.text).toBe('Bolo gavo hilo.');
  });

  it('keep to the bounds of length, but show a word in any sentence if there is no other', () => {
    const long = 'Bolo cado difo fugo bolo cado gavo.';
    const short = 'Bolo cado difo gavo.';
    expect(shown(cardsOf(bitext([long]), { maxWords: 6 }))).toEqual(['word gavo']);
    expect(shown(cardsOf(bitext(['Bolo gavo.']), { minWords: 3, kinds: ['cloze'] }))).toEqual([]);
    expect(shown(cardsOf(bitext([long, short]), { maxWords: 6, kinds: ['cloze'] }))).toEqual([
      `cloze gavo: ${short}`,
    ]);
  });

  it('leave out headings, what lint has a note on, and copies', () => {
    const sentences = ['Bolo cado gavo', 'Bolo cado hilo.', 'Bolo cado jumo.'];
    const whole = bitext(sentences, { headings: [0] });
    const at = whole.document.text.indexOf('hilo');
    const note = { start: at, end: at + 4, message: '', block: 1 };
    const noted = (rule: string) => ({ ...whole, notes: [{ ...note, rule }] });
    const ofWords = { kinds: ['word'] } as const;
    expect(shown(cardsOf(noted('fragment'), ofWords))).toEqual(['word jumo']);
    expect(shown(cardsOf(noted('typographic-quote'), ofWords))).toEqual(['word hilo', 'word jumo']);
    const [output] = whole.outputs;
    const targets = output!.targets.map((target, i) =>
      i === 2 ? { ...target, text: sentences[2]! } : target,
    );
    expect(cardsOf({ ...noted('fragment'), outputs: [{ ...output!, targets }] })).toEqual([]);
  });

  it('leave out flagged translations unless they are asked for', () => {
    const whole = bitext(['Bolo cado gavo.', 'Bolo cado hilo.']);
    const flag = { rule: 'repetition', severity: 'note', message: '', system: 'model', target: 0 } as const;
    const [first, ...rest] = whole.rows;
    const cell = { ...first!.cells['model']!, flags: [{ ...flag, evidence: { source: [], target: [] } }] };
    const flagged = { ...whole, rows: [{ ...first!, cells: { model: cell } }, ...rest] };
    expect(shown(cardsOf(flagged, { kinds: ['word'] }))).toEqual(['word hilo']);
    const cards = cardsOf(flagged, { kinds: ['word'], flagged: true });
    expect(cards.map(({ word, flags }) => [word.lemma, flags])).toEqual([
      ['gavo', ['repetition']],
      ['hilo', []],
    ]);
  });

  it('are made once of sentences that differ in capitals and punctuation only, where they come first', () => {
    const first = bitext(['Bolo cado gavo.'], { name: 'first' });
    const second = bitext(['“Bolo, cado gavo!”'], { name: 'second' });
    const cards = cardsOf([first, second], { kinds: ['sentence'] });
    expect(cards.map(({ document }) => document)).toEqual(['first']);
    // So that an edit of the text, or another name of its document, makes no second note of it.
    expect(cardsOf(second, { kinds: ['sentence'] })[0]!.identity).toBe(cards[0]!.identity);
    expect(new Set(cardsOf(first).map(({ identity }) => identity)).size).toBe(3);
  });

  it('leave out words and sentences that were marked as known', () => {
    const known = parseKnown('word\txx\tGavo\nsentence\txx\tBolo cado hilo.\n');
    const text = bitext(['Bolo cado gavo.', 'Bolo cado hilo.', 'Bolo gavo jumo.']);
    expect(shown(cardsOf(text, { known }))).toEqual([
      'word hilo',
      'word jumo',
      'sentence jumo: Bolo gavo jumo.',
      'cloze jumo: Bolo gavo jumo.',
    ]);
  });

  it('take names for known', () => {
    const text = bitext(['Bolo cado Quento gavo.', 'Quento bolo cado.', 'Bolo cado quento.']);
    const cards = cardsOf(text, { kinds: ['sentence'] });
    expect(shown(cards)).toEqual([
      'sentence gavo: Bolo cado Quento gavo.',
      'sentence quento: Bolo cado quento.',
    ]);
  });

  it('are of as many words as asked for', () => {
    const text = bitext(['Bolo cado gavo.', 'Bolo cado hilo.', 'Bolo cado jumo.']);
    expect(cardsOf(text, { limit: 2 }).map(({ word }) => word.lemma)).toEqual(
      ['gavo', 'hilo'].flatMap((word) => [word, word, word]),
    );
  });

  it('say how many sentences were too many', () => {
    const fold = createCards(studied, options, 1);
    fold.add(bitext(['Bolo cado difo.', 'Bolo cado gavo.', 'Bolo cado hilo.']));
    expect([fold.finish().map(({ word }) => word.lemma)[0], fold.left()]).toEqual(['gavo', 1]);
  });

  it('have no word without a meaning, but its sentence all the same', () => {
    expect(shown(cardsOf(bitext(['Bolo cado xyzzy.'])))).toEqual([
      'sentence xyzzy: Bolo cado xyzzy.',
      'cloze xyzzy: Bolo cado xyzzy.',
    ]);
  });

  it('teach each word once, and in a sentence nothing but its word that was not learnt before', () => {
    const sentence = fc
      .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 8 })
      .map((words) => `${words.join(' ')}.`.replace(/^./, (first) => first.toUpperCase()));
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 12 }), fc.nat(8), (sentences, know) => {
        const cards = cardsOf(bitext(sentences), { know, minWords: 1 });
        const learnt = new Set(vocabulary.slice(0, know));
        const taught: string[] = [];
        for (const card of cards) {
          if (card.kind === 'word') taught.push(card.word.lemma);
          if (card.kind === 'sentence')
            expect(card.others.filter(({ lemma }) => !learnt.has(lemma))).toEqual([]);
          learnt.add(card.word.lemma);
        }
        const met = new Set(sentences.flatMap((each) => each.toLowerCase().match(/\w+/g)!));
        expect(taught).toEqual(vocabulary.filter((each, i) => i >= know && met.has(each)));
      }),
      { numRuns: 100 },
    );
  });
});

describe('cards of hostile texts', () => {
  it('point at the word itself, and hide nothing else in a cloze', () => {
    const piece = fc.oneof(fc.constantFrom(...vocabulary, 'Gavo', 'HILO'), anyText);
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 8 }), { maxLength: 4 }), (texts) => {
        const sentences = texts.map((pieces) =>
          pieces
            .join(' ')
            .replace(/[\s\0]+/g, ' ')
            .trim(),
        );
        const cards = cardsOf(bitext(['Bolo cado.', ...sentences.filter((text) => text !== '')]), {
          minWords: 1,
        });
        for (const { text, word } of cards)
          for (const { start, end } of word.at) expect(wordKey(text.slice(start, end))).toBe(word.lemma);
        for (const { type, fields } of notesOf(cards, { deck: 'D', modified: () => 0 }))
          if (type.isCloze) {
            const hidden = [...fields[0]!.matchAll(/\{\{c1::([^{}:]+)(?:::[^{}:]+)?\}\}/g)].map(
              ([, word]) => word!,
            );
            expect(hidden.length).toBeGreaterThan(0);
            expect(fields[0]!.split(/[{}]{2}/)).toHaveLength(2 * hidden.length + 1);
          }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the translation on a card', () => {
  const source = 'Hujan turun di desa pagi itu. Beras naik lagi.';
  const words = parseLexicon('desa\tvillage\t0.9\t0.9\t5\nberas\trice\t0.9\t0.9\t3\n');
  const learner = studiedOf({ from: 'id', to: 'en' }, words);
  const machine = ['Rain fell in the village.', 'Rice is up again.'];
  const made = (reference: string[][]) =>
    withoutFlags(bitextOf(source, (_, i) => machine[i]!, reference, { lexicon: words }));
  const translations = (text: Bitext, more: Partial<CardOptions> = {}) =>
    cardsOf(text, { kinds: ['word'], know: 0, ...more }, learner).map(
      ({ word, system, translation }) => `${word.lemma} ${system}: ${translation}`,
    );
  /** With the reference's beads as given: source and target sentences, and how well they fit. */
  const aligned = (text: Bitext, beads: readonly [number[], number[], number][]): Bitext => {
    const [own, reference] = text.outputs;
    const made = beads.map(([source, target, score]) => ({ source, target, score }));
    return { ...text, outputs: [own!, { ...reference!, beads: made }] };
  };

  it('is the reference’s where one sentence of it fits, else the model’s', () => {
    const text = aligned(made([['Rain fell in the village that morning.', 'Rice.', 'It went up again.']]), [
      [[0], [0], 0.9],
      [[1], [1, 2], 0.9],
    ]);
    const reference = 'desa reference: Rain fell in the village that morning.';
    expect(translations(text)).toEqual(expect.arrayContaining([reference, 'beras model: Rice is up again.']));
    expect(translations(text, { translations: 'system' })).toContain('desa model: Rain fell in the village.');
    const only = translations(text, { translations: 'reference' });
    expect(only).toContain(reference);
    expect(only.join()).not.toContain('beras');
  });

  it('is the model’s where the reference fits badly', () => {
    const text = made([['Rain fell in the village that morning.', 'Something else.']]);
    const badly = aligned(text, [
      [[0], [0], 0.49],
      [[1], [1], 0.49],
    ]);
    expect(translations(badly)).toContain('desa model: Rain fell in the village.');
  });

  it('has the words that the word was linked to, if they surely belong to it', () => {
    const text = made([['Rain fell in the village that morning.', 'Rice went up again.']]);
    const start = source.indexOf('desa');
    const [row, ...rest] = text.rows;
    const cell = row!.cells['model']!;
    const here = (confidence: number, there = 'the village'): string | null => {
      const at = text.outputs[0]!.targets[0]!.text.indexOf(there);
      const link = {
        source: [{ start, end: start + 4 }],
        target: [{ target: 0, start: at, end: at + there.length }],
        confidence,
      };
      const cells = { ...row!.cells, model: { ...cell, links: [link] } };
      const linked = { ...text, rows: [{ ...row!, cells }, ...rest] };
      const cards = cardsOf(linked, { kinds: ['word'], know: 0, translations: 'system' }, learner);
      return cards.find(({ word }) => word.lemma === 'desa')!.word.here;
    };
    expect([here(0.9), here(0.4)]).toEqual(['the village', null]);
    // The lexicon knows what “desa” means, and that is nothing like it.
    expect(here(0.9, 'that morning')).toBe(null);
  });

  it('is what is learnt if the target’s language is studied', () => {
    const text = made([['Rain fell in the village that morning.', 'Rice went up again.']]);
    const other = studiedOf({ from: 'id', to: 'en' }, words, 'target');
    const [card] = cardsOf(text, { kinds: ['word'], know: 0, translations: 'system' }, other);
    expect(card).toMatchObject({
      language: 'en',
      otherLanguage: 'id',
      text: 'Rain fell in the village.',
      translation: 'Hujan turun di desa pagi itu.',
      word: { lemma: 'village', meanings: ['desa'] },
    });
  });
});
