import type { AnkiNote } from './notes.js';

/**
 * Notes as a text file that Anki imports (its manual: “Text Files”, “File Headers”), a note a line, in pieces. Columns are
 * what the headers say, then the fields of the note's type. Fields are HTML without tabs, line breaks or quotes, so that
 * nothing has to be quoted.
 */
export function* ankiText(notes: readonly AnkiNote[]): Generator<string> {
  yield '#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:4\n';
  for (const { guid, type, deck, tags, fields } of notes)
    yield `${[guid, type.name, deck, tags.join(' '), ...fields].join('\t')}\n`;
}
