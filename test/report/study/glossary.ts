import type { Morpheme } from '../../../src/morphology/analysis.js';
import type { Gloss, Glossary } from '../../../src/study/gloss.js';

/** A word of a made-up glossary: its root, its parts (the root's is `*`), what it and its root mean. */
export interface Made {
  root?: string;
  parts?: string[];
  means?: string[];
  ofRoot?: string[];
  count?: number;
}

/** A glossary of a few words. Affixes that end in “!” have no note. */
export const glossaryOf = (words: Readonly<Record<string, Made>>, language = 'id'): Glossary => ({
  language,
  gloss: (asked) => {
    const word = asked.toLowerCase();
    const { root = word, parts = ['*'], means = [], ofRoot = [], count = 0 } = words[word] ?? {};
    if (!/^[\p{L}\p{M}'-]+$/u.test(word)) return undefined;
    const translated = (list: readonly string[]) =>
      list.map((each, i) => ({ word: each, chance: 0.5 / (i + 1) }));
    const gloss: Gloss = {
      word,
      analysis: {
        word,
        root,
        parts: parts.map(
          (form): Morpheme => ({
            form: form === '*' ? root : form,
            kind: form === '*' ? 'root' : 'prefix',
            spans: [],
          }),
        ),
        isKnown: word in words,
      },
      translations: translated(means),
      ofRoot: translated(ofRoot),
      count,
    };
    return gloss;
  },
  noteOn: (form) => (form.endsWith('!') ? undefined : { form, en: `does ${form}`, id: `guna ${form}` }),
});
