import { plural } from '../plural.js';
import { counted, eachParagraph, type Rules, type Slice } from './look.js';

const unbalancedQuote = eachParagraph(({ text }, index, { paragraphs }) => {
  const open: number[] = [];
  const found: Slice[] = [];
  for (const { index: at, 0: quote } of text.matchAll(/["“”„«»]/g)) {
    const before = text.slice(Math.max(0, at - 1), at);
    const opens =
      quote === '"' ? /^[\s([{—–-]?$/.test(before) && /^\S/.test(text.slice(at + 1)) : /[“„«]/.test(quote);
    if (opens) open.push(at);
    else if (open.length > 0) open.pop();
    else if (!(quote === '"' && /\d$/.test(before)))
      found.push({ at, length: 1, message: 'a quotation closes here that never opened' });
  }
  // A quotation over several paragraphs opens in each of them and closes in the last.
  const goesOn = /^["“„«]/.test(paragraphs[index + 1]?.text ?? '');
  if (!goesOn || open.length > 1)
    for (const at of open) found.push({ at, length: 1, message: 'a quotation opens here and never closes' });
  return found;
});

const unbalancedBracket = eachParagraph(({ text }) => {
  const open: number[] = [];
  const found: Slice[] = [];
  for (const { index: at, 0: bracket } of text.matchAll(/[()]/g)) {
    if (bracket === '(') open.push(at);
    else if (open.length > 0) open.pop();
    else if (!/(?:^|\s)\(?(?:\d{1,3}|\p{L})$/u.test(text.slice(Math.max(0, at - 6), at)))
      found.push({ at, length: 1, message: 'a bracket closes here that never opened' });
  }
  for (const at of open) found.push({ at, length: 1, message: 'a bracket opens here and never closes' });
  return found;
});

/** Quotation marks and brackets. */
export const quoteRules: Rules = {
  'typographic-quote': counted(
    /[“”‘’„«»]/g,
    (count) => `${plural(count, 'curly quote')} (the model sees plain ones)`,
  ),
  'unbalanced-quote': unbalancedQuote,
  'unbalanced-bracket': unbalancedBracket,
};
