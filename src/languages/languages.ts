import type { Language } from '../core/document.js';
import { lazy } from '../flow/lazy.js';
import { english } from './en.js';
import { indonesian } from './id.js';
import { neutralPack } from './neutral.js';
import type { LanguagePack } from './pack.js';

/** All language packs. To add one, add a file beside this one and list it here. */
export const languagePacks: readonly LanguagePack[] = [english, indonesian];

/**
 * Finds the pack of a language, ignoring script and region.
 *
 * @param language  any code that `canonicalLanguage` accepts
 * @returns an empty pack if the language has none
 */
export const packOf = (language: Language): LanguagePack => {
  const known = found.get(language);
  if (known !== undefined) return known;
  const code = primarySubtag(language);
  const pack = languagePacks.find((each) => each.code === code) ?? neutralPack(code);
  if (found.size < maxFound) found.set(language, pack);
  return pack;
};

/** Packs by the codes that were asked for: a sentence asks often. */
const found = new Map<Language, LanguagePack>();
const maxFound = 100;

/** A language's code without script and region: `id` for `ind_Latn`. */
export const primarySubtag = (language: Language): string => canonicalLanguage(language).split('-', 1)[0]!;

/**
 * The canonical BCP 47 code of a language, without extensions and without its usual script: `id` for `ind` and
 * `ind_Latn`, `en-GB` for `eng_gb`.
 *
 * @returns `und` if the code is invalid
 */
export const canonicalLanguage = (code: string | undefined): Language => {
  try {
    const { baseName, language, region, script } = new Intl.Locale(code?.trim().replaceAll('_', '-') ?? '');
    const plain = new Intl.Locale(region === undefined ? language : `${language}-${region}`);
    return script !== undefined && plain.maximize().script === script
      ? baseName.replace(`-${script}`, '')
      : baseName;
  } catch {
    return 'und';
  }
};

const displayNames = (of: string) => new Intl.DisplayNames(of, { type: 'language', fallback: 'none' });
const names = displayNames('en');
const indonesianNames = lazy(() => displayNames('id'));

/** A language's English name: "Indonesian", "British English"; its code if it has no name. */
export const languageName = (language: Language): string => {
  const code = canonicalLanguage(language);
  return code === 'und' ? 'unknown language' : (names.of(code) ?? code);
};

/** A language's Indonesian name, as it stands in a sentence: "bahasa Inggris"; its code if it has no name. */
export const indonesianLanguageName = (language: Language): string => {
  const code = canonicalLanguage(language);
  if (code === 'und') return 'bahasa yang tidak dikenal';
  const name = indonesianNames().of(code);
  return name === undefined ? code : `bahasa ${name}`;
};

/** The code of a language by its English name; null if there is none of two or three letters. */
export const languageNamed = (name: string): Language | null =>
  shortCodes().get(name) ?? longCodes().get(name) ?? null;

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const withLetter = (codes: readonly string[]) =>
  codes.flatMap((code) => letters.map((letter) => code + letter));
const named = (codes: readonly string[]) => new Map(codes.map((code) => [names.of(code), code]));
const shortCodes = lazy(() => named(withLetter(letters)));
const longCodes = lazy(() => named(withLetter(withLetter(letters))));
