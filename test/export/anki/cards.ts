import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import sqlite from 'node-sqlite3-wasm';
import type { Card, CardKind } from '../../../src/study/cards.js';

/** A card on the first word of a text. */
export const cardOf = (kind: CardKind, text: string, translation: string, more: Partial<Card> = {}): Card => {
  const [lemma = ''] = text.toLowerCase().match(/[\p{L}\p{N}]+/u) ?? [];
  const start = text.toLowerCase().indexOf(lemma);
  const base = {
    identity: `${kind} ${text}`,
    document: 'berita/hari ini',
    system: 'model',
    flags: [],
    language: 'id',
    otherLanguage: 'en',
    text,
    translation,
    word: {
      lemma,
      parts: 'meN- + baca',
      meanings: ['read', 'recite'],
      at: [{ start, end: start + lemma.length }],
      here: 'reads',
    },
    ...more,
  };
  return (kind === 'sentence' ? { ...base, kind, others: [] } : { ...base, kind }) as Card;
};

type Row = Readonly<Record<string, unknown>>;

/** A package's files, and its database's answers to questions. */
export const opened = <T>(bytes: Uint8Array, ask: (query: (sql: string) => Row[]) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'padan-apkg-'));
  try {
    const files = unzipSync(bytes);
    const path = join(folder, 'collection.anki2');
    writeFileSync(path, files['collection.anki2']!);
    const database = new sqlite.Database(path, { readOnly: true });
    try {
      return ask((sql) => database.all(sql) as Row[]);
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The names of a package's files, and the text of one of them. */
export const filesIn = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content, true)]),
  );
