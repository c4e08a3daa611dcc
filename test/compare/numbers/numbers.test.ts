import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../../src/compare/numbers/compare.js';
import { packOf } from '../../../src/languages/languages.js';
import { neutralNumbers } from '../../../src/languages/neutral.js';

const indonesian = packOf('id');
const english = packOf('en');

describe('comparing the numbers of two texts', () => {
  it.each([
    ['Harganya Rp1.500,75 sekilo.', 'The price is Rp1,500.75 a kilo.'],
    ['Pukul 10.30 WIB.', 'At 10:30 a.m.'],
    ['Pukul 04.30.', 'At 4:30.'],
    ['Ada tiga ekor kucing dan 12 ekor anjing.', 'There are 3 cats and twelve dogs.'],
    ['Anggaran Rp5 juta.', 'A budget of Rp5 million.'],
    ['Anggaran Rp5 juta.', 'A budget of Rp5,000,000.'],
    ['Nilainya 4,6 miliar dolar.', 'It is worth 4,600,000,000 dollars.'],
    ['Menang 2–1 pada menit ke-90.', 'A 2-1 win in the 90th minute.'],
    ['Suhu -5 derajat, 35 °C.', 'A temperature of -5 degrees, 35 °C.'],
    ['Tidak ada angka.', 'No numbers.'],
  ])('finds no difference between %j and %j', (source, target) => {
    expect(compareNumbers(source, target, indonesian, english)).toEqual({ source: [], target: [] });
  });

  it.each([
    ['Harganya Rp32.000.', 'The price is Rp3,000.', ['32.000'], ['3,000']],
    ['naik dari Rp. 13.900', 'rose from Rp. 13.900,900', ['13.900'], ['13.900,900']],
    ['Menang 2–1.', 'A win.', ['2', '1'], []],
    ['Suhu −5 derajat.', 'It is 5 degrees.', ['−5'], ['5']],
    ['Suhu 5 derajat.', 'It is minus five degrees.', ['5'], ['minus five']],
    ['Ada 5 orang dan 5 mobil.', 'There are 5 people and cars.', ['5'], []],
    ['Rp5 juta.', 'Rp5 billion and 7.', ['5 juta'], ['5 billion', '7']],
    ['Harganya Rp50.000.', 'It costs $50,000.', ['Rp50.000'], ['$50,000']],
    ['Tahun lalu.', 'In 2019.', [], ['2019']],
  ])('finds a difference between %j and %j', (source, target, here, there) => {
    expect(compareNumbers(source, target, indonesian, english)).toEqual({ source: here, target: there });
  });

  it.each([
    ['There are three cats and a budget of 4.6 million.', 'Ada 3 kucing dan anggaran 4,6 juta.'],
    ['At 10:30, 5 thousand people.', 'Pukul 10.30, 5.000 orang.'],
    ['She has 12 dogs.', 'Ia punya dua belas anjing.'],
  ])('finds no difference from English between %j and %j', (source, target) => {
    expect(compareNumbers(source, target, english, indonesian)).toEqual({ source: [], target: [] });
  });

  it('knows the scale words of the other language', () => {
    expect(compareNumbers('Rp5.000.000', 'Rp5 juta', indonesian, english)).toEqual({
      source: [],
      target: [],
    });
  });

  it('prefers the scale words of the text’s own language', () => {
    const scales = new Map([['billion', 12]]);
    const long = { ...packOf('de'), numbers: { ...neutralNumbers, scales } };
    const none = { source: [], target: [] };
    expect(compareNumbers('5 Billion', '5 trillion', long, english)).toEqual(none);
    expect(compareNumbers('5 Billion', '5,000,000,000,000', long, english)).toEqual(none);
    expect(compareNumbers('5,000,000,000,000', '5 billion', long, english).target).toEqual(['5 billion']);
  });

  it('compares digits only for languages without a pack', () => {
    const [from, to] = [packOf('th'), packOf('und')];
    expect(compareNumbers('1.500 และ 7', '1,500 and 7', from, to)).toEqual({ source: [], target: [] });
    expect(compareNumbers('tiga 5 juta', '3 and 5,000,000', from, to)).toEqual({
      source: ['5'],
      target: ['3', '5,000,000'],
    });
  });
});
