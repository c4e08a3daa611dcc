import pc from 'picocolors';
import type { ScoredBead } from '../../align/align.js';
import { printable } from '../../errors.js';
import { languageName } from '../../languages/languages.js';
import { plural } from '../../plural.js';
import { type AlignedText, type BitextFormat, sentencesIn } from './bitext.js';
import { padded, wrapped } from './wrap.js';

/** Narrower terminals have the two texts below each other. */
const minBeside = 72;
/** Wider lines are hard to read. */
const maxWidth = 180;
const minColumn = 10;

/** Columns of a score and a space; of a shape (`2:1`) that is not 1:1, and a space. */
const scoreWidth = 5;
const shapeWidth = 4;

/** Score under which a bead stands out. */
const low = 0.3;

/** What stands for a side without sentences. */
const nothing = '—';

type Paint = ReturnType<typeof pc.createColors>;

/**
 * For people at a terminal: the texts beside each other, or below where there is no room. Each sentence begins a line,
 * after its number (from 1); before it the bead's score, and its shape if it is not 1:1.
 */
export const columns: BitextFormat = function* ({ source, target, beads }, { width, colours }) {
  const paint = pc.createColors(colours);
  const sides = [source, target] as const;
  const digits = Math.max(...sides.map(({ sentences }) => String(sentences.length).length));
  const full = Math.min(width, maxWidth);
  const gutter = scoreWidth + shapeWidth;
  const isBeside = full >= minBeside;
  const room = isBeside ? Math.floor((full - gutter - 3) / 2) : full - gutter;
  const column = Math.max(minColumn, room - digits - 1);
  const cell = (side: AlignedText, indices: readonly number[]): Line[] =>
    indices.length === 0 ? [{ number: '', text: nothing }] : linesOf(side, indices, column);
  const shown = ({ number, text }: Line): string => `${paint.dim(number.padStart(digits))} ${text}`;
  const empty = { number: '', text: '' };
  const beside = (mark: string, left: Line | undefined, right: Line | undefined): string => {
    const filled = { ...(left ?? empty), text: padded((left ?? empty).text, column) };
    return `${mark}${shown(filled)} ${paint.dim('│')} ${shown(right ?? empty)}`.trimEnd();
  };

  const heads = sides.map(({ name, language }) => printable(`${name} (${languageName(language)})`));
  const head = heads.map((each) => wrapped(each, column).map((text) => ({ number: '', text })));
  if (isBeside) yield* rows(head, (left, right) => beside(' '.repeat(gutter), left, right));
  else yield* head.flat().map((line) => `${' '.repeat(gutter)}${shown(line)}\n`);
  for (const bead of beads) {
    const cells = [cell(source, bead.source), cell(target, bead.target)];
    const marks = [markOf(bead, paint), ' '.repeat(gutter)];
    const next = () => marks.shift() ?? ' '.repeat(gutter);
    if (isBeside) yield* rows(cells, (left, right) => beside(next(), left, right));
    else
      yield `\n${cells
        .flat()
        .map((line) => `${next()}${shown(line)}`.trimEnd())
        .join('\n')}\n`;
  }
  yield `${summaryOf(beads)}\n`;
};

/** A line of a cell: the number of the sentence that begins there, and a part of it. */
interface Line {
  number: string;
  text: string;
}

const linesOf = (side: AlignedText, indices: readonly number[], column: number): Line[] =>
  sentencesIn(side, indices).flatMap((sentence, i) =>
    wrapped(printable(sentence.replace(/\s+/g, ' ').trim()), column).map((text, line) => ({
      number: line === 0 ? String(indices[i]! + 1) : '',
      text,
    })),
  );

/** Puts the lines of two cells beside each other. */
function* rows(
  [left = [], right = []]: readonly (readonly Line[])[],
  beside: (left: Line | undefined, right: Line | undefined) => string,
): Generator<string> {
  for (let i = 0; i < Math.max(left.length, right.length); i++) yield `${beside(left[i], right[i])}\n`;
}

const markOf = ({ source, target, score }: ScoredBead, paint: Paint): string => {
  const isPair = source.length > 0 && target.length > 0;
  const value = padded(isPair ? score.toFixed(2) : '', scoreWidth);
  const shape = `${source.length}:${target.length}`;
  const mark = padded(shape === '1:1' ? '' : shape, shapeWidth);
  return `${isPair && score < low ? paint.yellow(value) : paint.dim(value)}${paint.cyan(mark)}`;
};

/** How many beads there are of each shape, the most frequent first. */
const summaryOf = (beads: readonly ScoredBead[]): string => {
  const shapes = new Map<string, number>();
  for (const { source, target } of beads) {
    const shape = `${source.length}:${target.length}`;
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  const counts = [...shapes].sort((a, b) => b[1] - a[1]).map(([shape, count]) => `${count} × ${shape}`);
  return `${plural(beads.length, 'bead')}: ${counts.join(', ')}`;
};
