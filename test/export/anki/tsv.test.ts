import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteTypes } from '../../../src/export/anki/note-types.js';
import { notesOf } from '../../../src/export/anki/notes.js';
import { ankiText } from '../../../src/export/anki/tsv.js';
import { cardKinds } from '../../../src/study/cards.js';
import { cardOf } from './cards.js';
import { anyText, decoded, visible } from './hostile.js';

const options = { deck: 'Padan', modified: () => 0 };

describe('notes as text', () => {
  it('have headers by which Anki knows the columns', () => {
    const text = [...ankiText(notesOf([cardOf('sentence', 'Baca "ini".', 'Read this.')], options))].join('');
    expect(text.split('\n')).toEqual([
      '#separator:tab',
      '#html:true',
      '#guid column:1',
      '#notetype column:2',
      '#deck column:3',
      '#tags column:4',
      expect.stringMatching(
        /^p[0-9a-f]{19}\tPadan Sentence\tPadan::Sentences\tpadan::document::berita\/hari_ini padan::system::model\tBaca &quot;ini&quot;\.\tRead this\.\t<b>baca<\/b> \(meN- \+ baca\): <span lang="en">read, recite<\/span>\tberita\/hari ini\tid\ten$/,
      ),
      '',
    ]);
  });

  it('are a line each with the columns of their type, and no cell that a spreadsheet computes', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom(...cardKinds), (text, translation, kind) => {
        const card = cardOf(kind, `=${text}`, translation, { document: text });
        const lines = [...ankiText(notesOf([card], options))].join('').split('\n').slice(6);
        expect(lines).toHaveLength(2);
        const cells = lines[0]!.split('\t');
        expect(cells).toHaveLength(4 + noteTypes[kind].fields.length);
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@"\r]|[\n\r]/);
        const at = 4 + noteTypes[kind].fields.indexOf('Document');
        expect(decoded(cells[at]!)).toBe(visible(text));
      }),
      { numRuns: 500 },
    );
  });
});
