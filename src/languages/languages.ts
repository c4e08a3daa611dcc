// TEMPORARY, replaced by branch lang
import type { Language } from '../core/document.js';

const names = new Intl.DisplayNames('en', { type: 'language' });
export const languageName = (code: Language): string => names.of(code) ?? code;
export const packOf = (code: Language): Language => code;
