import { type BlockKind, type Document, textOf } from '../core/document.js';
import type { Vocabulary } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';

/** A document as rules see it. */
export interface LintText {
  text: string;
  paragraphs: readonly LintParagraph[];
}

export interface LintParagraph {
  kind: BlockKind;
  /** Offsets into the document's text. */
  start: number;
  end: number;
  text: string;
  /** Where its sentences begin, as offsets into it. */
  sentences: ReadonlySet<number>;
}

export const lintTextOf = (document: Document): LintText => ({
  text: document.text,
  paragraphs: document.blocks.map((block) => ({
    kind: block.kind,
    start: block.start,
    end: block.end,
    text: textOf(document, block),
    sentences: new Set(block.sentences.map(({ start }) => start - block.start)),
  })),
});

/** What rules know about the text's language. */
export interface Knowledge {
  pack: LanguagePack;
  vocabulary: Vocabulary;
}

/** A problem that a rule found. */
export interface Found {
  message: string;
  /** Index of the paragraph; null for a remark on the whole document. */
  paragraph: number | null;
  /** Offsets into the document's text. */
  start: number;
  end: number;
}

export type Rule = (article: LintText, known: Knowledge) => Found[];

/** Rules by name. */
export type Rules = Readonly<Record<string, Rule>>;

/** A part of a paragraph to report; `at` is an offset into the paragraph. */
export interface Slice {
  at: number;
  length: number;
  message: string;
}

/** Makes a rule that checks each paragraph with `look`. */
export const eachParagraph =
  (look: (paragraph: LintParagraph, index: number, article: LintText, known: Knowledge) => Slice[]): Rule =>
  (article, known) =>
    article.paragraphs.flatMap((paragraph, index) =>
      look(paragraph, index, article, known).map(({ at, length, message }) => ({
        message,
        paragraph: index,
        start: paragraph.start + at,
        end: paragraph.start + at + length,
      })),
    );

/** Reports every match of a pattern. */
export const slices = (text: string, pattern: RegExp, message: (match: RegExpExecArray) => string): Slice[] =>
  [...text.matchAll(pattern)].map((match) => ({
    at: match.index,
    length: match[0].length,
    message: message(match),
  }));

/** Makes a rule that gives one note for all matches in a document, at the first. */
export const counted =
  (pattern: RegExp, message: (count: number) => string): Rule =>
  ({ text, paragraphs }) => {
    const matches = [...text.matchAll(pattern)];
    const first = matches[0];
    if (first === undefined) return [];
    const start = first.index;
    const index = paragraphs.findIndex((paragraph) => paragraph.start <= start && start < paragraph.end);
    return [
      {
        message: message(matches.length),
        paragraph: index < 0 ? null : index,
        start,
        end: start + first[0].length,
      },
    ];
  };

/** A remark on the whole document, at a position in its text. */
export const onDocument = (message: string, start: number, end: number): Found => ({
  message,
  paragraph: null,
  start,
  end,
});

/** A remark on a whole paragraph. */
export const onParagraph = (message: string, { paragraphs }: LintText, index: number): Found => {
  const { start, end } = paragraphs[index]!;
  return { message, paragraph: index, start, end };
};
