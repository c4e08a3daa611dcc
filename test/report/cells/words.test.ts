import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../../src/compare/compare.js';
import { type Bitext, type Link, sidesOf, targetsIn } from '../../../src/core/bitext.js';
import { type Note, type Span, sentencesOf } from '../../../src/core/document.js';
import type { Bead, Side } from '../../../src/core/system.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { encodeUnits, unitScript } from '../../../src/report/cells/words.js';
import { escapeText } from '../../../src/report/markup.js';
import { documentPages } from '../../../src/report/page.js';
import { candidate, documentOf, hypothesis, machineSide, reference } from '../../bitexts.js';
import { dataIn, rowsOf } from '../shown.js';

const files = { index: 'index.html', base: 'n', text: 'n.txt', jsonl: 'n.jsonl', patch: null };
const pageOf = (bitext: Bitext): string => documentPages(bitext, files)[0]!;

/** A bitext of one sentence and what systems make of it. */
const bitextOf = (source: string, ...said: string[]): Bitext => {
  const document = documentOf(source);
  const sides = said.map((text, i) => machineSide(document, () => hypothesis(text), candidate(`m${i}`)));
  return compareSystems(document, [], sides, emptyLexicon);
};

/** Links units of words, each given as the words themselves. */
const link = (bitext: Bitext, system: string, source: string[], target: string[], confidence = 0.9): void => {
  const { text } = sidesOf(bitext).find((side) => side.system.id === system)!.output.targets[0]!;
  const spanOf = (within: string, word: string): Span => {
    const start = within.indexOf(word);
    return { start, end: start + word.length };
  };
  const made: Link = {
    source: source.map((word) => spanOf(bitext.document.text, word)),
    target: target.map((word) => ({ target: 0, ...spanOf(text, word) })),
    confidence,
  };
  const cell = bitext.rows[0]!.cells[system]!;
  cell.links = [...(cell.links ?? []), made];
};

interface Unit {
  source: number[];
  isWeak: boolean;
}
/** What pages' scripts make of the notation and of texts. */
const script: {
  wordPattern: RegExp;
  decodeUnits(code: string): Unit[][];
  numbersIn(codes: string[]): [number, boolean][][][];
} = new Function(`${unitScript}return { wordPattern, decodeUnits, numbersIn };`)();

const unescaped = (markup: string): string =>
  markup.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
  );

/** A cell's own text, as the script finds it. */
const textOf = (markup: string): string =>
  unescaped(
    markup
      .replace(/<small.*?<\/small>|<span class=nothing.*?<\/span>|<(ul|details)[ >].*?<\/\1>/gs, '')
      .replace(/<[^>]*>/g, ''),
  );

const codesOf = (page: string): string[] =>
  (page.includes('id="word-links"') ? String(dataIn(page, 'word-links')) : '').split('|');

/** The texts of each row's cells, with the numbers that the script gives to words: `Dia[1] makan[2?].` */
const numbered = (page: string): string[][] => {
  const codes = codesOf(page);
  return rowsOf(page).map(({ cells }, row) => {
    const numbers = script.numbersIn((codes[row] ?? '').split(' '));
    return cells.map(({ markup }, cell) => {
      let at = 0;
      return textOf(markup)
        .trim()
        .replace(script.wordPattern, (word) => {
          const units = numbers[cell]?.[at++] ?? [];
          if (units.length === 0) return word;
          const all = units
            .map(([number]) => number)
            .sort((a, b) => a - b)
            .join();
          return `${word}[${all}${units.every(([, isWeak]) => isWeak) ? '?' : ''}]`;
        });
    });
  });
};

describe('linked words', () => {
  it('have the same number on both sides, in the order of the source', () => {
    const bitext = bitextOf('Dia makan nasi.', 'Rice he eats.');
    link(bitext, 'm0', ['nasi'], ['Rice']);
    link(bitext, 'm0', ['Dia'], ['he']);
    expect(numbered(pageOf(bitext))).toEqual([['Dia[1] makan nasi[2].', 'Rice[2] he[1] eats.']]);
  });

  it('have one number where two systems translate the same words, and several where their units differ', () => {
    const bitext = bitextOf('Ada rumah sakit.', 'A hospital.', 'An ill house.');
    link(bitext, 'm0', ['rumah', 'sakit'], ['hospital']);
    link(bitext, 'm1', ['Ada'], ['An']);
    link(bitext, 'm0', ['Ada'], ['A']);
    link(bitext, 'm1', ['rumah'], ['house']);
    link(bitext, 'm1', ['sakit'], ['ill']);
    expect(numbered(pageOf(bitext))).toEqual([
      ['Ada[1] rumah[2,3] sakit[2,4].', 'A[1] hospital[2].', 'An[1] ill[4] house[3].'],
    ]);
  });

  it('are whole words, also where links are of parts, and where hyphens join them', () => {
    const bitext = bitextOf('Negara-negara besar, bukunya.', 'His book, big countries.');
    link(bitext, 'm0', ['Negara', 'negara'], ['countries']);
    link(bitext, 'm0', ['buku'], ['book']);
    link(bitext, 'm0', ['nya'], ['His']);
    expect(numbered(pageOf(bitext))).toEqual([
      ['Negara-negara[1] besar, bukunya[2].', 'His[2] book[2], big countries[1].'],
    ]);
  });

  it('look weak where no link is sure', () => {
    const bitext = bitextOf('Dia makan.', 'He eats.', 'She eats.');
    link(bitext, 'm0', ['Dia'], ['He'], 0.9);
    link(bitext, 'm1', ['Dia'], ['She'], 0.3);
    link(bitext, 'm1', ['makan'], ['eats'], 0.3);
    expect(numbered(pageOf(bitext))).toEqual([['Dia[1] makan[2?].', 'He[1] eats.', 'She[1?] eats[2?].']]);
  });

  it('have no more than four numbers', () => {
    const bitext = bitextOf('Satu dua tiga empat lima enam.', 'All.');
    for (const word of ['Satu', 'dua', 'tiga', 'empat', 'lima']) link(bitext, 'm0', [word], ['All']);
    expect(numbered(pageOf(bitext))[0]![1]).toBe('All[1,2,3,4].');
  });

  it('are left out if their counterpart is in another row', () => {
    const bitext = bitextOf('Satu.', 'One.');
    const cell = bitext.rows[0]!.cells['m0']!;
    cell.links = [
      { source: [{ start: 0, end: 4 }], target: [{ target: 5, start: 0, end: 3 }], confidence: 1 },
      { source: [{ start: 70, end: 74 }], target: [{ target: 0, start: 0, end: 3 }], confidence: 1 },
      { source: [], target: [{ target: 0, start: 0, end: 3 }], confidence: 1 },
    ];
    expect(numbered(pageOf(bitext))).toEqual([['Satu.', 'One.']]);
  });

  it('are found within notes, changes, and each of several joined sentences', () => {
    const document = documentOf('Satu dua. Tiga empat.');
    const machine = machineSide(document, (_, i) => ['One two.', 'Three four.'][i]!);
    const targets = ['Uno two.', 'Tres four.'].map((text) => ({ text, block: 0 }));
    const beads = [{ source: [0, 1], target: [0, 1], score: 0.9 }];
    const side = { system: reference(), output: { system: 'reference', targets, beads } };
    const note = { rule: 'r', message: 'm', block: 0, start: 12, end: 17 };
    const bitext = compareSystems(document, [note], [machine, side], emptyLexicon);
    const links = (target: number, last: Span): Link[] => [
      { source: [{ start: 5, end: 8 }], target: [{ target, ...last }], confidence: 1 },
      {
        source: [{ start: 10, end: 14 }],
        target: [{ target, start: 0, end: last.start - 1 }],
        confidence: 1,
      },
    ];
    bitext.rows[0]!.cells['reference']!.links = links(1, { start: 5, end: 9 });
    bitext.rows[0]!.cells['model']!.links = links(0, { start: 4, end: 7 });
    const page = pageOf(bitext);
    expect(page).toMatch(
      /<span class=line data-n=2>Ti<mark title="r: m" u-title=\d+>ga em<\/mark>pat\.<\/span>/,
    );
    expect(numbered(page)).toEqual([
      ['Satu dua[1]. Tiga[2] empat.', 'One[2] two[1]. Three four.', 'Uno two. Tres[2] four[1].'],
    ]);
  });

  it('bring their tools with them', () => {
    const bitext = bitextOf('Satu.', 'One.');
    const tools = /<input[^>]*id=links|id="word-links"/;
    expect(pageOf(bitext)).not.toMatch(tools);
    link(bitext, 'm0', ['Satu'], ['One']);
    expect(pageOf(bitext)).toMatch(tools);
  });
});

describe('the notation of word links', () => {
  const units = fc.array(
    fc.array(
      fc.record({
        source: fc
          .uniqueArray(fc.nat(300), { minLength: 1, maxLength: 4 })
          .map((words) => words.sort((a, b) => a - b)),
        isWeak: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    { maxLength: 12 },
  );

  it('gives the links back', () => {
    fc.assert(
      fc.property(units, (words) => {
        const code = encodeUnits(words);
        expect(code).toMatch(/^[\w;!+,-]*$/);
        const end = words.findLastIndex((each) => each.length > 0) + 1;
        expect(script.decodeUnits(code)).toEqual(words.slice(0, end));
      }),
    );
  });

  it('has a character for a word that is translated in its turn', () => {
    const words = Array.from({ length: 40 }, (_, i) => [{ source: [i], isWeak: i % 7 === 0 }]);
    expect(encodeUnits(words)).toHaveLength(40);
  });
});

/** Words, signs and hostile text of any kind, without line breaks that would end a paragraph. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'satu',
        'Dua',
        'rumah-rumah',
        'a',
        '<b>',
        '&amp;',
        '“Halo”',
        '😀',
        'e\u0301',
        '  ',
        '\u00a0',
        '\u0007',
        '"',
      ),
      fc.string({ unit: 'grapheme-ascii', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => `A${parts.join(' ')}.`);

const offset = fc.integer({ min: -3, max: 60 });
const span = fc.record({ start: offset, end: offset });
const index = fc.nat(5);
const anyLinks: fc.Arbitrary<Link[]> = fc.array(
  fc.record({
    source: fc.array(span, { maxLength: 3 }),
    target: fc.array(fc.record({ target: index, start: offset, end: offset }), { maxLength: 3 }),
    confidence: fc.constantFrom(0, 0.4, 0.6, 1),
  }),
  { maxLength: 6 },
);

/** Beads of any shape over all sentences and targets, in order. */
const anyBeads = (sources: number, targets: number): fc.Arbitrary<Bead[]> =>
  fc
    .array(fc.tuple(fc.nat(3), fc.nat(2), fc.option(fc.constantFrom(0, 0.2, 0.9))), { maxLength: 5 })
    .map((shapes) => {
      const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
      let [at, next] = [0, 0];
      const beads: Bead[] = [];
      for (const [m, n, score] of [...shapes, [sources, targets, null] as const]) {
        const [to, end] = [Math.min(sources, at + m), Math.min(targets, next + n)];
        if (to > at || end > next) beads.push({ source: range(at, to), target: range(next, end), score });
        [at, next] = [to, end];
      }
      return beads;
    });

/** Any document with a machine's translation and two aligned ones, notes, and links wherever they may point. */
const anyBitext: fc.Arbitrary<Bitext> = fc
  .record({
    source: fc.array(words, { minLength: 1, maxLength: 3 }),
    said: fc.array(words, { minLength: 3, maxLength: 3 }),
    written: fc.array(words, { maxLength: 4 }),
    others: fc.array(words, { maxLength: 4 }),
  })
  .chain(({ source, said, written, others }) => {
    const document = documentOf(source.join('\n\n'));
    const count = sentencesOf(document).length;
    const aligned = (id: string, role: 'reference' | 'candidate', texts: string[]): fc.Arbitrary<Side> =>
      anyBeads(count, texts.length).map((beads) => ({
        system: { ...reference(), id, role },
        output: { system: id, targets: texts.map((text) => ({ text, block: 0 })), beads },
      }));
    const machine = machineSide(document, (_, i) => hypothesis(said[i % 3]!));
    const note: fc.Arbitrary<Note> = fc
      .record({ rule: fc.constant('r'), message: words, block: fc.constant(0), start: offset, end: offset })
      .map((each) => ({ ...each, start: Math.max(0, each.start) }));
    return fc
      .tuple(
        aligned('first', 'reference', written),
        aligned('second', 'candidate', others),
        fc.array(note, { maxLength: 3 }),
        fc.array(anyLinks, { minLength: 1, maxLength: 4 }),
      )
      .map(([first, second, notes, links]) => {
        const bitext = compareSystems(document, notes, [machine, first, second], emptyLexicon);
        bitext.rows.forEach((row, r) => {
          Object.values(row.cells).forEach((cell, c) => {
            cell.links = links[(r + c) % links.length]!;
          });
        });
        return bitext;
      });
  });

/** The texts of a page's cells, less what is said about them. */
const textsOf = (page: string): string[] =>
  rowsOf(page).flatMap(({ cells }) => cells.map(({ markup }) => textOf(markup).trim()));

/** A text as a browser shows it. */
const shown = (text: string): string => unescaped(escapeText(text));

/** The texts of a bitext's cells, as a page writes them. */
const expectedTexts = (bitext: Bitext): string[] => {
  const sentences = sentencesOf(bitext.document);
  return bitext.rows
    .flatMap((row) => [
      row.source.map((each) => shown(sentences[each]!.text)).join(''),
      ...sidesOf(bitext).map((side) =>
        targetsIn(row, side)
          .map(({ text }) => shown(text))
          .join(' '),
      ),
    ])
    .map((text) => text.trim());
};

/** Elements whose end tags are left out, and what ends them. */
const ended: Readonly<Record<string, RegExp>> = {
  li: /^(li)$/,
  p: /^(p|ul|details)$/,
};

/** Names of elements of a cell that are not closed, or not in order. */
const unbalanced = (markup: string): string[] => {
  const open: string[] = [];
  const isOptional = (name: string | undefined) => name !== undefined && ended[name] !== undefined;
  for (const [, end, name] of markup.matchAll(/<(\/?)([a-z][a-z0-9-]*)[^>]*>/g)) {
    if (end === '') {
      while (isOptional(open.at(-1)) && ended[open.at(-1)!]!.test(name!)) open.pop();
      open.push(name!);
    } else {
      while (isOptional(open.at(-1)) && open.at(-1) !== name) open.pop();
      if (open.pop() !== name) return [name!];
    }
  }
  while (isOptional(open.at(-1))) open.pop();
  return open;
};

describe('the text of a page', () => {
  it('is that of the documents, whatever is linked, noted, changed or joined', () => {
    fc.assert(
      fc.property(anyBitext, (bitext) => {
        expect(textsOf(pageOf(bitext))).toEqual(expectedTexts(bitext));
      }),
      { numRuns: 300 },
    );
  });

  it('has every element in another as a whole', () => {
    fc.assert(
      fc.property(anyBitext, (bitext) => {
        for (const { cells } of rowsOf(pageOf(bitext)))
          for (const { markup } of cells) expect(unbalanced(markup)).toEqual([]);
      }),
    );
  });

  it('has the words that links are about, each with its links', () => {
    fc.assert(
      fc.property(anyBitext, (bitext) => {
        const page = pageOf(bitext);
        const codes = codesOf(page);
        rowsOf(page).forEach(({ cells: [source, ...others] }, row) => {
          const count = (markup: string) => textOf(markup).match(script.wordPattern)?.length ?? 0;
          const decoded = (codes[row] ?? '').split(' ').map((code) => script.decodeUnits(code));
          decoded.forEach((words, system) => {
            expect(words.length).toBeLessThanOrEqual(others[system] ? count(others[system].markup) : 0);
            for (const { source: own } of words.flat())
              for (const word of own) expect(word).toBeLessThan(count(source!.markup));
          });
        });
      }),
    );
  });
});
