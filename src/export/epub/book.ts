import type { Bitext } from '../../core/bitext.js';
import { type ArchivedFile, zipOf } from '../zip.js';
import { chapterOf } from './chapter.js';
import { type BookFacts, bookDocument, factsOf } from './facts.js';
import { coverPage, coverPicture, titlePage } from './front.js';
import { navigationPage, ncx } from './navigation.js';
import type { BookOptions } from './options.js';
import { container, packageDocument } from './package.js';
import { bookStyle } from './style.js';
import { xhtml, xmlOf } from './xml.js';

/** An EPUB, and what there is to say of it. */
export interface Book {
  bytes: Uint8Array;
  facts: BookFacts;
  /** Files with text. */
  files: number;
}

/**
 * Makes a bilingual EPUB 3.3, a chapter a document. The same bitexts and options give the same bytes.
 *
 * @param bitexts  at least one, in reading order
 */
export const bookOf = (bitexts: readonly Bitext[], options: BookOptions): Book => {
  const { ui, layout } = options;
  const documents = bitexts.map((bitext) => bookDocument(bitext, options));
  const facts = factsOf(documents, options);
  const chapters = documents.map(({ bitext, texts }, i) => chapterOf(bitext, i + 1, texts, options));
  const pages = chapters.flatMap(({ files }) => files);
  const names = pages.map(({ name }) => name);
  const file = (name: string, content: string): ArchivedFile => ({ name: `EPUB/${name}`, content });
  const bytes = zipOf([
    { name: 'mimetype', content: 'application/epub+zip', stored: true },
    { name: 'META-INF/container.xml', content: xmlOf(container) },
    file('package.opf', xmlOf(packageDocument(facts, layout, names, ui))),
    file('nav.xhtml', xmlOf(xhtml(navigationPage(chapters, ui)))),
    file('toc.ncx', xmlOf(ncx(chapters, facts))),
    file('style.css', bookStyle),
    file('cover.svg', xmlOf(coverPicture(facts, ui))),
    file('cover.xhtml', xmlOf(xhtml(coverPage(facts, ui)))),
    file('title.xhtml', xmlOf(xhtml(titlePage(facts, ui)))),
    ...pages.map(({ name, page }) => file(name, xmlOf(xhtml(page)))),
  ]);
  return { bytes, facts, files: pages.length };
};
