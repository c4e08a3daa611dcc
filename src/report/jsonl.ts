import { type Bitext, sidesOf, targetsIn } from '../core/bitext.js';
import { sentencesOf } from '../core/document.js';

/**
 * A bitext as JSON lines, for scripts and for `readBitext`: the document first, then its blocks, notes, systems, each
 * system's targets and beads, and the rows and diffs. A row repeats the texts that it points at.
 */
export const jsonLines = (bitext: Bitext): string => {
  const { schema, document, notes, systems, outputs, rows, diffs } = bitext;
  const { blocks, ...facts } = document;
  const sentences = sentencesOf(document);
  const records: object[] = [
    { type: 'document', schema, ...facts },
    ...blocks.map((block) => ({ type: 'block', ...block })),
    ...notes.map((note) => ({ type: 'note', ...note })),
    ...systems.map((system) => ({ type: 'system', ...system })),
    ...outputs.flatMap(({ system, targets, beads }) => [
      ...targets.map((target) => ({ type: 'target', system, ...target })),
      ...beads.map((bead) => ({ type: 'bead', system, ...bead })),
    ]),
    ...rows.map((row) => ({
      type: 'row',
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
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
};
