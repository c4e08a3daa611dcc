import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { type Bitext, beadsByParagraph } from '../compare/bitext.js';
import { rounded } from './summary.js';

/** Our English, a sentence a line, a blank line between paragraphs. */
export const hypothesisText = (bitext: Bitext): string =>
  linesOf(
    beadsByParagraph(bitext).map((beads) =>
      beads.flatMap(({ hypotheses }) => hypotheses.map(({ text }) => text)),
    ),
  );

/** A reference in the form of `hypothesisText`. */
export const referenceText = (paragraphs: readonly (readonly string[])[]): string => linesOf(paragraphs);

const linesOf = (paragraphs: readonly (readonly string[])[]): string =>
  `${paragraphs
    .map((sentences) =>
      sentences.map((sentence) => sentence.replace(/\s+/g, ' ').trim()).filter((line) => line !== ''),
    )
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join('\n'))
    .join('\n\n')}\n`;

/** More differing lines than this, and the patch simply replaces the file. */
const mostEdits = 2000;

/**
 * A unified patch that turns our English into the reference's, sentence a line: `patch -p1 < x.diff`
 * beside the file of our English.
 *
 * @param path  that file's path under the output folder
 */
export const patchToReference = (bitext: Bitext, path: string): string | null => {
  if (bitext.reference === null) return null;
  const ours = hypothesisText(bitext);
  const theirs = referenceText(bitext.reference.paragraphs);
  // A tab ends a name that has a space in it.
  const header = path.includes(' ') ? '' : undefined;
  const patch = (maxEditLength: number): string | undefined =>
    createTwoFilesPatch(`a/${path}`, `b/${path}`, ours, theirs, header, header, {
      headerOptions: FILE_HEADERS_ONLY,
      maxEditLength,
    });
  return patch(mostEdits) ?? wholeReplacement(path, ours, theirs);
};

const wholeReplacement = (path: string, before: string, after: string): string => {
  const lines = (text: string) => text.split('\n').slice(0, -1);
  const [removed, added] = [lines(before), lines(after)];
  return [
    `--- a/${path}\t`,
    `+++ b/${path}\t`,
    `@@ -1,${removed.length} +1,${added.length} @@`,
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    '',
  ].join('\n');
};

/** Everything known of a document, a JSON object a line: the document, its notes, paragraphs and beads. */
export const jsonLines = ({ document, notes, beads, reference }: Bitext): string => {
  const { name, encoding, split, paragraphs } = document;
  const records = [
    { type: 'document', name, encoding, split, reference: reference?.path ?? null },
    ...notes.map((note) => ({ type: 'note', ...note })),
    ...paragraphs.map((paragraph, index) => ({ type: 'paragraph', index, ...paragraph })),
    ...beads.map((bead) => ({
      type: 'bead',
      ...bead,
      hypotheses: bead.hypotheses.map((hypothesis) => ({
        ...hypothesis,
        score: hypothesis.score === null ? null : rounded(hypothesis.score),
        logProbs: hypothesis.logProbs.map(rounded),
        alternatives: hypothesis.alternatives.map(({ text, score }) => ({ text, score: rounded(score) })),
      })),
      score: bead.score === null ? null : rounded(bead.score),
    })),
  ];
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
};
