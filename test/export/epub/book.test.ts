import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../../src/compare/compare.js';
import { type Bitext, mainSide, targetsIn } from '../../../src/core/bitext.js';
import { sentencesOf } from '../../../src/core/document.js';
import { bookOf } from '../../../src/export/epub/book.js';
import { bookLayouts, bookOrders } from '../../../src/export/epub/options.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { bitextOf, candidate, documentOf, machineSide, reference } from '../../bitexts.js';
import { anyBitext, longBitext } from './bitexts.js';
import { bookOptions, chaptersIn, classesOf, elements, filesIn, paragraphsIn, parsed } from './read.js';

/** A text as XML can carry it, without white space, which layouts may put elsewhere or leave out at the ends of sentences. */
const carried = (text: string): string =>
  [...text]
    .map((character) => {
      const code = character.codePointAt(0)!;
      if (/[\s␋␌]/u.test(character)) return '';
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      const isControl = code >= 0x7f && code < 0xa0;
      const isHalf = code >= 0xd800 && code < 0xe000;
      return isControl || isHalf || code === 0xfffe || code === 0xffff ? '\ufffd' : character;
    })
    .join('');

const options = fc.record({
  layout: fc.constantFrom(...bookLayouts),
  order: fc.constantFrom(...bookOrders),
  notes: fc.boolean(),
  ui: fc.constantFrom('en' as const, 'id' as const),
});

describe('the texts of a book', () => {
  it('are the bitext’s sentences, none lost, none invented, in their order', () => {
    fc.assert(
      fc.property(anyBitext, options, (bitext, more) => {
        const chapters = chaptersIn(bookOf([bitext], { ...bookOptions, ...more }).bytes);
        const source = sentencesOf(bitext.document).map(({ text }) => text);
        expect(paragraphsIn(chapters, 'id').map(carried).join('')).toBe(source.map(carried).join(''));
        const side =
          mainSide(bitext) ?? bitext.outputs.map((output, i) => ({ system: bitext.systems[i]!, output }))[0];
        const targets = side === undefined ? [] : bitext.rows.flatMap((row) => targetsIn(row, side));
        expect(paragraphsIn(chapters, 'en').map(carried).join('')).toBe(
          targets.map(({ text }) => carried(text)).join(''),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('are all there where all systems are asked for', () => {
    fc.assert(
      fc.property(anyBitext, options, (bitext, more) => {
        const chapters = chaptersIn(bookOf([bitext], { ...bookOptions, ...more, systems: 'all' }).bytes);
        const letters = (texts: readonly string[]) => [...texts.map(carried).join('')].sort().join('');
        const said = bitext.outputs.flatMap(({ targets }) => targets.map(({ text }) => text));
        expect(letters(paragraphsIn(chapters, 'en'))).toBe(letters(said));
      }),
      { numRuns: 60 },
    );
  });

  it('give the same bytes twice', () => {
    fc.assert(
      fc.property(anyBitext, options, (bitext, more) => {
        const [one, other] = [0, 1].map(() => bookOf([bitext], { ...bookOptions, ...more }).bytes);
        expect(Buffer.compare(one!, other!)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });
});

const article = (): Bitext =>
  bitextOf(
    'Cara Memasak\n\nCuci beras. Rebus air.\n\nBahan\n\n- beras\n\n- air\n\nSelesai sudah.',
    (sentence) => `<${sentence.trim()}>`,
  );

describe('a book', () => {
  it('keeps headings, paragraphs and lists', () => {
    const [chapter] = chaptersIn(bookOf([article()], bookOptions).bytes);
    expect(elements(chapter!, 'h1').map(({ textContent }) => textContent!.replace(/\s+/g, ' '))).toEqual([
      'Cara Memasak <Cara Memasak>',
    ]);
    expect(elements(chapter!, 'h2').map(({ textContent }) => textContent!.split('\n')[0])).toEqual(['Bahan']);
    expect(elements(chapter!, 'ul').length).toBe(1);
    expect(elements(chapter!, 'li').map(({ textContent }) => textContent!.split('\n'))).toEqual([
      ['- beras', '<- beras>'],
      ['- air', '<- air>'],
    ]);
  });

  it('sets a paragraph beside its translation', () => {
    const [chapter] = chaptersIn(bookOf([article()], bookOptions).bytes);
    expect(paragraphsIn([chapter!], 'id')[1]).toBe('Cuci beras. Rebus air.');
    expect(paragraphsIn([chapter!], 'en')[1]).toBe('<Cuci beras.> <Rebus air.>');
  });

  it('sets a sentence above its translation', () => {
    const book = bookOf([article()], { ...bookOptions, layout: 'interleaved' });
    const units = elements(chaptersIn(book.bytes)[0]!, 'div').filter((each) =>
      classesOf(each).includes('unit'),
    );
    expect(units.slice(0, 2).map(({ textContent }) => textContent!.trim().split('\n'))).toEqual([
      ['Cuci beras.', '<Cuci beras.>'],
      ['Rebus air.', '<Rebus air.>'],
    ]);
  });

  it('has the translation first if asked', () => {
    const book = bookOf([article()], { ...bookOptions, layout: 'interleaved', order: 'target-first' });
    const [unit] = elements(chaptersIn(book.bytes)[0]!, 'div').filter((each) =>
      classesOf(each).includes('unit'),
    );
    expect(unit!.textContent!.trim().split('\n')).toEqual(['<Cuci beras.>', 'Cuci beras.']);
    expect(book.facts.languages).toEqual(['en', 'id']);
  });

  it('sets the sentences of a bead together, where the reference joins some', () => {
    const document = documentOf('Dia pergi. Ibu pulang.');
    const human = {
      system: reference(),
      output: {
        system: 'reference',
        targets: [{ text: 'He left, she came.', block: 0 }],
        beads: [{ source: [0, 1], target: [0], score: 0.7 }],
      },
    };
    const machine = machineSide(document, (_, i) => ['He left.', 'She came.'][i]!);
    const bitext = compareSystems(document, [], [machine, human], emptyLexicon);
    const unitsWith = (systems: 'main' | 'all') =>
      elements(
        chaptersIn(bookOf([bitext], { ...bookOptions, layout: 'interleaved', systems }).bytes)[0]!,
        'div',
      )
        .filter((each) => classesOf(each).includes('unit'))
        .map(({ textContent }) => textContent!.trim().split('\n'));
    expect(unitsWith('main')).toEqual([
      ['Dia pergi.', 'He left.'],
      ['Ibu pulang.', 'She came.'],
    ]);
    expect(unitsWith('all')).toEqual([
      ['Dia pergi. Ibu pulang.', 'Padan He left. She came.', 'Reference He left, she came.'],
    ]);
  });

  it('says the language of every text, and the direction of those from right to left', () => {
    const document = documentOf('Selamat pagi.');
    const bitext = compareSystems(
      document,
      [],
      [machineSide(document, () => 'صباح الخير.', candidate('m', { language: 'ar' }))],
      emptyLexicon,
    );
    const { bytes } = bookOf([bitext], { ...bookOptions, order: 'target-first' });
    const [chapter] = chaptersIn(bytes);
    const marked = elements(chapter!, 'p').map((each) =>
      ['xml:lang', 'lang', 'dir'].map((name) => each.getAttribute(name)),
    );
    expect(marked).toEqual([
      ['ar', 'ar', 'rtl'],
      ['id', 'id', 'auto'],
    ]);
    expect(filesIn(bytes).get('EPUB/package.opf')).toContain('page-progression-direction="rtl"');
  });

  it('has notes at the end, which lead there and back', () => {
    const text = 'Ada 20 orang. Hujan turun.';
    const document = documentOf(text);
    const notes = [
      { rule: 'a-rule', message: 'a <b> remark', block: 0, start: 14, end: 19 },
      { rule: 'whole', message: 'on all of it', block: null, start: 0, end: 0 },
    ];
    const machine = machineSide(document, (_, i) => ['There are 200 people.', 'Rain fell.'][i]!);
    const bitext = compareSystems(document, notes, [machine], emptyLexicon);
    const flags = bitext.rows.flatMap(({ cells }) => cells['model']!.flags);
    expect(flags.length).toBeGreaterThan(0);
    const [chapter] = chaptersIn(
      bookOf([bitext], { ...bookOptions, layout: 'interleaved', notes: true }).bytes,
    );
    const asides = elements(chapter!, 'aside');
    expect(asides.map((each) => elements(each, 'small')[0]!.textContent)).toEqual(
      ['whole', ...flags.map(({ rule }) => rule), 'a-rule'].map((rule) => `(${rule})`),
    );
    expect(asides.at(-1)!.textContent).toContain('a <b> remark');
    for (const [i, aside] of asides.entries()) {
      const back = elements(aside, 'a')[0]!.getAttribute('href')!.slice(1);
      const ref = elements(chapter!, 'a').find((each) => each.getAttribute('id') === back)!;
      expect(ref.getAttribute('href')).toBe(`#${aside.getAttribute('id')}`);
      expect(ref.textContent).toBe(String(i + 1));
    }
    const without = chaptersIn(bookOf([bitext], bookOptions).bytes)[0]!;
    expect(elements(without, 'a')).toEqual([]);
    expect(elements(without, 'aside')).toEqual([]);
  });

  it('lists documents and their headings in both languages', () => {
    const files = filesIn(bookOf([article(), article()], bookOptions).bytes);
    const nav = parsed(files.get('EPUB/nav.xhtml')!);
    const links = elements(elements(nav, 'nav')[0]!, 'a').map((each) => [
      each.getAttribute('href'),
      each.textContent,
    ]);
    const ofChapter = (file: string) => [
      [file, 'Cara Memasak / <Cara Memasak>'],
      [`${file}#h2`, 'Bahan / <Bahan>'],
    ];
    expect(links).toEqual([...ofChapter('c0001.xhtml'), ...ofChapter('c0002.xhtml')]);
    const points = elements(parsed(files.get('EPUB/toc.ncx')!), 'navPoint');
    expect(points.map((each) => elements(each, 'content')[0]!.getAttribute('src'))).toEqual(
      links.map(([href]) => href),
    );
    expect(points.map((each) => each.getAttribute('playOrder'))).toEqual(['1', '2', '3', '4']);
  });

  it('is the same edition as long as nobody says a date, whatever the translation', () => {
    const said = (word: string) => bookOf([bitextOf('Dia pergi.', () => word)], bookOptions).facts;
    expect(said('He left.').identifier).toBe(said('She left.').identifier);
    expect(said('He left.').modified).toBe('1980-01-01T00:00:00Z');
    expect(said('He left.').identifier).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const other = bookOf([bitextOf('Dia pulang.', () => 'He left.')], bookOptions).facts;
    expect(other.identifier).not.toBe(said('He left.').identifier);
    const dated = bookOf([article()], { ...bookOptions, date: 1_000_000_000 });
    expect(dated.facts.modified).toBe('2001-09-09T01:46:40Z');
    expect(filesIn(dated.bytes).get('EPUB/package.opf')).toContain('2001-09-09T01:46:40Z');
  });

  it('has the title and author that it is given, else a title of the texts', () => {
    const titles = (bitexts: Bitext[], more: object = {}) =>
      bookOf(bitexts, { ...bookOptions, ...more }).facts;
    expect(titles([article()]).title).toBe('Cara Memasak');
    expect(titles([article(), article()]).title).toBe('Indonesian – English');
    expect(titles([article(), article()], { ui: 'id' }).title).toBe('Bahasa Indonesia – Bahasa Inggris');
    expect(titles([article()], { title: ' A\n<b> ', author: 'N & Co' })).toMatchObject({
      title: 'A <b>',
      author: 'N & Co',
    });
    expect(titles([article()], { title: ' ', author: '' })).toMatchObject({
      title: 'Cara Memasak',
      author: null,
    });
  });

  it('cuts a long document into files of a size that readers take, at paragraphs', () => {
    const bitext = longBitext(3000);
    for (const layout of bookLayouts) {
      const { bytes } = bookOf([bitext], { ...bookOptions, layout });
      const sizes = [...filesIn(bytes)]
        .filter(([path]) => path.endsWith('.xhtml'))
        .map(([, text]) => Buffer.byteLength(text));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(250_000);
      const chapters = chaptersIn(bytes);
      expect(chapters.length).toBeGreaterThan(1);
      expect(chapters.length).toBeLessThan(8);
      expect(paragraphsIn(chapters, 'id').join(' ').replace(/\s+/g, '').length).toBe(
        bitext.document.text.replace(/\s+/g, '').length,
      );
    }
  });

  it('cuts a paragraph that is longer than a file', () => {
    const text = Array.from({ length: 3900 }, (_, i) => `Kalimat ${i} ada di sini & “panjang” sekali.`).join(
      ' ',
    );
    const { bytes } = bookOf([bitextOf(text, (sentence) => `${sentence} ${sentence}`)], bookOptions);
    for (const [path, content] of filesIn(bytes))
      expect(Buffer.byteLength(content), path).toBeLessThanOrEqual(250_000);
  });
});
