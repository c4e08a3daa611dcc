import type { Language } from '../core/document.js';
import { canonicalLanguage } from '../languages/languages.js';

/** A piece that tells a multilingual model what to translate into: `>>ind<<`, put before the source's pieces. */
export interface LanguagePiece {
  id: number;
  /** As the vocabulary writes it: `zsm_Latn`. */
  code: string;
  /** Canonical: `ms`; `und` if the code is none. */
  language: Language;
}

const form = /^>>([A-Za-z]+(?:[_-][A-Za-z0-9]+)*)<<$/;

/**
 * The pieces of a vocabulary that name languages, in its order; models of a single pair have none.
 *
 * @param tokenizer  contents of `tokenizer.json`
 */
export const languagePiecesOf = (tokenizer: Record<string, unknown>): LanguagePiece[] => {
  const { vocab } = (tokenizer['model'] ?? {}) as { vocab?: unknown };
  const added = Array.isArray(tokenizer['added_tokens']) ? (tokenizer['added_tokens'] as unknown[]) : [];
  const pieces: (readonly [unknown, unknown])[] = [
    // A unigram vocabulary is a list of pieces and scores, any other has ids by piece.
    ...(Array.isArray(vocab)
      ? vocab.map((entry: unknown, id) => [Array.isArray(entry) ? entry[0] : undefined, id] as const)
      : Object.entries((vocab ?? {}) as object)),
    ...added.map((token) => {
      const { content, id } = (token ?? {}) as { content?: unknown; id?: unknown };
      return [content, id] as const;
    }),
  ];
  const found = new Map<number, LanguagePiece>();
  for (const [piece, id] of pieces) {
    const code = typeof piece === 'string' ? form.exec(piece)?.[1] : undefined;
    if (code === undefined || !Number.isInteger(id) || found.has(id as number)) continue;
    found.set(id as number, { id: id as number, code, language: canonicalLanguage(code) });
  }
  return [...found.values()];
};
