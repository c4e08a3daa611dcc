import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Output } from '../core/system.js';

/** A system's text, one sentence per line, with a blank line between blocks. */
export const outputText = ({ targets }: Output): string => {
  const blocks = new Map<number, string[]>();
  for (const { text, block } of targets) {
    const line = text.replace(/\s+/g, ' ').trim();
    if (line === '') continue;
    const lines = blocks.get(block);
    if (lines) lines.push(line);
    else blocks.set(block, [line]);
  }
  return `${[...blocks.values()].map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

/** If more lines than this differ, the patch replaces the whole file. */
const maxEdits = 2000;

/**
 * Makes a unified patch that turns one text into another. Apply it in the output folder: `patch -p1 < x.diff`.
 *
 * @param path  path of the file with the first text, under the output folder
 */
export const patchBetween = (from: string, to: string, path: string): string => {
  // A file name with a space must end with a tab.
  const header = path.includes(' ') ? '' : undefined;
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, from, to, header, header, {
    headerOptions: FILE_HEADERS_ONLY,
    maxEditLength: maxEdits,
  });
  return patch ?? wholeReplacement(path, from, to);
};

const wholeReplacement = (path: string, before: string, after: string): string => {
  const lines = (text: string) => text.split('\n').slice(0, -1);
  const [removed, added] = [lines(before), lines(after)];
  return [
    `--- a/${path}\t`,
    `+++ b/${path}\t`,
    `@@ -1,${removed.length} +1,${added.length} @@`,
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    '',
  ].join('\n');
};
