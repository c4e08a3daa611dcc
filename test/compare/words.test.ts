import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from '../../src/compare/words.js';
import { type Change, hasWordChange, textAfter, textBefore } from '../../src/core/bitext.js';
import { shown } from './words/shown.js';

describe('a word diff', () => {
  it.each([
    ['The price is up.', 'The price is down.', 'The price is [-up-]{+down+}.'],
    ['Rp. 15,400 a kilo', 'Rp. 13,900 a kilo', 'Rp. [-15,400-]{+13,900+} a kilo'],
    ['Harga Beras Naik', 'Rice Prices Rise', '[-Harga Beras Naik-]{+Rice Prices Rise+}'],
    ["He doesn't know", 'He does know', "He [-doesn't-]{+does+} know"],
    ['Prices rose', 'prices rose', '<Aa:Prices~prices> rose'],
    ['same', 'same', 'same'],
    ['', 'all new', '{+all new+}'],
    ['all gone', '', '[-all gone-]'],
  ])('%j → %j', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });

  it.each([
    [
      'FOUR FIVE SIX SEVEN EIGHT NINE',
      'ONE TWO THREE FOUR FIVE SIX',
      '{+ONE TWO THREE +}FOUR FIVE SIX[- SEVEN EIGHT NINE-]',
    ],
    ['satu dua tiga empat', 'nol satu  dua\ttiga', '{+nol +}satu< ~  >dua< ~\t>tiga[- empat-]'],
  ])('keeps words that only moved along apart from what changed: %j → %j', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });

  it.each([
    ['the old price', 'the very old price', 'the {+very +}old price'],
    ['rose. He left', 'rose and he left', 'rose[-..-]{+ and+} <Aa:He~he> left'],
    ['tea, coffee', 'tea coffee', 'tea[-.,-] coffee'],
    ['It rained', 'It rained today.', 'It rained{+ today.+}'],
    ['well known', 'well-known', 'well< ~>{+.-+}known'],
    ['Rp15.000', 'Rp 15.000', '<Rp15.000~Rp 15.000>'],
  ])('leaves the spaces around a change where both have them: %j → %j', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });

  it.each([
    ['a long-term plan', 'a short-term plan', 'a [-long-]{+short+}-term plan'],
    ['a well-known name', 'a Sino-Japanese name', 'a [-well-known-]{+Sino-Japanese+} name'],
  ])('changes a part of a compound, or all of it: %j → %j', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });

  it('does not shred a replaced passage by the small words that both have', () => {
    expect(
      shown(diffWords('Farmers met in the big hall yesterday.', 'Traders wait at the new port yesterday.')),
    ).toBe('[-Farmers met in the big hall-]{+Traders wait at the new port+} yesterday.');
    expect(shown(diffWords('a cat, a dog', 'a hen, a cow'))).toBe('a [-cat-]{+hen+}, a [-dog-]{+cow+}');
  });

  it('matches a rare word where it cannot match the frequent ones around it, too', () => {
    const changes = diffWords(
      'Jakarta and the port and the sea',
      'the port and the sea and the Jakarta road',
    );
    expect(shown(changes)).toMatch(/the port and the sea/);
    expect(
      shown(diffWords('the x the y the Bandung', 'Bandung the p the q the')).includes('[-Bandung-]'),
    ).toBe(false);
  });

  it.each([
    ['curly and straight quotes', "He won't “go”.", 'He won’t "go".'],
    ['guillemets', '«Ya», katanya', '“Ya”, katanya'],
    ['the apostrophes of names', 'Qurʼan and Hawaiʻi', "Qur'an and Hawai‘i"],
    ['composed and decomposed letters', 'na\u00efve caf\u00e9', 'nai\u0308ve cafe\u0301'],
    ['composed and decomposed signs', 'a \u2260 b', 'a =\u0338 b'],
    ['kinds of spaces', 'Rp 5 juta', 'Rp\u00a05\u2009juta'],
    ['more spaces and line breaks', ' one two', 'one  \n two '],
    ['kinds of dashes', '10–12 — Jakarta–Bandung −5', '10-12 -- Jakarta‑Bandung -5'],
    ['kinds of ellipses', 'Well… then . . .', 'Well... then …'],
    ['soft hyphens and joiners', 'per\u00adcent \u200bof', 'percent of'],
    ['ligatures', 'the ﬁrst oﬃce', 'the first office'],
  ])('says of %s that they are typography', (_, before, after) => {
    const changes = diffWords(before, after);
    expect(hasWordChange(changes)).toBe(false);
    expect(changes.some(({ kind }) => kind === 'typography')).toBe(true);
    expect([textBefore(changes), textAfter(changes)]).toEqual([before, after]);
  });

  it.each([
    ["we're", 'were'],
    ['5"', "5'"],
    ['x²', 'x2'],
    ['3,5', '35'],
    ['-5', '5'],
    ['resume', 'résumé'],
  ])('says of %j and %j that they are not', (before, after) => {
    expect(hasWordChange(diffWords(before, after))).toBe(true);
  });

  it('marks words that are removed here and added there as moved, but not a few small ones', () => {
    const changes = diffWords(
      'in Jakarta last week the minister and his staff visited three markets',
      'the minister and his staff visited three markets in Jakarta last week',
    );
    expect(shown(changes)).toBe(
      '[->in Jakarta last week -]the minister and his staff visited three markets{+> in Jakarta last week+}',
    );
    expect(
      diffWords('some of the people met there', 'people met there and some of the').some(
        (change) => 'moved' in change,
      ),
    ).toBe(false);
  });
});

describe('any two texts', () => {
  const words = ['a', 'b', 'the', 'ikan', 'ikan', 'Jakarta', '1,5', '.', ',', '“', '"', "won't", 'won’t'];
  const signs = ['😀', '\ud83d', '-', '—', '…', '...', 'é', 'e\u0301', '\u200d', '🇮🇩', '\u0301'];
  const spaces = [' ', ' ', ' ', '\n', '  ', '\u00a0', ''];
  const text = fc
    .array(fc.constantFrom(...words, ...signs, ...spaces, ...spaces), { maxLength: 40 })
    .map((parts) => parts.join(''));
  const said = (changes: readonly Change[], kind: Change['kind']) =>
    changes.filter((change) => change.kind === kind).map((change) => change.text);

  it('are given by a diff’s parts, exactly', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffWords(before, after);
        expect(textBefore(changes)).toBe(before);
        expect(textAfter(changes)).toBe(after);
      }),
      { numRuns: 400 },
    );
  });

  it('differ in no part that is empty, twice in a row, or only spaces', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffWords(before, after);
        changes.forEach((change, i) => {
          const next = changes[i + 1];
          const look = (each: Change) => `${'moved' in each} ${'punctuation' in each}`;
          if (change.kind === next?.kind) expect(look(change)).not.toBe(look(next));
          if ('before' in change) expect(change.text).not.toBe(change.before);
          else expect(change.text).not.toBe('');
          if (change.kind === 'removed' || change.kind === 'added')
            expect(change.text).toMatch(/[^\s\p{Cf}]/u);
        });
      }),
      { numRuns: 250 },
    );
  });

  it('do not differ from themselves, nor in words from their other Unicode form', () => {
    const sign = fc.constantFrom(...'\u1100\u1161\u11a8가กไำか\u3099漢é.5²ﬁA -\u212b\ufa19\u0f71"1ﾊﾞ');
    const mixed = fc.string({ unit: sign, maxLength: 8 });
    fc.assert(
      fc.property(fc.oneof(text, mixed, fc.string({ unit: 'grapheme' })), (same) => {
        expect(diffWords(same, same)).toEqual(same === '' ? [] : [{ kind: 'same', text: same }]);
        expect(hasWordChange(diffWords(same.normalize('NFC'), same.normalize('NFD')))).toBe(false);
      }),
      { numRuns: 250, examples: [['a.Õb'], ['\u1100\u1161ก'], ['กำa\u0301\u1100\u1161\u11a8ไทย']] },
    );
  });

  it('differ in the same words however they are spaced, also where two choices are as good', () => {
    const list = fc.array(fc.constantFrom('a', 'the', 'ikan', 'Jakarta', '1,5', '.', 'naik', '“'));
    const space = fc.constantFrom(' ', '  ', '\n', '\u00a0 ');
    const spaced = (parts: readonly string[], between: readonly string[]) =>
      parts.map((part, i) => `${part}${between[i % between.length]}`).join('');
    const wordsOf = (changes: readonly Change[]) =>
      (['removed', 'added'] as const).map((kind) =>
        said(changes, kind).flatMap((part) => part.split(/\s+/).filter(Boolean)),
      );
    fc.assert(
      fc.property(list, list, fc.array(space, { minLength: 1 }), (before, after, between) => {
        const plain = diffWords(spaced(before, [' ']), spaced(after, [' ']));
        const other = diffWords(spaced(before, between), spaced(after, [' ']));
        expect(wordsOf(other)).toEqual(wordsOf(plain));
      }),
      {
        examples: [
          [
            ['ikan', 'Jakarta', 'naik'],
            ['ikan', '1,5', 'naik', 'Jakarta'],
            ['\n', ' '],
          ],
        ],
      },
    );
  });

  it('differ alike whichever comes first', () => {
    const changed = (changes: readonly Change[], kind: 'removed' | 'added') =>
      changes.filter((change) => change.kind === kind).map(({ kind: _, ...rest }) => rest);
    const rewritten = (changes: readonly Change[], isTurned: boolean) =>
      changes.flatMap((change) =>
        'before' in change ? [isTurned ? [change.text, change.before] : [change.before, change.text]] : [],
      );
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [there, back] = [diffWords(before, after), diffWords(after, before)];
        expect(changed(back, 'added')).toEqual(changed(there, 'removed'));
        expect(changed(back, 'removed')).toEqual(changed(there, 'added'));
        expect(rewritten(back, true)).toEqual(rewritten(there, false));
      }),
      { numRuns: 200 },
    );
  });

  it('keep characters whole that belong together, and numbers and addresses', () => {
    const units = [
      '5%',
      '$1.2m',
      '1,500.00',
      '10–12',
      'COVID-19',
      '20:30',
      '3½',
      'a@b.org',
      'www.c.id/x?y=1',
    ];
    const wholes = ['👩‍👩‍👧', '👍🏽', '🇮🇩', 'é', '5️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', "won't", 'ikan'];
    const list = fc.array(fc.constantFrom(...units, ...wholes), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const all = new Set([...before, ...after]);
        for (const change of diffWords(before.join(' '), after.join(' ')))
          for (const word of change.text.split(' ').filter(Boolean)) expect(all).toContain(word);
      }),
      { numRuns: 250 },
    );
  });

  it('have as much that moved away as arrived', () => {
    const list = fc.array(fc.constantFrom('a', 'the', 'ikan', 'Jakarta', 'kota', 'naik', 'turun'), {
      maxLength: 25,
    });
    const moved = (changes: readonly Change[], kind: 'removed' | 'added') =>
      changes
        .filter((change) => change.kind === kind && change.moved)
        .flatMap(({ text: part }) => part.split(' '))
        .filter(Boolean)
        .sort();
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changes = diffWords(before.join(' '), after.join(' '));
        expect(moved(changes, 'removed')).toEqual(moved(changes, 'added'));
      }),
      { numRuns: 250 },
    );
  });
});

describe('a word diff of huge texts', () => {
  const numbered = (word: string, count: number) =>
    Array.from(
      { length: count },
      (_, i) => `${word}${i.toString(36).replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)}`,
    );

  it('gives up on texts that share nothing but spaces', () => {
    expect(diffWords('a b '.repeat(10_000), 'c d '.repeat(10_000)).map(({ kind }) => kind)).toEqual([
      'removed',
      'added',
      'same',
    ]);
    const changes = diffWords(numbered('x', 20_000).join(' '), numbered('y', 20_000).join(' '));
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('has one part for 100,000 equal words, and one for 99,000 spaces', () => {
    const same = 'kata '.repeat(100_000);
    expect(diffWords(same, same)).toEqual([{ kind: 'same', text: same }]);
    expect(diffWords(`a${' '.repeat(99_000)}b`, 'a b').map(({ kind }) => kind)).toEqual([
      'same',
      'typography',
      'same',
    ]);
    expect(hasWordChange(diffWords('a '.repeat(30_000), 'a  '.repeat(30_000)))).toBe(false);
  });

  it('finds each of 1,500 changes', () => {
    const before = numbered('kata', 15_000);
    const after = before.map((word, i) => (i % 10 === 5 ? `${word}x` : word));
    const changes = diffWords(before.join(' '), after.join(' '));
    expect(changes.filter(({ kind }) => kind === 'removed')).toHaveLength(1500);
    expect(changes.filter(({ kind }) => kind === 'added')).toHaveLength(1500);
  });

  it.each([
    'x',
    "x'",
    'e\u0301',
    '1,',
    '. ',
    '-',
    '\u200b',
    '\u00ad',
    '👩\u200d',
    '“',
    'a.',
    '1-',
    '@a',
    'x-1',
  ])('takes 100 kB of %j', (piece) => {
    const long = piece.repeat(100_000 / piece.length);
    const changes = diffWords(`${long} a`, `b ${long}`);
    expect(textBefore(changes) === `${long} a` && textAfter(changes) === `b ${long}`).toBe(true);
  });
});
