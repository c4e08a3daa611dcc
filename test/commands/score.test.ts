import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metrics, sumStatistics } from '../../src/index.js';
import { padan } from '../cli.js';
import { testFolder } from '../folder.js';

const folder = testFolder('score');
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};
const score = (args: readonly string[], input?: string) =>
  padan(['score', ...args], { cwd: folder, ...(input === undefined ? {} : { input }) });

const hypotheses = ['The river rose after two days of rain.', 'Nobody was hurt, he said.', 'Good morning'];
const references = [
  'The river rose after two days of heavy rain.',
  'No one was hurt, she said.',
  'Good morning',
];
const others = ['After two days of rain, the river rose.', 'He said nobody was hurt.', 'Morning!'];
const out = file('out.txt', `${hypotheses.join('\n')}\n`);
const ref = file('ref.txt', references.join('\r\n'));
const other = file('other.txt', `${others.join('\n')}\n`);

describe('padan score', () => {
  it('prints BLEU, chrF and chrF++ with their signatures', async () => {
    const { code, stdout, stderr } = await score([out, '--ref', ref]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^BLEU +\d+\.\d\d {2}nrefs:1\|case:mixed\|eff:no\|tok:13a\|smooth:exp\|version:padan-.*\nchrF2 +\d+\.\d\d {2}nrefs:1\|.*nc:6\|nw:0\|.*\nchrF2\+\+ +\d+\.\d\d {2}nrefs:1\|.*nc:6\|nw:2\|.*\n$/,
    );
  });

  it('prints the library’s scores as JSON, for several references and any options', async () => {
    const { stdout } = await score(
      [
        ...['-', '--ref', ref, other, '--metric', 'bleu,ter', '--json', '--tokenize', 'intl', '--lowercase'],
        ...['--smooth', 'add-k', '--smooth-value', '0.5', '--ter-no-punct', '--ter-case-sensitive'],
      ],
      hypotheses.join('\n'),
    );
    const wanted = [
      metrics.bleu({ tokenize: 'intl', lowercase: true, smooth: 'add-k', smoothValue: 0.5 }),
      metrics.ter({ noPunct: true, caseSensitive: true }),
    ].map((metric) => ({
      name: metric.name,
      system: 'standard input',
      score: metric.score(
        sumStatistics(hypotheses.map((text, i) => metric.statistics(text, [references[i]!, others[i]!]))),
      ),
      signature: metric.signature(2),
      segments: 3,
    }));
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(wanted);
  });

  it('scores each line with --sentence, BLEU with effective order', async () => {
    const text = await score([out, '--ref', ref, '--sentence', '--metric', 'bleu,ter']);
    const rows = text.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toEqual([
      expect.stringMatching(/^BLEU\|nrefs:1\|case:mixed\|eff:yes\|/),
      expect.stringMatching(/^TER\|nrefs:1\|/),
    ]);
    expect(rows[3]).toEqual(['100.00', '0.00']);

    const json = await score([out, '--ref', ref, '--sentence', '--metric', 'bleu', '--json']);
    const lines = json.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ line, score }) => [line, score.toFixed(2)])).toEqual(
      rows.slice(1).map(([value], index) => [index + 1, value]),
    );
  });

  it('compares the first of several systems with the others', async () => {
    const many = (lines: readonly string[]) => `${Array(20).fill(lines).flat().join('\n')}\n`;
    file('many.txt', many(hypotheses));
    file('best.txt', many(references));
    const { code, stdout } = await score([
      ...['many.txt', 'best.txt', '--ref', 'best.txt', '--metric', 'ter', '--samples', '100', '--confidence'],
    ]);
    expect(code).toBe(0);
    const [signature, first, second, sentence] = stdout.trimEnd().split('\n');
    expect(signature).toMatch(/^TER {6}nrefs:1\|bs:100\|ar:100\|seed:12345\|case:lc\|/);
    expect(first).toMatch(/^ +\d+\.\d\d \(μ = \d+\.\d\d ± \d+\.\d\d\) {2}many\.txt$/);
    expect(second).toMatch(/^ +0\.00 \(μ = 0\.00 ± 0\.00\) {2}best\.txt$/);
    expect(sentence).toMatch(/^best\.txt is better than many\.txt: −\d+\.\d TER, p = 0\.010\.$/);

    const json = await score([
      ...[
        'best.txt',
        '--baseline',
        'many.txt',
        '--ref',
        'best.txt',
        '--metric',
        'bleu',
        '--paired',
        'bs',
        '--json',
      ],
    ]);
    const [baseline, other] = json.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(baseline).toMatchObject({
      system: 'many.txt',
      segments: 60,
      interval: { high: expect.any(Number) },
    });
    expect(baseline.signature).toContain('nrefs:1|bs:1000|seed:12345|case:mixed');
    expect(other).toMatchObject({
      system: 'best.txt',
      conclusion: { better: 'after', before: baseline.score },
    });
  });

  it('scores each document by the names in a file', async () => {
    file('names.txt', 'news\tone\nnews\ttwo\nnews\tone\n');
    const { stdout } = await score([
      ...[out, '--ref', ref, '--documents', 'names.txt', '--metric', 'chrf', '--json'],
    ]);
    const metric = metrics.chrf({});
    const of = (...lines: number[]) =>
      metric.score(sumStatistics(lines.map((i) => metric.statistics(hypotheses[i]!, [references[i]!]))));
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { document: 'one', segments: 2, score: of(0, 2) },
      { document: 'two', segments: 1, score: of(1) },
    ]);
  });

  it('shows its options and examples with --help', async () => {
    const { code, stdout } = await score(['--help']);
    expect(code).toBe(0);
    for (const word of ['--ref', '--metric', '--ter-no-punct', 'Examples:']) expect(stdout).toContain(word);
  });

  it('counts blank lines as segments', async () => {
    file('gaps.txt', 'a\n\nb\n\n');
    const { stdout } = await score(['gaps.txt', '--ref', 'gaps.txt', '--metric', 'ter', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ score: 0, segments: 4 });
  });

  file('short.txt', 'One line.\n');
  file('nul.txt', Buffer.from('Satu baris\n', 'utf16le'));
  file('gaps.txt', 'a\n\nb\n\n');
  file('empty.txt', '');
  file('latin1.txt', Buffer.from('caf\xe9\n', 'latin1'));
  it.each([
    [[out, '--ref', 'short.txt'], 'out.txt has 3 lines, short.txt has 1 line: each line must be'],
    [['short.txt', '--ref', 'short.txt', ref], 'short.txt has 1 line, ref.txt has 3 lines'],
    [[out, '--ref', 'empty.txt'], 'empty.txt: the file is empty'],
    [['empty.txt', '--ref', ref], 'empty.txt: the file is empty'],
    [['-', '--ref', 'none.txt'], 'none.txt: no such file or folder'],
    [[out, '--ref', folder], 'is a folder'],
    [['latin1.txt', '--ref', 'short.txt'], 'latin1.txt is not UTF-8'],
    [[out, '--ref', ref, '--metric', 'bleu,rouge'], '“rouge”, expected some of bleu, chrf, chrf++, ter'],
    [[out, '--ref', ref, '--smooth-value', '1'], 'smoothValue is for floor and add-k'],
    [[out, '--ref', ref, '--tokenize', 'zh'], 'tokenize'],
    [[out, '--ref', ref, '--smooth-value', 'nan'], '--smooth-value is nan, expected a number'],
    [[out, `./${out}`, '--ref', ref], 'HYP has ./out.txt twice'],
    [[out, '--ref', ref, '--paired', 'ar'], 'there is only one HYP'],
    [[out, '--baseline', out, '--ref', ref], 'out.txt is the baseline and the only HYP'],
    [['-', '--ref', '-'], 'standard input can be read once'],
    [[out, '--ref', ref, '--sentence', '--confidence'], 'cannot be given together'],
    [[out, '--ref', ref, '--documents', 'gaps.txt'], 'gaps.txt:2: there is no name of a document'],
    [['nul.txt', '--ref', ref], 'nul.txt:1: there is a NUL character'],
    [[out], 'padan score needs --ref'],
    [[out, '--ref', ref, '--metric', 'bleu', 'chrf'], 'chrf is a metric, and no file of translations'],
    [['--ref', ref, out], 'no translations were given: name them before --ref'],
  ])('reports what is wrong with %j, and exits with 2', async (args, message) => {
    const { code, stdout, stderr } = await score(args, '');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('exits with 1 if lines are missing after some have been scored', async () => {
    const { code, stdout, stderr } = await score([out, '--ref', 'short.txt', '--sentence']);
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).toContain('out.txt has 3 lines, short.txt has 1 line');
  });
});
