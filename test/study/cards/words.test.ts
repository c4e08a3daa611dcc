import { describe, expect, it } from 'vitest';
import { packOf } from '../../../src/languages/languages.js';
import { parseLexicon } from '../../../src/languages/lexicon.js';
import type { Analyser, Morpheme } from '../../../src/morphology/analysis.js';
import { type Learner, wordFinder } from '../../../src/study/cards/words.js';
import { parseKnown } from '../../../src/study/known.js';
import type { Studied } from '../../../src/study/studied.js';

/** Words with their parts, “-” where two meet: letters of parts, and what they are. */
const analyses: Record<string, [root: string, parts: [letters: string, kind: Morpheme['kind']][]]> = {
  bolonya: [
    'bolo',
    [
      ['bolo', 'root'],
      ['nya', 'clitic'],
    ],
  ],
  'bolo-bolo': [
    'bolo',
    [
      ['bolo', 'root'],
      ['-bolo', 'reduplication'],
    ],
  ],
  kubolokah: [
    'bolo',
    [
      ['ku', 'clitic'],
      ['bolo', 'root'],
      ['kah', 'particle'],
    ],
  ],
  mencadokannyalah: [
    'cado',
    [
      ['men', 'prefix'],
      ['cado', 'root'],
      ['kan', 'suffix'],
      ['nya', 'clitic'],
      ['lah', 'particle'],
    ],
  ],
};
const analyser: Analyser = {
  analyse: (word) => {
    const [root, letters] = analyses[word] ?? [word, [[word, 'root']]];
    let at = 0;
    const parts = letters.map(([part, kind]): Morpheme => {
      const from = at;
      at += part.length;
      return { form: part, kind, spans: [[from, at]] };
    });
    return { word, root, parts, isKnown: true };
  },
  noteOn: () => undefined,
  family: () => [],
};

const lexicon = parseLexicon(
  'bolo\tone\t0.9\t0.9\t100\nmencadokan\ttwo\t0.9\t0.9\t50\ncado\tthree\t0.9\t0.9\t60\nquento\tquento\t0.9\t0.9\t70\n',
);
const studied: Studied = { side: 'source', pack: packOf('xx'), other: packOf('yy'), lexicon, analyser };

const unknown = (sentence: string, learner: Partial<Learner> = {}): string[] =>
  wordFinder(studied, { know: 0, known: null, ...learner })(sentence).unknown.map(
    ({ lemma, at }) => `${lemma}: ${at.map(({ start, end }) => sentence.slice(start, end)).join()}`,
  );

describe('the unknown words of a sentence', () => {
  it('are without the words and particles that are written together with them', () => {
    expect(unknown('a bolonya kubolokah mencadokannyalah')).toEqual([
      'bolo: bolonya,kubolokah',
      'mencadokan: mencadokannyalah',
    ]);
  });

  it('are not those among the most frequent, by themselves or without clitics', () => {
    expect(unknown('bolonya mencadokannyalah cado', { know: 1 })).toEqual([
      'mencadokan: mencadokannyalah',
      'cado: cado',
    ]);
    // A frequent root does not make every word of its family known.
    expect(unknown('mencadokannyalah cado', { know: 3 })).toEqual(['mencadokan: mencadokannyalah']);
    expect(unknown('mencadokannyalah zzz', { know: 1000 })).toEqual(['zzz: zzz']);
  });

  it('are not a known word twice', () => {
    expect(unknown('bolo-bolo')).toEqual(['bolo-bolo: bolo-bolo']);
    expect(unknown('bolo-bolo', { know: 1 })).toEqual([]);
  });

  it('are not what was marked, as the form, without clitics, or as the root', () => {
    for (const marked of ['mencadokannyalah', 'mencadokan', 'cado'])
      expect(unknown('Mencadokannyalah', { known: parseKnown(`word\txx\t${marked}\n`) })).toEqual([]);
    expect(unknown('Mencadokannyalah', { known: parseKnown('word\tyy\tcado\n') })).toHaveLength(1);
  });

  it('are no numbers, addresses or names', () => {
    expect(unknown('5 10.30 3a www.bolo.com/cado bolo@cado.com')).toEqual([]);
    expect(unknown('Quento di Cado. Bolo')).toEqual(['di: di', 'bolo: Bolo']);
    expect(unknown('quento: “Bolo')).toEqual(['quento: quento', 'bolo: Bolo']);
  });

  it('are counted among all words', () => {
    expect(wordFinder(studied, { know: 1, known: null })('Bolo di Quento, 5 cado.').count).toBe(4);
  });
});
