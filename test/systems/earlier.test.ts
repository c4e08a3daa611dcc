import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import { sentencesOf } from '../../src/core/document.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { earlierSide } from '../../src/systems/earlier.js';
import { alignedOutput } from '../../src/systems/file.js';
import { documentOf, machineSide, reference } from '../bitexts.js';

const as = { id: 'last', label: 'Last run', role: 'baseline', folder: 'old' } as const;
const earlierOf = (text: string, translate = (sentence: string) => `<${sentence.trim()}>`) => {
  const document = documentOf(text);
  return compareSystems(document, [], [machineSide(document, translate)], emptyLexicon);
};
/** Each source sentence's translation, as the earlier run is carried over to a text. */
const carried = (before: string, now: string) => {
  const document = documentOf(now);
  const { output } = earlierSide(document, earlierOf(before), as);
  const sentences = sentencesOf(document);
  return output.beads.map(({ source, target }) => [
    source.map((each) => sentences[each]!.text.trim()).join(' '),
    target.map((each) => output.targets[each]!.text).join(' '),
  ]);
};

describe('an earlier run carried over to a document', () => {
  it('is as it was where the document is as it was', () => {
    const before = earlierOf('Satu. Dua.\n\nTiga.');
    const { system, output } = earlierSide(documentOf('Satu. Dua.\n\nTiga.'), before, as);
    expect(output).toEqual({ ...before.outputs[0], system: 'last' });
    expect(system).toMatchObject({
      id: 'last',
      role: 'baseline',
      origin: { kind: 'run', folder: 'old', system: 'model' },
    });
  });

  it('has nothing for sentences that are new, and leaves out what is gone', () => {
    expect(carried('Satu. Dua. Tiga.', 'Satu. Baru. Tiga.')).toEqual([
      ['Satu.', '<Satu.>'],
      ['Baru.', ''],
      ['Tiga.', '<Tiga.>'],
    ]);
  });

  it('follows sentences to another place', () => {
    expect(carried('Satu. Dua.\n\nTiga.', 'Tiga.\n\nSatu. Dua.').map(([, target]) => target)).toEqual([
      '<Tiga.>',
      '<Satu.>',
      '<Dua.>',
    ]);
  });

  it('gives each of several equal sentences its own translation', () => {
    const document = documentOf('Ya. Ya. Ya.');
    let count = 0;
    const before = earlierOf('Ya. Ya.', () => `yes ${++count}`);
    const { output } = earlierSide(document, before, as);
    expect(output.beads.map(({ target }) => target.map((each) => output.targets[each]!.text))).toEqual([
      ['yes 1'],
      ['yes 2'],
      [],
    ]);
  });

  it('stands beside a paragraph as a whole if it was cut into other sentences', () => {
    const before = earlierOf('Satu dua. tiga.');
    const document = documentOf('Satu dua. tiga.');
    const { start, end } = document.blocks[0]!;
    const recut = {
      ...document,
      blocks: [
        {
          ...document.blocks[0]!,
          sentences: [
            { start, end: start + 9 },
            { start: start + 9, end },
          ],
        },
      ],
    };
    const { output } = earlierSide(recut, before, as);
    expect(output.beads.map(({ source, target }) => [source, target])).toEqual([[[0, 1], [0]]]);
  });

  it('leaves out a bead of several sentences if one of them is gone', () => {
    const document = documentOf('Satu. Dua. Tiga.');
    const output = alignedOutput(document, [['One and two.', 'Three.']], 'reference', {
      corrections: [{ source: [0, 1], target: [0] }] as never,
    });
    const before = compareSystems(document, [], [{ system: reference(), output }], emptyLexicon);
    const { output: now } = earlierSide(documentOf('Satu. Tiga.'), before, as, 'reference');
    expect(
      now.beads.map(({ source, target }) => [source, target.map((each) => now.targets[each]!.text)]),
    ).toEqual([
      [[0], []],
      [[1], ['Three.']],
    ]);
  });

  it('says which systems there are if it has not the one that was named', () => {
    expect(() => earlierSide(documentOf('Satu.'), earlierOf('Satu.'), as, 'x')).toThrow(
      expect.objectContaining({ code: 'invalid-system', hint: 'it has "model"' }),
    );
  });

  it('has every sentence now in one bead, and every target in one', () => {
    const word = fc.constantFrom('Satu.', 'Dua.', 'Tiga.', 'Ya.', '\n\n');
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `Awal. ${words.join(' ')}`);
    fc.assert(
      fc.property(text, text, (before, now) => {
        const document = documentOf(now);
        const { output } = earlierSide(document, earlierOf(before), as);
        expect(output.beads.flatMap(({ source }) => source)).toEqual(
          sentencesOf(document).map(({ index }) => index),
        );
        expect(output.beads.flatMap(({ target }) => target)).toEqual(output.targets.map((_, i) => i));
        expect(() =>
          compareSystems(
            document,
            [],
            [machineSide(document, String), { system: { ...reference(), id: 'last' }, output }],
            emptyLexicon,
          ),
        ).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});
