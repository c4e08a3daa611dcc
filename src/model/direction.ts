import type { Language, Languages } from '../core/document.js';
import { PadanError, printable } from '../errors.js';
import { isGroup } from '../languages/groups.js';
import { canonicalLanguage, primarySubtag } from '../languages/languages.js';
import type { LanguagePiece } from './language-pieces.js';

/** Languages that a user says, as codes that `canonicalLanguage` accepts. */
export interface AskedLanguages {
  from?: string | undefined;
  to?: string | undefined;
}

/** From which language a model is to translate into which. */
export interface Direction extends Languages {
  /** The piece before each source that says the target language; null if the model takes none. */
  token: number | null;
  /** What decides the output and is not in the model's files; null if everything is. */
  said: string | null;
}

/**
 * Finds out in which direction a model is to translate, and checks what the user says against the model.
 *
 * @param named   languages that the folder names: `und` for none, a group's code (`mul`) for several
 * @param pieces  of its vocabulary, which name target languages
 * @param path    of the folder, for errors
 * @throws PadanError `invalid-option` if the model cannot do what is asked, or does several things and is not asked
 */
export const directionOf = (
  named: Languages,
  pieces: readonly LanguagePiece[],
  asked: AskedLanguages,
  path: string,
): Direction => {
  const said = { from: codeOf('from', asked.from), to: codeOf('to', asked.to) };
  const refuse = (message: string, hint?: string): never => {
    throw new PadanError('invalid-option', message, { path }, hint);
  };
  const isNamed = { from: isSingle(named.from), to: isSingle(named.to) };
  /** The language of a side, which the user says where the folder names none or several. */
  const settled = (side: 'from' | 'to'): { language: Language; said: Language | null } => {
    const { [side]: own } = named;
    const { [side]: given } = said;
    if (isNamed[side] && given !== undefined && !isSame(given, own))
      refuse(
        `the model translates ${named.from} to ${named.to}, --${side} says ${given}`,
        `give the folder of a model for these languages, or leave --${side} out`,
      );
    if (isGroup(own) && given === undefined) {
      const way = side === 'from' ? 'from' : 'into';
      refuse(
        `the model translates ${way} several languages (${own}), and nobody says ${way} which`,
        `say it with --${side}, or ${side} in the library`,
      );
    }
    return isNamed[side] ? { language: own, said: null } : { language: given ?? 'und', said: given ?? null };
  };
  const { language: from, said: fromSaid } = settled('from');

  const isAskedByPiece = pieces.length > 0 && (!isNamed.to || pieceFor(pieces, named.to) !== undefined);
  if (isAskedByPiece) {
    const only = pieces.length === 1 ? pieces[0] : undefined;
    const piece =
      said.to === undefined
        ? (only ?? (isNamed.to ? pieceFor(pieces, named.to) : undefined))
        : pieceFor(pieces, said.to, asked.to);
    if (piece === undefined)
      return refuse(
        said.to === undefined
          ? 'the model translates into several languages, and nobody says into which'
          : `the model does not translate into ${said.to}, which --to says`,
        `it knows ${listOf(pieces)}: say one with --to, or to in the library`,
      );
    const to = piece.language === 'und' ? (said.to ?? 'und') : piece.language;
    return { from, to, token: piece.id, said: JSON.stringify([fromSaid, to, piece.code]) };
  }

  const { language: to, said: toSaid } = settled('to');
  const isSaid = fromSaid !== null || toSaid !== null;
  return { from, to, token: null, said: isSaid ? JSON.stringify([fromSaid, toSaid]) : null };
};

/** Reads a code that a user gave. */
const codeOf = (side: 'from' | 'to', code: string | undefined): Language | undefined => {
  if (code === undefined) return undefined;
  const language = canonicalLanguage(code);
  if (language !== 'und' && !isGroup(language)) return language;
  throw new PadanError(
    'invalid-option',
    `--${side} is “${printable(code)}”, expected the code of a language`,
    {},
    'for example id, en or zh-Hant',
  );
};

const isSingle = (language: Language): boolean => language !== 'und' && !isGroup(language);

/** Whether two codes name a language, or one is that of a region or script of it. */
const isSame = (a: Language, b: Language): boolean => primarySubtag(a) === primarySubtag(b);

/** The piece for a language: as it is written, else for the same language, else the only one of its regions. */
const pieceFor = (
  pieces: readonly LanguagePiece[],
  language: Language,
  written?: string,
): LanguagePiece | undefined => {
  const exact =
    pieces.find(({ code }) => code === written) ?? pieces.find((each) => each.language === language);
  if (exact !== undefined) return exact;
  const near = pieces.filter((each) => isSame(each.language, language));
  return near.length === 1 ? near[0] : undefined;
};

/** Maximum languages that an error message lists; some models know hundreds. */
const maxShown = 60;

const listOf = (pieces: readonly LanguagePiece[]): string => {
  const codes = [...new Set(pieces.map(({ code, language }) => (language === 'und' ? code : language)))];
  return `${codes.slice(0, maxShown).map(printable).join(', ')}${codes.length > maxShown ? ', …' : ''}`;
};
