import { type Bitext, type Cell, mainSide, referencesOf } from '../../core/bitext.js';
import { type Language, type Sentence, type Span, sentencesOf } from '../../core/document.js';
import type { Bead, Side } from '../../core/system.js';
import { characterRules } from '../../lint/characters.js';
import { encodingRules } from '../../lint/encoding.js';
import type { WordPair } from '../rows.js';

/** A sentence with its translation, both on one line: white space is one space or several, at the places where it was. */
export interface SentencePair {
  document: string;
  /** Languages of `own`, which is learnt, and of `other`. */
  language: Language;
  otherLanguage: Language;
  /** Id of the system that translated. */
  system: string;
  /** Whether a person translated, as far as anybody says. */
  isReference: boolean;
  own: string;
  other: string;
  /** Words that surely say the same, as parts of `own` and `other`. */
  links: readonly WordPair[];
  /** Rules that flagged the translation. */
  flags: readonly string[];
}

/** Which translations are taken. */
export interface PairChoice {
  /** Whose language is learnt. */
  side: 'source' | 'target';
  /** `best`: the reference's where one sentence of it fits well, else the main system's. */
  translations: 'best' | 'reference' | 'system';
  /** Whether also those that are flagged. */
  flagged: boolean;
}

/**
 * Beads that were found by content fit well from here on, 0 to 1. A card must be right: nobody is there to see that it is
 * not. At 0.3, where reports call a bead uncertain, 2 to 5 of 10 wrong beads are let through.
 */
const minFit = 0.5;

/** Links that are less sure say nothing of what a word means. */
const minConfidence = 0.5;

/** Lint rules whose notes say nothing of a sentence's words. */
const harmless: ReadonlySet<string> = new Set([
  ...Object.keys(characterRules),
  ...Object.keys(encodingRules),
  'typographic-quote',
]);

/**
 * The sentences of a document that can be learnt from, each with the one translation that is best: no headings, none that
 * lint has a note on, none whose translation is empty, a copy, or (unless asked for) flagged.
 */
export function* sentencePairs(bitext: Bitext, choice: PairChoice): Generator<SentencePair> {
  const { document, notes, rows } = bitext;
  const broken = notes.filter(({ rule, block }) => block !== null && !harmless.has(rule));
  const sides = chosenSides(bitext, choice).map((side) => ({ side, beads: pairBeads(side, choice) }));
  const rowOf = new Map(rows.flatMap((row) => row.source.map((index) => [index, row] as const)));
  for (const sentence of sentencesOf(document)) {
    const { kind } = document.blocks[sentence.block]!;
    const row = rowOf.get(sentence.index);
    if (kind === 'heading' || row === undefined || broken.some((note) => overlap(note, sentence))) continue;
    for (const { side, beads } of sides) {
      const bead = beads.get(sentence.index);
      const pair = bead && pairOf(sentence, bead, side, row.cells[side.system.id]!);
      if (pair === undefined || (pair.flags.length > 0 && !choice.flagged)) continue;
      const [source, target] = [document.language, side.system.language];
      const isSource = choice.side === 'source';
      yield {
        document: document.name,
        language: isSource ? source : target,
        otherLanguage: isSource ? target : source,
        system: side.system.id,
        isReference: side.system.role === 'reference',
        own: isSource ? pair.source : pair.target,
        other: isSource ? pair.target : pair.source,
        links: isSource ? pair.links : pair.links.map(({ own, other }) => ({ own: other, other: own })),
        flags: pair.flags,
      };
      break;
    }
  }
}

/** The sides whose translations are taken, the best first. */
const chosenSides = (bitext: Bitext, { translations }: PairChoice): Side[] => {
  const main = mainSide(bitext);
  return [
    ...(translations === 'system' ? [] : referencesOf(bitext)),
    ...(translations === 'reference' || main === undefined ? [] : [main]),
  ];
};

/**
 * A side's beads of a single source sentence that fit, by the sentence. Of a reference, and of a text that is learnt, only
 * those of a single sentence, too.
 */
const pairBeads = ({ system, output }: Side, { side }: PairChoice): Map<number, Bead> => {
  const most = system.role === 'reference' || side === 'target' ? 1 : Number.POSITIVE_INFINITY;
  return new Map(
    output.beads
      .filter(
        ({ source, target, score }) =>
          source.length === 1 &&
          target.length >= 1 &&
          target.length <= most &&
          (score === null || score >= minFit),
      )
      .map((bead) => [bead.source[0]!, bead]),
  );
};

const pairOf = (sentence: Sentence, bead: Bead, { output }: Side, cell: Cell) => {
  const source = asLine(sentence.text);
  const targets = bead.target.map((index) => ({ index, ...output.targets[index]! }));
  const lines = targets.map(({ text }) => asLine(text));
  const target = lines.join(' ').trim();
  const isCopy = targets.every(({ trace }) => trace !== undefined && trace.copied !== null);
  if (source === '' || target === '' || target === source || isCopy) return undefined;
  const starts = new Map<number, number>();
  let at = 0;
  for (const [i, { index }] of targets.entries()) {
    starts.set(index, at);
    at += lines[i]!.length + 1;
  }
  const flags = cell.flags.filter((flag) => starts.has(flag.target));
  return {
    source,
    target,
    links: linksOf(cell, sentence, starts),
    flags: [...new Set(flags.map(({ rule }) => rule))],
  };
};

/** A cell's links within a sentence and its targets. */
const linksOf = (cell: Cell, { start, end }: Span, starts: ReadonlyMap<number, number>): WordPair[] =>
  (cell.links ?? [])
    .filter(
      ({ source, target, confidence }) =>
        confidence >= minConfidence &&
        source.every((span) => start <= span.start && span.end <= end) &&
        target.every((span) => starts.has(span.target)),
    )
    .map(({ source, target }) => ({
      own: source.map((span) => ({ start: span.start - start, end: span.end - start })),
      other: target.map((span) => {
        const from = starts.get(span.target)!;
        return { start: span.start + from, end: span.end + from };
      }),
    }));

/** A sentence without white space at its end, and with spaces for other white space. */
const asLine = (text: string): string => text.replace(/\s/g, ' ').trimEnd();

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
