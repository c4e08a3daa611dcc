import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mainSide } from '../../src/core/bitext.js';
import { outputText, patchBetween } from '../../src/report/text.js';
import { lineOutput } from '../../src/systems/file.js';
import { bitextOf, documentOf, hypothesis, machineSide } from '../bitexts.js';
import { testFolder } from '../folder.js';

const capitals = (source: string, translation: string[][] | null) =>
  outputText(mainSide(bitextOf(source, (text) => hypothesis(text.toUpperCase()), translation))!.output);

describe('a system’s text', () => {
  it('has one sentence per line, and a blank line between paragraphs', () => {
    expect(capitals('Satu. Dua\nbaris.\n\nTiga.\n', null)).toBe('SATU.\nDUA BARIS.\n\nTIGA.\n');
  });

  it('has a line for each sentence, whatever ends a line in it', () => {
    const piece = fc.constantFrom(
      'x',
      ' ',
      '\n',
      '\r',
      '\u0085',
      '\u2028',
      '\u2029',
      '\v',
      '\f',
      '\ufeff',
      '.',
    );
    const said = fc.array(piece, { maxLength: 8 }).map((pieces) => `a${pieces.join('')}b\u0085`);
    const document = documentOf('Satu. Dua.\n\nTiga.\n');
    fc.assert(
      fc.property(fc.tuple(said, said, said), (texts) => {
        const { output } = machineSide(document, (_, index) => texts[index]!);
        const text = outputText(output);
        const file = { path: 'a.en.txt', bytes: Buffer.from(text) };
        const [one = '', two, three] = lineOutput(document, file, 'a')!.targets.map((target) => target.text);
        expect(`${one}\n${two}\n\n${three}\n`).toBe(text);
      }),
      { seed: 17, numRuns: 200 },
    );
  });

  it('is the same with and without a reference', () => {
    const source = 'Satu. Dua.\n\nTiga. Empat.\n';
    expect(capitals(source, [['Satu. Dua Tiga. Empat.']])).toBe(capitals(source, null));
  });
});

const hasPatch = spawnSync('patch', ['--version']).status === 0;

// CI installs `patch`; elsewhere a machine without it counts these tests as skipped.
describe.skipIf(!hasPatch && process.env['CI'] === undefined)('a patch', () => {
  const folder = testFolder('patch');
  let count = 0;
  /** What `patch` makes of a file with a patch that stands in its folder, as the README has it. */
  const apply = (from: string, to: string, path: string): string => {
    const out = join(folder, String(count++));
    mkdirSync(join(out, dirname(path)), { recursive: true });
    writeFileSync(join(out, path), from);
    execFileSync('patch', ['-p1', '-s'], { cwd: out, input: patchBetween(from, to, path) });
    return existsSync(join(out, path)) ? readFileSync(join(out, path), 'utf8') : 'no file';
  };
  const line = fc.constantFrom(
    ...[
      'One.',
      'Five “six”.',
      '',
      ' x ',
      '\t',
      '-- Three',
      '+++ Four',
      '@@ -1 +1 @@',
      '--- a/x',
      '---',
      '> z',
    ],
    ...['\\ No newline at end of file', 'Index: x', 'Prereq: 1', 'diff --git a/x b/x', 'GIT binary patch'],
    ...['*** 1,2 ****', '1c1', 'a\rb', '\r', '\u2028', 'p\u2029q', '\f', '\v', '\ufeffZ', '\u0000', '\u0085'],
  );
  const ended = fc
    .tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\r'))
    .map(([content, end]) => `${content}${end}`);
  /** Lines with all kinds of ends, and perhaps something without one. */
  const text = fc
    .tuple(fc.array(ended, { maxLength: 8 }), fc.oneof(fc.constant(''), line))
    .map(([lines, rest]) => `${lines.join('')}${rest}`);
  const part = fc.constantFrom(
    ...['x', 'a b', ' b', 'b ', 'a  b', '-x', '--version', 'é', 'e\u0301', '日本', '😀', '\u00a0', '\u2028'],
    ...['q"q', "q'q", 'b\\s', 'a\tb', 'a\nb', 'c\r', '\u007f', '$HOME', '`ls`', '*', 'a;b', '#', '%', '~'],
  );
  const name = fc
    .array(part, { minLength: 1, maxLength: 3 })
    .chain((parts) => fc.constantFrom(parts.join('/'), parts.join('')))
    .map((path) => `${path}.en.txt`);

  it('turns any text into any other, byte for byte', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        expect(apply(from, to, 'name.en.txt')).toBe(to);
      }),
      { seed: 10, numRuns: 100 },
    );
  });

  it('finds its file by any name', () => {
    fc.assert(
      fc.property(name, (path) => {
        expect(apply('He left.\nIt rained.\n', 'He went.\nIt rained.\n', path)).toBe(
          'He went.\nIt rained.\n',
        );
      }),
      { seed: 10, numRuns: 100 },
    );
    for (const path of ['berita satu.en.txt', 'warta kota/berita.en.txt', 'a/b c/d e.en.txt'])
      expect(apply('He is gone.\n', 'He left.\n', path)).toBe('He left.\n');
  });

  it.each(['Only one.\n', 'Only one.', ''])('replaces the whole file if too much differs: by %j', (to) => {
    const from = Array.from({ length: 2500 }, (_, i) => `Ours ${i}.\n`).join('');
    expect(apply(from, to, 'a b.en.txt')).toBe(to);
    expect(apply(`${from}end`, to, 'a b.en.txt')).toBe(to);
    expect(apply(to, from, 'a b.en.txt')).toBe(from);
  });

  it('of a text to itself is empty, and changes nothing', () => {
    expect(patchBetween('One.\n', 'One.\n', 'a b.en.txt')).toBe('');
    expect(apply('One.\n', 'One.\n', 'a b.en.txt')).toBe('One.\n');
  });
});

describe('the head of a patch', () => {
  const head = (path: string) => patchBetween('a\n', 'b\n', path).split('\n').slice(0, 2);

  it('is the plain name, with a tab after one that a space could end, and in quotes where it must be', () => {
    expect(head('a/b-c.en.txt')).toEqual(['--- a/a/b-c.en.txt', '+++ b/a/b-c.en.txt']);
    expect(head('berita satu.txt')).toEqual(['--- a/berita satu.txt\t', '+++ b/berita satu.txt\t']);
    expect(head('é.txt')).toEqual(['--- a/é.txt\t', '+++ b/é.txt\t']);
    expect(head('a"\n é.txt')[0]).toBe('--- "a/a\\"\\012 \\303\\251.txt"');
  });
});
