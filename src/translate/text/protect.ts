import { listMarker } from '../../core/list-marker.js';
import { neutralPack } from '../../languages/neutral.js';
import type { LanguagePack } from '../../languages/pack.js';
import { putSignsBack, type WrittenOut, writeOut } from './ampersand.js';
import { hostLike, isHost } from './hosts.js';
import { addressLike, codeLike, emoji, emphasis, linkTarget, mayHaveEmoji, nameLike } from './kinds.js';
import { type Marks, markedRun, marksFor } from './marks.js';
import { type Neighbour, placeholdersFor, putBack, type Span } from './placeholders.js';
import { type Respelled, spellBack, takeOutUnknown } from './unknown.js';

/** A sentence with placeholders for text that must not be translated. */
export interface Protected {
  /** The sentence with placeholders, not yet normalised. */
  text: string;
  /** The placeholders and the text that they replace. */
  spans: Span[];
  /** Texts for which no placeholder was left: they are shown as they are. */
  bare: string[];
  /** Words that are shown in letters that the model knows. */
  respelled: Respelled[];
  /** Where the text has "and" for a sign. */
  writtenOut: Omit<WrittenOut, 'text'>;
  /** Emoji, tags and signs at either end, with the white space around them. */
  before: string;
  after: string;
  /** Whether some spans are words in a script that the model does not know. */
  isForeign: boolean;
}

export interface ProtectOptions {
  /** Whether the model's vocabulary covers a text; what it lacks is also kept. By default it has everything. */
  isKnown?: (text: string) => boolean;
  /** Pack of the sentence's language. */
  pack?: LanguagePack;
  /** Whether names with unknown letters may be shown in base letters; otherwise they get placeholders. */
  respell?: boolean;
}

/**
 * Replaces what must not be translated by short names, which models copy: addresses, @handles, #tags, inline code,
 * template variables, file names, telephone numbers, emoji, tags, marks of emphasis, and what the model does not know.
 * Several in a row become one. Emoji, tags and signs at the ends are removed.
 */
export const protect = (
  sentence: string,
  { isKnown, pack = neutralPack('und'), respell = true }: ProtectOptions = {},
): Protected => {
  const marks = marksFor(sentence);
  let text = takeOutNames(marks, pack);
  let respelled: Respelled[] = [];
  let isForeign = false;
  let writtenOut: Protected['writtenOut'] = { places: [], count: 0 };
  if (isKnown !== undefined && !isKnown('&')) ({ text, ...writtenOut } = writeOut(text, pack));
  if (isKnown !== undefined)
    ({ text, respelled, isForeign } = takeOutUnknown(
      text,
      isKnown,
      { word: marks.taking('span'), sign: marks.taking('sign') },
      respell,
    ));
  const [start, end] = endsOf(text, marks);
  const own = text.slice(start, end);
  let names: Iterator<string> | undefined;
  const spans: Span[] = [];
  const bare: string[] = [];
  const shown = own.replace(markedRun, (run: string, at: number) => {
    const original = marks.restored(run);
    names ??= placeholdersFor(sentence, isKnown ?? (() => true), own).values();
    const { value: placeholder, done } = names.next();
    if (done) {
      bare.push(original);
      return original;
    }
    const before = own.slice(Math.max(0, at - 2), at);
    const after = own.slice(at + run.length, at + run.length + 3);
    spans.push({ placeholder, original, ...joinsOf(run, before, after, marks) });
    return `${neighbourOf(before.at(-1)) ? ' ' : ''}${placeholder}${neighbourOf(after[0]) ? ' ' : ''}`;
  });
  return {
    text: shown,
    spans,
    bare,
    respelled,
    writtenOut,
    before: marks.restored(text.slice(0, start)),
    after: marks.restored(text.slice(end)),
    isForeign,
  };
};

/** A kept text with letters behind it: an ending, or not. */
const beforeEnding = /([\u{f0000}-\u{10ffff}])-?(\p{L}{2,4})(?!\p{L}|\p{N})/gu;

/** A sentence with marks for what no model should translate. */
const takeOutNames = (marks: Marks, pack: LanguagePack): string => {
  const { text, taking } = marks;
  const [span, edge] = [taking('span'), taking('edge')];
  const emphasised = (found: string, opening: string, words: string, closing: string): string =>
    opening.length === closing.length ? edge(opening) + words + edge(closing) : found;
  let rest = text.replace(listMarker, (found) => found.replace(/\S+/, edge));
  // "<%= nama %>" stands for a word, as "{{nama}}" does.
  if (/[`{%$<&]|\[\[/.test(rest))
    rest = rest.replace(codeLike, (found) => (/^(?:<(?![%?]=)|&)/.test(found) ? edge(found) : span(found)));
  if (/[:@/]|www\./i.test(rest)) rest = rest.replace(addressLike, span);
  if (/\.\p{L}/u.test(rest))
    rest = rest.replace(hostLike, (found, host: string, last: string, path: string) =>
      isHost(host, last, path, pack) ? span(found) : found,
    );
  if (/[@#]|\.\w|\d-\d/.test(rest)) rest = rest.replace(nameLike, span);
  if (rest.includes(']('))
    rest = rest.replace(
      linkTarget,
      (_, opening: string, words: string, target: string) => edge(opening) + words + edge(target),
    );
  if (/[*_~]/.test(rest)) rest = emphasis.reduce((done, each) => done.replace(each, emphasised), rest);
  if (mayHaveEmoji.test(text)) rest = rest.replace(emoji, edge);
  return withoutEnclitics(rest, marks, pack);
};

/** Takes the endings of a language off kept texts, where they are no part of them: "@budi-lah", "laporan.pdf-ku". */
const withoutEnclitics = (text: string, { roleOf }: Marks, { writing }: LanguagePack): string =>
  writing.enclitics === undefined
    ? text
    : text.replace(beforeEnding, (found, mark: string, ending: string) => {
        const word = writing.enclitics?.get(ending.toLowerCase());
        if (word === undefined || roleOf(mark) !== 'span') return found;
        return word === '' ? mark : `${mark} ${word}`;
      });

/** Offsets between which a sentence stands without the emoji, tags and signs at its ends. */
const endsOf = (text: string, { roleOf }: Marks): [number, number] => {
  /** Length of what stands at an offset and is no part of the sentence, which lies `towards` 1 or -1; 0 for none. */
  const outside = (at: number, towards: 1 | -1): number => {
    const character = text.charAt(towards === 1 ? at : at - 1);
    if (/\s/.test(character)) return 1;
    // Marks are two code units long.
    const role = roleOf(towards === 1 ? text.slice(at, at + 2) : text.slice(Math.max(0, at - 2), at));
    if (role === 'edge') return 2;
    const length = role === 'sign' ? 2 : loneSign.test(character) ? 1 : 0;
    const beside = at + towards * length - (towards === 1 ? 0 : 1);
    const isApart = /\s/.test(text.charAt(beside)) && !/\p{N}/u.test(text.charAt(beside + towards));
    return isApart ? length : 0;
  };
  let start = 0;
  for (let length = outside(0, 1); length > 0; length = outside(start, 1)) start += length;
  let end = text.length;
  for (let length = outside(end, -1); length > 0 && end > start; length = outside(end, -1)) end -= length;
  return [start, Math.max(start, end)];
};

/** Signs that models know and drop where they stand alone. */
const loneSign = /[[\]$/*+=#%_@\\|<>]/;

/** What a sign closes up to. */
const joinsOf = (
  run: string,
  before: string,
  after: string,
  { roleOf }: Marks,
): Pick<Span, 'left' | 'right' | 'number'> => {
  const [head, tail] = [roleOf(run), roleOf([...run].at(-1)!)];
  const left = head === 'span' ? undefined : neighbourOf(before.at(-1));
  const right = tail === 'span' ? undefined : neighbourOf(after[0]);
  const number =
    head !== 'sign'
      ? undefined
      : /^\s?[+-]?\p{N}/u.test(after)
        ? 'right'
        : /\p{N}\s?$/u.test(before)
          ? 'left'
          : undefined;
  return { ...(left && { left }), ...(right && { right }), ...(number && { number }) };
};

const neighbourOf = (character: string | undefined): Neighbour | undefined =>
  character === undefined
    ? undefined
    : /\p{N}/u.test(character)
      ? 'digit'
      : /\p{L}/u.test(character)
        ? 'letter'
        : undefined;

/** Most texts without a placeholder that are looked for in a translation; the place of any more is unsure. */
const mostBare = 500;

/**
 * Restores what `protect` replaced. If the model lost a placeholder, its text goes to the end; if it repeated one, the
 * text appears once.
 *
 * @param target  pack of the translation's language
 * @returns the text, the originals whose position is uncertain, and the respelled words that the translation lacks
 */
export const reinstate = (
  translation: string,
  { spans, bare, respelled, writtenOut, before, after }: Protected,
  target: LanguagePack = neutralPack('und'),
): { text: string; misplaced: string[]; lost: string[] } => {
  const spelled = spellBack(putSignsBack(translation, writtenOut, target), respelled);
  const { text, misplaced } = putBack(spelled.text, spans);
  const missing = bare.slice(0, mostBare).filter((original) => !hasWhole(text, original));
  return {
    text: `${before.trimStart()}${[text, ...missing].join(' ')}${after.trimEnd()}`,
    misplaced: [...misplaced, ...missing, ...bare.slice(mostBare)],
    lost: spelled.lost,
  };
};

/** Whether a text has another that is no part of a longer word: "@nama1" is not in "@nama12". */
const hasWhole = (text: string, part: string): boolean => {
  const [opens, closes] = [/^[\p{L}\p{N}_@#]/u.test(part), /[\p{L}\p{N}_]$/u.test(part)];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    const end = at + part.length;
    const isPart =
      (opens && /[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, at - 2), at))) ||
      (closes && /^[\p{L}\p{N}_]/u.test(text.slice(end, end + 2)));
    if (!isPart) return true;
  }
  return false;
};
