import type * as z from 'zod';
import { type Bitext, schemaVersion, type TargetSpan } from '../core/bitext.js';
import type { Block, Span } from '../core/document.js';
import type { Output } from '../core/system.js';
import { PadanError } from '../errors.js';
import { type RecordType, records } from './line-schemas.js';

type Fail = (message: string, line?: number, hint?: string) => never;

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
  let line = 0;
  for (const text of linesOf(lines)) {
    line++;
    if (text.trim() === '') continue;
    const record = parseJson(text) ?? fail('not valid JSON', line);
    const type = record['type'];
    if (!isType(type)) return fail(`unknown line type ${JSON.stringify(type ?? null)}`, line);
    if (type === 'document' && record['schema'] !== schemaVersion)
      fail(
        `the file has version ${JSON.stringify(record['schema'] ?? 1)}, expected ${schemaVersion}`,
        line,
        'create it again with padan run',
      );
    const { success, data, error } = records[type].safeParse(record);
    if (success) (found[type] as unknown[]).push(data);
    else fail(`${error.issues[0]!.path.join('.')}: ${error.issues[0]!.message}`, line);
  }

  /** Lines that say which they are, without that. */
  const inOrder = <T extends { index: number }>(all: readonly T[]): Omit<T, 'index'>[] =>
    all.map(({ index: said, ...rest }, i) =>
      said === i ? rest : fail(`a line has index ${said}, expected ${i}`),
    );

  const [first, ...others] = found.document;
  if (first === undefined || others.length > 0)
    return fail(`the file has ${found.document.length} documents, expected one`);
  const { schema, lines: count, ...document } = first;
  const read = Object.values(found).reduce((sum, all) => sum + all.length, 0);
  if (read !== count) return fail(`the file has ${read} lines, expected ${count}: it may be truncated`);
  const outputs = found.system.map(
    ({ id }): Output => ({
      system: id,
      targets: inOrder(found.target.filter(({ system }) => system === id)).map(
        ({ system: _, ...target }) => target,
      ),
      beads: found.bead.filter(({ system }) => system === id).map(({ system: _, ...bead }) => bead),
    }),
  );
  const bitext: Bitext = {
    schema,
    document: { ...document, blocks: inOrder(found.block) },
    systems: found.system,
    outputs,
    rows: inOrder(found.row),
    notes: found.note,
    diffs: found.diff,
  };
  const ids = new Set(found.system.map(({ id }) => id));
  const isKnown = ({ system }: { system: string }) => ids.has(system);
  if (!(found.target.every(isKnown) && found.bead.every(isKnown)))
    fail('a line is of a system that is missing');
  checkWhole(bitext, fail);
  return bitext;
};

/** One after the other: an array of as many lines as a file may have bytes would end the process. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = text.indexOf('\n', start);
    yield text.slice(start, end < 0 ? undefined : end);
  }
}

const parseJson = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

/** What holds of a bitext and what no single line shows: a file may be damaged between two lines. */
const checkWhole = ({ document, systems, outputs, rows, notes, diffs }: Bitext, fail: Fail): void => {
  const sentences = document.blocks.reduce((sum, block) => sum + block.sentences.length, 0);
  const { length } = document.text;
  const isSpan = ({ start, end }: Span) => start <= end && end <= length;
  const isBlock = (block: number) => block < Math.max(1, document.blocks.length);
  const check = (isRight: boolean, what: string): void => {
    if (!isRight) fail(`${what}: the file is damaged or truncated`);
  };
  check(new Set(systems.map(({ id }) => id)).size === systems.length, 'two systems have the same id');
  check(
    document.blocks.every((block) => isSpan(block) && block.sentences.every(isSpan)) && notes.every(isSpan),
    'a span is outside the text',
  );
  check(document.blocks.every(isTiled), 'sentences do not make up their block');
  check(
    notes.every(({ block }) => block === null || isBlock(block)),
    'a note is on a block that is missing',
  );
  check(
    rows.every(({ block }) => isBlock(block)),
    'a row is in a block that is missing',
  );
  check(
    isEach(
      rows.map(({ source }) => source),
      sentences,
    ),
    'rows do not hold every sentence once, in order',
  );
  for (const { system, targets, beads } of outputs) {
    check(
      isEach(
        beads.map(({ source }) => source),
        sentences,
        true,
      ),
      `beads of "${system}" do not hold every sentence once`,
    );
    check(
      isEach(
        beads.map(({ target }) => target),
        targets.length,
        true,
      ),
      `beads of "${system}" do not hold every target once`,
    );
    const cells = rows.map((row) => (Object.hasOwn(row.cells, system) ? row.cells[system] : undefined));
    check(
      cells.every((cell) => cell !== undefined),
      `a row has no cell for "${system}"`,
    );
    check(
      isEach(
        cells.map((cell) => cell!.targets),
        targets.length,
        true,
      ),
      `rows do not hold every target of "${system}" once`,
    );
    check(
      cells.every((cell) =>
        cell!.flags.every((flag) => flag.system === system && flag.target < targets.length),
      ),
      `a flag of "${system}" is on a target that is missing`,
    );
    const isPart = ({ target, start, end }: TargetSpan) =>
      start <= end && end <= (targets[target]?.text.length ?? -1);
    check(
      cells.every((cell) =>
        (cell!.links ?? []).every((link) => link.source.every(isSpan) && link.target.every(isPart)),
      ),
      `a link of "${system}" is outside the texts`,
    );
  }
  const ids = new Set(systems.map(({ id }) => id));
  check(
    diffs.every(({ row, from, to }) => row < rows.length && ids.has(from) && ids.has(to)),
    'a diff is of a row or a system that is missing',
  );
};

/** Whether a block's sentences follow one another without a gap. */
const isTiled = ({ start, end, sentences }: Block): boolean => {
  let at = start;
  for (const sentence of sentences) {
    if (sentence.start !== at) return false;
    at = sentence.end;
  }
  return sentences.length === 0 || at === end;
};

/** Whether lists of indices together hold each of `count` once, in order unless that may differ. */
const isEach = (lists: readonly (readonly number[])[], count: number, inAnyOrder = false): boolean => {
  const all = lists.flat();
  if (inAnyOrder) all.sort((a, b) => a - b);
  return all.length === count && all.every((index, i) => index === i);
};
