import type { Change } from '../core/bitext.js';
import { matchWords, type Words } from './words/matches.js';
import { movedWords } from './words/moved.js';
import { type Run, runsOf } from './words/runs.js';
import { type Token, type TokenKind, tokensOf } from './words/tokens.js';

/**
 * Word-by-word difference of two texts. Spaces weigh nothing; kinds of quotes, dashes, ellipses and spaces are
 * `typography`. Words that one text has in another place are `moved`. Neighbouring changed words are one replacement,
 * removed before added.
 *
 * The parts joined give either text: `textBefore` and `textAfter` (`core/bitext.ts`). The time is linear in the length of
 * the texts; long ones that share little are treated as entirely different.
 */
export const diffWords = (before: string, after: string): Change[] => {
  const [ours, theirs] = [tokensOf(before), tokensOf(after)];
  const words = numbered(ours, theirs);
  const runs = runsOf(matchWords(words), ours, theirs);
  const moved = movedWords(runs, words);
  return partsOf(
    runs,
    { text: before, tokens: ours, moved: moved.before },
    { text: after, tokens: theirs, moved: moved.after },
  );
};

/** A text, its tokens, and which of them are moved. */
interface Side {
  text: string;
  tokens: readonly Token[];
  moved: ReadonlySet<number>;
}

/** Numbers the keys of both texts. */
const numbered = (ours: readonly Token[], theirs: readonly Token[]): Words => {
  const numbers = new Map<string, number>();
  const kinds: TokenKind[] = [];
  const firsts = new Map<string, number>();
  const small: number[] = [];
  const numbersOf = (tokens: readonly Token[]) =>
    tokens.map((token) => {
      const number = numbers.get(token.key) ?? numbers.size;
      numbers.set(token.key, number);
      kinds[number] = token.kind;
      const lower = token.key.toLowerCase();
      const first = firsts.get(lower) ?? number;
      firsts.set(lower, first);
      small[number] = first;
      return number;
    });
  return { before: numbersOf(ours), after: numbersOf(theirs), kinds, small };
};

const partsOf = (runs: readonly Run[], before: Side, after: Side): Change[] => {
  const parts: Change[] = [];
  let [endBefore, endAfter] = [0, 0];
  for (const run of runs) {
    if (run.isSame) {
      const [[i, end], [j]] = [run.before, run.after];
      for (let k = 0; i + k < end; k++) {
        const [ours, theirs] = [before.tokens[i + k]!, after.tokens[j + k]!];
        write(parts, before.text.slice(endBefore, ours.start), after.text.slice(endAfter, theirs.start));
        write(parts, before.text.slice(ours.start, ours.end), after.text.slice(theirs.start, theirs.end));
        [endBefore, endAfter] = [ours.end, theirs.end];
      }
    } else {
      const ours = passageOf(before, run.before, endBefore);
      const theirs = passageOf(after, run.after, endAfter);
      replace(parts, ours, theirs);
      [endBefore, endAfter] = [ours.end, theirs.end];
    }
  }
  write(parts, before.text.slice(endBefore), after.text.slice(endAfter));
  return parts;
};

/** Adds words or spaces that are the same but for their typography. */
const write = (parts: Change[], before: string, after: string): void => {
  const last = parts.at(-1);
  if (before === after) {
    if (last?.kind === 'same') last.text += after;
    else if (after !== '') parts.push({ kind: 'same', text: after });
  } else if (last?.kind === 'typography') {
    last.before += before;
    last.text += after;
  } else parts.push({ kind: 'typography', text: after, before });
};

/** A changed passage of a text: the spaces before its words, the words in pieces that are moved or not, and the rest. */
interface Passage {
  lead: string;
  pieces: { text: string; isMoved: boolean }[];
  trail: string;
  /** Where it ends in the text. */
  end: number;
}

const passageOf = ({ text, tokens, moved }: Side, [from, to]: Run['before'], start: number): Passage => {
  const end = tokens[to]?.start ?? text.length;
  if (from === to) return { lead: text.slice(start, end), pieces: [], trail: '', end };
  const last = tokens[to - 1]!;
  const cuts = [from];
  for (let i = from + 1; i < to; i++) if (moved.has(i) !== moved.has(i - 1)) cuts.push(i);
  return {
    lead: text.slice(start, tokens[from]!.start),
    pieces: cuts.map((cut, i) => {
      const next = cuts[i + 1];
      const pieceEnd = next === undefined ? last.end : tokens[next]!.start;
      return { text: text.slice(tokens[cut]!.start, pieceEnd), isMoved: moved.has(cut) };
    }),
    trail: text.slice(last.end, end),
    end,
  };
};

/** Adds a changed passage. Spaces that both have at its ends are unchanged; others go with the words. */
const replace = (parts: Change[], ours: Passage, theirs: Passage): void => {
  const [before, after] = [{ ...ours }, { ...theirs }];
  // Where one has no words, it has only one space for the two of the other.
  for (const [none, other] of [
    [before, after],
    [after, before],
  ] as const)
    if (none.pieces.length === 0 && other.lead === '' && other.trail !== '') {
      none.trail = none.lead;
      none.lead = '';
    }
  const isLeadShared = before.lead !== '' && after.lead !== '';
  const isTrailShared = before.trail !== '' && after.trail !== '';
  if (isLeadShared) write(parts, before.lead, after.lead);
  const push = (kind: 'removed' | 'added', { lead, pieces, trail }: Passage) =>
    pieces.forEach(({ text, isMoved }, i) => {
      const isLast = i === pieces.length - 1;
      const whole = `${i === 0 && !isLeadShared ? lead : ''}${text}${isLast && !isTrailShared ? trail : ''}`;
      parts.push({ kind, text: whole, ...(isMoved && { moved: true }) });
    });
  // A space where the other has none, and no word to go with.
  const alone = (passage: Passage) =>
    passage.pieces.length > 0
      ? ''
      : `${isLeadShared ? '' : passage.lead}${isTrailShared ? '' : passage.trail}`;
  write(parts, alone(before), alone(after));
  push('removed', before);
  push('added', after);
  if (isTrailShared) write(parts, before.trail, after.trail);
};
