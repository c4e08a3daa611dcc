import { oneLine } from '../../report/bitext/characters.js';
import { html, type Markup } from '../../report/markup.js';
import { saidIn } from '../../report/ui/said.js';
import type { Ui } from '../../report/ui/say.js';
import type { Chapter, Label } from './chapter.js';
import type { BookFacts } from './facts.js';
import { languageOf, type XhtmlPage } from './xml.js';

/** The table of contents, documents with their headings; and the places that reading systems look for. */
export const navigationPage = (chapters: readonly Chapter[], ui: Ui): XhtmlPage => ({
  title: saidIn(ui, 'Contents', 'Daftar isi'),
  language: ui,
  kind: 'contents',
  body: html`<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="contents">
<h1 id="contents">${saidIn(ui, 'Contents', 'Daftar isi')}</h1>
<ol>
${chapters.map(
  (chapter) => html`<li>${linkTo(placesIn(chapter)[0]!)}${nested(placesIn(chapter).slice(1))}</li>
`,
)}</ol>
</nav>
<nav epub:type="landmarks" hidden="hidden" aria-label="${saidIn(ui, 'Landmarks', 'Bagian buku')}">
<ol>
<li><a epub:type="cover" href="cover.xhtml">${saidIn(ui, 'Cover', 'Sampul')}</a></li>
<li><a epub:type="titlepage" href="title.xhtml">${saidIn(ui, 'Title page', 'Halaman judul')}</a></li>
<li><a epub:type="toc" href="nav.xhtml">${saidIn(ui, 'Contents', 'Daftar isi')}</a></li>
<li><a epub:type="bodymatter" href="${chapters[0]!.files[0]!.name}">${saidIn(ui, 'Text', 'Teks')}</a></li>
</ol>
</nav>`,
});

const nested = (places: readonly Place[]): Markup | null =>
  places.length === 0
    ? null
    : html`
<ol>
${places.map((place) => html`<li>${linkTo(place)}</li>\n`)}</ol>
`;

const linkTo = ({ href, labels }: Place): Markup =>
  html`<a href="${href}">${labels.map(
    ({ language, text }, i) =>
      html`${i > 0 ? ' / ' : null}<span${languageOf(language)}>${oneLine(text)}</span>`,
  )}</a>`;

/** A place that a table of contents leads to. */
interface Place {
  href: string;
  /** At least one, none empty. */
  labels: Label[];
}

/** A chapter, then its headings. */
const placesIn = ({ title, files }: Chapter): Place[] => [
  { href: files[0]!.name, labels: shown(title) },
  ...files.flatMap(({ name, headings }) =>
    headings.map(({ id, labels }): Place => ({ href: `${name}#${id}`, labels: shown(labels) })),
  ),
];

const shown = (labels: readonly Label[]): Label[] => {
  const some = labels.filter(({ text }) => oneLine(text) !== '');
  return some.length > 0 ? some : [{ language: 'und', text: '–' }];
};

/** The table of contents as EPUB 2 has it, for old reading systems. */
export const ncx = (chapters: readonly Chapter[], { identifier, title }: BookFacts): Markup => {
  let order = 0;
  const point = ({ href, labels }: Place, inside: Markup | null): Markup =>
    html`<navLabel><text>${labels
      .map(({ text }) => oneLine(text))
      .join(' / ')}</text></navLabel><content src="${href}"/>${inside}`;
  const numbered = (place: Place, inside: readonly Place[]): Markup => {
    order++;
    const number = order;
    const within = inside.map((each) => numbered(each, []));
    return html`<navPoint id="p${number}" playOrder="${number}">${point(place, html`${within}`)}</navPoint>
`;
  };
  const points = chapters.map((chapter) => {
    const [first, ...others] = placesIn(chapter);
    return numbered(first!, others);
  });
  const isDeep = chapters.some((chapter) => placesIn(chapter).length > 1);
  return html`<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head>
<meta name="dtb:uid" content="${identifier}"/>
<meta name="dtb:depth" content="${isDeep ? 2 : 1}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>${title}</text></docTitle>
<navMap>
${points}</navMap>
</ncx>`;
};
