import type { Flag, Severity } from '../../core/bitext.js';
import type { Note } from '../../core/document.js';
import { html, type Markup } from '../../report/markup.js';
import { saidIn } from '../../report/ui/said.js';
import type { Ui } from '../../report/ui/say.js';
import { languageOf } from './xml.js';

/** Notes of a book's file: they are collected while its text is written, and stand at its end. */
export class EndNotes {
  private readonly notes: Markup[] = [];
  /** Letters that they take. */
  size = 0;

  /**
   * @param next  number of the first note
   * @param ui    language of their own words
   */
  constructor(
    public next: number,
    readonly ui: Ui,
  ) {}

  /** Takes notes, and gives the numbers that lead to them. */
  refer(remarks: readonly (Note | Flag)[]): Markup | null {
    if (remarks.length === 0) return null;
    return html`${remarks.map((remark) => {
      const number = this.next++;
      const note = noteOf(number, remark, this.ui);
      this.notes.push(note);
      this.size += note.markup.length;
      return html`<a class="ref" epub:type="noteref" role="doc-noteref" id="r${number}" href="#n${number}"><sup>${number}</sup></a>`;
    })}`;
  }

  /** All of them, with their ways back to the text; null if there are none. */
  section(): Markup | null {
    if (this.notes.length === 0) return null;
    return html`<section class="notes" epub:type="footnotes"${languageOf(this.ui)}>
<h2>${saidIn(this.ui, 'Notes', 'Catatan')}</h2>
${this.notes}</section>
`;
  }
}

const noteOf = (number: number, remark: Note | Flag, ui: Ui): Markup =>
  html`<aside epub:type="footnote" role="doc-footnote" id="n${number}"${languageOf(ui)}><p><a role="doc-backlink" href="#r${number}">${number}</a> ${
    'severity' in remark ? html`<b>${severityIn(ui)[remark.severity]}:</b> ` : null
  }${remark.message} <small>(${remark.rule})</small></p></aside>
`;

const severityIn = (ui: Ui): Readonly<Record<Severity, string>> => ({
  error: saidIn(ui, 'error', 'kesalahan'),
  warning: saidIn(ui, 'warning', 'peringatan'),
  note: saidIn(ui, 'note', 'catatan'),
});
