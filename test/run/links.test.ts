import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import type { Bitext, Link } from '../../src/core/bitext.js';
import { textOf } from '../../src/core/document.js';
import type { Bead, Side } from '../../src/core/system.js';
import { emptyLexicon, parseLexicon } from '../../src/languages/lexicon.js';
import { withLinks } from '../../src/run/systems/links.js';
import type { Attend } from '../../src/translate/attention/attention.js';
import { candidate, documentOf, machineSide, reference } from '../bitexts.js';

const lexicon = parseLexicon(
  [
    'ibu\tmother\t0.7\t0.8',
    'tidur\tsleeps\t0.7\t0.8',
    'dokter\tdoctor\t0.8\t0.9',
    'makan\teats\t0.7\t0.7',
  ].join('\n'),
);
const document = documentOf('Dokter makan. Ibu tidur.\n\nYosef 15.400\n');
const said = ['The doctor eats.', 'Mother sleeps.', 'Yosef 15,400'];

const referenceSide = (texts: readonly string[], beads: readonly Bead[]): Side => {
  const system = reference();
  return {
    system,
    output: { system: system.id, targets: texts.map((text) => ({ text, block: 0 })), beads: [...beads] },
  };
};
const machine = machineSide(document, (_, index) => said[index]!);

/** The links of a system, as their texts. */
const linksIn = (bitext: Bitext, id: string): (string[] | undefined)[] => {
  const { targets } = bitext.outputs[bitext.systems.findIndex((system) => system.id === id)]!;
  const textsOf = ({ source, target }: Link): string => {
    const from = source.map((span) => textOf(document, span));
    const to = target.map(
      ({ target: index, start, end }) => `${targets[index]!.text.slice(start, end)}@${index}`,
    );
    return `${from.join(' ')} = ${to.join(' ')}`;
  };
  return bitext.rows.map((row) => row.cells[id]!.links?.map(textsOf));
};

describe('the links of a bitext', () => {
  it('are in every cell with source and targets, with places in the document and in the targets', async () => {
    const bitext = compareSystems(document, [], [machine], lexicon);
    const linked = await withLinks(bitext, { lexicon, attend: null });
    expect(linksIn(linked, machine.system.id)).toEqual([
      ['Dokter = doctor@0', 'makan = eats@0'],
      ['Ibu = Mother@1', 'tidur = sleeps@1'],
      ['Yosef = Yosef@2', '15.400 = 15,400@2'],
    ]);
    expect({ ...linked, rows: [] }).toEqual({ ...bitext, rows: [] });
  });

  it('stay inside beads, also where a row has several, or a bead several sentences', async () => {
    const merged = referenceSide(
      ['Mother sleeps while the doctor eats.', 'Nobody knows.', 'Yosef', '15,400'],
      [
        { source: [0, 1], target: [0], score: 0.9 },
        { source: [], target: [1], score: 0 },
        { source: [2], target: [2, 3], score: 0.9 },
      ],
    );
    const bitext = compareSystems(document, [], [machine, merged], lexicon);
    const linked = await withLinks(bitext, { lexicon, attend: null });
    expect(linksIn(linked, 'reference')).toEqual([
      ['Dokter = doctor@0', 'makan = eats@0', 'Ibu = Mother@0', 'tidur = sleeps@0'],
      undefined,
      ['Yosef = Yosef@2', '15.400 = 15,400@3'],
    ]);
    expect(linksIn(linked, machine.system.id)).toEqual([
      ['Dokter = doctor@0', 'makan = eats@0', 'Ibu = Mother@1', 'tidur = sleeps@1'],
      undefined,
      ['Yosef = Yosef@2', '15.400 = 15,400@2'],
    ]);
  });

  it('are empty where nothing corresponds, and missing where there is no translation', async () => {
    const other = referenceSide(
      ['Xyz.', 'Mother sleeps.'],
      [
        { source: [0], target: [0], score: 0.1 },
        { source: [1], target: [1], score: 0.9 },
        { source: [2], target: [], score: 0 },
      ],
    );
    const bitext = compareSystems(document, [], [machine, other], lexicon);
    const linked = await withLinks(bitext, { lexicon, attend: null });
    expect(linksIn(linked, 'reference')).toEqual([[], ['Ibu = Mother@1', 'tidur = sleeps@1'], undefined]);
  });

  it('use attention, for the words of each bead, a limited number of beads at a time', async () => {
    const sizes: number[] = [];
    const attend: Attend = async (pairs) => {
      sizes.push(pairs.length);
      return pairs.map(({ source, target }) => {
        const [n, m] = [source.words.length, target.words.length];
        expect(source.words.every(({ end }) => end <= source.text.length)).toBe(true);
        return Float32Array.from({ length: n * m }, (_, cell) =>
          Math.floor(cell / n) === cell % n ? 0.95 : 0.01,
        );
      });
    };
    const long = documentOf(Array.from({ length: 300 }, () => 'Mulok brana tavi.').join('\n\n'));
    const side = machineSide(long, () => 'Tenner moosh clarp.', candidate('long'));
    const bitext = compareSystems(long, [], [side], emptyLexicon);
    const linked = await withLinks(bitext, { lexicon: emptyLexicon, attend });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(128);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(300);
    expect(linked.rows.every(({ cells }) => cells['long']!.links!.length === 3)).toBe(true);
  });

  it('can be stopped', async () => {
    const bitext = compareSystems(document, [], [machine], lexicon);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(withLinks(bitext, { lexicon, attend: null, signal })).rejects.toThrow('enough');
  });
});
