import { describe, expect, it } from 'vitest';
import { formsOf } from '../../../src/align/words/forms.js';
import { packOf } from '../../../src/languages/languages.js';

const forms = (key: string, known: string, language = 'id'): string[] =>
  formsOf(key, packOf(language), (word) => known.split(' ').includes(word)).map(([form]) => form);

describe('the forms of a word', () => {
  it('are itself, and without its clitics if the rest is known', () => {
    expect(forms('bukumu', 'buku')).toEqual(['bukumu', 'buku', 'kamu', 'anda']);
    expect(forms('kubaca', 'baca')).toEqual(['kubaca', 'baca', 'aku', 'saya']);
    expect(forms('baiklah', 'baik')).toEqual(['baiklah', 'baik']);
    expect(forms("didn't", 'did', 'en')).toEqual(["didn't", 'did', 'not']);
  });

  it('take no clitic from a word that only ends like one', () => {
    expect(forms('hanya', 'hanya')).toEqual(['hanya']);
    expect(forms('bertanya', 'bertanya tanya')).toEqual(['bertanya']);
  });

  it('are its halves at a hyphen, if nobody knows it as a whole', () => {
    expect(forms('negara-negara', 'negara')).toEqual(['negara-negara', 'negara']);
    expect(forms('negara-negaranya', 'negara')).toContain('negara');
    expect(forms('negara-negara', 'negara-negara negara')).toEqual(['negara-negara']);
  });
});
