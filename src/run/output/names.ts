import { hashOf } from '../../hash.js';

/** Longest part of a path that we write, in bytes of UTF-8: with a hash and an ending it fits where 143 may be had. */
const longestPart = 110;
/** Longest path under the output folder, in bytes of UTF-8; a longer one becomes its hash. */
const longestPath = 400;

/**
 * Names under which documents' files are written: the document's own where it is a safe relative path on every file
 * system, else made safe and told apart by a hash. Two documents never share one, not even where the file system
 * takes upper case for lower, or one normalisation of Unicode for another.
 *
 * @param documents  each with its name and its path, which decides between equal names
 * @returns for each document a path under the output folder with `/`, without an ending
 */
export const outputNames = (documents: readonly { name: string; path: string }[]): string[] => {
  const safe = documents.map(({ name }) => safePath(name));
  const uses = new Map<string, number>();
  const folded = safe.map(fold);
  for (const name of folded) uses.set(name, (uses.get(name) ?? 0) + 1);
  return safe.map((name, i) => (uses.get(folded[i]!)! > 1 ? `${name}~${hash(documents[i]!.path)}` : name));
};

/** What file systems that ignore case and normalisation take for the same, and more. */
export const fold = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');

const hash = (text: string): string => hashOf(text).slice(0, 8);

const bytesOf = (text: string): number => Buffer.byteLength(text);

const safePath = (name: string): string => {
  const parts = name.split('/');
  const path = parts.map((part, i) => safePart(part, i < parts.length - 1)).join('/');
  return bytesOf(path) <= longestPath ? path : `${safePart(parts.at(-1)!, false)}~${hash(name)}`;
};

/** Names of devices on Windows, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
const ownFile = /^(?:index|run|failed)$/i;
/** A folder of such a name would stand where a file of another document belongs. */
const fileEnding = /\.(?:html|[a-z]{2,3}(?:-[a-z\d]+)*\.txt|jsonl|diff|json)$/i;

/** `~` is ours: it begins a hash or the number of a page. */
const safePart = (part: string, isFolder: boolean): string => {
  const cleaned = cut(
    part
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}<>:"|?*\\/%#~]/gu, '_')
      .replace(/^[. ]+|[. ]+$/g, '_')
      .replace(device, '_$&'),
  );
  const isOwn =
    cleaned === part && cleaned !== '' && !ownFile.test(cleaned) && !(isFolder && fileEnding.test(cleaned));
  return isOwn ? cleaned : `${cleaned.replace(/[. ]+$/, '_')}~${hash(part)}`;
};

/** Cuts a text to `longestPart`, at the edge of a character. */
const cut = (text: string): string => {
  if (bytesOf(text) <= longestPart) return text;
  let length = 0;
  let kept = '';
  for (const character of text) {
    length += bytesOf(character);
    if (length > longestPart) break;
    kept += character;
  }
  return kept;
};
