import { describe, expect, it } from 'vitest';
import { misfitRule } from '../../src/compare/misfit.js';
import { jsonLines } from '../../src/report/jsonl.js';
import { documentPages } from '../../src/report/page.js';
import { bitextOf } from '../bitexts.js';

const sentences: [source: string, translation: string][] = [
  ['Gempa merobohkan tiga jembatan di Palu.', 'The earthquake knocked down three bridges in Palu.'],
  ['Gubernur meninjau lokasi pada hari Selasa.', 'The governor visited the site on Tuesday.'],
  ['Para nelayan menambatkan perahu di dermaga lama.', 'Fishermen moored their boats at the old pier.'],
  ['Warga mengungsi ke gedung sekolah dasar.', 'Residents fled to the primary school building.'],
  ['Bantuan beras tiba dengan truk tentara.', 'Rice aid arrived on army trucks.'],
];
const text = sentences.map(([source]) => source).join(' ');
const ours = (_: string, index: number): string => sentences[index]![1];
const theirs = sentences.map(([, translation]) => translation);
const strangers = [
  'Two chefs won an award for vegan ice cream.',
  'My uncle collects stamps from Brazil.',
  'Nobody expected such a quick final set.',
  'Black holes bend light around themselves.',
  'She paints mostly with watercolours.',
];

const misfitsOf = (translation: string[]) =>
  bitextOf(text, ours, [translation], { path: 'other.en.txt' }).notes.filter(
    ({ rule }) => rule === misfitRule,
  );

describe('a reference of another text', () => {
  it('is said to look like no translation, once, and nothing stands beside what it has nothing to do with', () => {
    const bitext = bitextOf(text, ours, [strangers], { path: 'other.en.txt' });
    expect(bitext.notes).toMatchObject([
      {
        block: null,
        message: expect.stringMatching(/^other\.en\.txt does not look like a translation.* 0 %/),
      },
    ]);
    for (const { source, cells } of bitext.rows)
      expect(source.length === 0 || cells['reference']!.targets.length === 0).toBe(true);
    expect(jsonLines(bitext).split(misfitRule)).toHaveLength(2);
    const links = { index: 'index.html', base: 'name', text: 'a.txt', jsonl: 'a.jsonl', patch: null };
    expect(documentPages(bitext, links).join('').split('does not look like a translation')).toHaveLength(2);
  });

  it('is none if it translates the text, or a part of it, or adds to it', () => {
    expect(misfitsOf(theirs)).toEqual([]);
    expect(misfitsOf(theirs.slice(0, 2))).toEqual([]);
    expect(misfitsOf([...theirs, ...strangers])).toEqual([]);
  });

  it('is not judged by a sentence or two', () => {
    expect(misfitsOf(strangers.slice(0, 2))).toEqual([]);
  });
});
