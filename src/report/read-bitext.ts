import * as z from 'zod';
import { type Bitext, schemaVersion } from '../core/bitext.js';
import type { Output } from '../core/system.js';
import { PadanError } from '../errors.js';
import { traceSchema } from '../translate/records.js';

const index = z.int().min(0);
const span = { start: index, end: index };
const flag = z.object({ rule: z.string(), message: z.string(), system: z.string(), target: index });
const link = z.object({
  source: z.object(span),
  target: index,
  word: z.object(span),
  weight: z.number(),
});

/** Schema of each type of line. */
const records = {
  document: z.object({
    schema: z.literal(schemaVersion),
    lines: index,
    name: z.string(),
    language: z.string(),
    format: z.string(),
    text: z.string(),
    facts: z.record(z.string(), z.string()),
    skeleton: z.unknown().optional(),
  }),
  block: z.object({
    id: z.string(),
    kind: z.enum(['text', 'heading', 'item']),
    ...span,
    marks: z.array(z.object({ ...span, kind: z.string(), target: z.string().exactOptional() })),
    sentences: z.array(z.object(span)),
  }),
  note: z.object({ ...span, rule: z.string(), message: z.string(), block: index.nullable() }),
  system: z.object({
    id: z.string(),
    label: z.string(),
    role: z.enum(['candidate', 'baseline', 'reference']),
    language: z.string(),
    origin: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('model'), name: z.string() }),
      z.object({ kind: z.literal('file'), path: z.string() }),
      z.object({ kind: z.literal('run'), folder: z.string(), system: z.string() }),
    ]),
    hash: z.string(),
  }),
  target: z.object({
    system: z.string(),
    text: z.string(),
    block: index,
    trace: traceSchema.exactOptional(),
  }),
  bead: z.object({
    system: z.string(),
    source: z.array(index),
    target: z.array(index),
    score: z.number().nullable(),
  }),
  row: z.object({
    block: index,
    source: z.array(index),
    cells: z.record(
      z.string(),
      z.object({
        targets: z.array(index),
        fit: z.number().nullable(),
        flags: z.array(flag),
        links: z.array(link).exactOptional(),
      }),
    ),
  }),
  diff: z.object({
    row: index,
    from: z.string(),
    to: z.string(),
    changes: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
  }),
};

type RecordType = keyof typeof records;
const isType = (type: unknown): type is RecordType =>
  typeof type === 'string' && Object.hasOwn(records, type);

/**
 * Reads a bitext from its JSON lines (`jsonLines`).
 *
 * @param path  of the file, for errors
 * @throws PadanError `invalid-bitext` with the number of the line that is invalid or of another version
 */
export const readBitext = (lines: string, path?: string): Bitext => {
  const found: { [type in RecordType]: z.infer<(typeof records)[type]>[] } = {
    document: [],
    block: [],
    note: [],
    system: [],
    target: [],
    bead: [],
    row: [],
    diff: [],
  };
  const fail = (message: string, line?: number, hint?: string): never => {
    const place = { ...(path === undefined ? {} : { path }), ...(line === undefined ? {} : { line }) };
    throw new PadanError('invalid-bitext', message, place, hint);
  };
  for (const [i, text] of lines.split('\n').entries()) {
    if (text.trim() === '') continue;
    const record = parseJson(text) ?? fail('not valid JSON', i + 1);
    const type = record['type'];
    if (!isType(type)) return fail(`unknown line type ${JSON.stringify(type ?? null)}`, i + 1);
    if (type === 'document' && record['schema'] !== schemaVersion)
      fail(
        `the file has version ${JSON.stringify(record['schema'] ?? 1)}, expected ${schemaVersion}`,
        i + 1,
        'create it again with padan run',
      );
    const { success, data, error } = records[type].safeParse(record);
    if (success) (found[type] as unknown[]).push(data);
    else fail(`${error.issues[0]!.path.join('.')}: ${error.issues[0]!.message}`, i + 1);
  }

  const [first, ...others] = found.document;
  if (first === undefined || others.length > 0)
    return fail(`the file has ${found.document.length} documents, expected one`);
  const { schema, lines: count, ...document } = first;
  const read = Object.values(found).reduce((sum, all) => sum + all.length, 0);
  if (read !== count) return fail(`the file has ${read} lines, expected ${count}: it may be truncated`);
  const outputs = found.system.map(
    ({ id }): Output => ({
      system: id,
      targets: found.target.filter(({ system }) => system === id).map(({ system: _, ...target }) => target),
      beads: found.bead.filter(({ system }) => system === id).map(({ system: _, ...bead }) => bead),
    }),
  );
  const bitext: Bitext = {
    schema,
    document: { ...document, blocks: found.block },
    systems: found.system,
    outputs,
    rows: found.row,
    notes: found.note,
    diffs: found.diff,
  };
  const ids = new Set(found.system.map(({ id }) => id));
  const isKnown = ({ system }: { system: string }) => ids.has(system);
  if (!(found.target.every(isKnown) && found.bead.every(isKnown)))
    fail('a line is of a system that is missing');
  checkIndices(bitext, fail);
  return bitext;
};

const parseJson = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

/** Checks that every index refers to something in the file, which may be truncated between two lines. */
const checkIndices = (bitext: Bitext, fail: (message: string) => never): void => {
  const { document, outputs, rows, notes, diffs } = bitext;
  const sentences = document.blocks.reduce((sum, block) => sum + block.sentences.length, 0);
  const isIn = (count: number) => (at: number) => at < count;
  const sizes = new Map(outputs.map(({ system, targets }) => [system, targets.length]));
  const isWhole =
    sizes.size === outputs.length &&
    outputs.every(({ targets, beads }) =>
      beads.every((bead) => bead.source.every(isIn(sentences)) && bead.target.every(isIn(targets.length))),
    ) &&
    rows.every(
      ({ block, source, cells }) =>
        block < document.blocks.length &&
        source.every(isIn(sentences)) &&
        [...sizes].every(([system, size]) => cells[system]?.targets.every(isIn(size)) ?? false),
    ) &&
    rows.flatMap(({ source }) => source).every((source, i) => source === i) &&
    rows.reduce((sum, { source }) => sum + source.length, 0) === sentences &&
    notes.every(({ block }) => block === null || block < document.blocks.length) &&
    diffs.every(({ row, from, to }) => row < rows.length && sizes.has(from) && sizes.has(to));
  if (!isWhole) fail('the file refers to lines that are missing; it may be truncated');
};
