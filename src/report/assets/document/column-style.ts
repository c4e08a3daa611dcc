import type { ColumnNames } from '../../heads.js';
import { uis } from '../../ui/say.js';
import { stacked } from './view-style.js';

/**
 * The columns' names, for the cells of rows that stand below each other: `--name` of each cell, in the page's language. They
 * come from people and files: each character that could mean something to CSS or HTML is written as its number.
 */
export const columnStyle = (names: ColumnNames): string =>
  crowded(names.length) +
  names
    .flatMap((said, i) =>
      uis.map((ui, at) =>
        at > 0 && said[ui] === said[uis[0]]
          ? ''
          : `${at > 0 ? `:lang(${ui}) ` : ''}.bitext td:nth-child(${i + 2}){--name:"${cssText(said[ui])}"}\n`,
      ),
    )
    .join('');

/** Many columns stand below each other where they would be too narrow for words, which is sooner beside the list of flags. */
const crowded = (columns: number): string => {
  const width = 6 + 9 * columns;
  const below = (most: number, of = '') =>
    `@media screen and (max-width:${most}rem){${of}.bitext{${stacked}}${of}.bitext tbody tr{padding:.4rem 0}}\n`;
  return columns < 6 ? '' : below(width) + below(width + 22, '.beside ');
};

const cssText = (text: string): string =>
  text.replace(
    /[^\p{L}\p{N} ]/gu,
    (character) => `\\${(/\p{Cs}|\0/u.test(character) ? 0xfffd : character.codePointAt(0)!).toString(16)} `,
  );
