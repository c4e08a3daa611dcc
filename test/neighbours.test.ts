import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkWords } from '../src/align/words/link.js';
import { flagsOf } from '../src/compare/flags/flags.js';
import { packOf } from '../src/languages/languages.js';
import { emptyLexicon, vocabularyOf } from '../src/languages/lexicon.js';
import { lint } from '../src/lint/lint.js';
import { readBitext } from '../src/report/read-bitext.js';
import { segment } from '../src/segment/segment.js';
import { documentOf } from './bitexts.js';
import { padan } from './cli.js';
import { testFolder } from './folder.js';
import { multilingual } from './model/multilingual.js';

const rules = (from: string, to: string, source: string, text: string) =>
  flagsOf({ source, target: { text, block: 0 }, from, to, lexicon: emptyLexicon }).map(({ rule }) => rule);

describe('languages without a pack', () => {
  it.each([
    [
      'ms',
      'en',
      'Harga beras naik 5 peratus pada bulan Mei 2023.',
      'The price of rice rose 5 percent in May 2023.',
    ],
    ['ms', 'en', 'Harga beras naik 5 peratus.', 'The price of rice rose by 5%.'],
    [
      'en',
      'ms',
      'The price of rice rose 1.5 percent in May.',
      'Harga beras naik 1.5 peratus pada bulan Mei.',
    ],
    ['en', 'ms', 'He did not come on Monday, March 3.', 'Dia tidak datang pada hari Isnin, 3 Mac.'],
    ['en', 'ms', 'Germany and Japan agreed on $5 million.', 'Jerman dan Jepun bersetuju dengan $5 juta.'],
    ['en', 'jv', 'Twenty-five people came to Solo.', 'Wong selawe teka ing Solo.'],
    ['en', 'jv', 'Twenty-five people came.', 'Ana wong 25 teka.'],
    [
      'en',
      'jv',
      'A third of the 1.5 million voters did not vote.',
      'Sapratelon saka 1,5 yuta pamilih ora nyoblos.',
    ],
    ['jv', 'en', 'Dheweke ora teka jam telu sore.', 'He did not come at three in the afternoon.'],
    ['id', 'jv', 'Dia datang pukul 15.30.', 'Dheweke teka jam 3.30 sore.'],
    ['id', 'ms', 'Perusahaan itu untung Rp1,5 miliar.', 'Syarikat itu untung Rp1.5 bilion.'],
    ['ms', 'jv', 'Dia tidak pergi ke pasar.', 'Dheweke ora lunga menyang pasar.'],
  ])('have no flag that needs their words: %s → %s, %j', (from, to, source, text) => {
    expect(rules(from, to, source, text)).toEqual([]);
  });

  it('have the flags that need none', () => {
    expect(rules('en', 'ms', 'It rose 15 percent.', 'Ia naik 51 peratus.')).toEqual(['numbers-differ']);
    expect(rules('ms', 'jv', 'Dia pergi ke pasar?', 'Dheweke lunga lunga menyang pasar.')).toEqual([
      'repetition',
      'end-differs',
    ]);
    expect(rules('en', 'id', 'He did not come.', 'Dia datang.')).toEqual(['negation-differs']);
  });

  it('are segmented, linted, flagged and linked, whatever the text', () => {
    const language = fc.constantFrom('ms', 'jv', 'su', 'zh', 'zsm_Latn', 'xx', 'und', '', 'en');
    const piece = fc.constantFrom(
      'Dia',
      ' ',
      '. ',
      '5 juta',
      'Mei ',
      '1.5',
      '"',
      '\n',
      'ora',
      '?',
      'No. ',
      '东',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(language, language, text, text, (from, to, source, said) => {
        expect(
          segment(source, from)
            .map((sentence) => sentence.text)
            .join(''),
        ).toBe(source);
        lint(documentOf(`A${source}`, 'auto', from), packOf(from), vocabularyOf(emptyLexicon));
        rules(from, to, source, said);
        linkWords(source, said, { lexicon: emptyLexicon, from, to });
      }),
      { numRuns: 200 },
    );
  });

  it('can be translated between, with pages that name them', async () => {
    const model = multilingual({ source: 'zsm' });
    const folder = testFolder('neighbours');
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in/a.ms.txt'), 'Dia pergi ke pasar. Dia tidak pulang.\n');
    writeFileSync(join(folder, 'in/a.jv.txt'), 'Dheweke lunga menyang pasar. Dheweke ora mulih.\n');
    const out = join(folder, 'out');
    const asked = ['--model', model, '--from', 'ms', '--to', 'jv', '--no-memory'];
    const { code, stderr } = await padan(['run', join(folder, 'in'), '-o', out, ...asked]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const { document, systems } = readBitext(readFileSync(join(out, 'a.jsonl'), 'utf8'));
    expect([document.language, ...systems.map(({ language }) => language)]).toEqual(['ms', 'jv', 'jv']);
    const page = readFileSync(join(out, 'a.html'), 'utf8');
    expect(page).toContain('<td lang=ms>');
    expect(page).toContain('<table class="bitext wide" lang=jv>');
    expect(page).not.toMatch(/Indonesian/);
  });
});
