import { wrapped } from '../../report/bitext/wrap.js';
import { html, type Markup, named } from '../../report/markup.js';
import { saidIn } from '../../report/ui/said.js';
import type { Ui } from '../../report/ui/say.js';
import { type BookFacts, namesOf } from './facts.js';
import type { XhtmlPage } from './xml.js';

/** Lines of the cover's title at most. */
const maxLines = 7;

/** The cover as a picture, for a library's shelf: 600 × 800. */
export const coverPicture = ({ title, author, languages }: BookFacts, ui: Ui): Markup => {
  const lines = wrapped(title, 16);
  const shown =
    lines.length <= maxLines ? lines : [...lines.slice(0, maxLines - 1), `${lines[maxLines - 1]} …`];
  const top = 330 - (shown.length - 1) * 34;
  return html`<svg xmlns="http://www.w3.org/2000/svg" version="1.1" viewBox="0 0 600 800" width="600" height="800" text-anchor="middle" font-family="Georgia, 'Times New Roman', serif">
<title>${title}</title>
<rect width="600" height="800" fill="#f4f1ea"/>
<rect x="24" y="24" width="552" height="752" fill="none" stroke="#0a5a8a" stroke-width="4"/>
<rect x="36" y="36" width="528" height="728" fill="none" stroke="#0a5a8a" stroke-width="1"/>
${shown.map(
  (line, i) => html`<text x="300" y="${top + i * 68}" font-size="52" fill="#1f2328">${line}</text>
`,
)}${author === null ? null : html`<text x="300" y="640" font-size="26" fill="#1f2328">${clipped(author, 36)}</text>\n`}<text x="300" y="710" font-size="24" fill="#0a5a8a">${clipped(namesOf(languages, ui).join(' · '), 40)}</text>
</svg>`;
};

const clipped = (text: string, width: number): string => {
  const [first = '', ...more] = wrapped(text, width);
  return more.length === 0 ? first : `${first} …`;
};

/** The cover as the book's first page. */
export const coverPage = ({ title }: BookFacts, ui: Ui): XhtmlPage => ({
  title,
  language: ui,
  kind: 'cover',
  body: html`<section epub:type="cover" aria-label="${saidIn(ui, 'Cover', 'Sampul')}">
<h1><img role="doc-cover" src="cover.svg" alt="${title}"/></h1>
</section>`,
});

/** Title, author, languages, and where the translations come from. */
export const titlePage = (facts: BookFacts, ui: Ui): XhtmlPage => {
  const { title, author, languages, translations, isMachine } = facts;
  return {
    title,
    language: ui,
    kind: 'front',
    body: html`<section epub:type="titlepage" aria-labelledby="title">
<h1 id="title" dir="auto">${title}</h1>
${author === null ? null : html`<p dir="auto">${author}</p>\n`}<p>${namesOf(languages, ui).join(' · ')}</p>
${
  translations.length === 0
    ? null
    : html`<p>${saidIn(ui, 'Translation:', 'Terjemahan:')} ${translations.map(named).join(', ')}</p>\n`
}<p class="made">${
      isMachine
        ? saidIn(
            ui,
            'Made by Padan. Machine translation: check it before you rely on it.',
            'Dibuat oleh Padan. Terjemahan mesin: periksa dahulu sebelum diandalkan.',
          )
        : saidIn(ui, 'Made by Padan.', 'Dibuat oleh Padan.')
    }</p>
</section>`,
  };
};
