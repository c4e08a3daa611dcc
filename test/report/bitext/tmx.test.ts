import { DOMParser, type Document, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedTexts, anyAligned, bead, written } from './aligned.js';

const parse = (xml: string): Document =>
  new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml');

const elements = (parent: Document | Element, name: string): Element[] => [
  ...parent.getElementsByTagName(name),
];

/** Names of an element's children, in order. */
const children = (parent: Element): string[] =>
  [...parent.childNodes].filter(({ nodeType }) => nodeType === 1).map(({ nodeName }) => nodeName);

const segments = (unit: Element): string[] =>
  elements(unit, 'seg').map(({ textContent }) => textContent ?? '');

describe('a TMX file', () => {
  const texts = alignedTexts(
    ['Hujan turun.', 'A & B <b>"tebal"</b>', 'Iklan'],
    ['It rained.', 'A & B ]]> bold', 'Nobody said this.'],
    [bead([0], [0], 0.91239), bead([1], [1], 0.5), bead([2], []), bead([], [2])],
  );

  it('has the header and the elements that TMX 1.4b asks for, in order', async () => {
    const xml = await written('tmx', texts);
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<tmx version="1\.4">/);
    const document = parse(xml);
    expect(children(document.documentElement!)).toEqual(['header', 'body']);
    const [header] = elements(document, 'header');
    const attributes = Object.fromEntries([...header!.attributes].map(({ name, value }) => [name, value]));
    expect(attributes).toEqual({
      creationtool: 'Padan',
      creationtoolversion: expect.stringMatching(/^\d+\.\d+\.\d+/),
      segtype: 'sentence',
      'o-tmf': 'Padan',
      adminlang: 'en-GB',
      srclang: 'id',
      datatype: 'plaintext',
    });
    for (const unit of elements(document, 'tu')) {
      expect(children(unit)).toEqual(['prop', 'tuv', 'tuv']);
      expect(elements(unit, 'tuv').map((each) => each.getAttribute('xml:lang'))).toEqual(['id', 'en']);
    }
  });

  it('has a unit for each pair, with its score, and none for a sentence alone', async () => {
    const units = elements(parse(await written('tmx', texts)), 'tu');
    expect(units.map(segments)).toEqual([
      ['Hujan turun.', 'It rained.'],
      ['A & B <b>"tebal"</b>', 'A & B ]]> bold'],
    ]);
    expect(units.map((unit) => elements(unit, 'prop')[0]!.textContent)).toEqual(['0.9124', '0.5']);
  });

  it('is well-formed and has all pairs, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyAligned, async (aligned) => {
        const xml = await written('tmx', aligned);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for these
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(xml).not.toMatch(/\p{Cs}/u);
        const pairs = aligned.beads.filter(({ source, target }) => source.length * target.length > 0);
        const units = elements(parse(xml), 'tu');
        expect(units).toHaveLength(pairs.length);
        const plain = (indices: readonly number[], side: 'source' | 'target') =>
          [...indices.map((i) => aligned[side].sentences[i]!).join(' ')].filter((each) =>
            /[\p{L}\p{N}<>&"]/u.test(each),
          );
        units.forEach((unit, i) => {
          const [source = '', target = ''] = segments(unit);
          const kept = (text: string) => [...text].filter((each) => /[\p{L}\p{N}<>&"]/u.test(each));
          expect(kept(source)).toEqual(plain(pairs[i]!.source, 'source'));
          expect(kept(target)).toEqual(plain(pairs[i]!.target, 'target'));
        });
      }),
    );
  });
});
