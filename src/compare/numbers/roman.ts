const form = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const worth: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** The value of a Roman numeral in capitals, up to 3999; null if the word is none. */
export const romanValue = (word: string): number | null => {
  if (word === '' || word.length > 15 || !form.test(word)) return null;
  return [...word].reduce((sum, letter, i) => {
    const [own, next] = [worth[letter]!, worth[word[i + 1] ?? ''] ?? 0];
    return own < next ? sum - own : sum + own;
  }, 0);
};

/** Whether a word is hardly anything else than a Roman numeral: not I, V, CD, XL, MIX. */
export const surelyRoman = (word: string): boolean =>
  (/^[IVX]{2,}$/.test(word) || /^[IVXLCDM]{5,}$/.test(word)) && romanValue(word) !== null;
