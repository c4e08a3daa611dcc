import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewOf } from '../../../src/align/corrections/review.js';
import { beadTable } from '../../../src/align/corrections/table.js';
import type { Bead } from '../../../src/core/system.js';
import { aligned, read } from './tables.js';

const source = ['Satu.', 'Dua.', 'Tiga.', 'Empat.', 'Lima.'];
const target = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'];
const diagonal: Bead[] = source.map((_, i) => ({ source: [i], target: [i], score: 0.5 }));
const table = beadTable(diagonal, source, target);

/** The table with other numbers in some of its lines, by the source number that they had. */
const edited = (edits: Record<number, [source: string, target: string] | null>, text = table): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const [from, , ...rest] = line.split('\t');
      const edit = edits[Number(from)];
      if (edit === undefined || rest.length === 0) return line;
      return edit === null ? [] : [...edit, ...rest].join('\t');
    })
    .join('\n');

const review = (text: string, here = source, there = target) => reviewOf(read(text), here, there);

describe('a bead table that nobody changed', () => {
  it('has no corrections, and says what there is', () => {
    fc.assert(
      fc.property(aligned(), (texts) => {
        const beads = texts.beads.map((bead) => ({ ...bead, score: 1 }));
        const found = review(beadTable(beads, texts.source, texts.target), texts.source, texts.target);
        expect(found).toMatchObject({ corrections: [], misfits: [], problem: null });
        expect(found.isStale(beads)).toBe(false);
      }),
    );
  });
});

describe('corrections', () => {
  it('are the lines whose numbers somebody changed or added', () => {
    const text = `${edited({ 1: ['1+2', '1'], 2: ['', '2'], 4: ['4', ''] })}5\t4+5\n`;
    expect(review(text).corrections).toEqual([
      { source: [0, 1], target: [0] },
      { source: [], target: [1] },
      { source: [3], target: [] },
      { source: [4], target: [3, 4] },
    ]);
  });

  it('are lines as they were whose last cell was emptied, too', () => {
    const text = table.replace('[3:3]', '').replace('[4:4]', 'x');
    expect(review(text).corrections).toEqual([
      { source: [2], target: [2] },
      { source: [3], target: [3] },
    ]);
  });

  it('are found where the cells of a translation were moved down beside the source', () => {
    const cells = table.split('\n').map((line) => line.split('\t'));
    const first = cells.findIndex(([from]) => from === '1');
    for (let line = first + 4; line > first; line--)
      for (const column of [1, 4]) cells[line]![column] = cells[line - 1]![column]!;
    for (const column of [1, 4]) cells[first]![column] = '';
    const text = cells.map((line) => line.join('\t')).join('\n');
    expect(review(text).corrections).toEqual([
      { source: [0], target: [] },
      ...[1, 2, 3, 4].map((i) => ({ source: [i], target: [i - 1] })),
    ]);
  });

  it('are not lines that were put elsewhere or deleted, or emptied for another line', () => {
    const lines = table.split('\n');
    const turned = [...lines.slice(0, 5), ...lines.slice(5).reverse()].join('\n');
    expect(review(turned)).toMatchObject({ corrections: [], misfits: [] });
    expect(review(edited({ 2: null }))).toMatchObject({ corrections: [], misfits: [] });
    expect(review(edited({ 2: ['2+3', '2'], 3: ['', ''] }))).toMatchObject({
      corrections: [{ source: [1, 2], target: [1] }],
      misfits: [],
    });
  });

  it('stay where they were in the table that is written next', () => {
    fc.assert(
      fc.property(aligned(), (texts) => {
        const made = texts.beads.filter(({ score }) => score === null);
        const text = beadTable(texts.beads, texts.source, texts.target);
        const found = review(text, texts.source, texts.target);
        expect(found.corrections).toEqual(made.map(({ source, target }) => ({ source, target })));
        expect(found.misfits).toEqual([]);
      }),
    );
  });
});

describe('a correction of texts that changed since', () => {
  const text = edited({ 3: ['3+4', '3'], 4: ['', '4'] });
  const found = (here: string[], there = target) => {
    const { corrections, misfits } = review(text, here, there);
    return { corrections, misfits: misfits.map(({ reason }) => reason) };
  };

  it('is found again by its sentences', () => {
    expect(found(['Judul.', 'Baru.', ...source.slice(1)], target.slice(1))).toEqual({
      corrections: [
        { source: [3, 4], target: [1] },
        { source: [], target: [2] },
      ],
      misfits: [],
    });
  });

  it('is found in spite of other spaces, and of letters that a spreadsheet does not know', () => {
    const [here, there] = [
      ['Kafé di Łódź sepi.', 'Ya.'],
      ['The café in Łódź is  empty.', 'Yes.'],
    ];
    const beads: Bead[] = [{ source: [0, 1], target: [0, 1], score: 1 }];
    const damaged = beadTable(beads, here, there)
      .replace('1+2\t', '1\t')
      .replace(/[^\0-\u00ff]/g, '?');
    expect(review(damaged, here, there)).toMatchObject({
      corrections: [{ source: [0], target: [0, 1] }],
      misfits: [],
    });
  });

  it('is not applied if a sentence of it is gone, and its line says which', () => {
    expect(found(source.map((each) => each.replace('Empat', 'Enam')))).toEqual({
      corrections: [{ source: [], target: [3] }],
      misfits: ['sentence 4 of the source is not there any more, or was changed: “Empat.”'],
    });
  });

  it('is applied again once the sentence is back, from the line that was kept with its texts', () => {
    const changed = ['Awal.', ...source.map((each) => each.replace('Empat', 'Enam'))];
    const { misfits } = review(text, changed);
    const next = beadTable(
      [],
      changed,
      target,
      misfits.map(({ row }) => row),
    );
    expect(review(next, ['Awal.', ...source]).corrections).toEqual([{ source: [3, 4], target: [2] }]);
    expect(review(next, changed).misfits).toHaveLength(1);
  });

  it('takes the nearest of several sentences that say the same', () => {
    const here = ['Ya.', 'Satu.', 'Ya.', 'Dua.', 'Ya.', 'Tiga.', 'Ya.'];
    const there = here.map((_, i) => `Sentence ${i}.`);
    const beads = here.map((_, i) => ({ source: [i], target: [i], score: 1 }));
    const corrected = edited({ 5: ['5', '5+6'] }, beadTable(beads, here, there));
    const other = ['Judul.', ...here.slice(1)];
    expect(review(corrected, ['Awal.', ...here], there).corrections).toEqual([
      { source: [5], target: [4, 5] },
    ]);
    expect(review(corrected, other, there).corrections).toEqual([{ source: [4], target: [4, 5] }]);
    // The two before “Dua.” are gone.
    expect(review(corrected, here.slice(3), there).corrections).toEqual([{ source: [1], target: [4, 5] }]);
  });

  it('finds a sentence whose own line was deleted between its neighbours', () => {
    const deleted = edited({ 3: ['3+4', '3'], 4: null });
    expect(review(deleted, ['Awal.', ...source]).corrections).toEqual([{ source: [3, 4], target: [2] }]);
    const among = [...source.slice(0, 3), 'Baru.', ...source.slice(3)];
    expect(review(deleted, among).misfits.map(({ reason }) => reason)).toEqual([
      'the source has 6 sentences, and it cannot be told which is number 4',
    ]);
  });

  it('finds every sentence that is still there, however many were taken out and put in around it', () => {
    const texts = fc.uniqueArray(fc.stringMatching(/^[a-z]{9,12}$/), { minLength: 1, maxLength: 12 });
    const masks = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(texts, masks, masks, (all, stays, gets) => {
        const beads: Bead[] = all.map((_, i) => ({ source: [i], target: [i], score: null }));
        const now = all.flatMap((each, i) => [
          ...(stays[i] ? [each] : []),
          ...(gets[i] ? [`NEW ${i}.`] : []),
        ]);
        const { corrections, misfits } = review(beadTable(beads, all, all), now, all);
        expect(corrections.map((bead) => bead.source.map((i) => now[i]))).toEqual(
          all.filter((_, i) => stays[i]).map((each) => [each]),
        );
        expect(misfits).toHaveLength(all.filter((_, i) => !stays[i]).length);
      }),
    );
  });
});

describe('a line that cannot be applied', () => {
  it.each<[string, [string, string], string]>([
    ['has a date', ['8-Sep', '2'], '“8-Sep” is no list of sentence numbers'],
    ['has a number too high', ['2', '60'], 'the translation has 5 sentences, and it cannot be told'],
    ['has the number 0', ['0', '2'], 'the source has 5 sentences, and it cannot be told'],
    ['names a sentence of another line', ['1+2', '2'], 'sentence 1 of the source is in line 6 already'],
  ])('is reported with its number: it %s', (_, cells, reason) => {
    const { corrections, misfits } = review(edited({ 1: ['1', ''], 2: cells }));
    expect(corrections).toEqual([{ source: [0], target: [] }]);
    expect(misfits).toEqual([
      { row: expect.objectContaining({ line: 7 }), reason: expect.stringContaining(reason) },
    ]);
  });

  it('is one that was emptied though no other has its sentences, until it is deleted', () => {
    const { corrections, misfits } = review(edited({ 2: ['', ''] }));
    expect(corrections).toEqual([]);
    expect(misfits).toEqual([
      {
        row: expect.objectContaining({ line: 7 }),
        reason: expect.stringContaining('both of its cells are empty'),
      },
    ]);
    const next = beadTable(
      diagonal,
      source,
      target,
      misfits.map(({ row }) => row),
    );
    expect(review(next).misfits).toHaveLength(1);
    // Its sentences are gone: there is nothing left to say.
    expect(review(edited({ 2: ['', ''] }), [], [])).toMatchObject({ corrections: [], misfits: [] });
  });

  it('is said once if it is there twice', () => {
    expect(review(`${edited({ 1: ['1', '2'] })}1\t2\n`)).toMatchObject({
      corrections: [{ source: [0], target: [1] }],
      misfits: [],
    });
  });
});

describe('a table beside an alignment', () => {
  const beads = (...changed: Bead[]) => [...diagonal.slice(0, 3), ...changed];
  const last = (i: number): Bead => ({ source: [i], target: [i], score: 0.5 });
  const joined: Bead = { source: [3, 4], target: [3, 4], score: 0.5 };

  it('says the same while only what a person changed is otherwise', () => {
    const corrected = edited({ 4: ['4', '5'] });
    const around: Bead[] = [
      { source: [3], target: [4], score: null },
      { source: [4], target: [3], score: 0.1 },
    ];
    expect(review(corrected).isStale(beads(...around))).toBe(false);
  });

  it('says the same where a line names sentences that are not there', () => {
    expect(review(`${table}9\t9\n`).isStale(diagonal)).toBe(false);
    expect(review(edited({ 2: ['2+99', '2'] })).isStale(diagonal)).toBe(false);
  });

  it('says otherwise when the aligner changes its mind, or sentences change or get other numbers', () => {
    expect(review(table).isStale(beads(joined))).toBe(true);
    expect(review(table, ['Awal.', ...source]).isStale(diagonal)).toBe(true);
    const changed = source.map((each, i) => (i === 1 ? 'Lain.' : each));
    expect(review(table, changed).isStale(diagonal)).toBe(true);
    expect(review('garbage').isStale(diagonal)).toBe(true);
    expect(review(table).isStale(beads(last(3), last(4)))).toBe(false);
  });
});
