import type { Language } from '../core/document.js';

/** Scripts that are written from right to left (ISO 15924). */
const fromRight = new Set('Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '));

/** The direction in which a language is usually written, by its script. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => {
  try {
    return fromRight.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
};
