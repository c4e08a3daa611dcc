import { describe, expect, it } from 'vitest';
import { align } from '../../src/align/align.js';

const one = (count: number): string[] => Array.from({ length: count }, (_, i) => `${i}-${i}`);
const pairs = (source: readonly string[], target: readonly string[], pivot = target): string[] =>
  align(source, target, { pivot }).map(({ source, target }) => `${source}-${target}`);

describe('texts that say the same again and again', () => {
  it.each([
    ['one line', ['Ya.'], ['Yes.'], 6],
    [
      'three lines',
      ['Setuju.', 'Tidak setuju.', 'Tidak tahu.'],
      ['I agree.', 'I disagree.', 'I do not know.'],
      8,
    ],
    [
      'a verse',
      ['Bangun pemudi pemuda.', 'Tangan bajumu singsingkan.', 'Masa yang akan datang.', 'Kewajibanmulah.'],
      ['Rise, young people.', 'Roll up your sleeves.', 'The time to come.', 'Is your duty.'],
      2,
    ],
  ] as const)('are paired line by line: %s', (_, source, target, times) => {
    const [sources, targets] = [source, target].map((lines) =>
      Array.from({ length: times }, () => lines).flat(),
    ) as [string[], string[]];
    expect(pairs(sources, targets)).toEqual(one(sources.length));
  });

  it('are paired where a line of the site stands after each paragraph', () => {
    const article = Array.from({ length: 12 }, (_, i) => [
      `Kalimat nomor ${i} tentang pasar ke-${i * 7}.`,
      'Klik di sini.',
    ]).flat();
    const translation = Array.from({ length: 12 }, (_, i) => [
      `Sentence number ${i} about market ${i * 7}.`,
      'Click here.',
    ]).flat();
    expect(pairs(article, translation)).toEqual(one(24));
  });
});

describe('texts in words that nobody knows', () => {
  it('are paired if their lengths go together', () => {
    const source = [
      'Gue ga ngerti deh.',
      'Lo ngapain sih di sono malem-malem begini?',
      'Bokap gue kepo.',
      'Kagak.',
      'Udahlah, ntar aja kita nongkrong bareng anak-anak lain.',
      'Woles bro.',
    ];
    const target = [
      'I just do not get it.',
      'What on earth were you doing over there so late at night?',
      'Dad is nosy.',
      'Nope.',
      'Never mind, we will hang out with the other guys some time later.',
      'Chill, man.',
    ];
    expect(pairs(source, target, source)).toEqual(one(6));
  });
});
