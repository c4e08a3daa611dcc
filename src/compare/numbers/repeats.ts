import type { Look } from './look.js';
import type { Mention } from './mention.js';
import type { Token } from './tokens.js';
import { isCode } from './value.js';

/**
 * The tokens without the numbers in brackets that say the one before them again: "6 (enam) tahun",
 * "Rp1.000,- (seribu rupiah)". Words in brackets after the number stay, as they may be its unit.
 *
 * @param mentions  all numbers of the text, in order
 */
export const withoutRepeats = (look: Look, mentions: readonly Mention[]): readonly Token[] => {
  const left = new Set<Token>();
  for (const [i, mention] of mentions.entries()) {
    const before = mentions[i - 1];
    const brackets = before === undefined ? null : bracketsOf(look, before, mention);
    if (brackets === null || !isSame(before!, mention)) continue;
    for (let at = brackets.from; at < mention.to; at++) left.add(look.tokens[at]!);
    left.add(look.tokens[brackets.to]!);
  }
  return left.size === 0 ? look.tokens : look.tokens.filter((token) => !left.has(token));
};

const isSame = (first: Mention, second: Mention): boolean =>
  !second.keys.some(isCode) && (second.keys.includes(first.keys[0]!) || first.keys.includes(second.keys[0]!));

/** The tokens of the brackets around a number right after another, with at most three words after it. */
const bracketsOf = (
  { tokens, own }: Look,
  before: Mention,
  { from, to }: Mention,
): { from: number; to: number } | null => {
  const { currencies, percent, measures } = own.words;
  const open = currencies.has(tokens[from - 1]?.lower ?? '') ? from - 2 : from - 1;
  if (!/^[([]$/.test(tokens[open]?.text ?? '') || open < before.to || open > before.to + 3) return null;
  let close = to;
  while (close < to + 3 && tokens[close] !== undefined && !/^[()[\]]$/.test(tokens[close]!.text)) close++;
  if (!/^[)\]]$/.test(tokens[close]?.text ?? '')) return null;
  const tail = tokens.slice(to, close).map(({ lower }) => lower);
  const belongs = ({ lower }: Token): boolean =>
    /^[,.=\-–—²³]$/.test(lower) ||
    [currencies, percent, measures].some((set) => set.has(lower)) ||
    tail.includes(lower);
  return tokens.slice(before.to, open).every(belongs) ? { from: open, to: close } : null;
};
