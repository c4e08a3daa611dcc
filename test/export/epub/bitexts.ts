import fc from 'fast-check';
import { compareSystems } from '../../../src/compare/compare.js';
import type { Bitext } from '../../../src/core/bitext.js';
import { type Block, type BlockKind, type Document, sentencesOf } from '../../../src/core/document.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { candidate, documentOf, machineSide, reference } from '../../bitexts.js';

/** What may break markup, an archive or a layout. */
export const hostile = [
  '</p></div>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  ']]>',
  '<!--',
  '--',
  '<?xml?>',
  '&amp;',
  '&nbsp;',
  '"',
  "'",
  '\u0000',
  '\u0001t\u0002a\u0002b\u0003',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\ud800',
  '\udc00',
  '😀',
  '\ufffe',
  '\uffff',
  '\ufeff',
  '\u202e',
  '\u2028',
  '\u00a0',
  'a\u0301',
  'שלום',
  'مرحبا',
  '你好。',
  '=1+1',
  '{{x}}',
  '${x}',
  '../../etc/passwd',
  'javascript:alert(1)',
] as const;

const word = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('Air', 'itu', 'dingin', 'Ibu', 'pergi', '12', 'water.', '- beras'),
  },
  { weight: 2, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const said = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));

/** A sentence with the white space after it. */
const sentence = fc
  .tuple(said, fc.constantFrom(' ', '', '\n'))
  .map(([text, gap]) => `${text.trim() || 'x'}${gap}`);

const block = fc.record({
  kind: fc.constantFrom('text' as const, 'heading' as const, 'item' as const),
  sentences: fc.array(sentence, { minLength: 1, maxLength: 4 }),
});

/** A document that no reader of files made, so that it may have any text. */
const documentFrom = (parts: readonly { kind: BlockKind; sentences: string[] }[]): Document => {
  let text = '';
  const blocks = parts.map(({ kind, sentences }, i): Block => {
    const start = text.length;
    const spans = sentences.map((each, n) => {
      const at = text.length;
      text += n === sentences.length - 1 ? each.trimEnd() : each;
      return { start: at, end: text.length };
    });
    const end = text.length;
    text += '\n\n';
    return { id: `p${i}`, kind, start, end, marks: [], sentences: spans };
  });
  return { name: 'name', language: 'id', format: 'text', text, blocks, facts: {} };
};

/** Documents with any text in them, up to two systems and perhaps a reference that joins and leaves out sentences. */
export const anyBitext: fc.Arbitrary<Bitext> = fc
  .record({
    document: fc.array(block, { maxLength: 6 }).map(documentFrom),
    translations: fc.array(said, { minLength: 1, maxLength: 5 }),
    systems: fc.integer({ min: 0, max: 2 }),
    joined: fc.option(fc.array(said, { minLength: 1, maxLength: 3 })),
    message: said,
  })
  .map(({ document, translations, systems, joined, message }) => {
    const sides = Array.from({ length: systems }, (_, n) =>
      machineSide(document, (_, i) => translations[(i + n) % translations.length]!, candidate(`m${n}`)),
    );
    const count = sentencesOf(document).length;
    if (joined !== null && count > 0)
      sides.push({
        system: reference(),
        output: {
          system: 'reference',
          targets: joined.map((each) => ({ text: each, block: 0 })),
          beads: [
            { source: [0], target: joined.map((_, i) => i), score: 0.5 },
            ...Array.from({ length: count - 1 }, (_, i) => ({ source: [i + 1], target: [], score: 0 })),
          ],
        },
      });
    const whole = { rule: 'whole', message, block: null, start: 0, end: 0 };
    const [first] = document.blocks;
    const notes =
      first === undefined ? [] : [{ rule: 'r', message, block: 0, start: first.start, end: first.end }];
    return compareSystems(document, [whole, ...notes], sides, emptyLexicon);
  });

/** A document of many sentences. */
export const longBitext = (sentences: number): Bitext => {
  const paragraphs = Array.from({ length: Math.ceil(sentences / 5) }, (_, i) =>
    i % 40 === 0
      ? `Bagian ${i / 40 + 1}`
      : Array.from({ length: 5 }, (_, n) => `Kalimat ${n + 1} dari alinea ${i} panjangnya sedang saja.`).join(
          ' ',
        ),
  );
  const document = documentOf(paragraphs.join('\n\n'));
  return compareSystems(
    document,
    [],
    [machineSide(document, (_, i) => `Sentence number ${i + 1} of this is of middling length.`)],
    emptyLexicon,
  );
};
