import { type Doubt, doubtsAbout, type Resemblance } from '../../align/doubts.js';
import type { Verdict } from '../../align/verdict.js';
import { percent } from '../../core/confidence.js';
import type { Languages } from '../../core/document.js';
import { languageName } from '../../languages/languages.js';

/** Names of the warnings about two texts, for `--fail-on`. */
export const doubtNames = ['same-text', 'swapped', 'same-language', 'other-language', 'unrelated'] as const;

/** A warning about two texts, with its evidence. */
interface Warning {
  name: (typeof doubtNames)[number];
  message: string;
}

/** The names of the two files. */
interface Names {
  source: string;
  target: string;
}

/** Warns of what seems to be wrong with two texts: of the first thing only, the others follow from it. */
export interface Judge {
  /** By the texts themselves, and the pivot that was given. */
  texts(pivot: Paragraphs | undefined): void;
  /** By the pivot that the model made. */
  pivot(pivot: Paragraphs): void;
  /** By their alignment. */
  verdict(verdict: Verdict): void;
  /** The names of all warnings so far. */
  readonly found: ReadonlySet<string>;
}

type Paragraphs = readonly (readonly string[])[];

/** @param warn  prints a line */
export const createJudge = (
  { source, target }: Record<keyof Names, { name: string; sentences: Paragraphs }>,
  languages: Languages,
  warn: (message: string) => void,
): Judge => {
  const names = { source: source.name, target: target.name };
  const found = new Set<string>();
  const say = (warnings: readonly Warning[]) => {
    if (found.size > 0) return;
    for (const { name, message } of warnings) {
      found.add(name);
      warn(`warning: ${message} (${name})`);
    }
  };
  const doubts = (pivot: Paragraphs | undefined): Doubt[] =>
    doubtsAbout(source.sentences.flat(), target.sentences.flat(), languages, pivot?.flat());
  const warnings = (all: readonly Doubt[]) => all.map((doubt) => doubtWarning(doubt, names, languages));
  return {
    texts: (pivot) => say(warnings(doubts(pivot))),
    pivot: (pivot) => {
      if (found.size === 0) say(warnings(doubts(pivot)));
    },
    verdict: (verdict) => say(verdictWarnings(verdict, names)),
    found,
  };
};

/** Says what seems to be wrong with two texts, why, and what to do. */
const doubtWarning = (doubt: Doubt, names: Names, languages: Languages): Warning => {
  const named = { from: languageName(languages.from), to: languageName(languages.to) };
  /** The shares of small words, those of the language in question first. */
  const evidence = (of: Resemblance, key: keyof Languages): string => {
    const other = key === 'from' ? 'to' : 'from';
    return `of its words ${percent(of[key])} are small words of ${named[key]}, ${percent(of[other])} of ${named[other]}`;
  };
  const swap = `give them the other way round: ${names.target} ${names.source}`;
  switch (doubt.kind) {
    case 'same-text':
      return {
        name: 'same-text',
        message: `${names.source} and ${names.target} are the same text: ${percent(doubt.share)} of the sentences of the shorter one are in the other, word for word`,
      };
    case 'swapped':
      return {
        name: 'swapped',
        message: `the two texts seem to be swapped: ${names.source} looks like ${named.to} (${evidence(doubt.source, 'to')}), ${names.target} like ${named.from} (${evidence(doubt.target, 'from')}): ${swap}`,
      };
    case 'swapped-pivot':
      return {
        name: 'swapped',
        message: `the two texts seem to be swapped: the pivot, which should be in the language of ${names.target}, has ${percent(doubt.inTarget)} of its words in common with it, and ${percent(doubt.inSource)} with ${names.source}: ${swap}, or check the pivot`,
      };
    case 'same-language': {
      const { which } = doubt;
      return {
        name: 'same-language',
        message: `both texts look like ${named[which]}: ${names.source} (${evidence(doubt.source, which)}) and ${names.target} (${evidence(doubt.target, which)})`,
      };
    }
    case 'other-language': {
      const expected = doubt.side === 'source' ? 'from' : 'to';
      return {
        name: 'other-language',
        message: `${names[doubt.side]} does not look like ${named[expected]} (${evidence(doubt.resemblance, expected)}): check the files, --from and --to`,
      };
    }
  }
};

/** Says that two texts do not look like translations of each other. */
const verdictWarnings = ({ kind, related, seen }: Verdict, { source, target }: Names): Warning[] =>
  kind === 'unrelated'
    ? [
        {
          name: 'unrelated',
          message: `${source} and ${target} do not look like translations of each other: of ${seen} sentences looked at, ${percent(related)} have an unmistakable partner in the other text, in order`,
        },
      ]
    : [];
