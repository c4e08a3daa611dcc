import { realpath, stat } from 'node:fs/promises';
import pc from 'picocolors';
import type { Languages } from '../../core/document.js';
import { PadanError, unreadable } from '../../errors.js';
import { isMarkup } from '../../formats/markup.js';
import { findModel } from '../../hub/store.js';
import {
  emptyLexicon,
  type Lexicon,
  lexiconFile,
  lexiconFor,
  openLexicon,
  vocabularyOf,
} from '../../languages/lexicon.js';
import { readLanguages } from '../../model/config.js';
import type { Arguments } from '../../options/values.js';
import type { ShowOptions } from '../../report/bitext/bitext.js';
import { type BitextFormatName, formatOfEnding } from '../../report/bitext/formats.js';
import { readLines, readPivot, readText, type SegmentedText } from '../../systems/texts.js';
import { givenLanguage, languagesOf, type ModelArguments, modelFolder } from '../arguments/model.js';
import { foundWarnings } from './found.js';
import { inputLines } from './input.js';
import { checkOutput, checkPrinted } from './save.js';

type Args = Arguments<'align'>;

/** What the arguments of `padan align` come to. */
export interface AlignSettings {
  languages: Languages;
  lexicon: Lexicon;
  /** What a model translates; null if none does. */
  translation: PivotTranslation | null;
  /** File to write; standard output if undefined. */
  output: string | undefined;
  format: BitextFormatName;
  show: ShowOptions;
}

/** A model with its own direction, and the side of the texts that it translates to align by. */
export interface PivotTranslation extends Languages {
  folder: string;
  side: 'source' | 'target';
}

/** Columns where there is no terminal. */
const defaultWidth = 120;

/**
 * Checks the arguments, and reads the lexicon.
 *
 * @throws PadanError if something is wrong that can be seen before anything is read
 */
export const settingsOf = async (args: Args): Promise<AlignSettings> => {
  checkStreams(args);
  const output = args.output === '-' ? undefined : args.output;
  if (output !== undefined) await checkOutput(output, args.force);
  else await checkPrinted([...inputsOf(args), args.lexicon]);
  for (const path of inputsOf(args)) await checkInput(path, output);
  const translates = args.pivot === undefined && !args.noTranslate;
  const { languages, translation } = await planOf(args, translates);
  const lexicon = await lexiconOf(args, languages);
  if (args.lexicon !== undefined && args.lexicon !== 'none') await checkInput(args.lexicon, output);
  const isTerminal = output === undefined && process.stdout.isTTY;
  const byEnding = output === undefined ? undefined : formatOfEnding(output);
  return {
    languages,
    lexicon,
    translation,
    output,
    format: args.json ? 'jsonl' : (args.format ?? byEnding ?? (isTerminal ? 'text' : 'tsv')),
    show: { width: process.stdout.columns ?? defaultWidth, colours: isTerminal && pc.isColorSupported },
  };
};

/**
 * Reads the texts, and the pivot if one was given.
 *
 * @throws PadanError as `readText`, `readLines` and `readPivot`
 */
export const readTexts = async (
  args: Args,
  { languages, lexicon }: AlignSettings,
  warn: (message: string) => void,
): Promise<{ source: SegmentedText; target: SegmentedText; pivot?: string[][] }> => {
  foundWarnings({ markup: [args.source, args.target].filter(isMarkup), unmatched: [] }).forEach(warn);
  const { pivot } = args;
  if ([args.source, args.target, pivot].includes('-') && process.stdin.isTTY)
    warn('reading standard input, until Ctrl-D (or name a file)');
  const options = { split: args.paragraphs };
  const read = async (path: string, more: Parameters<typeof readText>[1]): Promise<SegmentedText> =>
    args.lines
      ? readLines(inputLines(path))
      : readText(path === '-' ? inputLines(path) : { path }, { ...options, ...more });
  const source = await read(args.source, { language: languages.from, vocabulary: vocabularyOf(lexicon) });
  const target = await read(args.target, { language: languages.to });
  if (pivot === undefined) return { source, target };
  return { source, target, pivot: await readPivot(inputLines(pivot), source, args.lines, target) };
};

/** @throws PadanError `invalid-option` if standard input is to be several texts */
const checkStreams = ({ source, target, pivot, lexicon }: Args): void => {
  if ([source, target, pivot].filter((path) => path === '-').length > 1)
    throw new PadanError(
      'invalid-option',
      '- was given more than once, but standard input is one text',
      {},
      'name a file for the other',
    );
  if (lexicon === '-')
    throw new PadanError(
      'invalid-option',
      '--lexicon is -, expected a file or none',
      {},
      'a file of this name is ./-',
    );
};

const inputsOf = ({ source, target, pivot }: Args): string[] =>
  [source, target, ...(pivot === undefined ? [] : [pivot])].filter((path) => path !== '-');

/** Files that are missing are reported at once, without waiting for standard input. */
const checkInput = async (path: string, output: string | undefined): Promise<void> => {
  const info = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (info.isDirectory()) throw new PadanError('not-a-file', 'is a folder, expected a text file', { path });
  const place = output === undefined ? undefined : await realpath(output).catch(() => undefined);
  if (place !== undefined && place === (await realpath(path)))
    throw new PadanError(
      'output-unusable',
      'is one of the texts to align',
      { path: output! },
      'name another file to write',
    );
};

/**
 * The languages that were given, else the model's, and what the model is to translate.
 *
 * @throws PadanError `invalid-option` if one is none, or no model translates between them either way
 */
const planOf = async (
  args: Args,
  translates: boolean,
): Promise<Pick<AlignSettings, 'languages' | 'translation'>> => {
  const [from, to] = [givenLanguage('from', args.from), givenLanguage('to', args.to)];
  if (!translates) {
    const languages = from !== undefined && to !== undefined ? { from, to } : await languagesOf(args);
    return { languages, translation: null };
  }
  const readFor = async (asked: ModelArguments) => {
    const folder = await modelFolder(asked);
    return { folder, languages: await readLanguages(folder, asked) };
  };
  const isRefused = (error: unknown) =>
    error instanceof PadanError && ['invalid-option', 'model-missing'].includes(error.code);
  try {
    const { folder, languages } = await readFor(args);
    return { languages, translation: { folder, ...languages, side: 'source' } };
  } catch (error) {
    if (!isRefused(error)) throw error;
    // A model of the other direction translates the target.
    const turned = await readFor({ ...args, from: args.to, to: args.from }).catch((second: unknown) => {
      if (!isRefused(second)) throw second;
      const { code, message, place, hint } = error as PadanError;
      throw new PadanError(
        code,
        message,
        place,
        `${hint ?? 'give --model DIR for these languages'}; or add --no-translate, or --pivot FILE with a translation of the source`,
      );
    });
    const languages = { from: turned.languages.to, to: turned.languages.from };
    return { languages, translation: { folder: turned.folder, ...turned.languages, side: 'target' } };
  }
};

/** The lexicon that was named, else the one beside the model. */
const lexiconOf = async ({ lexicon, model }: Args, { from, to }: Languages): Promise<Lexicon> => {
  if (lexicon === 'none') return emptyLexicon;
  if (lexicon !== undefined) return openLexicon(await lexiconFile(lexicon, from, to));
  // Without a model that translates, a name that was not pulled does no harm: Padan's own lexicons are left.
  const folder = await findModel(model).catch(() => model);
  return openLexicon(await lexiconFor(folder, from, to));
};
