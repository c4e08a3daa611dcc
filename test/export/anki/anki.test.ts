import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { formTime } from '../../../src/export/anki/note-types.js';
import { type NoteOptions, notesOf } from '../../../src/export/anki/notes.js';
import { ankiPackage } from '../../../src/export/anki/package.js';
import { ankiText } from '../../../src/export/anki/tsv.js';
import { type Card, cardKinds } from '../../../src/study/cards.js';
import { testFolder } from '../../folder.js';
import { cardOf } from './cards.js';
import { decoded, hostileTexts, visible } from './hostile.js';

const execute = promisify(execFile);
/** A Python that has Anki: `python3 -m venv /tmp/anki-venv && /tmp/anki-venv/bin/pip install anki`. */
const python = process.env['PADAN_ANKI_PYTHON'] ?? '/tmp/anki-venv/bin/python';

interface Imported {
  imports: Record<string, number>[];
  decks: string[];
  notes: {
    guid: string;
    type: string;
    modified: number;
    tags: string[];
    fields: Record<string, string>;
    cards: {
      deck: string;
      template: string;
      new: boolean;
      due: number;
      question: string;
      answer: string;
      sounds: number;
    }[];
  }[];
}

const folder = testFolder('anki');
let files = 0;

const options: NoteOptions = { deck: 'Padan', modified: () => formTime + 100 };
const packageOf = async (cards: readonly Card[], more: Partial<NoteOptions> = {}): Promise<string> => {
  const path = join(folder, `${files++}.apkg`);
  writeFileSync(path, await ankiPackage(notesOf(cards, { ...options, ...more })));
  return path;
};
const textOf = (cards: readonly Card[]): string => {
  const path = join(folder, `${files++}.txt`);
  writeFileSync(path, [...ankiText(notesOf(cards, options))].join(''));
  return path;
};

const imported = async (...paths: string[]): Promise<Imported> => {
  const script = fileURLToPath(new URL('check.py', import.meta.url));
  const { stdout } = await execute(python, [script, ...paths], { maxBuffer: 1e8 });
  return JSON.parse(stdout) as Imported;
};

const cards = cardKinds.map((kind) => cardOf(kind, 'Membaca itu baik.', 'Reading is good.'));

/** What is seen of HTML. */
const seen = (html: string): string => decoded(html.replace(/<[^>]*>/g, ''));

describe.skipIf(!existsSync(python))('Anki itself', { timeout: 60_000 }, () => {
  it('imports a package, with its decks, tags and cards, new and in order', async () => {
    const { imports, decks, notes } = await imported(await packageOf(cards));
    expect(imports).toEqual([{ found: 3, new: 3 }]);
    expect(decks).toEqual(['Padan', 'Padan::Cloze', 'Padan::Sentences', 'Padan::Words']);
    for (const { tags, modified } of notes) {
      expect(tags).toEqual(['padan::document::berita/hari_ini', 'padan::system::model']);
      expect(modified).toBe(formTime + 100);
    }
    const all = notes.flatMap((note) => note.cards);
    expect(all.map((card) => [card.deck, card.template, card.new, card.due])).toEqual([
      ['Padan::Sentences', 'Text → Translation', true, 1],
      ['Padan::Sentences', 'Translation → Text', true, 1],
      ['Padan::Cloze', 'Cloze', true, 2],
      ['Padan::Words', 'Word → Meaning', true, 3],
      ['Padan::Words', 'Meaning → Word', true, 3],
    ]);
    expect(all.map(({ question }) => seen(question).trim())).toEqual([
      'Membaca itu baik.',
      'Reading is good.',
      '[reads] itu baik.',
      'membaca',
      'read, recite',
    ]);
    for (const { answer } of all)
      for (const text of ['Membaca itu baik.', 'Reading is good.']) expect(seen(answer)).toContain(text);
  });

  it('takes a package again without doubles, and what changed if it is newer', async () => {
    const [first, ...rest] = cards;
    const changed = [{ ...first!, translation: 'To read is good.', document: 'moved' }, ...rest];
    const { imports, notes } = await imported(
      await packageOf(cards),
      await packageOf(cards),
      await packageOf(changed),
      await packageOf(changed, { modified: () => formTime + 200 }),
    );
    expect(imports).toEqual([
      { found: 3, new: 3 },
      { found: 3, duplicate: 3 },
      { found: 3, duplicate: 3 },
      { found: 3, updated: 3 },
    ]);
    expect(notes).toHaveLength(3);
    expect(notes.flatMap((note) => note.cards)).toHaveLength(5);
    expect(notes[0]).toMatchObject({
      fields: { Translation: 'To read is good.' },
      tags: ['padan::document::moved', 'padan::system::model'],
    });
  });

  it('takes text into notes of the same types, known by their guids', async () => {
    const changed = cards.map((card) => ({ ...card, translation: 'To read is good.' }));
    const more = [cardOf('sentence', 'Menulis juga.', 'So is writing.'), ...changed];
    const { imports, notes } = await imported(await packageOf(cards), textOf(cards), textOf(more));
    expect(imports).toEqual([
      { found: 3, new: 3 },
      { found: 3, duplicate: 3 },
      { found: 4, new: 1, updated: 3 },
    ]);
    expect(notes.map(({ type }) => type).sort()).toEqual([
      'Padan Cloze',
      'Padan Sentence',
      'Padan Sentence',
      'Padan Word',
    ]);
    expect(notes.flatMap((note) => note.cards.map(({ deck }) => deck)).sort()).toEqual([
      'Padan::Cloze',
      ...Array<string>(4).fill('Padan::Sentences'),
      ...Array<string>(2).fill('Padan::Words'),
    ]);
  });

  it('shows hostile texts as they are, from a package and from text', async () => {
    const hostile = hostileTexts.flatMap((text, i) =>
      cardKinds.map((kind) =>
        cardOf(kind, `${text} kata`, `t ${text}`, { identity: `${kind} ${i}`, document: text }),
      ),
    );
    const path = await packageOf(hostile);
    for (const paths of [[path], [await packageOf(cards), textOf(hostile)]]) {
      const { notes } = await imported(...paths);
      const found = notes.filter(({ fields }) => fields['Document'] !== 'berita/hari ini');
      expect(found).toHaveLength(hostile.length);
      for (const { type, fields, cards: made } of found) {
        expect(made).toHaveLength(type === 'Padan Cloze' ? 1 : 2);
        for (const { question, answer, sounds } of made) {
          expect(sounds).toBe(0);
          expect(`${question}${answer}`).not.toMatch(/<(?:img|script)|\[sound|\[latex|\\\(/);
        }
        // Anki composes letters and accents.
        const translation = fields['Translation'] ?? fields['Example translation'];
        const expected = hostile.map((card) => visible(card.translation).normalize('NFC'));
        expect(expected).toContain(decoded(translation!));
        expect(seen(made[0]!.answer)).toContain(decoded(translation!));
      }
    }
  });
});
