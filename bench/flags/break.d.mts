export interface Pair {
  source: string;
  target: string;
  from: 'id' | 'en';
  to: 'id' | 'en';
}
export interface Counts {
  broken: number;
  found: number;
  missed: Pair[];
}
export const breaks: Record<string, { rules: string[] }>;
export const bothWays: (pairs: readonly (readonly [string, string])[]) => Pair[];
export const recallOf: (
  pairs: readonly Pair[],
  lexicons: Record<'id' | 'en', unknown>,
  rulesOf: (pair: Pair) => string[],
  isContent: (word: string, language: string) => boolean,
  seed?: number,
) => Record<string, Counts>;
export const contentBy: (
  packOf: (language: string) => import('../../src/languages/pack.js').LanguagePack,
) => (word: string, language: string) => boolean;
