import type { Change } from '../core/bitext.js';
import { matchWords, type Words } from './words/matches.js';
import { type Moved, movedWords } from './words/moved.js';
import { type Run, runsOf } from './words/runs.js';
import { type Token, type TokenKind, tokensOf } from './words/tokens.js';
import { write } from './words/write.js';

/**
 * Word-by-word difference of two texts. Spaces weigh nothing; kinds of quotes, dashes, ellipses and spaces are
 * `typography`, capitals `casing`. Words that one text has in another place are `moved`. Neighbouring changed words are
 * one replacement, removed before added, and pieces without a word are `punctuation`.
 *
 * The parts joined give either text: `textBefore` and `textAfter` (`core/bitext.ts`). The time is linear in the length of
 * the texts; long ones that share little are treated as entirely different.
 */
export const diffWords = (before: string, after: string): Change[] => {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const [ours, theirs] = [tokensOf(before), tokensOf(after)];
  const { runs, moved } = isFirst(ours, theirs) ? compared(ours, theirs) : turned(compared(theirs, ours));
  return partsOf(
    runs,
    { text: before, tokens: ours, moved: moved.before },
    { text: after, tokens: theirs, moved: moved.after },
  );
};

/** Whether a text comes before another by its words, whatever the spaces between them. */
const isFirst = (ours: readonly Token[], theirs: readonly Token[]): boolean => {
  const at = ours.findIndex(({ key }, i) => key !== theirs[i]?.key);
  return at < 0 || (theirs[at] !== undefined && ours[at]!.key < theirs[at].key);
};

interface Compared {
  runs: Run[];
  moved: Moved;
}

const compared = (ours: readonly Token[], theirs: readonly Token[]): Compared => {
  const words = numbered(ours, theirs);
  const runs = runsOf(matchWords(words), ours, theirs);
  return { runs, moved: movedWords(runs, words) };
};

/** The same seen from the other text: what is equally good is decided alike whichever text comes first. */
const turned = ({ runs, moved }: Compared): Compared => ({
  runs: runs.map(({ isSame, before, after }) => ({ isSame, before: after, after: before })),
  moved: { before: moved.after, after: moved.before },
});

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
      const known = numbers.get(token.key);
      if (known !== undefined) return known;
      const number = numbers.size;
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
  for (const [index, run] of runs.entries()) {
    if (run.isSame) {
      const [[i, end], [j]] = [run.before, run.after];
      for (let k = 0; i + k < end; k++) {
        const [ours, theirs] = [before.tokens[i + k]!, after.tokens[j + k]!];
        write(parts, before.text.slice(endBefore, ours.start), after.text.slice(endAfter, theirs.start));
        const isCasing = ours.key !== theirs.key;
        const [said, saidThere] = [wordAt(before, ours), wordAt(after, theirs)];
        write(parts, said, saidThere, isCasing ? 'casing' : 'typography');
        [endBefore, endAfter] = [ours.end, theirs.end];
      }
    } else {
      const next = runs[index + 1];
      const isLast = next === undefined || next.isSame;
      const ours = passageOf(before, run.before, endBefore, isLast);
      const theirs = passageOf(after, run.after, endAfter, isLast);
      if (isJoinedOtherwise(run, before, after)) {
        write(parts, ours.lead, theirs.lead);
        write(parts, wordsOf(ours), wordsOf(theirs));
        write(parts, ours.trail, theirs.trail);
      } else {
        const isMeasure = areQuotes(run, before, after);
        replace(parts, isMeasure ? asWords(ours) : ours, isMeasure ? asWords(theirs) : theirs);
      }
      [endBefore, endAfter] = [ours.end, theirs.end];
    }
  }
  write(parts, before.text.slice(endBefore), after.text.slice(endAfter));
  return parts;
};

const wordAt = ({ text }: Side, { start, end }: Token): string => text.slice(start, end);

/** Whether a figure is only written together with its unit, or apart: “5 %” and “5%”. */
const isJoinedOtherwise = (run: Run, before: Side, after: Side): boolean => {
  const joined = ({ tokens }: Side, [start, end]: Run['before']) =>
    end - start > maxJoined
      ? null
      : tokens
          .slice(start, end)
          .map(({ key }) => key)
          .join('');
  const ours = joined(before, run.before);
  return ours !== null && /\p{N}/u.test(ours) && ours === joined(after, run.after);
};

const maxJoined = 8;

/** Whether one kind of quotes stands for another after a figure: 5" is no 5'. */
const areQuotes = (run: Run, before: Side, after: Side): boolean =>
  [[before, run.before] as const, [after, run.after] as const].every(([{ tokens }, [start, end]]) => {
    const [figure, quote] = [tokens[start - 1], tokens[start]];
    return (
      end === start + 1 &&
      (quote?.key === '"' || quote?.key === "'") &&
      figure?.end === quote.start &&
      /\p{N}$/u.test(figure.key)
    );
  });

/** A piece of a changed passage that is drawn alike. */
interface Piece {
  text: string;
  isMoved: boolean;
  isPunctuation: boolean;
}

/** A changed passage of a text: the spaces before its words, the words in pieces that are moved or not, and the rest. */
interface Passage {
  lead: string;
  pieces: Piece[];
  trail: string;
  /** Where it ends in the text. */
  end: number;
}

const wordsOf = ({ pieces }: Passage): string => pieces.map(({ text }) => text).join('');

const asWords = (passage: Passage): Passage => ({
  ...passage,
  pieces: passage.pieces.map((piece) => ({ ...piece, isPunctuation: false })),
});

/** @param isLast  whether the same words come next, or nothing; a passage without words leaves its space to the next one */
const passageOf = (
  { text, tokens, moved }: Side,
  [from, to]: Run['before'],
  start: number,
  isLast: boolean,
): Passage => {
  if (from === to && !isLast) return { lead: '', pieces: [], trail: '', end: start };
  const end = tokens[to]?.start ?? text.length;
  if (from === to) return { lead: text.slice(start, end), pieces: [], trail: '', end };
  const last = tokens[to - 1]!;
  const cuts = [from];
  for (let i = from + 1; i < to; i++) if (moved.has(i) !== moved.has(i - 1)) cuts.push(i);
  return {
    lead: text.slice(start, tokens[from]!.start),
    pieces: cuts.map((cut, i): Piece => {
      const next = cuts[i + 1];
      const pieceEnd = next === undefined ? last.end : tokens[next]!.start;
      let isPunctuation = true;
      for (let at = cut; at < (next ?? to) && isPunctuation; at++)
        isPunctuation = tokens[at]!.kind === 'sign';
      return { text: text.slice(tokens[cut]!.start, pieceEnd), isMoved: moved.has(cut), isPunctuation };
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
    pieces.forEach(({ text, isMoved, isPunctuation }, i) => {
      const isLast = i === pieces.length - 1;
      const whole = `${i === 0 && !isLeadShared ? lead : ''}${text}${isLast && !isTrailShared ? trail : ''}`;
      parts.push({
        kind,
        text: whole,
        ...(isMoved && { moved: true }),
        ...(isPunctuation && { punctuation: true }),
      });
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
