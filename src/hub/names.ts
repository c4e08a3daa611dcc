import { PadanError, printable } from '../errors.js';

/** A model of a hub, as its address has it. */
export interface ModelId {
  owner: string;
  name: string;
}

/** A part of an id: the hub allows letters, digits, `-`, `_` and `.`, and 96 characters. */
const idPart = /^(?![-.])(?!.*(?:--|\.\.))[A-Za-z0-9._-]{1,96}(?<![-.])$/;

/** Names that Windows has for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Reads `OWNER/NAME`; undefined if it is none. */
export const parseId = (text: string): ModelId | undefined => {
  const [owner, name, ...more] = text.split('/');
  const isPart = (part: string | undefined) =>
    part !== undefined && idPart.test(part) && !device.test(part) && !/\.(?:git|ipynb)$/.test(part);
  return more.length === 0 && isPart(owner) && isPart(name) ? { owner: owner!, name: name! } : undefined;
};

/** Whether a text may be the name of a model without its owner. */
export const isBareName = (text: string): boolean => parseId(`x/${text}`) !== undefined;

/** @throws PadanError `invalid-option` if it is no branch, tag or commit */
export const checkRevision = (revision: string): void => {
  if (/^(?!.*(?:\.\.|\/\/))[A-Za-z0-9][A-Za-z0-9._/-]{0,199}(?<!\/)$/.test(revision)) return;
  throw new PadanError(
    'invalid-option',
    `“${printable(revision)}” is no revision`,
    {},
    'name a branch, a tag or a commit',
  );
};

/** Whether a revision is a commit, which never changes. */
export const isCommit = (revision: string): boolean => /^[0-9a-f]{40}$/.test(revision);

/** Maximum length of a file's path in a repository. */
const maxPath = 400;

/** Whether a path of a repository stays in a folder, on every system: no `..`, no drive, no device, no odd character. */
export const isSafePath = (path: string): boolean =>
  path.length <= maxPath &&
  path
    .split('/')
    .every(
      (part) =>
        part !== '' &&
        part !== '.' &&
        part !== '..' &&
        !/[\p{Cc}\p{Cs}\\:*?"<>|]/u.test(part) &&
        !/[. ]$/.test(part) &&
        !device.test(part),
    );
