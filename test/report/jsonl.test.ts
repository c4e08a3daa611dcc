import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import type { Bitext, Flag, Link } from '../../src/core/bitext.js';
import type { Document } from '../../src/core/document.js';
import type { MachineTrace, Output, System } from '../../src/core/system.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { jsonLines } from '../../src/report/jsonl.js';
import { readBitext } from '../../src/report/read-bitext.js';
import { bitextOf, candidate, documentOf, machineSide } from '../bitexts.js';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const id = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 })
  .filter((each) => each !== '__proto__');
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0);
const index = fc.nat(5);
const span = fc.record({ start: index, end: index });

const trace: fc.Arbitrary<MachineTrace> = fc.record({
  score: fc.option(number),
  logProbs: fc.array(number, { maxLength: 4 }),
  ended: fc.boolean(),
  parts: fc.integer({ min: 1, max: 9 }),
  guarded: fc.boolean(),
  alternatives: fc.array(fc.record({ text, score: number, confidence: fc.option(number) }), { maxLength: 2 }),
  misplaced: fc.array(text, { maxLength: 2 }),
  copied: fc.option(fc.constantFrom('no-words', 'endless-word', 'target-language', 'script')),
});

const document: fc.Arbitrary<Document> = fc.record(
  {
    name: text,
    language: id,
    format: id,
    text,
    blocks: fc.array(
      fc.record({
        id: text,
        kind: fc.constantFrom('text', 'heading', 'item'),
        start: index,
        end: index,
        marks: fc.array(
          fc.record(
            { kind: id, start: index, end: index, target: text },
            { requiredKeys: ['kind', 'start', 'end'] },
          ),
          { maxLength: 2 },
        ),
        sentences: fc.array(span, { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    facts: fc.dictionary(id, text),
    // JSON has no −0.
    skeleton: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  },
  { requiredKeys: ['name', 'language', 'format', 'text', 'blocks', 'facts'] },
);

const system = (name: string): fc.Arbitrary<System> =>
  fc.record({
    id: fc.constant(name),
    label: text,
    role: fc.constantFrom('candidate', 'baseline', 'reference'),
    language: id,
    origin: fc.oneof(
      fc.record({ kind: fc.constant('model' as const), name: text }),
      fc.record({ kind: fc.constant('file' as const), path: text }),
      fc.record({ kind: fc.constant('run' as const), folder: text, system: text }),
    ),
    hash: id,
  });

/** Any bitext that holds together: everything that is pointed at is there. */
const bitext: fc.Arbitrary<Bitext> = fc
  .tuple(document, fc.uniqueArray(id, { minLength: 1, maxLength: 3 }))
  .chain(([made, names]) => {
    const count = made.blocks.reduce((sum, { sentences }) => sum + sentences.length, 0);
    const targets = fc.array(fc.record({ text, block: index, trace }, { requiredKeys: ['text', 'block'] }), {
      minLength: 1,
      maxLength: 4,
    });
    const pointer = (size: number) => fc.array(fc.nat(Math.max(0, size - 1)), { maxLength: size });
    const output = (name: string): fc.Arbitrary<Output> =>
      targets.chain((all) =>
        fc.record({
          system: fc.constant(name),
          targets: fc.constant(all),
          beads: fc.array(
            fc.record({ source: pointer(count), target: pointer(all.length), score: fc.option(number) }),
            { maxLength: 3 },
          ),
        }),
      );
    return fc
      .tuple(fc.tuple(...names.map(system)), fc.tuple(...names.map(output)))
      .chain(([systems, outputs]) => {
        const flag: fc.Arbitrary<Flag> = fc.record({
          rule: text,
          message: text,
          system: fc.constantFrom(...names),
          target: index,
        });
        const link: fc.Arbitrary<Link> = fc.record({
          source: span,
          target: index,
          word: span,
          weight: number,
        });
        const cell = (size: number) =>
          fc.record(
            {
              targets: pointer(size),
              fit: fc.option(number),
              flags: fc.array(flag, { maxLength: 2 }),
              links: fc.array(link, { maxLength: 2 }),
            },
            { requiredKeys: ['targets', 'fit', 'flags'] },
          );
        const row = (source: number[]) =>
          fc.record({
            block: fc.nat(made.blocks.length - 1),
            source: fc.constant(source),
            cells: fc
              .tuple(...outputs.map((each) => cell(each.targets.length)))
              .map((cells) => Object.fromEntries(cells.map((each, i) => [names[i]!, each]))),
          });
        const rows = [...Array.from({ length: count }, (_, i) => [i]), []].map(row);
        return fc.record({
          schema: fc.constant(2 as const),
          document: fc.constant(made),
          systems: fc.constant(systems),
          outputs: fc.constant(outputs),
          rows: fc.tuple(...rows),
          notes: fc.array(
            fc.record({
              rule: text,
              message: text,
              block: fc.option(fc.nat(made.blocks.length - 1)),
              start: index,
              end: index,
            }),
            { maxLength: 2 },
          ),
          diffs: fc.array(
            fc.record({
              row: fc.nat(rows.length - 1),
              from: fc.constantFrom(...names),
              to: fc.constantFrom(...names),
              changes: fc.array(fc.record({ kind: fc.constantFrom('same', 'removed', 'added'), text })),
            }),
            { maxLength: 2 },
          ),
        });
      });
  });

describe('the JSON lines of a bitext', () => {
  it('are read as the bitext that they were written from, whatever it holds', () => {
    fc.assert(
      fc.property(bitext, (each) => {
        expect(readBitext(jsonLines(each))).toEqual(each);
      }),
    );
  });

  it('are read as it where systems were compared for real', () => {
    const document = documentOf('Judul\n\nAda 20 orang. Mereka pergi.');
    const a = machineSide(document, () => 'There are 30 people.', candidate('a'));
    const b = machineSide(
      document,
      (_, i) => ({ ...a.output.targets[i]!.trace!, text: 'Said.' }),
      candidate('b'),
    );
    const compared = compareSystems(document, [], [a, b], emptyLexicon);
    expect(readBitext(jsonLines(compared))).toEqual(compared);
    const referred = bitextOf('Satu. Dua.', (each) => each, [['One.', 'Two.', 'Three more.']]);
    expect(readBitext(jsonLines(referred))).toEqual(referred);
  });

  it('repeat in each row the texts that it points at', () => {
    const lines = jsonLines(
      bitextOf('Satu. Dua.\n', (each) => each.trim().toUpperCase(), [['SATU.', 'DUA.']]),
    );
    const records = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ type }) => type)).toEqual([
      'document',
      'block',
      'system',
      'system',
      ...['target', 'target', 'bead', 'bead'],
      ...['target', 'target', 'bead', 'bead'],
      ...['row', 'row', 'diff', 'diff'],
    ]);
    expect(records.find(({ type }) => type === 'row')).toMatchObject({
      text: 'Satu. ',
      cells: { model: { text: 'SATU.' }, reference: { text: 'SATU.' } },
    });
  });

  const whole = jsonLines(bitextOf('Satu. Dua.\n', (each) => each, [['One.', 'Two.']]));
  const lines = whole.trimEnd().split('\n');
  const without = (type: string, at = 0): string =>
    lines.filter((line) => !line.startsWith(`{"type":"${type}"`) || at-- > 0).join('\n');
  it.each([
    ['nothing', '', /has 0 documents/],
    ['two files in one', whole + whole, /has 2 documents/],
    ['a file that was cut off', lines.slice(0, -4).join('\n'), /may be cut off/],
    ['a line that was cut off', whole.slice(0, -10), /^not valid JSON$/],
    ['a file without its rows', without('row'), /may be cut off/],
    ['a file without its targets', without('target'), /may be cut off/],
    ['another version', whole.replace('"schema":2', '"schema":3'), /of version 3, expected 2/],
    ['the first version', '{"type":"document","name":"a"}\n', /of version 1, expected 2/],
    ['an unknown line', `${whole}{"type":"x"}\n`, /unknown line type "x"/],
    ['a line of a type that objects have', `${whole}{"type":"toString"}\n`, /unknown line type/],
    ['a line that is no object', `${whole}[]\n`, /unknown line type/],
    ['a number that is none', whole.replace(/"score":[^,}]+/, '"score":"high"'), /score: /],
  ])('are refused where they are %s', (_, damaged, message) => {
    expect(() => readBitext(damaged, 'a.jsonl')).toThrow(
      expect.objectContaining({
        code: 'invalid-bitext',
        message: expect.stringMatching(message),
        place: expect.objectContaining({ path: 'a.jsonl' }),
      }),
    );
  });
});
