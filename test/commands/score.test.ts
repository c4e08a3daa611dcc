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
    [[out], 'Missing required argument: ref'],
    [['--ref', ref], 'Not enough'],
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
