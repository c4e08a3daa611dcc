import { percent } from '../core/confidence.js';
import { type Document, type Note, sentencesOf } from '../core/document.js';
import type { Side, System } from '../core/system.js';

/** Rule of the note on a translation that is none. */
export const misfitRule = 'reference-misfit';

/** Share of the shorter text's sentences that a translation pairs at least. */
const minPaired = 0.25;

/** Fewer sentences say too little. */
const minSentences = 4;

/**
 * Remarks on translations that were aligned by content and have hardly anything in common with the document: another
 * article's, most likely. A translation of a part of the document, or of more than the document, is none of them.
 */
export const misfits = (document: Document, sides: readonly Side[]): Note[] =>
  sides.flatMap((side): Note[] => {
    const paired = pairedOfMisfit(document, side);
    if (paired === null) return [];
    const message = `${nameOf(side.system)} does not look like a translation of this text: ${percent(paired)} of its sentences have a counterpart here`;
    return [{ rule: misfitRule, message, block: null, start: 0, end: 0 }];
  });

/** The share of a translation's sentences that have a counterpart, if it looks like another text's; else null. */
export const pairedOfMisfit = (document: Document, { output: { targets, beads } }: Side): number | null => {
  const sentences = sentencesOf(document).length;
  const paired = beads.filter(({ source, target }) => source.length > 0 && target.length > 0);
  const isByConstruction = beads.every(({ score }) => score === null);
  if (Math.min(sentences, targets.length) < minSentences || isByConstruction) return null;
  const [here, there] = [
    paired.reduce((sum, { source }) => sum + source.length, 0) / sentences,
    paired.reduce((sum, { target }) => sum + target.length, 0) / targets.length,
  ];
  return Math.max(here, there) >= minPaired ? null : there;
};

const nameOf = ({ origin, label }: System): string => (origin.kind === 'file' ? origin.path : label);
