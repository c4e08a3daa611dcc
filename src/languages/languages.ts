import type { Language } from '../core/document.js';
import { english } from './en.js';
import { indonesian } from './id.js';
import { neutralPack } from './neutral.js';
import type { LanguagePack } from './pack.js';

/** The languages that Padan knows by name. A new one is a file beside this one and its name here. */
export const languagePacks: readonly LanguagePack[] = [english, indonesian];

/**
 * What is known of a language, whatever its script or region.
 *
 * @param language  any code that `canonicalLanguage` takes
 * @returns an empty pack for a language that has none
 */
export const packOf = (language: Language): LanguagePack => {
  const code = primarySubtag(language);
  return languagePacks.find((pack) => pack.code === code) ?? neutralPack(code);
};

/** A language's code without script and region: `id` for `ind_Latn`. */
export const primarySubtag = (language: Language): string => canonicalLanguage(language).split('-', 1)[0]!;

/**
 * A language's code as BCP 47 has it, extensions and the language's usual script left out: `id` for `ind` and
 * `ind_Latn`, `en-GB` for `eng_gb`.
 *
 * @returns `und` for what is no code
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

const names = new Intl.DisplayNames('en', { type: 'language' });

/** A language's English name: "Indonesian", "British English"; its code where it has no name. */
export const languageName = (language: Language): string => {
  const code = canonicalLanguage(language);
  return code === 'und' ? 'unknown language' : (names.of(code) ?? code);
};
