import { type Block, type Document, type Span, textOf } from '../core/document.js';
import { packOf } from '../languages/languages.js';
import type { Vocabulary } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import { tracesIn } from './traces.js';

/** A document as a model is shown it. */
export interface ShownDocument extends Document {
  /** Where a span of its text stands in the document's own; absent if the two are the same. */
  origin?: (span: Span) => Span;
}

/**
 * A segmented document as a model is shown it, without the traces of print. It has the same blocks and sentences, with
 * offsets into its own text.
 *
 * @param vocabulary  known words of the document's language
 * @returns the document itself if it has no traces
 */
export const shownDocument = (document: Document, vocabulary: Pick<Vocabulary, 'knows'>): ShownDocument => {
  const pack = packOf(document.language);
  const edits = document.blocks.flatMap((block) => editsIn(document, block, pack, vocabulary));
  if (edits.length === 0) return document;
  const { text, move } = edited(document.text, edits);
  const moved = <T extends Span>(span: T): T => ({ ...span, start: move(span.start), end: move(span.end) });
  const blocks = document.blocks.map((block) => ({
    ...moved(block),
    marks: block.marks.map(moved),
    sentences: block.sentences.map(moved),
  }));
  return { ...document, text, blocks, origin: originIn(edits) };
};

/** Where a span of a text with edits comes from. One that touches an edit has all that stood in its place. */
const originIn = (edits: readonly Edit[]): ((span: Span) => Span) => {
  let shift = 0;
  const places = edits.map(({ start, end, shown }) => {
    const from = start + shift;
    shift += shown.length - (end - start);
    return { from, to: from + shown.length, start, end, shift };
  });
  const place = (offset: number, isEnd: boolean): number => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isEnd ? places[middle]!.from < offset : places[middle]!.from <= offset) low = middle + 1;
      else high = middle;
    }
    const edit = places[low - 1];
    if (edit === undefined) return offset;
    if (offset < edit.to) return isEnd ? edit.end : edit.start;
    return offset - edit.shift;
  };
  return ({ start, end }) => ({ start: place(start, false), end: place(end, true) });
};

/**
 * The sentences of a text as a model is shown them.
 *
 * @param sentences  spans in order, without gaps
 */
export const shownSentences = (
  text: string,
  sentences: readonly Span[],
  pack: LanguagePack,
  vocabulary: Pick<Vocabulary, 'knows'>,
): string[] => {
  const { text: shown, move } = edited(text, within(sentences, text, tracesIn(text, pack, vocabulary)));
  return sentences.map(({ start, end }) => shown.slice(move(start), move(end)));
};

/** A part of a text, and what stands in its place. */
interface Edit extends Span {
  shown: string;
}

const editsIn = (
  document: Document,
  block: Block,
  pack: LanguagePack,
  vocabulary: Pick<Vocabulary, 'knows'>,
): Edit[] => {
  const traces = tracesIn(textOf(document, block), pack, vocabulary).map(({ start, end, shown }) => ({
    start: block.start + start,
    end: block.start + end,
    shown,
  }));
  return within(block.sentences, document.text, traces);
};

/** The edits that are inside one sentence and overlap no other, but for those that would leave nothing of a sentence. */
const within = (sentences: readonly Span[], text: string, traces: readonly Edit[]): Edit[] => {
  let next = 0;
  return sentences.flatMap((sentence) => {
    const edits: Edit[] = [];
    let done = sentence.start;
    for (; next < traces.length && traces[next]!.start < sentence.end; next++) {
      const edit = traces[next]!;
      if (edit.start < done || edit.end > sentence.end) continue;
      edits.push(edit);
      done = edit.end;
    }
    return applied(text, edits, sentence).trim() === '' ? [] : edits;
  });
};

/** A span of a text with edits in it, which are in order. */
const applied = (text: string, edits: readonly Edit[], { start, end }: Span): string => {
  let at = start;
  const parts = edits.map((edit) => {
    const part = text.slice(at, edit.start) + edit.shown;
    at = edit.end;
    return part;
  });
  return parts.join('') + text.slice(at, end);
};

/** A text with edits, and where an offset into the old text is in the new one. Inside an edit: at its end. */
const edited = (text: string, edits: readonly Edit[]): { text: string; move: (offset: number) => number } => {
  let shift = 0;
  const shifts = edits.map((edit) => {
    shift += edit.shown.length - (edit.end - edit.start);
    return shift;
  });
  const move = (offset: number): number => {
    let [low, high] = [0, edits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edits[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    const before = edits[low - 1];
    return before === undefined ? offset : Math.max(offset, before.end) + shifts[low - 1]!;
  };
  return { text: applied(text, edits, { start: 0, end: text.length }), move };
};
