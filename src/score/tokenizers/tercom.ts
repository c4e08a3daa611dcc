import { splitWords } from '../words.js';
import { apartPeriods, apartPunctuation, unescaped } from './13a.js';
import type { Tokenizer } from './tokenizer.js';

export interface TercomOptions {
  /** Takes punctuation and possessive 's apart from words, and XML entities as what they stand for. */
  normalized: boolean;
  /** Leaves `. , ? : ; ! " ( )` out. */
  noPunct: boolean;
  /** `normalized` takes Chinese characters apart, too; `noPunct` leaves CJK punctuation out. */
  asianSupport: boolean;
  caseSensitive: boolean;
}

/** The tokenizer of Tercom, TER's first implementation. */
export const tercomTokenizer = ({
  normalized,
  noPunct,
  asianSupport,
  caseSensitive,
}: TercomOptions): Tokenizer => {
  const steps: ((text: string) => string)[] = [];
  if (!caseSensitive) steps.push((text) => text.toLowerCase());
  if (normalized) steps.push(normalize);
  if (normalized && asianSupport)
    steps.push((text) => text.replace(asianCharacters, ' $& ').replace(asianPunctuation, ' $& '));
  if (noPunct) steps.push((text) => text.replace(punctuation, ''));
  if (noPunct && asianSupport) steps.push((text) => text.replace(asianPunctuation, ''));
  return (text) => splitWords(text === '' ? '' : steps.reduce((result, step) => step(result), text));
};

const normalize = (text: string): string => {
  const joined = unescaped(text.replaceAll('\n-', '').replaceAll('\n', ' '));
  return apartPeriods(apartPunctuation(` ${joined} `).replaceAll("'s ", " 's "));
};

const punctuation = /[.,?:;!"()]/g;

const asianPunctuation =
  /[\u3001\u3002\u3008-\u3011\u3014-\u301f\uff61-\uff65\u30fb\uff0e\uff0c\uff1f\uff1a\uff1b\uff01\uff02\uff08\uff09]/g;

/**
 * Chinese characters, strokes, radicals, compatibility and enclosed forms, in sacreBLEU's ranges. Its rules for
 * kana ask for the segment's begin before them, where a space stands by then: they never apply.
 */
const asianCharacters =
  /[\u2e80-\u2eff\u31c0-\u31ef\u3200-\u3f22\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f]/g;
