import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bitext } from '../../../src/core/bitext.js';
import { bookOf } from '../../../src/export/epub/book.js';
import { bookLayouts, bookOrders } from '../../../src/export/epub/options.js';
import { bitextOf } from '../../bitexts.js';
import { anyBitext, hostile, longBitext } from './bitexts.js';
import { hasEpubcheck, problemsByEpubcheck, problemsIn } from './epubcheck.js';
import { bookOptions, elements, filesIn, parsed } from './read.js';

/** A document of texts that may break something, one a paragraph, and as headings and items. */
const hostileBitext = (): Bitext => {
  const { document, ...bitext } = bitextOf('Satu.\n\nDua.\n\n- tiga\n\nEmpat', () => 'x');
  const text = hostile.join(' ');
  const kinds = ['heading', 'text', 'item', 'heading'] as const;
  const blocks = kinds.map((kind, i) => ({
    id: `p${i}`,
    kind,
    start: 0,
    end: text.length,
    marks: [{ kind: 'link', start: 0, end: 5, target: 'javascript:alert(1)' }],
    sentences: [{ start: 0, end: text.length }],
  }));
  const outputs = bitext.outputs.map((output) => ({
    ...output,
    targets: output.targets.map((target) => ({ ...target, text })),
  }));
  const notes = [null, 0, 1, 2].map((block) => ({ rule: text, message: text, block, start: 0, end: 9 }));
  return { ...bitext, document: { ...document, name: text, text, blocks }, outputs, notes };
};

const empty = (): Bitext => {
  const bitext = bitextOf('x', () => 'x');
  const outputs = bitext.outputs.map((output) => ({ ...output, targets: [], beads: [] }));
  return { ...bitext, document: { ...bitext.document, text: '', blocks: [] }, outputs, rows: [] };
};

const withReference = (): Bitext =>
  bitextOf('Dia pergi. Ibu pulang.\n\nHujan.', (_, i) => `Sentence ${i}.`, [
    ['He left, she came.', 'Nobody knew.'],
    [],
  ]);

const books: [string, Bitext[]][] = [
  ['hostile texts', [hostileBitext()]],
  ['an empty document', [empty()]],
  ['a document without translations', [{ ...empty(), systems: [], outputs: [] }]],
  ['several documents, with a reference', [withReference(), empty(), withReference()]],
  ['a document of 5,000 sentences', [longBitext(5000)]],
];

const settings = bookLayouts.flatMap((layout) =>
  bookOrders.map((order) => ({ ...bookOptions, layout, order, notes: true, systems: 'all' as const })),
);

/** A book in both layouts, and in either order and language. */
const bookWith = (bitexts: Bitext[], i: number): Uint8Array =>
  bookOf(bitexts, { ...settings[i]!, title: '', author: hostile.join(' '), ui: i % 2 === 0 ? 'en' : 'id' })
    .bytes;

describe.each(books)('a book of %s', (_, bitexts) => {
  it.each([0, 3])('is valid', { timeout: 60_000 }, async (i) => {
    expect(await problemsIn(bookWith(bitexts, i))).toEqual([]);
  });

  it.skipIf(!hasEpubcheck).each([1, 2])('is valid by EPUBCheck', { timeout: 120_000 }, async (i) => {
    expect(await problemsByEpubcheck(bookWith(bitexts, i))).toEqual([]);
  });
});

describe('a book of any texts', () => {
  it('has links that lead somewhere, and every file in its manifest', () => {
    fc.assert(
      fc.property(
        fc.array(anyBitext, { minLength: 1, maxLength: 2 }),
        fc.constantFrom(...settings),
        (bitexts, setting) => {
          const files = filesIn(bookOf(bitexts, setting).bytes);
          const trees = new Map(
            [...files]
              .filter(([path]) => /\.(?:xhtml|opf|ncx|svg|xml)$/.test(path))
              .map(([path, xml]) => [path, parsed(xml)]),
          );
          const manifest = elements(trees.get('EPUB/package.opf')!, 'item').map(
            (each) => each.getAttribute('href')!,
          );
          const besides = ['mimetype', 'META-INF/container.xml', 'EPUB/package.opf'];
          expect([...manifest.map((name) => `EPUB/${name}`), ...besides].sort()).toEqual(
            [...files.keys()].sort(),
          );
          for (const [path, tree] of trees) {
            const ids = elements(tree, '*')
              .map((each) => each.getAttribute('id'))
              .filter((id) => id !== null);
            expect(new Set(ids).size, path).toBe(ids.length);
          }
          for (const [path, tree] of trees)
            for (const each of elements(tree, '*'))
              for (const name of ['href', 'src']) {
                const target = each.getAttribute(name);
                if (target === null) continue;
                const [file, id] = target.split('#');
                const tree = trees.get(file === '' ? path : `EPUB/${file}`);
                expect(file === '' || files.has(`EPUB/${file}`), `${path}: ${target}`).toBe(true);
                if (id !== undefined)
                  expect(
                    elements(tree!, '*').filter((other) => other.getAttribute('id') === id).length,
                    target,
                  ).toBe(1);
              }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is valid', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyBitext, fc.constantFrom(...settings), async (bitext, setting) => {
        expect(await problemsIn(bookOf([bitext], setting).bytes)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the archive', () => {
  it('begins with the media type, as it is', () => {
    const { bytes } = bookOf([withReference()], bookOptions);
    const start = Buffer.from(bytes.subarray(0, 58)).toString('latin1');
    expect(start.slice(30)).toBe('mimetypeapplication/epub+zip');
    // Stored, and without an extra field.
    expect([bytes[8], bytes[28]]).toEqual([0, 0]);
  });
});
