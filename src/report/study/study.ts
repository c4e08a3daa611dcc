import { type Bitext, mainSide, sidesOf } from '../../core/bitext.js';
import type { Language } from '../../core/document.js';
import { primarySubtag } from '../../languages/languages.js';
import type { Glossary } from '../../study/gloss.js';
import { dataElement } from '../frame.js';
import { html, type Markup } from '../markup.js';
import type { ShownBlock } from '../rows.js';
import { say } from '../ui/say.js';
import { pageGlosses } from './glosses.js';

/** The menu of the study tools, in the toolbar; the script fills it. */
export const studyMenu: Markup = html`<details class="menu study scripted"><summary>${say('Study', 'Belajar')}</summary><div class=sheet></div></details>
`;

/**
 * What the script of the study tools needs to know of a page: its words' glosses, as `PageGlosses`, in which language they
 * are and in which cells of a row, and in which language they are explained.
 *
 * @param blocks    of the page
 * @param glossary  of one of the document's languages; of any other, or without one, words only say what they became
 * @param search    address of the page that searches all documents; null if there is none
 */
export const studyData = (
  bitext: Bitext,
  blocks: readonly ShownBlock[],
  glossary: Glossary | null,
  search: string | null,
): Markup => {
  const source = bitext.document.language;
  const target = mainSide(bitext)?.system.language ?? source;
  const isOf = (language: Language) =>
    glossary !== null && primarySubtag(language) === primarySubtag(glossary.language);
  const [studied, other] = isOf(target) && !isOf(source) ? [target, source] : [source, target];
  return dataElement('glosses', {
    language: primarySubtag(studied),
    other: primarySubtag(other),
    cells: [source, ...bitext.systems.map(({ language }) => language)].flatMap((language, i) =>
      primarySubtag(language) === primarySubtag(studied) ? [i] : [],
    ),
    ...(search !== null && { search }),
    ...pageGlosses(textsOf(bitext, blocks, isOf), isOf(studied) ? glossary : null),
  });
};

function* textsOf(
  bitext: Bitext,
  blocks: readonly ShownBlock[],
  isOf: (language: Language) => boolean,
): Generator<string> {
  const sides = sidesOf(bitext).filter(({ system }) => isOf(system.language));
  const hasSource = isOf(bitext.document.language);
  for (const { rows } of blocks)
    for (const { row, sentences } of rows) {
      if (hasSource) for (const { text } of sentences) yield text;
      for (const { system, output } of sides)
        for (const index of row.cells[system.id]!.targets) yield output.targets[index]!.text;
    }
}
