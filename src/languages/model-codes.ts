import type { Language } from '../core/document.js';
import { primarySubtag } from './languages.js';

/**
 * Language codes of NLLB-200 and mBART-50; M2M100 uses plain codes. NLLB-200’s of a language that is not here may be its
 * own with the Latin script.
 */
const otherCodes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    id: ['ind_Latn', 'id_ID'],
    en: ['eng_Latn', 'en_XX'],
    ms: ['zsm_Latn'],
    jv: ['jav_Latn'],
    su: ['sun_Latn'],
  }),
);

/** The codes that multilingual models may use for a language. */
export const modelCodes = (language: Language): string[] => [
  language,
  ...(otherCodes.get(primarySubtag(language)) ?? [`${primarySubtag(language)}_Latn`]),
];
