import type { Bitext, Link, Row } from '../../core/bitext.js';
import type { Sentence, Span } from '../../core/document.js';

/**
 * A word, as links and glosses on a page know words: letters and digits, held together by hyphens, apostrophes, and by
 * points and commas between digits. The page's script finds the same words by the same expression.
 */
export const wordPattern =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200c\u200d]*(?:(?:[-\u2010\u2011'’]|(?<=\p{N})[.,:](?=\p{N}))[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200c\u200d]*)*/gu;

/** Words of the source that a word of a translation belongs to, as indices in their cell, ascending. */
export interface Unit {
  source: readonly number[];
  /** Whether the link is weak. */
  isWeak: boolean;
}

/** The units of each word of a cell, in order; words at the end that have none are left out. */
export type CellUnits = readonly (readonly Unit[])[];

/** Below this confidence a link is weak: it is wrong once in five times, or more often. */
const minSure = 0.8;

/** More units at a word help nobody. */
const maxUnits = 4;

/** A text of a cell, with its place among the texts of the cell as a page draws them. */
interface Placed {
  at: number;
  text: string;
}

/**
 * The word links of a row's cells, by system, in a notation of about a character a word (`encodeUnits`); spaces between
 * the systems.
 *
 * @param sentences  of the row
 */
export const rowLinks = ({ outputs }: Bitext, { cells }: Row, sentences: readonly Sentence[]): string => {
  const sources = placed(
    sentences.map(({ text }) => text),
    '',
  );
  const words = wordsIn(sources);
  const inSource = (spans: readonly Span[]): number[] =>
    indicesIn(
      words,
      spans.flatMap(({ start, end }) =>
        sentences.flatMap((sentence, i) => {
          const move = sources[i]!.at - sentence.start;
          return clipped(start + move, end + move, sources[i]!);
        }),
      ),
    );
  return outputs
    .map(({ system, targets }) => {
      const { targets: indices, links = [] } = cells[system]!;
      const texts = placed(
        indices.map((index) => targets[index]!.text),
        ' ',
      );
      return links.length === 0 ? '' : encodeUnits(unitsOf(links, indices, texts, inSource));
    })
    .join(' ')
    .trimEnd();
};

/** Texts one after the other, as a cell has them. */
const placed = (texts: readonly string[], between: string): Placed[] => {
  let at = 0;
  return texts.map((text) => {
    const here = { at, text };
    at += text.length + between.length;
    return here;
  });
};

const wordsIn = (texts: readonly Placed[]): Span[] => {
  const whole = texts.reduce((all, { at, text }) => all.padEnd(at) + text, '');
  return [...whole.matchAll(wordPattern)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
};

/** The part of a span that is in a text; nothing if there is none. */
const clipped = (start: number, end: number, { at, text }: Placed): Span[] => {
  const part = { start: Math.max(start, at), end: Math.min(end, at + text.length) };
  return part.start < part.end ? [part] : [];
};

/** Indices of the words of which one of the spans has a part, ascending. */
const indicesIn = (words: readonly Span[], spans: readonly Span[]): number[] => {
  const found = new Set<number>();
  for (const { start, end } of spans)
    for (let i = firstAfter(words, start); i < words.length && words[i]!.start < end; i++) found.add(i);
  return [...found].sort((a, b) => a - b);
};

/** Index of the first word that ends after an offset. */
const firstAfter = (words: readonly Span[], offset: number): number => {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
};

const unitsOf = (
  links: readonly Link[],
  indices: readonly number[],
  texts: readonly Placed[],
  inSource: (spans: readonly Span[]) => number[],
): CellUnits => {
  const words = wordsIn(texts);
  const units: Unit[][] = [];
  for (const link of links) {
    const source = inSource(link.source);
    if (source.length === 0) continue;
    const isWeak = link.confidence < minSure;
    const spans = link.target.flatMap(({ target, start, end }) => {
      const text = texts[indices.indexOf(target)];
      return text === undefined ? [] : clipped(start + text.at, end + text.at, text);
    });
    for (const word of indicesIn(words, spans)) {
      units[word] ??= [];
      const known = units[word].findIndex((each) => each.source.join() === source.join());
      if (known >= 0) units[word][known] = { source, isWeak: isWeak && units[word][known]!.isWeak };
      else if (units[word].length < maxUnits) units[word].push({ source, isWeak });
    }
  }
  return Array.from(units, (each) => each ?? []);
};

/** Letters for the usual distances between the source words of neighbours, from `first` on. */
const letters = 'abcdefghijklmnopqrstuvwxyz';
const first = -8;

/**
 * Writes the units of a cell's words, word by word: `-` has none, `_` the same as the word before. Else a letter says how
 * far on the source word is from the one written last, `a` 8 back, `i` the same, `j` the next; a number and `;` which one
 * it is, where it is farther. `+` joins a further source word to the unit, `,` begins a further unit. Capitals, or `!` for
 * `;`, are weak. So `jjkj` are four words in the order of the source that leave out its third.
 */
export const encodeUnits = (words: CellUnits): string => {
  let [code, last, before] = ['', -1, ''];
  for (const units of words) {
    const key = JSON.stringify(units);
    if (units.length > 0 && key === before) code += '_';
    else if (units.length === 0) code += '-';
    else
      units.forEach(({ source, isWeak }, i) => {
        if (i > 0) code += ',';
        source.forEach((word, j) => {
          const letter = letters[word - last - first];
          if (j > 0) code += '+';
          code +=
            letter === undefined ? `${word}${isWeak ? '!' : ';'}` : isWeak ? letter.toUpperCase() : letter;
          last = word;
        });
      });
    before = key;
  }
  return code.replace(/-+$/, '');
};

/**
 * The script's side: `decodeUnits(code)` reads what `encodeUnits` wrote; `numbersIn(codes)` takes the codes of a row's
 * systems and gives, of the source and of each system, the `[number, isWeak]` pairs of each word. Units of the source are
 * numbered from 1 in the order of the text, those of all systems together: what two systems make of the same words has the
 * same number. A source word's unit is weak if it is so in all systems.
 */
export const unitScript = `
const wordPattern = ${wordPattern};
const decodeUnits = (code) => {
  const words = [];
  let last = -1;
  for (const [, sign, letter, number, end] of code.matchAll(/([-_,+]?)(?:([a-z])|(\\d+)([;!]))?/gi)) {
    if (sign === '-') words.push([]);
    if (sign === '_') words.push(words.at(-1));
    if (!letter && !number) continue;
    last = number ? Number(number) : last + parseInt(letter, 36) - 10${first};
    const isWeak = end === '!' || /[A-Z]/.test(letter);
    if (sign === '+') words.at(-1).at(-1).source.push(last);
    else if (sign === ',') words.at(-1).push({ source: [last], isWeak });
    else words.push([{ source: [last], isWeak }]);
  }
  return words;
};
const numbersIn = (codes) => {
  const systems = codes.map(decodeUnits);
  const units = new Map();
  for (const { source, isWeak } of systems.flat(2)) {
    const unit = units.get(source.join()) ?? { source, isWeak: true };
    unit.isWeak &&= isWeak;
    units.set(source.join(), unit);
  }
  const ordered = [...units].sort(([, a], [, b]) => a.source[0] - b.source[0]);
  const numbers = new Map(ordered.map(([key], i) => [key, i + 1]));
  const inSource = [];
  for (const [key, { source, isWeak }] of ordered) for (const word of source) (inSource[word] ??= []).push([numbers.get(key), isWeak]);
  return [inSource, ...systems.map((words) => words.map((each) => each.map(({ source, isWeak }) => [numbers.get(source.join()), isWeak])))];
};
`;
