import { readDigits } from './digits.js';
import { isDash, isDigits, isGlued, isWord, type Look, written } from './look.js';
import type { Mention } from './mention.js';
import type { Token } from './tokens.js';
import { codeKey, keyOf, wholeKey } from './value.js';

/** Reads the telephone number at a token: "+62 812-3456-7890", "(021) 555 1234". */
export const readPhone = (look: Look, at: number): Mention | null => {
  const { tokens } = look;
  const international = tokens[at]?.text === '+';
  let to = international ? at + 1 : at;
  const first = tokens[to];
  if (!isDigits(first) || (international ? first.spaced : !/^0\d{2,}/.test(first.text))) return null;
  const digits: string[] = [];
  while (isDigits(tokens[to]) && /^\d+(?:\.\d+)*$/.test(tokens[to]!.text) && digits.length < 8) {
    digits.push(tokens[to]!.text.replaceAll('.', ''));
    to++;
    const joint = tokens[to];
    if (joint !== undefined && (isDash(joint) || /^[()]$/.test(joint.text)) && isDigits(tokens[to + 1])) to++;
  }
  const number = digits.join('');
  if (number.length < 9 || number.length > 16 || (digits.length === 1 && tokens[at]!.text.includes('.')))
    return null;
  return {
    written: written(look, at, to),
    keys: [codeKey(international ? `+${number}` : number)],
    from: at,
    to,
  };
};

/** Units of length whose square and cube are written with a digit. */
const lengthUnit = /^(?:[cdkmµ]?m|inch|ft)$/i;

/** Letters with digits: "Covid-19", "G20", "PER-01/MEN/2015", "H5N1". An empty list: they hold no number, as "m2" and "anak2". */
export const readCode = (look: Look, at: number): { mentions: Mention[]; to: number } | null => {
  const { tokens, own } = look;
  const word = tokens[at];
  if (!isWord(word) || isPrefix(look, at)) return null;
  const dashed = isDash(tokens[at + 1]) && isGlued(tokens[at + 1]) ? 1 : 0;
  const first = tokens[at + 1 + dashed];
  if (!isDigits(first) || !isGlued(first)) return null;
  if ((dashed > 0 || /\D/.test(first.text)) && word.text.length > 2 && word.text === word.lower) return null;
  const to = chunkEnd(tokens, at + 2 + dashed);
  const numbers = tokens.slice(at, to).filter(isDigits);
  if (dashed === 0 && lengthUnit.test(word.text) && /^[23]$/.test(first.text))
    return { mentions: [], to: at + 2 };
  const key = codeKey(written(look, at, to));
  const last = codeKey(`#${numbers.map(({ text }) => text).join('#')}`);
  const found: Mention = { written: written(look, at, to), keys: [key, last], from: at, to };
  if (own.words.repeats && dashed === 0 && first.text === '2' && word.text.length > 2 && isPlain(look, at)) {
    return { mentions: [{ ...found, soft: 'always' }], to };
  }
  const parts = numbers.map((token): Mention => ({ ...found, keys: valuesOf(token, look) }));
  const single =
    parts.length === 1 ? { ...found, keys: [key, last, ...parts[0]!.keys] } : { ...found, parts };
  return { mentions: [single], to };
};

/** Whether a word is in lower case, but for the first letter of a sentence. */
const isPlain = ({ tokens }: Look, at: number): boolean => {
  const { text, lower } = tokens[at]!;
  const first = at === 0 || tokens[at - 1]!.kind === 'sign';
  return text === lower || (first && text.slice(1) === lower.slice(1));
};

/** Whether a word belongs to the number that is glued to it: a currency, "ke-2". */
const isPrefix = ({ tokens, own }: Look, at: number): boolean => {
  const { currencies, ordinals } = own.words;
  const { lower } = tokens[at]!;
  return currencies.has(lower) || (ordinals.prefix !== '' && lower === ordinals.prefix);
};

/** Where glued letters, digits and joints end. */
const chunkEnd = (tokens: readonly Token[], at: number): number => {
  let to = at;
  for (;;) {
    const token = tokens[to];
    if (isGlued(token) && token.kind !== 'sign') to++;
    else if (
      isGlued(token) &&
      /^[-‐‑/._]$/.test(token.text) &&
      isGlued(tokens[to + 1]) &&
      tokens[to + 1]!.kind !== 'sign'
    )
      to += 2;
    else return to;
  }
};

const valuesOf = (token: Token, { own }: Look): string[] => {
  const { values, pieces } = readDigits(token.text, own.words.decimal);
  return values.length > 0
    ? values.map(keyOf)
    : [codeKey(token.text), ...pieces.slice(0, 1).map((piece) => wholeKey(Number(piece)))].slice(0, 1);
};
