import { formatPatch, OMIT_HEADERS, type StructuredPatch, structuredPatch } from 'diff';
import { gaps } from '../core/line-break.js';
import type { Output } from '../core/system.js';

/** A system's text, one sentence per line, with a blank line between blocks. */
export const outputText = ({ targets }: Output): string => {
  const blocks = new Map<number, string[]>();
  for (const { text, block } of targets) {
    const line = text.replace(gaps, ' ').trim();
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
 * Makes a unified patch that turns one text into another, byte for byte. Apply it in the output folder:
 * `patch -p1 < x.diff`. It is empty if the texts are the same, as `diff` has it; `patch` takes that, too.
 *
 * @param path  path of the file with the first text, under the output folder
 */
export const patchBetween = (from: string, to: string, path: string): string => {
  if (from === to) return '';
  const patch = structuredPatch('', '', from, to, '', '', { maxEditLength: maxEdits });
  const hunks = formatPatch(patch ?? wholeReplacement(from, to), OMIT_HEADERS);
  return `--- ${headerName(`a/${path}`)}\n+++ ${headerName(`b/${path}`)}\n${hunks}`;
};

/**
 * A file name as `patch` reads it: in C's quotes if it has quotes, backslashes or control characters, and with a tab
 * after it if it has anything else that could end a name.
 */
const headerName = (path: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: file names may have them
  if (/["\\\u0000-\u001f\u007f]/.test(path)) return quoted(path);
  return /^[!-~]*$/.test(path) ? path : `${path}\t`;
};

const quoted = (path: string): string => {
  const bytes = [...Buffer.from(path)].map((byte) =>
    byte === 0x22 || byte === 0x5c
      ? `\\${String.fromCharCode(byte)}`
      : byte >= 0x20 && byte < 0x7f
        ? String.fromCharCode(byte)
        : `\\${byte.toString(8).padStart(3, '0')}`,
  );
  return `"${bytes.join('')}"`;
};

const wholeReplacement = (before: string, after: string): StructuredPatch => {
  const [removed, added] = [linesOf(before), linesOf(after)];
  const marked = (sign: string, lines: readonly string[]) =>
    lines.flatMap((line) =>
      line.endsWith('\n')
        ? `${sign}${line.slice(0, -1)}`
        : [`${sign}${line}`, '\\ No newline at end of file'],
    );
  const hunk = {
    oldStart: 1,
    oldLines: removed.length,
    newStart: 1,
    newLines: added.length,
    lines: [...marked('-', removed), ...marked('+', added)],
  };
  return { oldFileName: '', newFileName: '', oldHeader: '', newHeader: '', hunks: [hunk] };
};

/** Lines with their line feeds. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
