import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { formTime, noteTypes } from '../../../src/export/anki/note-types.js';
import { notesOf } from '../../../src/export/anki/notes.js';
import { ankiPackage } from '../../../src/export/anki/package.js';
import { cardKinds } from '../../../src/study/cards.js';
import { cardOf, filesIn, opened } from './cards.js';
import { anyText } from './hostile.js';

const cards = cardKinds.map((kind) => cardOf(kind, 'Membaca itu baik.', 'Reading is good.'));
const options = { deck: 'Padan', modified: () => formTime + 100 };
const made = (of = cards, more: Partial<typeof options> = {}) =>
  ankiPackage(notesOf(of, { ...options, ...more }));

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('a package for Anki', () => {
  it('has a collection and no media', async () => {
    const files = filesIn(await made());
    expect(Object.keys(files)).toEqual(['collection.anki2', 'media']);
    expect(files['collection.anki2']).toMatch(/^SQLite format 3\0/);
    expect(files['media']).toBe('{}');
  });

  it('is a sound database with the tables and columns of Anki’s version 11', async () => {
    const { check, columns, indexes, version } = opened(await made(), (query) => ({
      check: query('PRAGMA integrity_check'),
      columns: query(
        "SELECT m.name AS 'table', group_concat(c.name, ' ') AS columns FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' GROUP BY m.name ORDER BY m.name",
      ),
      indexes: query("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name").map(
        ({ name }) => name,
      ),
      version: query('SELECT ver FROM col'),
    }));
    expect(check).toEqual([{ integrity_check: 'ok' }]);
    expect(version).toEqual([{ ver: 11 }]);
    // What genanki 0.13.1 writes (genanki/apkg_schema.py), whose packages Anki has imported for years.
    expect(columns.map((row) => `${row['table']}: ${row['columns']}`)).toEqual([
      'cards: id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data',
      'col: id crt mod scm ver dty usn ls conf models decks dconf tags',
      'graves: usn oid type',
      'notes: id guid mid mod usn tags flds sfld csum flags data',
      'revlog: id cid usn ease ivl lastIvl factor time type',
    ]);
    expect(indexes).toEqual([
      'ix_cards_nid',
      'ix_cards_sched',
      'ix_cards_usn',
      'ix_notes_csum',
      'ix_notes_usn',
      'ix_revlog_cid',
      'ix_revlog_usn',
    ]);
  });

  it('has a note a card of ours, and a card each way but for clozes', async () => {
    const { notes, all } = opened(await made(), (query) => ({
      notes: query('SELECT mid, mod, tags, flds, sfld, guid FROM notes ORDER BY id'),
      all: query(
        'SELECT n.mid, c.ord, c.due, c.did, c.type, c.queue FROM cards c JOIN notes n ON n.id = c.nid ORDER BY c.id',
      ),
    }));
    expect(notes.map(({ mid, mod, tags }) => [mid, mod, tags])).toEqual(
      cardKinds.map((kind) => [
        noteTypes[kind].id,
        formTime + 100,
        ' padan::document::berita/hari_ini padan::system::model ',
      ]),
    );
    expect(notes.map(({ flds }) => String(flds).split('\u001f'))).toEqual([
      [
        'Membaca itu baik.',
        'Reading is good.',
        '<b>membaca</b> (meN- + baca): <span lang="en">read, recite</span>',
        ...common,
      ],
      [
        '{{c1::Membaca::reads}} itu baik.',
        'Reading is good.',
        'reads',
        '<b>membaca</b> (meN- + baca): <span lang="en">read, recite</span>',
        ...common,
      ],
      ['membaca', 'read, recite', 'meN- + baca', '<b>Membaca</b> itu baik.', 'Reading is good.', ...common],
    ]);
    expect(all.map(({ mid, ord, due, type, queue }) => [mid, ord, due, type, queue])).toEqual([
      [noteTypes.sentence.id, 0, 1, 0, 0],
      [noteTypes.sentence.id, 1, 1, 0, 0],
      [noteTypes.cloze.id, 0, 2, 0, 0],
      [noteTypes.word.id, 0, 3, 0, 0],
      [noteTypes.word.id, 1, 3, 0, 0],
    ]);
    expect(new Set(all.map(({ did }) => did)).size).toBe(3);
  });

  it('has the checksum of a first field that Anki gives it', async () => {
    // Anki 26.09.3 wrote these when it had imported notes with these words.
    const sums = { mendengar: 2002852206, hitam: 2579567182, pertemuan: 6614422 };
    const words = Object.keys(sums).map((word) => cardOf('word', word, 'x'));
    const rows = opened(await made(words), (query) => query('SELECT sfld, csum FROM notes'));
    expect(Object.fromEntries(rows.map(({ sfld, csum }) => [sfld, csum]))).toEqual(sums);
  });

  it('says what its note types and decks are', async () => {
    const [row] = opened(await made(), (query) => query('SELECT models, decks FROM col'));
    const models = Object.values(JSON.parse(String(row!['models']))) as {
      name: string;
      type: number;
      flds: { name: string }[];
      tmpls: { qfmt: string; afmt: string }[];
    }[];
    expect(models.map(({ name, type, tmpls }) => [name, type, tmpls.length])).toEqual([
      ['Padan Sentence', 0, 2],
      ['Padan Cloze', 1, 1],
      ['Padan Word', 0, 2],
    ]);
    for (const { flds, tmpls } of models)
      for (const { qfmt, afmt } of tmpls) {
        const named = [...`${qfmt}${afmt}`.matchAll(/\{\{(?:[#/^]|cloze:)?([^}]+)\}\}/g)].map(
          ([, name]) => name!,
        );
        expect(
          named.filter((name) => name !== 'FrontSide' && !flds.some((field) => field.name === name)),
        ).toEqual([]);
      }
    const decks = Object.values(JSON.parse(String(row!['decks']))) as { name: string }[];
    expect(decks.map(({ name }) => name).sort()).toEqual([
      'Default',
      'Padan::Cloze',
      'Padan::Sentences',
      'Padan::Words',
    ]);
  });

  it('is the same bytes at any time and in any time zone', async () => {
    process.env['TZ'] = 'Asia/Jakarta';
    const one = await made();
    process.env['TZ'] = 'America/Los_Angeles';
    const other = await made();
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('gives a note its guid by its identity alone, and a deck its id by its name', async () => {
    const ask = (bytes: Uint8Array) =>
      opened(bytes, (query) =>
        query('SELECT n.guid, c.did FROM cards c JOIN notes n ON n.id = c.nid ORDER BY n.guid, c.ord'),
      );
    const again = cards.map((card) => ({
      ...card,
      document: 'other',
      translation: 'Changed.',
      flags: ['x'],
    }));
    expect(ask(await made([...again].reverse()))).toEqual(ask(await made()));
    const elsewhere = ask(await made(cards, { deck: 'Other' }));
    expect(elsewhere.map(({ guid }) => guid)).toEqual(ask(await made()).map(({ guid }) => guid));
    expect(elsewhere.map(({ did }) => did)).not.toEqual(ask(await made()).map(({ did }) => did));
  });

  it('has notes that are never older than the form of their fields', () => {
    const [note] = notesOf(cards, { ...options, modified: () => 5 });
    expect(note!.modified).toBe(formTime);
  });

  it('has tags without spaces for any names', () => {
    fc.assert(
      fc.property(anyText, anyText, (document, system) => {
        const [note] = notesOf(
          [cardOf('word', 'Baca.', 'Read.', { document, system, flags: ['numbers-differ'] })],
          options,
        );
        expect(note!.tags).toHaveLength(3);
        expect(note!.tags[2]).toBe('padan::flag::numbers-differ');
        for (const tag of note!.tags) {
          expect(tag).toMatch(/^padan::(?:document|system|flag)::[^\s"\p{Cc}\p{Cs}]+$/u);
          expect(tag.split('::')).toHaveLength(3);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is a sound database with as many fields as its types have, whatever the texts are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 5 }),
        async (texts) => {
          const hostile = texts.flatMap(([text, translation], i) =>
            cardKinds.map((kind) =>
              cardOf(kind, `a ${text}`, translation, { document: text, identity: `${kind} ${i}` }),
            ),
          );
          const { check, fields } = opened(await made(hostile), (query) => ({
            check: query('PRAGMA integrity_check'),
            fields: query('SELECT mid, flds FROM notes ORDER BY id'),
          }));
          expect(check).toEqual([{ integrity_check: 'ok' }]);
          expect(fields.map(({ flds }) => String(flds).split('\u001f').length)).toEqual(
            hostile.map(({ kind }) => noteTypes[kind].fields.length),
          );
        },
      ),
      { numRuns: 15 },
    );
  });
});

const common = ['berita/hari ini', 'id', 'en'];
