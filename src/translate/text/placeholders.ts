/** What stands for a kept text in what the model is shown. */
export interface Span {
  placeholder: string;
  original: string;
  /** For signs only ("€", "</b>"): what stood at either side without a space, and closes up to it again. */
  left?: Neighbour;
  right?: Neighbour;
  /** For signs only: the side at which a number stood, with or without a space. */
  number?: 'left' | 'right';
}

export type Neighbour = 'digit' | 'letter';

/**
 * Pairs of letters that no word of a Latin script has beside each other, in this order or the other: whatever has them
 * in a translation is a placeholder, however it came out. Of 200 sentences with an address or handle, the embedded
 * model copied XJ and XZ in 199, XQ in 198, QJ, QK and QZ in 197; XA, which is in "example", in 196; "[1]" in 144.
 */
const rarest = 'XJ XZ XQ QJ QK QZ XK QV JZ JV ZV ZK';
/** Pairs that a name may have ("Iqbal"), for sentences with more than a dozen kept texts. */
const rare = 'XG XD XB XF XN XR XW QG QD QB QF QH QN QR QW QP QC QM JG JF JW JP JD JC';
const pairs = `${rarest} ${rare}`.split(' ');

/**
 * Placeholders whose letters do not occur together in a sentence.
 *
 * @param isKnown  whether the model's vocabulary covers a text; placeholders that it does not cover come last
 */
export const placeholdersFor = (sentence: string, isKnown: (text: string) => boolean): string[] => {
  const text = sentence.toLowerCase();
  const free = pairs.filter((pair) => {
    const [a, b] = pair.toLowerCase() as unknown as [string, string];
    return !text.includes(a + b) && !text.includes(b + a);
  });
  return [...free.filter(isKnown), ...free.filter((pair) => !isKnown(pair))];
};

/** Most letters behind a placeholder that are an ending. */
const maxEnding = 3;

/** Where a placeholder stands in a translation, with the letters that the model glued to it. */
interface Place {
  start: number;
  end: number;
  /** Whether it stands alone, as it was shown. */
  isExact: boolean;
  /** What takes the place of letters before and after it. */
  before: string;
  after: string;
}

/**
 * Puts the originals back in a translation. If the model repeated one, it appears once; one that the model lost goes to
 * the end. A placeholder is found in small letters, taken apart ("X J"), turned round, and with letters glued to it: a
 * word before it is set off by a space, and so is a longer one behind it; up to three letters behind it ("XJs", "XJla")
 * are dropped, being an ending that the model made up.
 *
 * @returns the text, and the originals whose position is uncertain
 */
export const putBack = (
  translation: string,
  spans: readonly Span[],
): { text: string; misplaced: string[] } => {
  if (spans.length === 0) return { text: translation, misplaced: [] };
  const places = placesIn(translation, spans);
  const chosen = new Map<Place, Span>();
  const misplaced: string[] = [];
  let lost = '';
  for (const span of spans) {
    const own = places.get(span.placeholder) ?? [];
    const place = own.find(({ isExact }) => isExact) ?? own[0];
    if (place === undefined) lost += ` ${span.original}`;
    else chosen.set(place, span);
    if (own.length !== 1 || !place!.isExact || !isBesideNumber(translation, place!, span))
      misplaced.push(span.original);
  }
  const inOrder = [...places.values()].flat().sort((a, b) => a.start - b.start);
  // There was something between any two in the source.
  for (const [i, place] of inOrder.entries()) {
    const next = inOrder[i + 1];
    const span = chosen.get(place);
    if (next === undefined || span === undefined || !chosen.has(next)) continue;
    const isBare = !/[\p{L}\p{N}]/u.test(translation.slice(place.end, next.start));
    if (isBare && !misplaced.includes(span.original)) misplaced.push(span.original);
  }
  const parts: string[] = [];
  let from = 0;
  for (const place of inOrder) {
    const span = chosen.get(place);
    const gap = translation.slice(from, place.start);
    from = place.end;
    if (span === undefined) {
      // A repetition goes with the space before it.
      parts.push(place.before === '' ? gap.trimEnd() : gap, place.after);
      continue;
    }
    const closesLeft = span.left !== undefined && endsWith(gap, span.left);
    parts.push(closesLeft ? gap.trimEnd() : gap, place.before, span.original, place.after);
    const isFollowed = span.right !== undefined && place.after === '';
    if (isFollowed && beginsWith(translation.slice(from, from + 2), span.right!)) from++;
  }
  return { text: `${parts.join('')}${translation.slice(from)}${lost}`.trim(), misplaced };
};

/** A translation without placeholders. */
export const withoutPlaceholders = (translation: string, spans: readonly Span[]): string =>
  putBack(
    translation,
    spans.map(({ placeholder }) => ({ placeholder, original: '' })),
  ).text;

const placesIn = (translation: string, spans: readonly Span[]): Map<string, Place[]> => {
  const byLetters = new Map(
    spans.flatMap(({ placeholder }) => {
      const [a, b] = [...placeholder.toLowerCase()] as [string, string];
      return [
        [a + b, placeholder],
        [b + a, placeholder],
      ] as const;
    }),
  );
  const either = [...byLetters.keys()];
  const pair = either.join('|');
  const apart = either.map(
    ([a, b]) => String.raw`(?<=^|[^\p{L}\p{N}]|${pair})${a}[ .\-]{1,2}${b}(?=$|[^\p{L}\p{N}]|${pair})`,
  );
  const found = [...translation.matchAll(new RegExp([pair, ...apart].join('|'), 'giu'))];
  const places = new Map<string, Place[]>();
  let last = 0;
  found.forEach((match, i) => {
    const start = match.index;
    const end = start + match[0].length;
    const placeholder = byLetters.get(match[0].toLowerCase().replace(/[ .-]/g, ''))!;
    // A letter, or another placeholder.
    const isGlued = start === last ? i > 0 : /\p{L}$/u.test(translation.slice(Math.max(0, start - 2), start));
    const glued = gluedAfter(translation, end, found[i + 1]?.index ?? translation.length);
    const isEnding = glued.length <= maxEnding;
    last = isEnding ? end + glued.length : end;
    const place: Place = {
      start,
      end: last,
      isExact: match[0] === placeholder && !isGlued && glued === '',
      before: isGlued ? ' ' : '',
      after: isEnding ? '' : ' ',
    };
    const own = places.get(placeholder);
    if (own === undefined) places.set(placeholder, [place]);
    else own.push(place);
  });
  return places;
};

/** Letters from an offset on, up to the next placeholder; no more than show that they are no ending. */
const gluedAfter = (text: string, from: number, to: number): string =>
  /^\p{L}*/u.exec(text.slice(from, Math.min(to, from + 2 * maxEnding + 2)))![0];

const classOf: Record<Neighbour, RegExp> = { digit: /\p{N}/u, letter: /\p{L}/u };

/** Whether a text ends with a space that must go, behind a digit or letter. */
const endsWith = (text: string, neighbour: Neighbour): boolean =>
  /\s$/.test(text) && classOf[neighbour].test(text.at(-2) ?? '');

const beginsWith = (text: string, neighbour: Neighbour): boolean =>
  /^\s/.test(text) && classOf[neighbour].test(text.charAt(1));

const isBesideNumber = (text: string, { start, end }: Place, { number }: Span): boolean =>
  number === undefined ||
  (number === 'left' ? /\p{N}\s?$/u : /^\s?[+-]?\p{N}/u).test(
    number === 'left' ? text.slice(Math.max(0, start - 3), start) : text.slice(end, end + 4),
  );
