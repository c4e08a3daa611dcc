/** Longer lists are a slip, and longer cells no list. */
const maxNumbers = 1000;
const maxLength = 10_000;

/**
 * Writes sentence numbers: `8+9`. Spreadsheets leave that alone, unlike `8-9` (a date) or `8,9` (a decimal number).
 */
export const writeNumbers = (numbers: readonly number[]): string => numbers.join('+');

/**
 * Reads sentence numbers as people write them: `8+9`, `8, 9`, `8 9`, `8-10`, `8..10`; nothing or a dash for none.
 *
 * @returns in ascending order, each once; null if the text is no list of numbers
 */
export const readNumbers = (text: string): number[] | null => {
  if (text.length > maxLength) return null;
  const list = text
    .replace(/\s+/g, ' ')
    .trim()
    // A spreadsheet's mark of a cell that is text.
    .replace(/^' ?/, '');
  if (/^[-–—]?$/.test(list)) return [];
  const numbers = new Set<number>();
  for (const part of list.replace(/ ?(?:\.\.|[-–—]) ?/g, '-').split(/ ?[+,;&] ?| /)) {
    const range = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(part);
    if (range === null) return null;
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    if (last < first || numbers.size + last - first >= maxNumbers) return null;
    for (let number = first; number <= last; number++) numbers.add(number);
  }
  return [...numbers].sort((a, b) => a - b);
};
