import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  emptyLexicon,
  lexiconFor,
  parseLexicon,
  readLexicon,
  vocabularyOf,
} from '../../src/languages/lexicon.js';
import { testFolder } from '../folder.js';
import { modelFolder } from '../model/embedded.js';

const path = fileURLToPath(new URL('../../models/lexicon.id-en.tsv', import.meta.url));
const table =
  'pasar\tmarket\t0.9\t0.8\t100\npasar\tbazaar\t0.05\t0.5\t3\npekan\tmarket\t0.1\t0.2\t4\nberas\trice\t0.95\t0.5\t50\n';

describe('a lexicon', () => {
  it('gives translations with probabilities, and finds prefixes', () => {
    const lexicon = parseLexicon(table);
    expect([...lexicon.translations('pasar')!]).toEqual([
      ['market', 0.9],
      ['bazaar', 0.05],
    ]);
    expect(lexicon.translations('kota')).toBeUndefined();
  });

  it('can be read in reverse, with the probabilities of that direction', () => {
    const lexicon = parseLexicon(table, undefined, 'reverse');
    expect([...lexicon.translations('market')!]).toEqual([
      ['pasar', 0.8],
      ['pekan', 0.2],
    ]);
    expect(lexicon.translations('pasar')).toBeUndefined();
  });

  it('reports an invalid line', () => {
    const parse = (text: string, direction?: 'forward' | 'reverse') => () =>
      parseLexicon(text, 'x.tsv', direction);
    const broken = (line: number) =>
      expect.objectContaining({ code: 'model-invalid', place: { path: 'x.tsv', line } });
    expect(parse('pasar\tmarket\t0.9\nrusak\n')).toThrow(broken(2));
    expect(parse('pasar\tmarket\t0.9\t0.8\npasar\tmarket\t0.9\n', 'reverse')).toThrow(broken(2));
    expect(parse('pasar\tmarket\t1.9\t0.8\n')).toThrow(broken(1));
    expect(parse('pasar\tmarket\t0.9\t1.8\n', 'reverse')).toThrow(broken(1));
  });

  it('is empty if the file is missing', async () => {
    expect(await readLexicon('/no/such/lexicon.tsv')).toBe(emptyLexicon);
  });

  it('gives a vocabulary', () => {
    const { knows } = vocabularyOf(parseLexicon(table));
    expect(['pasar', 'market', 'pasa'].map(knows)).toEqual([true, false, false]);
  });
});

describe('the lexicon beside the embedded model', () => {
  it('is the other direction when it is inverted, and itself when that is', () => {
    const lexicon = parseLexicon('pasar\tmarket\t0.9\t0.7\t8\nbazar\tmarket\t0.6\t0.2\t3\n');
    const inverse = lexicon.inverse();
    expect([...inverse.translations('market')!]).toEqual([
      ['pasar', 0.7],
      ['bazar', 0.2],
    ]);
    expect(inverse.translations('pasar')).toBeUndefined();
    expect(inverse.counts().count('market')).toBe(11);
    expect(inverse.inverse()).toBe(lexicon);
  });

  it('knows nothing when it is inverted, if it has probabilities for one direction only', () => {
    expect(parseLexicon('pasar\tmarket\t0.9\n').inverse()).toBe(emptyLexicon);
    expect(emptyLexicon.inverse()).toBe(emptyLexicon);
  });

  it('gives the values of its rows in both directions', async () => {
    const forward = await readLexicon(path, 'forward');
    const reverse = await readLexicon(path, 'reverse');
    const rows = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(rows.length).toBeGreaterThan(10_000);
    const wrong = rows.filter((row) => {
      const [a = '', b = '', ab, ba] = row.split('\t');
      return forward.translations(a)?.get(b) !== Number(ab) || reverse.translations(b)?.get(a) !== Number(ba);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the lexicon of two languages', () => {
  it('is found beside the model’s folder, with the direction to read it in', async () => {
    expect(await lexiconFor(modelFolder, 'ind', 'eng')).toEqual({ path, direction: 'forward' });
    expect(await lexiconFor(modelFolder, 'en-GB', 'id_ID')).toEqual({ path, direction: 'reverse' });
  });

  it('is null for languages without one', async () => {
    expect(await lexiconFor(modelFolder, 'id', 'fr')).toBeNull();
    expect(await lexiconFor(modelFolder, '', '')).toBeNull();
  });

  it('is the one for its own direction if there are both', async () => {
    const folder = testFolder('lexicon');
    mkdirSync(join(folder, 'model'));
    for (const name of ['id-en', 'en-id']) writeFileSync(join(folder, `lexicon.${name}.tsv`), '');
    const found = await lexiconFor(join(folder, 'model'), 'en', 'id');
    expect(found).toEqual({ path: join(folder, 'lexicon.en-id.tsv'), direction: 'forward' });
  });
});
