import type { Language } from '../../core/document.js';
import { hashOf } from '../../hash.js';

/** Folder of what compares systems; no document has this name. */
export const compareFolder = 'compare';

/** Maximum length of a path's parts, in UTF-8 bytes. With hash and extension they fit file systems that allow 143. */
const maxPart = 110;
/** Maximum length of a path under the output folder, in UTF-8 bytes; longer ones are shortened with a hash. */
const maxPath = 400;

/** Path of a document's translation under the output folder. */
export const textPath = (name: string, language: Language): string => `${name}.${language}.txt`;

/** What a system is called in file names: the main one may be called after a model's folder, whose name may be anything. */
export const systemPart = (id: string): string =>
  plainSystem.test(id) && !isDevice(id) && bytesOf(id) <= maxSystem
    ? id
    : `${cut(safePart(id, true).replace(/~[\da-f]{8}$/, ''), maxSystem)}~${hash(id)}`;

const plainSystem = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}._-]*[\p{L}\p{N}\p{M}_-])?$/u;

/** Maximum length of a system's name in file names, in UTF-8 bytes, but for a hash. */
const maxSystem = 60;

/** Path of a document's translation by a system other than the main one, whose text has the given path. */
export const systemText = (system: string, text: string): string =>
  `${compareFolder}/${systemPart(system)}/${text}`;

/** Output name of the document whose translation a path is, by whatever system. */
export const nameOfText =
  (language: Language) =>
  (path: string): string => {
    const ending = textPath('', language);
    const [folder, system, ...rest] = path.split('/');
    const own = folder === compareFolder && system !== undefined ? rest.join('/') : path;
    return own.endsWith(ending) ? own.slice(0, -ending.length) : own;
  };

const beadsEnding = '.beads.tsv';

/** Path of a document's bead table under the output folder. */
export const beadsPath = (name: string): string => `${name}${beadsEnding}`;

/** Output name of the document whose bead table a path is. */
export const nameOfBeads = (path: string): string => path.slice(0, -beadsEnding.length);

/** Whether a path under the output folder is a bead table's. */
export const isBeadsPath = (path: string): boolean => path.endsWith(beadsEnding);

/**
 * Output names of documents: a document's own name if that is a safe relative path on every file system, else a safe
 * version of it with a hash. Names are unique even on file systems that ignore case or Unicode normalisation.
 *
 * @param documents  each with its name, and its path to distinguish equal names
 * @returns for each document a path under the output folder with `/`, without extension
 */
export const outputNames = (documents: readonly { name: string; path: string }[]): string[] => {
  const safe = documents.map(({ name }) => safePath(name));
  const uses = new Map<string, number>();
  const folded = safe.map(fold);
  for (const name of folded) uses.set(name, (uses.get(name) ?? 0) + 1);
  return safe.map((name, i) => (uses.get(folded[i]!)! > 1 ? `${name}~${hash(documents[i]!.path)}` : name));
};

/** Maps names to the same string if a file system that ignores case and normalisation might confuse them. */
export const fold = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');

const hash = (text: string): string => hashOf(text).slice(0, 8);

const bytesOf = (text: string): number => Buffer.byteLength(text);

const safePath = (name: string): string => {
  const parts = name.split('/');
  const path = parts.map((part, i) => safePart(part, i < parts.length - 1)).join('/');
  return bytesOf(path) <= maxPath ? path : `${safePart(parts.at(-1)!, false)}~${hash(name)}`;
};

/** Device names on Windows, with any extension. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** Whether Windows takes a name for a device. */
export const isDevice = (name: string): boolean => device.test(name);

/** Pages about all documents, and Padan's data about a run, by their names without endings. */
export const runPages = ['index', 'summary', 'flagged', 'search', 'words'];
export const runData = ['run', 'failed', 'overview'];
const ownFile = new RegExp(`^(?:${[...runPages, ...runData, compareFolder].join('|')})$`, 'i');
/** A folder with such a name could be in the way of another document's file. */
const fileEnding = /\.(?:html|[a-z]{2,3}(?:-[a-z\d]+)*\.txt|jsonl|diff|json|beads\.tsv)(?:\.new)?$/i;

/** Makes a part of a path safe. `~` is reserved: it starts a hash or a page number. */
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

/** Cuts a text to a number of bytes, between characters. */
const cut = (text: string, max = maxPart): string => {
  if (bytesOf(text) <= max) return text;
  let length = 0;
  let kept = '';
  for (const character of text) {
    length += bytesOf(character);
    if (length > max) break;
    kept += character;
  }
  return kept;
};
