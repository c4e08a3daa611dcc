import { plural } from '../plural.js';
import { counted, type Found, type LintParagraph, type Rule, type Rules } from './look.js';

/** A quotation mark or bracket of a paragraph: `at` is an offset into the paragraph. */
interface Sign {
  at: number;
  way: 'opens' | 'closes';
}

/** What stands alone in a paragraph once its pairs are taken out: first what closes, then what opens. */
interface Alone {
  closing: number[];
  opening: number[];
}

const pairOff = (signs: Iterable<Sign>): Alone => {
  const alone: Alone = { closing: [], opening: [] };
  for (const { at, way } of signs)
    if (way === 'opens') alone.opening.push(at);
    else if (alone.opening.pop() === undefined) alone.closing.push(at);
  return alone;
};

/**
 * Makes a rule for signs that come in pairs. What opens in a paragraph may close in the next one.
 *
 * @param goesOn  whether the sign that is open at a paragraph's end is repeated, and so taken up, in the next
 */
const unbalanced =
  (
    what: string,
    signsIn: (text: string) => Iterable<Sign>,
    goesOn: (next: string) => boolean = () => false,
  ): Rule =>
  ({ paragraphs }) => {
    const alone = paragraphs.map(({ text }) => pairOff(signsIn(text)));
    for (const [i, { opening }] of alone.entries()) {
      const next = alone[i + 1];
      if (next === undefined || opening.length !== 1) continue;
      if (next.closing.length === 1 && opening.length === 1) next.closing.pop();
      else if (!goesOn(paragraphs[i + 1]!.text)) continue;
      opening.pop();
    }
    return alone.flatMap(({ closing, opening }, index) => [
      ...closing.map((at) => foundAt(paragraphs, index, at, `a ${what} closes here that never opened`)),
      ...opening.map((at) => foundAt(paragraphs, index, at, `a ${what} opens here and never closes`)),
    ]);
  };

const foundAt = (
  paragraphs: readonly LintParagraph[],
  paragraph: number,
  at: number,
  message: string,
): Found => {
  const start = paragraphs[paragraph]!.start + at;
  return { message, paragraph, start, end: start + 1 };
};

const quote = /["“”„«»]/g;

/** Quotation marks by what stands around them: some write ”so” or “so“, and straight ones look alike. */
function* quotesIn(text: string): Generator<Sign> {
  let straight = [...text.matchAll(/"/g)].length;
  let open = 0;
  for (const { 0: mark, index: at } of text.matchAll(quote)) {
    const before = text[at - 1] ?? ' ';
    const after = text.slice(at + 1, at + 3);
    // Inches: nothing is open that could close here, or there is one sign too many.
    const isInch = mark === '"' && /\d/.test(before) && (open === 0 || straight % 2 === 1);
    if (isInch) {
      straight--;
      continue;
    }
    // A space on the wrong side: “He left, "she said.”
    const isMisplaced =
      open > 0 &&
      mark === '"' &&
      /[,.!?]\s$/.test(text.slice(Math.max(0, at - 2), at)) &&
      /^\p{Ll}/u.test(after);
    const way = isMisplaced ? 'closes' : wayOf(mark, before, after, open);
    open = Math.max(0, open + (way === 'opens' ? 1 : -1));
    yield { at, way };
  }
}

const wayOf = (mark: string, before: string, after: string, open: number): Sign['way'] => {
  const mayOpen = /[\s([{—–‘'/-]/.test(before) && /^(?:[^\s,;:.!?)\]}]|\.\.)/.test(after);
  const mayClose = !/\s/.test(before) && /^(?:[\s\p{P}]|$)/u.test(after);
  if (mark === '"') {
    if (mayOpen !== mayClose) return mayOpen ? 'opens' : 'closes';
    return open > 0 ? 'closes' : 'opens';
  }
  const opens = /[“„«]/.test(mark);
  if (opens && open > 0 && mayClose && !mayOpen) return 'closes';
  if (!opens && open === 0 && mayOpen && !mayClose) return 'opens';
  return opens ? 'opens' : 'closes';
};

/** A quotation over several paragraphs opens in each of them and closes in the last. */
const quoteGoesOn = (next: string): boolean => /^["“„«]/.test(next);

/** Brackets, but for faces such as ":)" and the labels of items: "2a)", "ii)", "1.1)", "*)". */
function* bracketsIn(text: string): Generator<Sign> {
  let open = 0;
  let face = -1;
  for (const { 0: bracket, index: at } of text.matchAll(/[()]/g)) {
    const before = text.slice(Math.max(0, at - 12), at);
    const isMouth =
      (face === at - 1 && text[face] === bracket) || endsFace(bracket, before, text[at + 1], open);
    if (isMouth) face = at;
    if (isMouth || (bracket === ')' && open === 0 && label.test(before))) continue;
    const way = bracket === '(' ? 'opens' : 'closes';
    open = Math.max(0, open + (way === 'opens' ? 1 : -1));
    yield { at, way };
  }
}

/** Whether a bracket is the mouth of a face; "see:)" is one only where no bracket is open. */
const endsFace = (bracket: string, before: string, after = ' ', open = 0): boolean =>
  /(?:^|\s)[:;=]['’]?[-^o]?$/.test(before)
    ? bracket === ')' || /[\s\p{P}]/u.test(after)
    : bracket === ')' && open === 0 && /[:;=]['’]?[-^o]?$/.test(before);

const label =
  /(?:^|[\s(/.,;:–-])(?:[*†‡]{1,3}|\d{1,3}(?:\.\d{1,3})*\.?\p{L}?|(\p{L})\1?(?:\.?\d{1,3})?|[ivxlc]{1,6}|[IVXLC]{1,6})$/u;

/** Quotation marks and brackets. */
export const quoteRules: Rules = {
  'typographic-quote': counted(
    /[“”‘’„«»]/g,
    (count) => `${plural(count, 'curly quote')} (the model sees plain ones)`,
  ),
  'unbalanced-quote': unbalanced('quotation', quotesIn, quoteGoesOn),
  'unbalanced-bracket': unbalanced('bracket', bracketsIn),
};
