import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../../src/compare/compare.js';
import { type Bitext, type Link, sidesOf, targetsIn } from '../../../src/core/bitext.js';
import { type Note, type Span, sentencesOf } from '../../../src/core/document.js';
import type { Bead, Side } from '../../../src/core/system.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { escapeText } from '../../../src/report/markup.js';
import { documentPages } from '../../../src/report/page.js';
import { candidate, documentOf, hypothesis, machineSide, reference } from '../../bitexts.js';

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

/** The inner markup of each cell of the first row that has text. */
const cellsOf = (page: string): string[] =>
  [...page.slice(page.indexOf('<tr class="bead')).matchAll(/<td data-column[^>]*><p[^>]*>(.*?)<\/p>/gs)].map(
    ([, inner]) => inner!.replace(/<\/?span[^>]*>/g, '').trim(),
  );

describe('linked words', () => {
  it('have the same number on both sides, in the order of the source', () => {
    const bitext = bitextOf('Dia makan nasi.', 'Rice he eats.');
    link(bitext, 'm0', ['nasi'], ['Rice']);
    link(bitext, 'm0', ['Dia'], ['he']);
    expect(cellsOf(pageOf(bitext))).toEqual([
      '<w-d l=1>Dia</w-d> makan <w-d l=2>nasi</w-d>.',
      '<w-d l=2>Rice</w-d> <w-d l=1>he</w-d> eats.',
    ]);
  });

  it('have one number where two systems translate the same words, and several where their units differ', () => {
    const bitext = bitextOf('Ada rumah sakit.', 'A hospital.', 'An ill house.');
    link(bitext, 'm0', ['rumah', 'sakit'], ['hospital']);
    link(bitext, 'm1', ['Ada'], ['An']);
    link(bitext, 'm0', ['Ada'], ['A']);
    link(bitext, 'm1', ['rumah'], ['house']);
    link(bitext, 'm1', ['sakit'], ['ill']);
    expect(cellsOf(pageOf(bitext))).toEqual([
      '<w-d l=1>Ada</w-d> <w-d l=2,3>rumah</w-d> <w-d l=2,4>sakit</w-d>.',
      '<w-d l=1>A</w-d> <w-d l=2>hospital</w-d>.',
      '<w-d l=1>An</w-d> <w-d l=4>ill</w-d> <w-d l=3>house</w-d>.',
    ]);
  });

  it('are one element where the words of a unit are neighbours, and part of a word where the rest is another unit', () => {
    const bitext = bitextOf('Negara-negara besar, bukunya.', 'His book, big countries.');
    link(bitext, 'm0', ['Negara', 'negara'], ['countries']);
    link(bitext, 'm0', ['buku'], ['book']);
    link(bitext, 'm0', ['nya'], ['His']);
    expect(cellsOf(pageOf(bitext))[0]).toBe(
      '<w-d l=1>Negara-negara</w-d> besar, <w-d l=2>buku</w-d><w-d l=3>nya</w-d>.',
    );
  });

  it('look weak where no link is sure', () => {
    const bitext = bitextOf('Dia makan.', 'He eats.', 'She eats.');
    link(bitext, 'm0', ['Dia'], ['He'], 0.9);
    link(bitext, 'm1', ['Dia'], ['She'], 0.3);
    link(bitext, 'm1', ['makan'], ['eats'], 0.3);
    expect(cellsOf(pageOf(bitext))).toEqual([
      '<w-d l=1>Dia</w-d> <w-d l=2 q>makan</w-d>.',
      '<w-d l=1>He</w-d> eats.',
      '<w-d l=1 q>She</w-d> <w-d l=2 q>eats</w-d>.',
    ]);
  });

  it('have no more than four numbers', () => {
    const bitext = bitextOf('Satu dua tiga empat lima enam.', 'All.');
    for (const word of ['Satu', 'dua', 'tiga', 'empat', 'lima']) link(bitext, 'm0', [word], ['All']);
    expect(cellsOf(pageOf(bitext))[1]).toBe('<w-d l=1,2,3,4>All</w-d>.');
  });

  it('are left out if their counterpart is in another row', () => {
    const bitext = bitextOf('Satu.', 'One.');
    const cell = bitext.rows[0]!.cells['m0']!;
    cell.links = [
      { source: [{ start: 0, end: 4 }], target: [{ target: 5, start: 0, end: 3 }], confidence: 1 },
      { source: [{ start: 70, end: 74 }], target: [{ target: 0, start: 0, end: 3 }], confidence: 1 },
      { source: [], target: [{ target: 0, start: 0, end: 3 }], confidence: 1 },
    ];
    expect(cellsOf(pageOf(bitext))).toEqual(['Satu.', 'One.']);
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
    const page = pageOf(bitext).replace(/<del.*?<\/del>| (?:title|data-confidence)="[^"]*"/g, '');
    expect(page).toContain('<span class="line" data-n="1">Satu <w-d l=1>dua</w-d>. </span>');
    expect(page).toContain(
      '<span class="line" data-n="2"><w-d l=2>Ti</w-d><mark><w-d l=2>ga</w-d> em</mark>pat.</span>',
    );
    expect(page).toContain('<p data-n="1"><span><w-d l=2>One</w-d> <w-d l=1>two</w-d>.</span> </p>');
    expect(page).toContain(
      '<span class="line"><ins>Uno</ins> two. </span><span class="line"><ins><w-d l=2>Tres</w-d></ins> <w-d l=1>four</w-d>.</span>',
    );
  });

  it('bring their tools with them', () => {
    const bitext = bitextOf('Satu.', 'One.');
    const tools = /id="links"|linked words/;
    expect(pageOf(bitext)).not.toMatch(tools);
    link(bitext, 'm0', ['Satu'], ['One']);
    expect(pageOf(bitext)).toMatch(tools);
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

/** The texts of a page's cells, as markup without tags, less what is said about them. */
const textsOf = (page: string): string[] =>
  [...page.matchAll(/<td data-column[^>]*>(.*?)(?:<details|<ul|<\/td>)/gs)].map(([, inner]) =>
    inner!
      .replace(/<small class="shape">.*?<\/small>|<span class="nothing">.*?<\/span>/g, '')
      .replace(/<[^>]*>/g, '')
      .trim(),
  );

/** The texts of a bitext's cells, as a page writes them. */
const expectedTexts = (bitext: Bitext): string[] => {
  const sentences = sentencesOf(bitext.document);
  return bitext.rows
    .flatMap((row) => [
      row.source.map((each) => escapeText(sentences[each]!.text)).join(''),
      ...sidesOf(bitext).map((side) =>
        targetsIn(row, side)
          .map(({ text }) => escapeText(text))
          .join(' '),
      ),
    ])
    .map((text) => text.trim());
};

/** Names of elements that are not closed, or not in order. */
const unbalanced = (markup: string): string[] => {
  const open: string[] = [];
  const void_ = new Set(['wbr', 'input', 'meta', 'br']);
  for (const [, end, name] of markup.matchAll(/<(\/?)([a-z][a-z0-9-]*)[^>]*>/g)) {
    if (void_.has(name!)) continue;
    if (end === '') open.push(name!);
    else if (open.pop() !== name) return [name!];
  }
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
        const page = pageOf(bitext);
        expect(unbalanced(page.slice(page.indexOf('<table'), page.indexOf('</table>')))).toEqual(['table']);
      }),
    );
  });

  it('has no linked word in another, and no number twice in one', () => {
    fc.assert(
      fc.property(anyBitext, (bitext) => {
        for (const [, numbers, inner] of pageOf(bitext).matchAll(/<w-d l=([\d,]+)(?: q)?>(.*?)<\/w-d>/gs)) {
          expect(inner).not.toContain('<');
          expect(inner).toMatch(/^\S(?:.*\S)?$/s);
          expect(new Set(numbers!.split(',')).size).toBe(numbers!.split(',').length);
        }
      }),
    );
  });
});
