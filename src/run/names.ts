import { createHash } from 'node:crypto';

/** Longest part of a path that we write, in UTF-16 code units. */
const longestPart = 80;

/**
 * Names under which documents' files are written: the document's own where it is a safe relative path,
 * else made safe and told apart by a hash. Two documents never share one.
 *
 * @param documents  each with its name and its path, which decides between equal names
 * @returns for each document a path under the output folder with `/`, without an ending
 */
export const outputNames = (documents: readonly { name: string; path: string }[]): string[] => {
  const safe = documents.map(({ name }) => name.split('/').map(safePart).join('/'));
  const uses = new Map<string, number>();
  const folded = safe.map((name) => name.toLowerCase());
  for (const name of folded) uses.set(name, (uses.get(name) ?? 0) + 1);
  return safe.map((name, i) => (uses.get(folded[i]!)! > 1 ? `${name}~${hash(documents[i]!.path)}` : name));
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

const reserved = /^(?:index|run|failed|con|prn|aux|nul|com\d|lpt\d)$/i;

const safePart = (part: string): string => {
  const cleaned = part
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\/%#]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '_')
    .slice(0, longestPart)
    .replace(/\p{Cs}$/u, '');
  return cleaned === part && cleaned !== '' && !reserved.test(cleaned) ? cleaned : `${cleaned}~${hash(part)}`;
};
