import { directionOf } from '../../languages/direction.js';
import { html, type Markup } from '../../report/markup.js';
import { saidIn } from '../../report/ui/said.js';
import type { Ui } from '../../report/ui/say.js';
import { version } from '../../version.js';
import type { BookFacts } from './facts.js';
import type { BookLayout } from './options.js';

/** Where an EPUB's package document is. */
export const container = html`<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>`;

/**
 * The package document: EPUB 3.3, with what EPUB Accessibility 1.1 wants to be told. It claims no conformance, which is
 * for a person to say who has read the book.
 *
 * @param chapters  names of the chapters' files, in reading order
 */
export const packageDocument = (
  facts: BookFacts,
  layout: BookLayout,
  chapters: readonly string[],
  ui: Ui,
): Markup => {
  const { title, author, languages, identifier, modified } = facts;
  const idOf = (name: string) => name.replace('.xhtml', '');
  return html`<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="${ui}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">${identifier}</dc:identifier>
<dc:title dir="auto">${title}</dc:title>
${languages.map((language) => html`<dc:language>${language}</dc:language>\n`)}${
  author === null ? null : html`<dc:creator dir="auto">${author}</dc:creator>\n`
}<meta property="dcterms:modified">${modified}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityFeature">displayTransformability</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">${summaryOf(layout, ui)}</meta>
<meta name="generator" content="Padan ${version}"/>
<meta name="cover" content="cover-picture"/>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="cover-picture" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>
${chapters.map((name) => html`<item id="${idOf(name)}" href="${name}" media-type="application/xhtml+xml"/>\n`)}</manifest>
<spine toc="ncx" page-progression-direction="${directionOf(languages[0]!)}">
<itemref idref="cover"/>
<itemref idref="title"/>
<itemref idref="nav"/>
${chapters.map((name) => html`<itemref idref="${idOf(name)}"/>\n`)}</spine>
</package>`;
};

const summaryOf = (layout: BookLayout, ui: Ui): string =>
  layout === 'facing'
    ? saidIn(
        ui,
        'Text only. Each paragraph is followed by its translation; both say their language. Headings and lists are marked as such.',
        'Hanya teks. Setiap paragraf diikuti terjemahannya; bahasa keduanya ditandai. Judul dan daftar ditandai sebagaimana mestinya.',
      )
    : saidIn(
        ui,
        'Text only. Each sentence is followed by its translation; both say their language. Headings and lists are marked as such.',
        'Hanya teks. Setiap kalimat diikuti terjemahannya; bahasa keduanya ditandai. Judul dan daftar ditandai sebagaimana mestinya.',
      );
