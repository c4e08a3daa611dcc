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

const loneLetter = /(?<![\p{L}\p{N}])\p{L}(?![\p{L}\p{N}])/gu;

/**
 * Placeholders whose letters do not occur together in a sentence, and of which none stands alone in what the model is
 * shown ("X-Z", "J. Z."): such letters in a translation would be taken for a placeholder.
 *
 * @param isKnown  whether the model's vocabulary covers a text; placeholders that it does not cover come last
 * @param shown    the sentence without the kept texts
 */
export const placeholdersFor = (
  sentence: string,
  isKnown: (text: string) => boolean,
  shown: string = sentence,
): string[] => {
  const text = sentence.normalize('NFKC').toLowerCase();
  const alone = new Set(shown.normalize('NFKC').toLowerCase().match(loneLetter));
  const free = pairs.filter((pair) => {
    const [a, b] = pair.toLowerCase() as unknown as [string, string];
    return !text.includes(a + b) && !text.includes(b + a) && !alone.has(a) && !alone.has(b);
  });
  return [...free.filter(isKnown), ...free.filter((pair) => !isKnown(pair))];
};

/** Most letters behind a placeholder that are an ending. */
const maxEnding = 3;

/** Where a placeholder stands in a translation, with the letters of an ending that the model glued to it. */
interface Place {
  span: Span;
  start: number;
  end: number;
  /** Whether it stands alone, as it was shown. */
  isExact: boolean;
  /** The spaces that it takes to set it off. */
  before: string;
  after: string;
}

/**
 * Puts the originals back in a translation. If the model repeated one, it appears once; one that the model lost goes to
 * the end. A placeholder is found in small or fullwidth letters, taken apart ("X J", "XaJ"), turned round, and with
 * letters or digits glued to it: these are set off by a space, but up to three letters behind it ("XJs", "XJla") are
 * dropped, being an ending that the model made up. Half of it ("X") is the place of one that would be lost otherwise.
 *
 * @returns the text, and the originals whose position is uncertain
 */
export const putBack = (
  translation: string,
  spans: readonly Span[],
): { text: string; misplaced: string[] } => {
  if (spans.length === 0) return { text: translation, misplaced: [] };
  const places = placesIn(translation, spans);
  const bySpan = new Map<Span, Place[]>(spans.map((span) => [span, []]));
  for (const place of places) bySpan.get(place.span)!.push(place);
  const chosen = new Set<Place>();
  const misplaced = new Set<string>();
  let lost = '';
  for (const [span, own] of bySpan) {
    const place = own.find(({ isExact }) => isExact) ?? own[0];
    if (place === undefined) lost += ` ${span.original}`;
    else chosen.add(place);
    if (own.length !== 1 || !place!.isExact || !isBesideNumber(translation, place!))
      misplaced.add(span.original);
  }
  // There was something between any two in the source.
  for (const [i, place] of places.entries()) {
    const next = places[i + 1];
    if (next === undefined || !chosen.has(place) || !chosen.has(next)) continue;
    const isBare = !/[\p{L}\p{N}]/u.test(translation.slice(place.end, next.start));
    if (isBare) misplaced.add(place.span.original);
  }
  const parts: string[] = [];
  let from = 0;
  for (const place of places) {
    const { span } = place;
    const gap = translation.slice(from, place.start);
    from = place.end;
    if (!chosen.has(place)) {
      // A repetition goes with the space before it.
      parts.push(place.before === '' ? gap.trimEnd() : gap, place.after);
      continue;
    }
    const closesLeft = span.left !== undefined && endsWith(gap, span.left);
    parts.push(closesLeft ? gap.trimEnd() : gap, place.before, span.original, place.after);
    const isFollowed = span.right !== undefined && place.after === '';
    if (isFollowed && beginsWith(translation.slice(from, from + 2), span.right!)) from++;
  }
  return { text: `${parts.join('')}${translation.slice(from)}${lost}`.trim(), misplaced: [...misplaced] };
};

/** A translation without placeholders. */
export const withoutPlaceholders = (translation: string, spans: readonly Span[]): string => {
  let from = 0;
  const gaps = placesIn(translation, spans).map(({ start, end }) => {
    const gap = translation.slice(from, start);
    from = end;
    return gap;
  });
  return [...gaps, translation.slice(from)].join(' ').trim();
};

/** What was found last for some spans: a translation is asked for its places twice. */
const lastFound = new WeakMap<readonly Span[], { translation: string; places: Place[] }>();

/** The places of placeholders, in the order of the text. */
const placesIn = (translation: string, spans: readonly Span[]): Place[] => {
  if (spans.length === 0) return [];
  const before = lastFound.get(spans);
  if (before?.translation === translation) return before.places;
  const found = foundIn(translation, spans);
  let last = -1;
  const places = found.map((each, i): Place => {
    const { span, start, end, isShown } = each;
    const left =
      start === last ? 'placeholder' : neighbourIn(translation.slice(Math.max(0, start - 2), start), -1);
    const glued = gluedAfter(translation, end, found[i + 1]?.start ?? translation.length);
    // A word stood beside a tag: "<b>Now".
    const isEnding = glued.length <= maxEnding && span.right !== 'letter';
    last = isEnding ? end + glued.length : end;
    const right =
      found[i + 1]?.start === last ? undefined : neighbourIn(translation.slice(last, last + 2), 0);
    const isNumberFor = (side: 'left' | 'right'): boolean => span[side] === 'digit' || span.number === side;
    const isSetOff =
      (left === undefined || (left === 'digit' && isNumberFor('left'))) &&
      (right === undefined || (right === 'digit' && isNumberFor('right')));
    return {
      span,
      start,
      end: last,
      isExact: isShown && isSetOff && glued === '',
      before: left === undefined || left === span.left ? '' : ' ',
      after: right === undefined || right === span.right ? '' : ' ',
    };
  });
  lastFound.set(spans, { translation, places });
  return places;
};

interface Found {
  span: Span;
  start: number;
  end: number;
  /** Whether the letters came out as they were shown. */
  isShown: boolean;
}

/** Most characters that stand between the letters of a placeholder taken apart. */
const maxApart = 3;

/** Finds placeholders in one pass over the characters, each looked up in a table of pairs. */
const foundIn = (translation: string, spans: readonly Span[]): Found[] => {
  const byLetters = new Map<string, Span>();
  const byHalf = new Map<string, readonly Span[]>();
  for (const span of spans) {
    const [a, b] = folded(span.placeholder[0]!) + folded(span.placeholder[1]!);
    byLetters.set(a! + b!, span).set(b! + a!, span);
    for (const half of [a!, b!]) byHalf.set(half, [...(byHalf.get(half) ?? []), span]);
  }
  const characters = [...translation];
  const letters = characters.map(folded);
  const offsets: number[] = [];
  let length = 0;
  for (const each of characters) {
    offsets.push(length);
    length += each.length;
  }
  offsets.push(length);
  const pairAt = (i: number, j: number): Span | undefined =>
    j < letters.length ? byLetters.get(letters[i]! + letters[j]!) : undefined;
  /** Whether nothing is glued on from an index on but a placeholder, in one piece or with one character in it. */
  const endsAt = (i: number): boolean =>
    !isWordy(characters[i]) ||
    pairAt(i, i + 1) !== undefined ||
    (!isWordy(characters[i + 1]) && pairAt(i, i + 2) !== undefined);
  /** Index of the second letter of a placeholder taken apart; -1 for none. */
  const otherHalf = (i: number): number => {
    for (let j = i + 2; j <= i + 1 + maxApart; j++) {
      const isLetter = isWordy(characters[j - 1]);
      if (isLetter && (j > i + 2 || !/\p{L}/u.test(characters[j - 1]!))) return -1;
      if (pairAt(i, j) !== undefined && endsAt(j + 1)) return j;
      if (isLetter) return -1;
    }
    return -1;
  };
  const found: Found[] = [];
  /** Places for placeholders that would be lost otherwise: half of one, and what may be a word ("Jaz"). */
  const unsure: (Omit<Found, 'span'> & { either: readonly Span[] })[] = [];
  let last = -1;
  for (let i = 0; i < letters.length; i++) {
    if (!byHalf.has(letters[i]!)) continue;
    const take = (span: Span, to: number): void => {
      const [start, end] = [offsets[i]!, offsets[to + 1]!];
      found.push({ span, start, end, isShown: translation.slice(start, end) === span.placeholder });
      i = to;
      last = to + 1;
    };
    const glued = pairAt(i, i + 1);
    if (glued !== undefined) {
      take(glued, i + 1);
      continue;
    }
    if (last !== i && isWordy(characters[i - 1])) continue;
    const j = otherHalf(i);
    const to = j === -1 ? i : j;
    const span = j === -1 ? undefined : pairAt(i, j)!;
    const isWord =
      j === i + 2 &&
      isWordy(characters[i + 1]) &&
      (characters[i]! + characters[j]! !== span!.placeholder || /\p{Lu}/u.test(characters[i + 1]!));
    if (span !== undefined && !isWord) {
      take(span, j);
      continue;
    }
    const isHalf = /\p{Lu}/u.test(characters[i]!) && isApart(characters, i);
    if (span === undefined && !isHalf) continue;
    unsure.push({
      either: span === undefined ? byHalf.get(letters[i]!)! : [span],
      start: offsets[i]!,
      end: offsets[to + 1]!,
      isShown: false,
    });
    i = to;
  }
  const has = new Set(found.map(({ span }) => span));
  for (const { either, ...place } of unsure) {
    const span = either.find((each) => !has.has(each));
    if (span === undefined) continue;
    has.add(span);
    found.push({ ...place, span });
  }
  return found.sort((a, b) => a.start - b.start);
};

/** Small letters, fullwidth ones as usual ones. */
const folded = (character: string): string => character.normalize('NFKC').toLowerCase();

const isWordy = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Whether a character stands between spaces or marks that join it to no word, as in "X-ray", "he'D". */
const isApart = (characters: readonly string[], i: number): boolean =>
  [-1, 1].every((side) => {
    const beside = characters[i + side];
    const isJoin = beside !== undefined && (side === -1 ? /[-'’&./]/ : /[-&./]/).test(beside);
    return !isWordy(beside) && !(isJoin && isWordy(characters[i + 2 * side]));
  });

/** What stands at the end (-1) or start (0) of a piece of text of up to two code units. */
const neighbourIn = (text: string, at: -1 | 0): Neighbour | undefined => {
  const character = [...text].at(at) ?? '';
  return classOf.digit.test(character) ? 'digit' : classOf.letter.test(character) ? 'letter' : undefined;
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

const isBesideNumber = (text: string, { start, end, span: { number } }: Place): boolean =>
  number === undefined ||
  (number === 'left' ? /\p{N}\s?$/u : /^\s?[+-]?\p{N}/u).test(
    number === 'left' ? text.slice(Math.max(0, start - 3), start) : text.slice(end, end + 4),
  );
