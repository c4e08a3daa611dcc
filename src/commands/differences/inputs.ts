import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { type Bitext, mainSide } from '../../core/bitext.js';
import { PadanError, printable, unreadable } from '../../errors.js';
import { fileLines } from '../../formats/text/parallel.js';
import { readUnits } from '../../formats/text/stream.js';
import { canonicalLanguage, primarySubtag } from '../../languages/languages.js';
import { readLanguages } from '../../model/config.js';
import { embeddedModel } from '../../model/files.js';
import { outputText } from '../../report/text.js';
import { systemText, textPath } from '../../run/output/names.js';
import { documentsIn, readOutput } from '../../systems/outputs.js';
import { bytesOf } from '../../systems/texts.js';
import { parseRunSystem, type RunSystemName } from '../arguments/run-system.js';
import { bitextSentences, type PairedSentence, textSentences } from './sentences.js';

/** Two versions of a document, read when they are asked for. */
export interface PairedDocument {
  /** Name for people. */
  name: string;
  read: () => Promise<ReadPair>;
}

export interface ReadPair {
  sentences: PairedSentence[];
  /** The two texts as files, and the path of the first, for a patch. */
  texts: { before: string; after: string; path: string };
  /** Languages of the source and of the translations. */
  from: string;
  to: string;
}

/** What there is to compare, and what only one of the two has. */
export interface Inputs {
  documents: PairedDocument[];
  alone: { name: string; in: string }[];
}

type Kind = 'folder' | 'bitext' | 'text';

/**
 * Finds what two paths stand for: texts, bitexts, or output folders of runs, whose documents go together by name.
 *
 * @param language  of texts, if it was given
 * @throws PadanError if one is missing or they are of different kinds
 */
export const inputsOf = async (before: string, after: string, language?: string): Promise<Inputs> => {
  for (const path of [before, after])
    if (path === '-')
      throw new PadanError(
        'invalid-option',
        '- is no file or folder',
        {},
        'name a file (one of this name is ./-)',
      );
  const [first, second] = [parseRunSystem(before), parseRunSystem(after)];
  const [ours, theirs] = [await kindOf(first.path), await kindOf(second.path)];
  if (ours !== theirs)
    throw new PadanError(
      'invalid-option',
      `${before} is a ${ours}, ${after} a ${theirs}`,
      {},
      'give two texts, two bitexts (.jsonl), or two output folders',
    );
  if (ours === 'folder') return foldersOf(first, second);
  const path = pathFrom(process.cwd(), first.path);
  const read = () =>
    ours === 'bitext'
      ? readBitexts(first, second, path.replace(/\.jsonl$/i, ''))
      : readTexts(before, after, path, language);
  return { documents: [{ name: ours === 'text' ? `${before} → ${after}` : before, read }], alone: [] };
};

const kindOf = async (path: string): Promise<Kind> => {
  const info = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (info.isDirectory()) return 'folder';
  return /\.jsonl$/i.test(path) ? 'bitext' : 'text';
};

/** A path as `patch -p1` finds it from a folder; its last part if it is outside. */
const pathFrom = (folder: string, path: string): string => {
  const inside = relative(folder, resolve(path)).split(sep).join('/');
  return inside.startsWith('../') || isAbsolute(inside) ? inside.slice(inside.lastIndexOf('/') + 1) : inside;
};

const foldersOf = async (before: RunSystemName, after: RunSystemName): Promise<Inputs> => {
  const [ours, theirs] = [await documentsIn(before.path), await documentsIn(after.path)];
  for (const [folder, documents] of [
    [before.path, ours],
    [after.path, theirs],
  ] as const)
    if (documents.size === 0)
      throw new PadanError('no-text', 'has no bitext (.jsonl): not the output folder of a run', {
        path: folder,
      });
  const alone = (folder: string, these: typeof ours, others: typeof ours) =>
    [...these.keys()].filter((name) => !others.has(name)).map((name) => ({ name, in: folder }));
  return {
    documents: [...ours]
      .filter(([name]) => theirs.has(name))
      .map(([name, path]) => ({
        name,
        read: () => readBitexts({ ...before, path }, { ...after, path: theirs.get(name)! }, name),
      })),
    alone: [...alone(before.path, ours, theirs), ...alone(after.path, theirs, ours)],
  };
};

/** @param name  path of the first version's text, without its ending */
const readBitexts = async (before: RunSystemName, after: RunSystemName, name: string): Promise<ReadPair> => {
  const [whole, wholeAfter] = [await readOutput(before.path), await readOutput(after.path)];
  const [ours, theirs] = [only(whole, before), only(wholeAfter, after)];
  const [side, other] = [sideOf(ours, before.path), sideOf(theirs, after.path)];
  const text = textPath(name, side.system.language);
  const isMain = mainSide(whole)?.system.id === side.system.id;
  return {
    sentences: bitextSentences(ours, theirs),
    texts: {
      before: outputText(side.output),
      after: outputText(other.output),
      path: isMain ? text : systemText(side.system.id, text),
    },
    from: ours.document.language,
    to: side.system.language,
  };
};

/**
 * A bitext with the system that was named, if one was.
 *
 * @throws PadanError `invalid-system` if it has none of that name
 */
const only = (bitext: Bitext, { path, system }: RunSystemName): Bitext => {
  if (system === null) return bitext;
  const at = bitext.systems.findIndex(({ id }) => id === system);
  if (at < 0)
    throw new PadanError(
      'invalid-system',
      `it has no system “${printable(system)}”`,
      { path },
      `it has ${bitext.systems.map(({ id }) => id).join(', ')}`,
    );
  return {
    ...bitext,
    systems: [{ ...bitext.systems[at]!, role: 'candidate' }],
    outputs: [bitext.outputs[at]!],
  };
};

const sideOf = (bitext: Bitext, path: string) => {
  const side = mainSide(bitext);
  if (side === undefined)
    throw new PadanError('invalid-bitext', 'has no translation but references', { path });
  return side;
};

const readTexts = async (
  before: string,
  after: string,
  path: string,
  language?: string,
): Promise<ReadPair> => {
  const [ours, theirs] = [await linesOf(before), await linesOf(after)];
  const model = await readLanguages(embeddedModel).catch(() => ({ from: 'und', to: 'und' }));
  const to = languageOf(language) ?? namedLanguage(before) ?? namedLanguage(after) ?? model.to;
  const isModels = primarySubtag(to) === primarySubtag(model.to);
  return {
    sentences: textSentences(ours.lines, theirs.lines),
    texts: { before: ours.text, after: theirs.text, path },
    from: isModels ? model.from : 'und',
    to,
  };
};

/** @throws PadanError `invalid-option` if a code was given that is none */
const languageOf = (code: string | undefined): string | undefined => {
  if (code === undefined) return undefined;
  const language = canonicalLanguage(code);
  if (language !== 'und' || code === 'und') return language;
  throw new PadanError('invalid-option', `--to is ${code}, expected a language’s code: id, en, de-CH`);
};

/** The language in a name: NAME.en.txt. */
export const namedLanguage = (path: string): string | undefined => {
  const code = /\.([a-z]{2,3}(?:-[A-Za-z\d]+)*)\.txt$/.exec(path)?.[1];
  const language = canonicalLanguage(code);
  return language === 'und' ? undefined : language;
};

/** A file byte for byte, as a patch needs it, and its lines. @throws PadanError as `readUnits` and `bytesOf`, if it cannot be read */
const linesOf = async (path: string): Promise<{ text: string; lines: string[] }> => {
  const bytes = await bytesOf(fileLines(path));
  const lines: string[] = [];
  for await (const { text } of readUnits(once(bytes), 'line', path)) lines.push(text);
  return { text: bytes.toString(), lines };
};

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
