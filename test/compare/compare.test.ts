import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beadsByParagraph, makeBitext } from '../../src/compare/bitext.js';
import { flagsOf, percent } from '../../src/compare/flags.js';
import { type Change, diffWords } from '../../src/compare/words.js';
import { parseDocument } from '../../src/formats/text/read.js';
import { emptyLexicon, parseLexicon } from '../../src/languages/lexicon.js';
import { segment } from '../../src/segment/segment.js';
import type { Hypothesis } from '../../src/translate/hypothesis.js';

const hypothesis = (text: string, more: Partial<Hypothesis> = {}): Hypothesis => ({
  text,
  score: -0.2,
  logProbs: [-0.2],
  ended: true,
  parts: 1,
  guarded: false,
  alternatives: [],
  misplaced: [],
  copied: null,
  ...more,
});

const shown = (changes: readonly Change[]): string =>
  changes
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('a word diff', () => {
  it.each([
    ['The price is up.', 'The price is down.', 'The price is [-up-]{+down+}.'],
    ['Rp. 15,400 a kilo', 'Rp. 13,900 a kilo', 'Rp. [-15,400-]{+13,900+} a kilo'],
    ['Harga Beras Naik', 'Rice Prices Rise', '[-Harga Beras Naik-]{+Rice Prices Rise+}'],
    ["He doesn't know", 'He does know', "He [-doesn't-]{+does+} know"],
    ['same', 'same', 'same'],
    ['', 'all new', '{+all new+}'],
    ['all gone', '', '[-all gone-]'],
  ])('%j → %j', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });

  it('joins to both texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'the', ' ', '.', '1,5', '\n', '😀', '\ud83d', '“'))
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffWords(before, after);
        const without = (kind: Change['kind']) =>
          changes
            .filter((change) => change.kind !== kind)
            .map((change) => change.text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  it('gives up on texts that have nothing in common, in bounded time', () => {
    const changes = diffWords('a b '.repeat(20_000), 'c d '.repeat(20_000).trim());
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

describe('flags', () => {
  const lexicon = parseLexicon(
    'doa\tprayer\t0.6\nvirus\tvirus\t0.4\nvirus\tviruses\t0.3\npergi\twent\t0.5\n',
  );
  const rules = (text: string, more?: Partial<Hypothesis>, source = 'Ia pergi.') =>
    flagsOf(source, hypothesis(text, more), lexicon).map(({ rule }) => rule);

  it('are none for a confident hypothesis, and none for copied text', () => {
    expect(rules('He went home.')).toEqual([]);
    expect(rules('* * *', { score: null, logProbs: [], copied: 'no-words' })).toEqual([]);
  });

  it('say when the model is unsure, was cut off, or was given parts', () => {
    expect(rules('He went.', { score: -1.5 })).toEqual(['low-confidence']);
    expect(rules('He went.', { ended: false })).toEqual(['cut-off']);
    expect(rules('He went.', { parts: 3 })).toEqual(['split-sentence']);
  });

  it('say when letters were copied', () => {
    expect(rules('aaaa', { score: null, logProbs: [], copied: 'endless-word' })).toEqual(['copied']);
  });

  it('say when numbers differ, and how', () => {
    expect(flagsOf('Ada 20 orang.', hypothesis('There are 200 people.'), lexicon)).toEqual([
      { rule: 'numbers-differ', message: 'numbers differ: “20” → “200”' },
    ]);
  });

  it('say which words were left in Indonesian, but not of those that are English too, nor of names', () => {
    const source = 'Sesudah doa, virus itu pergi dari Doa.';
    expect(flagsOf(source, hypothesis('After the doa, the virus went from Doa.'), lexicon)).toEqual([
      { rule: 'untranslated', message: 'left in Indonesian: “doa”' },
    ]);
    expect(rules('See https://pergi.id/doa and @doa.', {}, 'Lihat https://pergi.id/doa dan @doa.')).toEqual(
      [],
    );
  });

  it.each(['this this this', 'of the market of the market of the market', 'No, no, no, no, no, no'])(
    'find the loop in %j',
    (text) => {
      expect(rules(text)).toEqual(['repetition']);
    },
  );

  it.each(['very very good', 'the end of the end of it', 'a b a c a d', ''])('find no loop in %j', (text) => {
    expect(rules(text)).toEqual([]);
  });

  it('give the mean probability of a piece in per cent', () => {
    expect(percent(Math.log(0.5))).toBe('50 %');
  });
});

describe('a bitext', () => {
  const text =
    'Judul Berita\n\nHarga naik. Ia pergi ke pasar.\n\nHujan turun.\n\nBaca juga berita lain di sini.\n';
  const document = parseDocument(Buffer.from(text), 'n', 'p');
  const english = [
    ['The News'],
    ['Prices rose.', 'He went to the market.'],
    ['Rain fell.'],
    ['Also read other news here.'],
  ];
  const translated = document.paragraphs.map((paragraph, i) => ({
    sentences: segment(paragraph.text, 'id'),
    hypotheses: english[i]!.map((each) => hypothesis(each)),
  }));

  it('has a bead a sentence where there is no reference, with offsets into the document', () => {
    const { beads } = makeBitext(document, [], translated, null, emptyLexicon);
    expect(beads.map(({ paragraph, source }) => [paragraph, source[0]!.number])).toEqual([
      [0, 1],
      [1, 2],
      [1, 3],
      [2, 4],
      [3, 5],
    ]);
    for (const { source } of beads)
      for (const { start, end, text: slice } of source) expect(text.slice(start, end)).toBe(slice);
    expect(
      beads.every(
        ({ reference, changes, score }) => reference === null && changes === null && score === null,
      ),
    ).toBe(true);
  });

  it('has the reference beside it, with what differs, what it leaves out and what it adds', () => {
    const reference = {
      path: 'n.en.txt',
      paragraphs: [
        ['The News'],
        ['Prices rose and he went to the market.'],
        ['An extra remark by somebody else entirely.'],
        ['Rain fell.'],
      ],
    };
    const bitext = makeBitext(document, [], translated, reference, emptyLexicon);
    expect(
      bitext.beads.map(({ source, reference: theirs }) => [source.map(({ number }) => number), theirs]),
    ).toEqual([
      [[1], ['The News']],
      [[2, 3], ['Prices rose and he went to the market.']],
      [[], ['An extra remark by somebody else entirely.']],
      [[4], ['Rain fell.']],
      [[5], []],
    ]);
    expect(shown(bitext.beads[1]!.changes!)).toBe('Prices rose[-. He-]{+ and he+} went to the market.');
    expect(bitext.beads[2]!.changes).toBeNull();
    expect(beadsByParagraph(bitext).flat()).toHaveLength(bitext.beads.length);
    expect(beadsByParagraph(bitext)[1]!.length).toBe(2);
  });
});
