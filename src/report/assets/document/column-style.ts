import type { ColumnNames } from '../../heads.js';
import { uis } from '../../ui/say.js';

/**
 * The columns' names, for the cells of rows that stand below each other: `--name` of each cell, in the page's language. They
 * come from people and files: each character that could mean something to CSS or HTML is written as its number.
 */
export const columnStyle = (names: ColumnNames): string =>
  names
    .flatMap((said, i) =>
      uis.map((ui, at) =>
        at > 0 && said[ui] === said[uis[0]]
          ? ''
          : `${at > 0 ? `:lang(${ui}) ` : ''}.bitext td:nth-child(${i + 2}){--name:"${cssText(said[ui])}"}\n`,
      ),
    )
    .join('');

const cssText = (text: string): string =>
  text.replace(
    /[^\p{L}\p{N} ]/gu,
    (character) => `\\${(/\p{Cs}|\0/u.test(character) ? 0xfffd : character.codePointAt(0)!).toString(16)} `,
  );
