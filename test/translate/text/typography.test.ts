import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, restore } from '../../../src/translate/text/typography.js';

describe('normalise', () => {
  it.each([
    ['“Saya ‘lelah’,” katanya', '"Saya \'lelah\'," katanya'],
    ['«Halo»', '"Halo"'],
    ['Lalu… diam', 'Lalu... diam'],
    ['SEMARANG – Harga', 'SEMARANG - Harga'],
    ['Harga—kata dia—naik', 'Harga - kata dia - naik'],
    ['skor 2–1', 'skor 2-1'],
    ['Rp.\u00a05.000\r\nsekilo', 'Rp. 5.000 sekilo'],
    ['  dua   spasi ', 'dua spasi'],
    ['a\u200bb\u00adc\u202ed', 'abcd'],
    ['cafe\u0301', 'café'],
    ['rusak\ud800 sekali', 'rusak sekali'],
  ])('%j → %j', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('changes nothing when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});

describe('restore', () => {
  it.each([
    ['"I am tired," he said.', '“Saya lelah,” katanya.', '“I am tired,” he said.'],
    ['he said "it\'s over".', 'katanya “selesai”.', 'he said “it’s over”.'],
    ["He said 'no'.", 'Ia berkata ‘tidak’.', 'He said ‘no’.'],
    ['"I am tired," he said.', '"Saya lelah," katanya.', '"I am tired," he said.'],
    ['We went," he said.', 'Kami pergi,” katanya.', 'We went,” he said.'],
    ['JAKARTA - He came.', 'JAKARTA — Ia datang.', 'JAKARTA — He came.'],
    ['JAKARTA - He came.', 'JAKARTA – Ia datang.', 'JAKARTA – He came.'],
    ['A 2-1 win.', 'Menang 2–1.', 'A 2-1 win.'],
    ['Then... silence.', 'Lalu… diam.', 'Then… silence.'],
    ['Plain.', 'Biasa.', 'Plain.'],
  ])('%j with the typography of %j → %j', (translation, source, expected) => {
    expect(restore(translation, source)).toBe(expected);
  });
});
