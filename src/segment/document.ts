import { type Block, type Document, textOf } from '../core/document.js';
import { wrapWidth } from '../core/wrapping.js';
import { PadanError } from '../errors.js';
import { atOnce, type Steps } from '../flow/turns.js';
import { maxSentences } from '../limits.js';
import { linesOf } from './lines.js';
import { segment } from './segment.js';

/**
 * Finds the sentences of every block, by the rules of the document's language.
 *
 * @returns a copy of the document with `sentences` filled in
 * @throws PadanError `too-large` if there are more than `maxSentences`
 */
export const segmentDocument = (document: Document): Document => atOnce(segmenting(document));

/** As `segmentDocument`, a block at a time. */
export function* segmenting(document: Document): Steps<Document> {
  const width = wrapWidth(document.blocks.map((block) => linesOf(textOf(document, block))));
  let count = 0;
  const blocks: Block[] = [];
  for (const block of document.blocks) {
    const sentences = segment(textOf(document, block), document.language, width).map(({ start, end }) => ({
      start: block.start + start,
      end: block.start + end,
    }));
    count += sentences.length;
    if (count > maxSentences)
      throw new PadanError(
        'too-large',
        `the document has more than ${maxSentences} sentences`,
        {},
        'split it into several files',
      );
    blocks.push({ ...block, sentences });
    yield;
  }
  return { ...document, blocks };
}
