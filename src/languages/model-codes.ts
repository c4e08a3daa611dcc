import type { Language } from '../core/document.js';
import { primarySubtag } from './languages.js';

/** What NLLB-200 and mBART-50 call languages; M2M100 has the codes themselves. */
const otherCodes: Record<string, readonly string[]> = {
  id: ['ind_Latn', 'id_ID'],
  en: ['eng_Latn', 'en_XX'],
  ms: ['zsm_Latn'],
  jv: ['jav_Latn'],
};

/** The codes that a multilingual model may have for a language. */
export const modelCodes = (language: Language): string[] => [
  language,
  ...(otherCodes[primarySubtag(language)] ?? []),
];
