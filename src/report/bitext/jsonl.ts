import { rounded } from '../../core/rounded.js';
import { type BitextFormat, sentencesIn } from './bitext.js';

/** A JSON object a bead: indices from 0 into both texts, the score, and the sentences as they are, joined by spaces. */
export const beadObjects: BitextFormat = function* ({ source, target, beads }) {
  for (const bead of beads) {
    const record = {
      source: bead.source,
      target: bead.target,
      score: rounded(bead.score),
      sourceText: sentencesIn(source, bead.source).join(' '),
      targetText: sentencesIn(target, bead.target).join(' '),
    };
    yield `${JSON.stringify(record)}\n`;
  }
};
