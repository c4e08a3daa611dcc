import { type Bitext, sidesOf, targetsIn } from '../core/bitext.js';
import { sentencesOf } from '../core/document.js';

/**
 * Writes a bitext as JSON lines, for scripts and for `readBitext`: the document, then its blocks, notes, systems, each
 * system's targets and beads, and finally rows and diffs. Rows repeat the texts that they refer to.
 */
export const jsonLines = (bitext: Bitext): string => {
  const { schema, document, notes, systems, outputs, rows, diffs } = bitext;
  const { blocks, ...facts } = document;
  const sentences = sentencesOf(document);
  const rest: object[] = [
    ...blocks.map((block, index) => ({ type: 'block', index, ...block })),
    ...notes.map((note) => ({ type: 'note', ...note })),
    ...systems.map((system) => ({ type: 'system', ...system })),
    ...outputs.flatMap(({ system, targets, beads }) => [
      ...targets.map((target, index) => ({ type: 'target', system, index, ...target })),
      ...beads.map((bead) => ({ type: 'bead', system, ...bead })),
    ]),
    ...rows.map((row, index) => ({
      type: 'row',
      index,
      ...row,
      text: row.source.map((index) => sentences[index]!.text).join(''),
      cells: Object.fromEntries(
        sidesOf(bitext).map((side) => {
          const { id } = side.system;
          const text = targetsIn(row, side).map((target) => target.text);
          return [id, { ...row.cells[id]!, text: text.join(' ') }];
        }),
      ),
    })),
    ...diffs.map((diff) => ({ type: 'diff', ...diff })),
  ];
  // The number of lines, this one included, tells a file that was cut off.
  const records = [{ type: 'document', schema, lines: rest.length + 1, ...facts }, ...rest];
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
};
