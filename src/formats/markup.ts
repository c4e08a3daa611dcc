/** Endings of text files with markup that no format reads yet. */
const markupEndings = [
  ...['.html', '.htm', '.xhtml', '.xml', '.svg', '.md', '.markdown', '.rst', '.adoc', '.tex', '.rtf'],
  ...['.po', '.pot', '.xlf', '.xliff', '.tmx', '.srt', '.vtt', '.json', '.jsonl', '.yaml', '.yml', '.csv'],
  '.tsv',
];

/** Whether a file's text is full of markup by its name, which plain text would take for words. */
export const isMarkup = (path: string): boolean =>
  markupEndings.some((ending) => path.toLowerCase().endsWith(ending));
