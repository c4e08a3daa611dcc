import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import type { Bitext } from '../../src/core/bitext.js';
import type { Bead } from '../../src/core/system.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { alignmentCounts, beadsByRow, isUncertain, movedBeads } from '../../src/report/beads.js';
import { documentPages } from '../../src/report/page.js';
import { countsOf, totalCounts } from '../../src/report/summary.js';
import { documentOf, machineSide, reference } from '../bitexts.js';
import { rowsOf as shownRows, unsaid } from './shown.js';

const bead = (source: number[], target: number[], score: number | null = 0.8): Bead => ({
  source,
  target,
  score,
});

/** Four sentences, a machine's translation, and a reference with the given beads. */
const bitextOf = (beads: Bead[]): Bitext => {
  const document = documentOf('Satu. Dua. Tiga. Empat.');
  const machine = machineSide(document, (_, i) => ['One.', 'Two.', 'Three.', 'Four.'][i]!);
  const count = beads.reduce((sum, { target }) => sum + target.length, 0);
  const targets = Array.from({ length: count }, (_, i) => ({ text: `Line ${i + 1}.`, block: 0 }));
  const side = { system: reference(), output: { system: 'reference', targets, beads } };
  return compareSystems(document, [], [machine, side], emptyLexicon);
};

const pageOf = (bitext: Bitext): string =>
  documentPages(bitext, { index: 'index.html', base: 'n', text: 'n.txt', jsonl: 'n.jsonl', patch: null })[0]!;

/** The rows of a page: the classes that filters know, and their cells without what is linked to or changed. */
const rowsOf = (page: string) =>
  shownRows(page).map(({ classes, cells }) => ({
    classes: classes.join(' '),
    cells: cells.map(
      ({ attributes, markup }) =>
        `${attributes.includes('class=gap') ? '(gap)' : ''}${unsaid(markup).replace(
          /<r-m.*?<\/r-m>|<\/?ins[^>]*>| title="[^"]*"| data-c=\d+/g,
          '',
        )}`,
    ),
  }));

describe('beads on a page', () => {
  it('of one sentence beside one that fits it are left as they are', () => {
    const [row] = rowsOf(pageOf(bitextOf([0, 1, 2, 3].map((i) => bead([i], [i])))));
    expect(row).toEqual({
      classes: '',
      cells: ['Satu. ', 'One.', 'Line 1.'],
    });
  });

  it('that join sentences say so, and have each sentence on a line with its number', () => {
    const rows = rowsOf(pageOf(bitextOf([bead([0, 1], [0]), bead([2], [1, 2]), bead([3], [3])])));
    expect(rows.map(({ classes }) => classes)).toEqual(['uneven', 'uneven', '']);
    expect(rows[0]!.cells).toEqual([
      '<p class=joined><span class=line data-n=1>Satu. </span><span class=line data-n=2>Dua. </span>',
      '<p data-n=1><span>One. </span><p data-n=2><span>Two.</span>',
      '<p class=joined data-n=1–2><small class=shape><span>2 : 1</span></small>Line 1.',
    ]);
    expect(rows[1]!.cells).toEqual([
      'Tiga. ',
      'Three.',
      '<p class=joined><small class=shape><span>1 : 2</span></small><span class=line>Line 2. </span><span class=line>Line 3.</span>',
    ]);
  });

  it('without a counterpart stand beside an empty cell that says what is missing', () => {
    const rows = rowsOf(
      pageOf(bitextOf([bead([0], [0]), bead([], [1], 0), bead([1], [], 0), bead([2], [2]), bead([3], [3])])),
    );
    expect(rows[1]).toEqual({
      classes: 'uneven',
      cells: [
        '(gap)<span class=nothing>not in the source</span>',
        '(gap)<span class=nothing>nothing to translate</span>',
        'Line 2.',
      ],
    });
    expect(rows[2]!.classes).toBe('uneven');
    expect(rows[2]!.cells[2]).toBe('(gap)<span class=nothing>left out of the reference</span>');
  });

  it('of a row that another system’s bead joins keep their own shape', () => {
    const bitext = bitextOf([
      bead([0], [0]),
      bead([], [1], 0),
      bead([1], [], 0),
      bead([2], [2]),
      bead([3], [3]),
    ]);
    const other = { ...reference(), id: 'other' };
    const joining = {
      system: 'other',
      targets: [{ text: 'All.', block: 0 }],
      beads: [bead([0, 1], [0]), bead([2], [], 0), bead([3], [], 0)],
    };
    const sides = bitext.systems.map((system, i) => ({ system, output: bitext.outputs[i]! }));
    const all = compareSystems(
      bitext.document,
      [],
      [...sides, { system: other, output: joining }],
      emptyLexicon,
    );
    expect(rowsOf(pageOf(all))[0]!.cells[2]).toBe(
      '<p data-n=1>Line 1. ' +
        '<p><small class=shape>not in the source</small>Line 2.' +
        '<p class=gap data-n=2><span class=nothing>left out of the reference</span>',
    );
  });

  it('that hardly fit say how much they do', () => {
    const rows = rowsOf(
      pageOf(bitextOf([bead([0], [0], 0.12), bead([1, 2], [1], 0.29), bead([3], [2], 0.3)])),
    );
    expect(rows.map(({ classes }) => classes)).toEqual(['uncertain', 'uncertain uneven', '']);
    expect(rows[0]!.cells[2]).toBe('<p class=low><small class=shape><span>fit 12 %</span></small>Line 1.');
    expect(rows[1]!.cells[2]).toContain(
      '<p class="joined low" data-n=2–3><small class=shape><span>2 : 1</span> · <span>fit 29 %</span></small>',
    );
  });

  it('that a person set say so in place of their fit, where the others were found by content', () => {
    const bitext = bitextOf([
      bead([0], [0], 0.8),
      bead([1], [1], null),
      bead([2, 3], [2], null),
      bead([], [3], null),
    ]);
    const cells = rowsOf(pageOf(bitext)).map((row) => row.cells[2]);
    const label = '<small class=shape><span>by hand</span></small>';
    expect(cells[0]).toBe('Line 1.');
    expect(cells[1]).toBe(`<p>${label}Line 2.`);
    expect(cells[2]).toContain('<span>2 : 1</span> · <span>by hand</span></small>');
    expect(cells.join('').split('by hand')).toHaveLength(4);
    expect(countsOf(bitext).corrected).toBe(3);
    expect(totalCounts([countsOf(bitext), countsOf(bitext)]).corrected).toBe(6);
    const missing = bitextOf([bead([0], [], null), bead([1, 2, 3], [0], 0.8)]);
    expect(rowsOf(pageOf(missing))[0]!.cells[2]).toBe(
      `(gap)${label}<span class=nothing>left out of the reference</span>`,
    );
    // Nothing tells beads by hand from beads by construction where there are no others.
    const constructed = bitextOf([0, 1, 2, 3].map((i) => bead([i], [i], null)));
    expect(pageOf(constructed)).not.toContain('by hand');
    expect(countsOf(constructed).corrected).toBe(0);
  });

  it('can be chosen by filters where a text was aligned, and only there', () => {
    const document = documentOf('Satu.');
    const alone = compareSystems(document, [], [machineSide(document, () => 'One.')], emptyLexicon);
    expect(pageOf(alone)).not.toContain('id=show-un');
    const page = unsaid(pageOf(bitextOf([bead([0, 1, 2], [0], 0.1), bead([3], [1], null)])));
    expect(page).toMatch(/id=show-uncertain[^>]*> <span>Uncertain pairs <b>1<\/b>/);
    expect(page).toMatch(
      /title="merged, split, moved or missing sentences"><input[^>]*id=show-uneven[^>]*> <span>Uneven pairs <b>1<\/b>/,
    );
  });

  it('are counted by row in the summary of a document and of all', () => {
    const bitext = bitextOf([
      bead([0], [0], 0.1),
      bead([1], [], 0),
      bead([], [1], 0),
      bead([2, 3], [2], 0.1),
    ]);
    expect(alignmentCounts(bitext)).toEqual({ uncertain: 2, uneven: 3 });
    const counts = countsOf(bitext);
    expect(totalCounts([counts, counts])).toMatchObject({ uncertain: 4, uneven: 6 });
  });
});

describe('beads that moved', () => {
  it('are those out of the longest chain in both orders, and say where they stand', () => {
    const beads = [bead([0], [3]), bead([1], [0]), bead([2], [1]), bead([3], [2])];
    expect([...movedBeads(beads)]).toEqual([beads[0]]);
    const bitext = bitextOf(beads);
    const page = pageOf(bitext);
    expect(unsaid(page).match(/⇄ moved, sentence 4 here/g)).toHaveLength(1);
    expect(alignmentCounts(bitext)).toEqual({ uncertain: 0, uneven: 1 });
  });

  it('are none where all is in order, whatever is missing', () => {
    expect(movedBeads([bead([0], []), bead([1], [0]), bead([], [1]), bead([2, 3], [2])])).toEqual(new Set());
  });
});

describe('an uncertain bead', () => {
  it.each([
    ['hardly fits', bead([0], [0], 0.29), true],
    ['does not fit at all', bead([0], [0], 0), true],
    ['is none if it fits', bead([0], [0], 0.3), false],
    ['is none if it is by construction or by hand', bead([0, 1], [0], null), false],
    ['is none if a side is empty', bead([0], [], 0), false],
    ['is none if the source is empty', bead([], [0], 0), false],
  ])('%s', (_, each, expected) => {
    expect(isUncertain(each)).toBe(expected);
  });
});

describe('the beads of a cell', () => {
  it('are one bead if they do not make up the cell, as in rows that a script wrote', () => {
    const bitext = bitextOf([bead([0], [0]), bead([1], [1]), bead([2], [2]), bead([3], [3])]);
    const [first] = bitext.rows;
    first!.cells['reference'] = { targets: [1, 0], fit: 0.5, flags: [] };
    bitext.diffs = [];
    bitext.rows[1]!.cells['reference'] = { targets: [], fit: null, flags: [] };
    const beads = beadsByRow(bitext.rows, bitext.outputs[1]!);
    expect(beads.slice(0, 3)).toEqual([[bead([0], [1, 0], 0.5)], [], [bead([2], [2])]]);
    expect(rowsOf(pageOf(bitext))[0]!.cells[2]).toContain('Line 2.');
  });
});
