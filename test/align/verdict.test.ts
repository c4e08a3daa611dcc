import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alignWithVerdict } from '../../src/align/align.js';
import { readLexicon } from '../../src/languages/lexicon.js';
import { parseTranslation } from '../../src/systems/file.js';

const root = new URL('../../', import.meta.url);
const textOf = (name: string, language: string): string[][] => {
  const path = `corpus/${name}.${language}.txt`;
  return parseTranslation({ path, bytes: readFileSync(new URL(path, root)) }, language);
};
const lexicon = await readLexicon(new URL('models/lexicon.id-en.tsv', root).pathname);

describe('the verdict on two texts', () => {
  const source = textOf('harga-beras', 'id');

  it('is that a translation is one', () => {
    const { beads, verdict } = alignWithVerdict(source, textOf('harga-beras', 'en'), { lexicon });
    expect(verdict.kind).toBe('related');
    expect(verdict.related).toBeGreaterThan(0.5);
    expect(verdict.related).toBeLessThanOrEqual(1);
    expect(verdict.seen).toBeGreaterThan(10);
    expect(beads.filter(({ source, target }) => source.length * target.length > 0).length).toBeGreaterThan(
      20,
    );
  });

  it('is that another article is none', () => {
    const { beads, verdict } = alignWithVerdict(source, textOf('pesta-panen', 'en'), { lexicon });
    expect(verdict.kind).toBe('unrelated');
    expect(verdict.related).toBeLessThan(0.25);
    expect(beads.flatMap((bead) => bead.source)).toEqual(source.flat().map((_, i) => i));
  });

  it('is open where there is too little to see', () => {
    expect(alignWithVerdict([['Selamat pagi.']], [['It rained.']], { lexicon }).verdict.kind).toBe('unknown');
    expect(alignWithVerdict([], []).verdict).toMatchObject({ kind: 'unknown', seen: 0 });
  });
});
