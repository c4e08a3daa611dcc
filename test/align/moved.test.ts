import { describe, expect, it } from 'vitest';
import { align } from '../../src/align/align.js';
import { bitextOf, readDocuments, readForeign } from './bench/bitext.js';
import { lexicon } from './bench/lexicon.js';
import { unchanged } from './bench/perturb.js';

const pairs = readDocuments().flat().slice(0, 80);
const { source, target } = bitextOf(unchanged(pairs));
const foreign = readForeign();
const pairsOf = (from: readonly string[], to: readonly string[]): string[] =>
  align(from, to, { lexicon })
    .filter((bead) => bead.source.length > 0 && bead.target.length > 0)
    .map((bead) => `${bead.source}:${bead.target}`);

describe('a passage that the translation moved far away', () => {
  const moved = [...target.slice(0, 20), ...target.slice(30), ...target.slice(20, 30)];

  it('is found where it went', () => {
    const found = new Set(pairsOf(source, moved));
    const there = Array.from({ length: 10 }, (_, k) => `${20 + k}:${70 + k}`);
    expect(there.filter((pair) => found.has(pair)).length).toBeGreaterThan(6);
  });

  it('leaves the rest where it is', () => {
    const found = new Set(pairsOf(source, moved));
    const rest = source.flatMap((_, i) => (i < 20 ? [`${i}:${i}`] : i < 30 ? [] : [`${i}:${i - 10}`]));
    expect(rest.filter((pair) => found.has(pair)).length / rest.length).toBeGreaterThan(0.9);
  });

  it('is found with its merges', () => {
    const merged = [...moved.slice(0, 72), `${moved[72]} ${moved[73]}`, ...moved.slice(74)];
    expect(pairsOf(source, merged)).toContain('22,23:72');
  });

  it('is nowhere if it was replaced by another text', () => {
    const replaced = [...target.slice(0, 20), ...target.slice(30), ...foreign.slice(20, 30)];
    const others = pairsOf(source, replaced).filter(
      (pair) => Number(pair.split(':')[1]!.split(',')[0]) >= 70,
    );
    expect(others).toEqual([]);
  });
});

describe('beads that cross others', () => {
  it('stand in the source’s order, each sentence once', () => {
    const beads = align(source, [...target.slice(40), ...target.slice(0, 40)], { lexicon });
    expect(beads.flatMap((bead) => bead.source)).toEqual(source.map((_, i) => i));
    expect(beads.flatMap((bead) => bead.target).sort((a, b) => a - b)).toEqual(target.map((_, j) => j));
  });
});
