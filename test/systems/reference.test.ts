import { describe, expect, it } from 'vitest';
import { referenceNotes, sameTextRule, swappedRule } from '../../src/systems/reference.js';

const indonesian = [
  'Gempa bumi yang terjadi pada hari Selasa itu telah merobohkan tiga jembatan di kota.',
  'Gubernur akan meninjau lokasi itu dan tidak akan pulang dari sana sebelum malam.',
  'Para nelayan sudah menambatkan perahu mereka di dermaga yang lama.',
];
const english = [
  'The earthquake that struck on Tuesday has knocked down three of the bridges in the city.',
  'The governor will visit the site and will not be back from there before the evening.',
  'The fishermen had already moored their boats at the old pier.',
];
const notes = (source: string[], target: string[], languages = { from: 'id', to: 'en' }, pivot = english) =>
  referenceNotes('a.en.txt', source, target, languages, pivot).map(({ rule, message }) => ({
    rule,
    message,
  }));

describe('a reference', () => {
  it('in the other language has no note', () => {
    expect(notes(indonesian, english)).toEqual([]);
    expect(notes(english, indonesian, { from: 'en', to: 'id' }, indonesian)).toEqual([]);
    expect(notes(indonesian, [])).toEqual([]);
  });

  it('that is the document itself has a note that says so', () => {
    expect(notes(indonesian, indonesian)).toEqual([
      { rule: sameTextRule, message: expect.stringMatching(/^a\.en\.txt is the same text .*: 100 % of/) },
    ]);
  });

  it('that stands in the document’s place has a note with the evidence, whether the languages are known or not', () => {
    expect(notes(english, indonesian)).toEqual([
      { rule: swappedRule, message: expect.stringMatching(/the document looks like English .* small words/) },
    ]);
    expect(notes(english, indonesian, { from: 'xx', to: 'yy' })).toEqual([
      { rule: swappedRule, message: expect.stringMatching(/100 % of its words in common with the document/) },
    ]);
  });
});
