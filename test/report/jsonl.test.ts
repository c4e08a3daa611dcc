import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import type { Bitext, Link, TargetSpan } from '../../src/core/bitext.js';
import { type Document, type Span, sentencesOf } from '../../src/core/document.js';
import type { Bead, MachineTrace, Output, System } from '../../src/core/system.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { jsonLines } from '../../src/report/jsonl.js';
import { readBitext } from '../../src/report/read-bitext.js';
import { bitextOf, candidate, documentOf, machineSide } from '../bitexts.js';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const id = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 })
  .filter((each) => each !== '__proto__');
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const index = fc.nat(5);
const spanIn = ({ length }: string): fc.Arbitrary<Span> =>
  fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

const trace: fc.Arbitrary<MachineTrace> = fc.record({
  score: fc.option(number),
  logProbs: fc.array(number, { maxLength: 4 }),
  ended: fc.boolean(),
  parts: fc.integer({ min: 1, max: 9 }),
  guarded: fc.boolean(),
  alternatives: fc.array(fc.record({ text, score: number, confidence: number }), { maxLength: 2 }),
  misplaced: fc.array(text, { maxLength: 2 }),
  copied: fc.option(fc.constantFrom('no-words', 'endless-word', 'target-language', 'script')),
});

/** A document of random words, with facts and marks as another format may have them. */
const document: fc.Arbitrary<Document> = fc
  .record(
    {
      text: fc
        .array(
          fc.constantFrom('Satu.', 'Ada 20 orang.', ' ', '\n\n', '“Halo,” kata dia.', '😀', '\u2028', '{x}'),
          {
            minLength: 1,
            maxLength: 12,
          },
        )
        .map((parts) => `Awal ${parts.join('')}`),
      facts: fc.dictionary(id, text),
      mark: fc.record(
        { kind: id, start: index, end: index, target: text },
        { requiredKeys: ['kind', 'start', 'end'] },
      ),
      // JSON has no −0.
      skeleton: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown),
    },
    { requiredKeys: ['text', 'facts'] },
  )
  .map(({ text: content, facts, mark, ...skeleton }) => {
    const made = documentOf(content);
    if (mark) made.blocks[0]!.marks.push(mark);
    return { ...made, ...skeleton, facts: { ...made.facts, ...facts } };
  });

const system = (name: string): fc.Arbitrary<System> =>
  fc.record({
    id: fc.constant(name),
    label: text,
    role: fc.constantFrom('candidate', 'baseline', 'reference'),
    language: fc.constantFrom('en', 'id', 'und'),
    origin: fc.oneof(
      fc.record({ kind: fc.constant('model' as const), name: text }),
      fc.record({ kind: fc.constant('file' as const), path: text }),
      fc.record({ kind: fc.constant('run' as const), folder: text, system: text }),
    ),
    hash: id,
  });

/** An output whose beads hold every sentence and every target once. */
const output = (name: string, count: number): fc.Arbitrary<Output> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.option(share)), { maxLength: 8 }),
      fc.infiniteStream(fc.record({ text, block: index, trace }, { requiredKeys: ['text', 'block'] })),
    )
    .map(([shapes, stream]) => {
      const beads: Bead[] = [];
      let [at, next] = [0, 0];
      for (const [m, n, score] of [...shapes, [count, 0, null] as const]) {
        const source = Array.from({ length: Math.min(m, count - at) }, (_, i) => at + i);
        const target = Array.from({ length: n }, (_, i) => next + i);
        if (source.length + target.length > 0) beads.push({ source, target, score });
        at += source.length;
        next += n;
      }
      return { system: name, targets: [...stream.take(next)], beads };
    });

/** Any bitext: of a document, of systems and what they wrote, with links and notes. */
const bitext: fc.Arbitrary<Bitext> = fc
  .tuple(document, fc.uniqueArray(id, { minLength: 1, maxLength: 3 }))
  .chain(([made, names]) => {
    const count = sentencesOf(made).length;
    const link: fc.Arbitrary<Link> = fc.record({
      source: fc.array(spanIn(made.text)),
      target: fc.array(fc.record({ target: index, start: index, end: index })),
      confidence: share,
    });
    const note = fc.record({
      rule: text,
      message: text,
      block: fc.option(fc.nat(made.blocks.length - 1)),
      start: fc.constant(0),
      end: fc.nat(made.text.length),
    });
    return fc
      .tuple(
        fc.tuple(...names.map((name) => fc.record({ system: system(name), output: output(name, count) }))),
        fc.array(note, { maxLength: 2 }),
        fc.array(link, { maxLength: 2 }),
      )
      .map(([sides, notes, links]) => {
        const compared = compareSystems(made, notes, sides, emptyLexicon);
        const cell = compared.rows[0]?.cells[names[0]!];
        const texts = sides[0]!.output.targets.map((target) => target.text);
        const inTexts = ({ target, start, end }: TargetSpan) =>
          start <= end && end <= (texts[target]?.length ?? -1);
        if (cell && links.length > 0)
          cell.links = links.map((each) => ({ ...each, target: each.target.filter(inTexts) }));
        return compared;
      });
  });

describe('the JSON lines of a bitext', () => {
  it('can be read back to the same bitext, for any bitext', () => {
    fc.assert(
      fc.property(bitext, (each) => {
        expect(readBitext(jsonLines(each))).toEqual(each);
      }),
    );
  });

  it('can be read back for a real comparison of systems', () => {
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

  it.each([
    ['in the source', { start: 3, end: 99 }, { target: 0, start: 0, end: 3 }],
    ['in the translation', { start: 0, end: 4 }, { target: 0, start: 0, end: 99 }],
    ['in a sentence that is missing', { start: 0, end: 4 }, { target: 7, start: 0, end: 1 }],
  ])('are rejected if a link ends outside the text %s', (_, source, target) => {
    const bitext = bitextOf('Satu.', () => 'One.');
    const good: Link = {
      source: [{ start: 0, end: 4 }],
      target: [{ target: 0, start: 0, end: 3 }],
      confidence: 0.9,
    };
    const [cell] = bitext.rows.map(({ cells }) => cells['model']!);
    cell!.links = [good];
    expect(readBitext(jsonLines(bitext)).rows[0]!.cells['model']!.links).toEqual([good]);
    cell!.links = [{ ...good, source: [source], target: [target] }];
    expect(() => readBitext(jsonLines(bitext))).toThrow(/a link of "model" is outside the texts/);
  });

  it('keep which words moved, and what is typography', () => {
    const bitext = bitextOf('Satu.', () => "In Jakarta last week the minister didn't visit markets", [
      ['The minister didn’t visit markets in Jakarta last week'],
    ]);
    const [diff] = readBitext(jsonLines(bitext)).diffs;
    expect(diff!.changes).toEqual(bitext.diffs[0]!.changes);
    expect(diff!.changes).toContainEqual({ kind: 'typography', text: 'didn’t', before: "didn't" });
    expect(diff!.changes).toContainEqual({ kind: 'added', text: ' in Jakarta last week', moved: true });
  });

  it('repeat in each row the texts that it refers to', () => {
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

  it('may have blank lines between them, and errors count those', () => {
    const whole = jsonLines(bitextOf('Satu. Dua.\n', (each) => each.trim().toUpperCase()));
    const spaced = whole.replaceAll('\n', '\n\n \n');
    expect(readBitext(spaced)).toEqual(readBitext(whole));
    expect(() => readBitext(`\n\n${whole}{`)).toThrow(
      expect.objectContaining({ place: { line: whole.split('\n').length + 2 } }),
    );
  });

  it('are rejected if any line is missing, there twice, or changed places with a line of its type', () => {
    const bitextLines = jsonLines(
      bitextOf('Satu. Dua.\n\nTiga.\n', (each) => each, [['One.', 'Two.'], ['Three.']]),
    )
      .trimEnd()
      .split('\n');
    const without = (at: number) => bitextLines.filter((_, i) => i !== at);
    const twice = (at: number) => bitextLines.flatMap((line, i) => (i === at ? [line, line] : [line]));
    bitextLines.forEach((line, at) => {
      expect(() => readBitext(without(at).join('\n'))).toThrow(
        expect.objectContaining({ code: 'invalid-bitext' }),
      );
      expect(() => readBitext(twice(at).join('\n'))).toThrow(
        expect.objectContaining({ code: 'invalid-bitext' }),
      );
      const next = bitextLines[at + 1];
      if (!/^\{"type":"(?:block|target|row)"/.test(line) || next?.slice(0, 16) !== line.slice(0, 16)) return;
      const swapped = bitextLines.with(at, next!).with(at + 1, line);
      expect(() => readBitext(swapped.join('\n'))).toThrow(
        expect.objectContaining({ code: 'invalid-bitext' }),
      );
    });
  });

  const whole = jsonLines(bitextOf('Satu. Dua.\n', (each) => each, [['One.', 'Two.']]));
  const lines = whole.trimEnd().split('\n');
  const without = (type: string, at = 0): string =>
    lines.filter((line) => !line.startsWith(`{"type":"${type}"`) || at-- > 0).join('\n');
  it.each([
    ['nothing', '', /has 0 documents/],
    ['two files in one', whole + whole, /has 2 documents/],
    ['a truncated file', lines.slice(0, -4).join('\n'), /may be truncated/],
    ['a truncated line', whole.slice(0, -10), /^not valid JSON$/],
    ['a file without its rows', without('row'), /may be truncated/],
    ['a file without its targets', without('target'), /may be truncated/],
    ['another version', whole.replace('"schema":3', '"schema":4'), /has version 4, expected 3/],
    ['the first version', '{"type":"document","name":"a"}\n', /has version 1, expected 3/],
    ['an unknown line', `${whole}{"type":"x"}\n`, /unknown line type "x"/],
    ['a line type that is a property of objects', `${whole}{"type":"toString"}\n`, /unknown line type/],
    ['a line that is not an object', `${whole}[]\n`, /unknown line type/],
    ['an invalid number', whole.replace(/"score":[^,}]+/, '"score":"high"'), /score: /],
  ])('are rejected if they are %s', (_, damaged, message) => {
    expect(() => readBitext(damaged, 'a.jsonl')).toThrow(
      expect.objectContaining({
        code: 'invalid-bitext',
        message: expect.stringMatching(message),
        place: expect.objectContaining({ path: 'a.jsonl' }),
      }),
    );
  });
});
