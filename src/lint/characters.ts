import { plural } from '../plural.js';
import { counted, eachParagraph, type Rules, slices } from './look.js';

const control = /(?![\t\r\n\u0085])\p{Cc}/gu;
/**
 * Emoji sequences need their joiners, and so do scripts that join letters, run from right to left or have no spaces.
 * Those of Europe and Han do not.
 */
const invisible =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?)(?<!(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Inherited}])[\p{L}\p{M}])[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

/** Characters that readers cannot see. */
export const characterRules: Rules = {
  'control-character': eachParagraph(({ text }) =>
    slices(text, control, ([character]) => `a control character (${codePoint(character)})`),
  ),
  'invisible-character': eachParagraph(({ text }) =>
    slices(text, invisible, ([character]) => `an invisible character (${codePoint(character)})`),
  ),
  'no-break-space': counted(/[\u00a0\u202f\u2007]/g, (count) => plural(count, 'no-break space')),
};

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
