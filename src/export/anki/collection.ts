import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, JSValue } from 'node-sqlite3-wasm';
import { systemCode, unwritable } from '../../errors.js';
import { hashOf } from '../../hash.js';
import { css, formTime, type NoteType } from './note-types.js';
import type { AnkiNote } from './notes.js';
import { schema } from './schema.js';

/**
 * Notes with their cards as an Anki collection: an SQLite database, the same bytes for the same notes. It is made in a
 * folder for temporary files, which is removed again.
 *
 * @throws PadanError if that cannot be written
 */
export const collectionOf = async (notes: readonly AnkiNote[]): Promise<Uint8Array> => {
  const { default: sqlite } = await import('node-sqlite3-wasm');
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'padan-anki-'));
    const path = join(folder, 'collection.anki2');
    const database = new sqlite.Database(path);
    try {
      write(database, notes);
    } finally {
      database.close();
    }
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === undefined && !(error instanceof sqlite.SQLite3Error)) throw error;
    throw unwritable('the folder for temporary files cannot be written', tmpdir(), error);
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
};

const write = (database: Database, notes: readonly AnkiNote[]): void => {
  // Nobody else sees the file before it is whole.
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN');
  database.exec(schema);
  const time = notes.reduce((newest, { modified }) => Math.max(newest, modified), formTime);
  const decks = [...new Set(notes.map(({ deck }) => deck))];
  const types = [...new Set(notes.map(({ type }) => type))];
  insert(database, 'col', [
    [
      ...[1, formTime, time * 1000, formTime * 1000, 11, 0, 0, 0],
      JSON.stringify({ curDeck: 1, activeDecks: [1], nextPos: notes.length + 1, sortType: 'noteFld' }),
      JSON.stringify(Object.fromEntries(types.map((type) => [type.id, modelOf(type)]))),
      JSON.stringify(
        Object.fromEntries([deckOf(1, 'Default'), ...decks.map((name) => deckOf(deckId(name), name))]),
      ),
      JSON.stringify({ 1: deckOptions }),
      '{}',
    ],
  ]);
  // Anki's ids are the milliseconds in which something was made; where one is taken, it takes another.
  const first = formTime * 1000;
  insert(
    database,
    'notes',
    notes.map(({ type, guid, modified, tags, fields, sortText }, i) => [
      ...[first + i, guid, type.id, modified, -1, ` ${tags.join(' ')} `, fields.join('\u001f')],
      ...[sortText, checksum(sortText), 0, ''],
    ]),
  );
  let cards = 0;
  insert(
    database,
    'cards',
    notes.flatMap(({ type, deck, modified, fields }, i) =>
      type.templates
        .map(({ needs }, ord) => ({ ord, isMade: fields[needs] !== '' }))
        .filter(({ isMade }) => isMade)
        .map(({ ord }) => [
          ...[first + cards++, first + i, deckId(deck), ord, modified, -1],
          // New, in the order of the notes.
          ...[0, 0, i + 1, 0, 0, 0, 0, 0, 0, 0, 0, ''],
        ]),
    ),
  );
  database.exec('COMMIT');
};

const insert = (database: Database, table: string, rows: readonly JSValue[][]): void => {
  if (rows.length === 0) return;
  const statement = database.prepare(`INSERT INTO ${table} VALUES (${rows[0]!.map(() => '?').join()})`);
  try {
    for (const row of rows) statement.run(row);
  } finally {
    statement.finalize();
  }
};

/** Anki's: the first 32 bits of the SHA-1 of the first field. */
const checksum = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE();

/** 40 bits of a hash above the ids that Anki gives. */
const deckId = (name: string): number => 2 ** 41 + Number.parseInt(hashOf(`deck ${name}`).slice(0, 10), 16);

const deckOf = (id: number, name: string): [number, object] => [
  id,
  {
    ...{
      id,
      name,
      desc: '',
      conf: 1,
      dyn: 0,
      collapsed: false,
      browserCollapsed: false,
      mod: formTime,
      usn: -1,
    },
    ...{
      newToday: [0, 0],
      revToday: [0, 0],
      lrnToday: [0, 0],
      timeToday: [0, 0],
      extendNew: 0,
      extendRev: 0,
    },
  },
];

/** Anki's own defaults. A package is imported without them unless somebody asks for it. */
const deckOptions = {
  ...{ id: 1, name: 'Default', mod: 0, usn: 0, maxTaken: 60, autoplay: true, timer: 0, replayq: true },
  new: { bury: false, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
  rev: { bury: false, ease4: 1.3, ivlFct: 1, maxIvl: 36_500, perDay: 200, hardFactor: 1.2 },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
};

/** A note type as Anki keeps it. */
const modelOf = ({ id, name, isCloze, fields, templates }: NoteType) => ({
  ...{ id, name, type: isCloze ? 1 : 0, mod: formTime, usn: -1, sortf: 0, did: null, css },
  ...{ latexPre: latexBefore, latexPost: '\\end{document}', latexsvg: false, tags: [], vers: [] },
  flds: fields.map((field, ord) => ({
    ...{ name: field, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] },
  })),
  tmpls: templates.map((template, ord) => ({
    ...{ name: template.name, ord, qfmt: template.front, afmt: template.back },
    ...{ bqfmt: '', bafmt: '', did: null, bfont: '', bsize: 0 },
  })),
  req: templates.map(({ needs }, ord) => [ord, 'any', [needs]]),
});

/** What Anki puts there itself; we never write LaTeX. */
const latexBefore =
  '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n';
