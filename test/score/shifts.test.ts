import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistances } from '../../src/score/edit-distance.js';
import { editsWithShifts } from '../../src/score/shifts.js';

const numbers = (text: string): Int32Array => Int32Array.from(text, (letter) => letter.codePointAt(0)!);

/** Levenshtein's distance, by its whole table. */
const levenshtein = (a: Int32Array, b: Int32Array): number => {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const item of a) {
    const next = [row[0]! + 1];
    for (let column = 1; column <= b.length; column++)
      next.push(
        Math.min(
          next[column - 1]! + 1,
          row[column]! + 1,
          row[column - 1]! + (item === b[column - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1)!;
};

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 20 }).map(numbers);

describe('editDistances', () => {
  it('are Levenshtein’s where all of the table is near the diagonal', () => {
    fc.assert(
      fc.property(letters, letters, (hypothesis, reference) => {
        const { distance, hypothesisErrors, referenceErrors } = editDistances(
          reference,
          hypothesis.length,
        ).table(hypothesis);
        expect(distance).toBe(levenshtein(hypothesis, reference));
        const wrong = (errors: Uint8Array) => errors.reduce((sum, error) => sum + error, 0);
        expect(wrong(hypothesisErrors)).toBeLessThanOrEqual(distance);
        expect(wrong(referenceErrors)).toBeLessThanOrEqual(distance);
      }),
    );
  });

  it('are the same when they go on from another hypothesis’s table', () => {
    fc.assert(
      fc.property(letters, letters, letters, (reference, start, end) => {
        const hypothesis = Int32Array.from([...start, ...end]);
        const other = Int32Array.from([...start, ...end.toReversed()]);
        const distances = editDistances(reference, hypothesis.length);
        expect(distances.distance(other, distances.table(hypothesis), start.length)).toBe(
          distances.table(other).distance,
        );
      }),
    );
  });
});

describe('editsWithShifts', () => {
  it.each([
    ['abcdefgh', 'abcdefgh', 0],
    ['efghabcd', 'abcdefgh', 1],
    ['bacdefhg', 'abcdefgh', 2],
    ['efghabxd', 'abcdefgh', 2],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['', '', 0],
  ])('turns %j into %j with %i', (hypothesis, reference, edits) => {
    expect(editsWithShifts(numbers(hypothesis), numbers(reference))).toBe(edits);
  });

  it('takes no more edits than without shifts, and at least the difference in length', () => {
    fc.assert(
      fc.property(letters, letters, (hypothesis, reference) => {
        const edits = editsWithShifts(hypothesis, reference);
        expect(edits).toBeLessThanOrEqual(levenshtein(hypothesis, reference));
        expect(edits).toBeGreaterThanOrEqual(Math.abs(hypothesis.length - reference.length));
      }),
    );
  });
});
