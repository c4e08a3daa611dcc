import {
  type Bitext,
  type Change,
  hasWordChange,
  mainSide,
  type Row,
  referencesOf,
  reversed,
  rowsByBlock,
  sidesOf,
} from '../core/bitext.js';
import { type Block, type Note, type Sentence, sentencesOf } from '../core/document.js';
import type { Bead } from '../core/system.js';
import { beadsByRow, isAligned, isUncertain, isUneven, movedBeads } from './beads.js';
import { type FilterName, filterNames } from './filters.js';
import { isFlagged } from './summary.js';

/** A block with its rows, as a page shows it. */
export interface ShownBlock {
  kind: Block['kind'];
  notes: Note[];
  rows: ShownRow[];
}

export interface ShownRow {
  row: Row;
  sentences: Sentence[];
  /** Notes on the block. */
  notes: Note[];
  /** By system: how the main one differs from it; absent where one of the two says nothing. */
  changes: ReadonlyMap<string, readonly Change[]>;
  /** By system: its beads, in the order of its cell. */
  beads: ReadonlyMap<string, readonly Bead[]>;
  /** The beads of all systems that stand elsewhere in the translation than in the source. */
  moved: ReadonlySet<Bead>;
  /** The filters that leave the row on the page. */
  filters: ReadonlySet<FilterName>;
}

/** What a document's pages show, block by block. */
export const shownBlocks = (bitext: Bitext): ShownBlock[] => {
  const sentences = sentencesOf(bitext.document);
  const references = referencesOf(bitext).map(({ system }) => system.id);
  const main = mainSide(bitext)?.system.id;
  const others = bitext.systems
    .filter(({ id, role }) => role !== 'reference' && id !== main)
    .map(({ id }) => id);
  const changes = changesByRow(bitext);
  const groups = rowsByBlock(bitext);
  const beads = bitext.outputs.map((output) => ({
    id: output.system,
    byRow: beadsByRow(bitext.rows, output),
  }));
  const moved = new Set(bitext.outputs.flatMap((output) => [...movedBeads(output.beads)]));
  const notes: Note[][] = bitext.document.blocks.map(() => []);
  for (const note of bitext.notes) if (note.block !== null) notes[note.block]!.push(note);

  return bitext.document.blocks.map(({ kind }, block) => ({
    kind,
    notes: notes[block]!,
    rows: groups[block]!.map(({ row, index }) => {
      const shown = {
        row,
        sentences: row.source.map((each) => sentences[each]!),
        notes: notes[block]!,
        changes: changes.get(index) ?? new Map(),
        beads: new Map(beads.map(({ id, byRow }) => [id, byRow[index]!])),
        moved,
      };
      return { ...shown, filters: filtersOf(shown, references, others) };
    }),
  }));
};

/** How the main system and the others differ, by row and system, as far as that was compared. */
const changesByRow = (bitext: Bitext): Map<number, Map<string, Change[]>> => {
  const main = mainSide(bitext)?.system.id;
  const byRow = new Map<number, Map<string, Change[]>>();
  for (const { row, from, to, changes } of bitext.diffs) {
    if (from !== main && to !== main) continue;
    const bySystem = byRow.get(row) ?? new Map<string, Change[]>();
    byRow.set(row, from === main ? bySystem.set(to, changes) : bySystem.set(from, reversed(changes)));
  }
  return byRow;
};

const filtersOf = (
  { row, sentences, notes, changes, beads, moved }: Omit<ShownRow, 'filters'>,
  references: readonly string[],
  others: readonly string[],
): Set<FilterName> => {
  const filters = new Set<FilterName>();
  if (isFlagged(row)) filters.add('flagged');
  if (notes.some((note) => sentences.some(({ start, end }) => note.start < end && note.end > start)))
    filters.add('noted');
  const differs = (found: readonly Change[] | undefined) => found === undefined || hasWordChange(found);
  if (references.some((id) => differs(changes.get(id)))) filters.add('differs');
  if (others.some((id) => differs(changes.get(id)))) filters.add('disagree');
  const all = [...beads.values()].flat();
  if (all.some(isUncertain)) filters.add('uncertain');
  if (all.some((bead) => isUneven(bead) || moved.has(bead))) filters.add('uneven');
  return filters;
};

/** The filters that mean something for a document. */
export const applyingFilters = (bitext: Bitext): Set<FilterName> => {
  const isAny = sidesOf(bitext).some(isAligned);
  const applies: Record<FilterName, boolean> = {
    flagged: true,
    noted: true,
    differs: referencesOf(bitext).length > 0,
    disagree: bitext.systems.filter(({ role }) => role !== 'reference').length > 1,
    uncertain: isAny,
    uneven: isAny,
  };
  return new Set(filterNames.filter((name) => applies[name]));
};
