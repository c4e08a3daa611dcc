/** A record of a table as spreadsheets write it. */
export interface TableRecord {
  /** Number of its first line, from 1. */
  line: number;
  cells: string[];
}

/**
 * The text of a file that a spreadsheet may have written: UTF-8, UTF-16 with a byte order mark, or else Windows-1252
 * (“Text (tab delimited)”). Without the byte order mark.
 */
export const decodeTable = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/**
 * Splits a table into records and cells. A cell may be quoted as in CSV (RFC 4180), with doubled quotes, delimiters and
 * line breaks inside; a quote that nothing closes is a character like any other.
 *
 * @param delimiter  one character
 * @param limit      records to read at most
 */
export const recordsOf = (text: string, delimiter: string, limit: number): TableRecord[] => {
  const plain = new RegExp(`[^${delimiter}\\r\\n]*`, 'y');
  const isEnd = (at: number): boolean => at === text.length || [delimiter, '\r', '\n'].includes(text[at]!);
  const records: TableRecord[] = [];
  let [at, line] = [0, 1];

  const cell = (): string => {
    const close = text[at] === '"' ? closingQuote(text, at) : -1;
    if (close >= 0 && isEnd(close + 1)) {
      const value = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
      return value;
    }
    plain.lastIndex = at;
    const [value] = plain.exec(text)!;
    at += value.length;
    return value;
  };

  while (at < text.length && records.length < limit) {
    const record: TableRecord = { line, cells: [cell()] };
    while (text[at] === delimiter) {
      at++;
      record.cells.push(cell());
    }
    records.push(record);
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1 + record.cells.reduce((sum, value) => sum + breaksIn(value), 0);
  }
  return records;
};

/** Where the quote closes that opens at a place; −1 if it does not. */
const closingQuote = (text: string, open: number): number => {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
};

const breaksIn = (value: string): number => value.match(/\r\n|\r|\n/g)?.length ?? 0;
