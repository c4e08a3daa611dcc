import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lines } from '../../src/formats/text/parallel.js';
import { translatedPivot } from '../../src/systems/pivot.js';
import { readLines, readPivot, readText } from '../../src/systems/texts.js';
import { testFolder } from '../folder.js';

const stream = (text: string | Uint8Array, name = 'a stream'): Lines => ({
  name,
  bytes: (async function* () {
    yield Buffer.from(text);
  })(),
});
const paragraphs = 'Hujan turun. Jalan banjir.\n\nSemua pulang.\n';

describe('a text to align', () => {
  it('has the sentences of each paragraph, from a file or a stream', async () => {
    const path = join(testFolder('texts'), 'a.txt');
    writeFileSync(path, paragraphs);
    const sentences = [['Hujan turun.', 'Jalan banjir.'], ['Semua pulang.']];
    expect(await readText({ path }, { language: 'id' })).toEqual({ name: path, sentences, shown: sentences });
    expect(await readText(stream(paragraphs), { language: 'id' })).toMatchObject({
      name: 'a stream',
      sentences,
    });
  });

  it('is shown without the traces of print, and has its own words', async () => {
    const knows = (word: string) => ['jembatan', 'rusak', 'dana', 'untuk'].includes(word);
    const text = await readText(stream('Dana untuk jem-\nbatan habis.'), {
      language: 'id',
      split: 'blank-lines',
      vocabulary: { knows },
    });
    expect(text.sentences).toEqual([['Dana untuk jem-\nbatan habis.']]);
    expect(text.shown).toEqual([['Dana untuk jembatan habis.']]);
  });

  it('says which text an error is about', async () => {
    await expect(readText(stream(' \n'), { language: 'id' })).rejects.toMatchObject({
      code: 'no-text',
      place: { path: 'a stream' },
    });
  });
});

describe('a text of lines', () => {
  it('keeps empty lines, and knows byte order marks and both line breaks', async () => {
    const text = await readLines(stream('\ufeffa\r\n\r\n  b \nc'));
    expect(text.sentences).toEqual([['a', '', '  b ', 'c']]);
    expect(text.shown).toEqual(text.sentences);
  });

  it.each([
    ['', 'no-text'],
    ['\n\n', 'no-text'],
    ['a\nb\0\n', 'not-text'],
    [Buffer.from([0x61, 0xff, 0x0a]), 'not-text'],
  ])('cannot be %j', async (content, code) => {
    await expect(readLines(stream(content))).rejects.toMatchObject({ code });
  });

  it('has at most as many lines as a document may have sentences', async () => {
    await expect(readLines(stream('a\n'.repeat(100_001)))).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('a given pivot', () => {
  it('has the shape of the text, whose paragraphs it may show by blank lines', async () => {
    const text = await readText(stream(paragraphs), { language: 'id' });
    const wanted = [['It rained.', 'Roads were flooded.'], ['All went home.']];
    for (const between of ['\n', '\n\n', '\r\n\r\n\r\n'])
      expect(
        await readPivot(stream(`It rained.\nRoads were flooded.${between}All went home.\n`), text, false),
      ).toEqual(wanted);
  });

  it('is line for line where the text is, with blank lines', async () => {
    const text = await readLines(stream('a\n\nb\n'));
    expect(await readPivot(stream('x\n\ny\n'), text, true)).toEqual([['x', '', 'y']]);
  });

  it('must have as many lines; both numbers are said', async () => {
    const text = await readText(stream(paragraphs, 'a.txt'), { language: 'id' });
    await expect(readPivot(stream('x\ny\n', 'p.txt'), text, false)).rejects.toMatchObject({
      code: 'lines-differ',
      message: 'p.txt has 2 lines with text, a.txt has 3 sentences',
    });
    const lines = await readLines(stream('a\n\nb\n', 'a.txt'));
    const other = await readLines(stream('x\ny\n', 'b.txt'));
    await expect(readPivot(stream('x\ny\n', 'p.txt'), lines, true, other)).rejects.toMatchObject({
      message: 'p.txt has 2 lines, a.txt has 3 lines',
      hint: 'it has as many as b.txt: are the two texts swapped?',
    });
  });
});

describe('a translated pivot', () => {
  it('translates what a model is shown, and tells of each sentence', async () => {
    let done = 0;
    const pivot = await translatedPivot(
      { shown: [['a', 'b'], [], ['c']] },
      async (sentences) => sentences.map((text) => ({ text: text.toUpperCase() })),
      () => done++,
    );
    expect(pivot).toEqual([['A', 'B'], [], ['C']]);
    expect(done).toBe(3);
  });

  it('fails as the translator does', async () => {
    const fails = () => Promise.reject(new Error('out of ink'));
    await expect(translatedPivot({ shown: [['a', 'b']] }, fails)).rejects.toThrow('out of ink');
  });
});
