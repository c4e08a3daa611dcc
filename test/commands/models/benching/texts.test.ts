import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTexts, readDocuments, readPairs } from '../../../../src/commands/models/benching/texts.js';
import { testFolder } from '../../../folder.js';

const languages = { from: 'id', to: 'en' };
const folder = testFolder('bench-texts');
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('pairs of files', () => {
  it('give a segment a line, its sentences one by one, and leave out lines without a reference', async () => {
    const source = file('a.id.txt', 'Selamat pagi. Hujan turun.\nTidak.\n\nYa.\n');
    const reference = file('a.en.txt', 'Good morning. It rains.\n\n\nYes.\n');
    const texts = await readPairs([source, source], [reference, reference], languages);
    expect(texts).toMatchObject({ documents: 2, alone: 4 });
    expect(texts.segments).toHaveLength(4);
    expect(texts.segments[0]).toEqual({
      document: source,
      sentences: ['Selamat pagi.', 'Hujan turun.'],
      references: ['Good morning. It rains.'],
    });
  });

  it('of different length are refused', async () => {
    const [source, reference] = [file('b.id.txt', 'Ya.\nTidak.\n'), file('b.en.txt', 'Yes.\n')];
    await expect(readPairs([source], [reference], languages)).rejects.toMatchObject({ code: 'lines-differ' });
  });
});

describe('a folder', () => {
  const options = { references: [], split: 'auto' } as const;
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  for (const name of ['harga-beras.id', 'harga-beras.en', 'vaksin-ayam.id'])
    cpSync(new URL(`../../../../corpus/${name}.txt`, import.meta.url), join(corpus, `${name}.txt`));

  it('gives the aligned rows of the documents that have a reference, and names the others', async () => {
    const said: string[] = [];
    const texts = await readDocuments([corpus], languages, options, (message) => said.push(message));
    expect(texts.documents).toBe(1);
    expect(said).toEqual(['left out, as they have no reference: vaksin-ayam']);
    expect(texts.segments.length).toBeGreaterThan(10);
    for (const { document, references } of texts.segments) {
      expect(document).toBe('harga-beras');
      expect(references).toHaveLength(1);
      expect(references[0]).toMatch(/\S/);
    }
  });

  it('is read the other way round for the other direction', async () => {
    const texts = await readDocuments([corpus], { from: 'en', to: 'id' }, options, () => undefined);
    const [{ sentences, references } = { sentences: [], references: [] }] = texts.segments;
    const there = await readDocuments([corpus], languages, options, () => undefined);
    expect(there.segments[0]!.references[0]).toContain(sentences[0]!);
    expect(references.length).toBe(1);
  });

  it('of several references has all of them in a row', async () => {
    const [a, b] = [join(folder, 'a'), join(folder, 'b')];
    for (const each of [a, b]) {
      mkdirSync(each);
      cpSync(join(corpus, 'harga-beras.en.txt'), join(each, 'harga-beras.en.txt'));
    }
    const several = { ...options, references: [a, b] };
    const { segments } = await readDocuments([corpus], languages, several, () => undefined);
    // What only a reference says has a row of its own.
    const beside = segments.filter(({ sentences }) => sentences.length > 0);
    expect(beside.length).toBeGreaterThan(10);
    for (const { references } of beside) expect(references).toEqual([references[0], references[0]]);
  });

  it('without any reference is refused', async () => {
    const alone = join(folder, 'alone');
    mkdirSync(alone);
    writeFileSync(join(alone, 'x.id.txt'), 'Selamat pagi.\n');
    const texts = await readDocuments([alone], languages, options, () => undefined);
    expect(() => checkTexts(texts, languages)).toThrow(
      expect.objectContaining({ code: 'no-text', message: 'no document has a reference' }),
    );
  });
});
