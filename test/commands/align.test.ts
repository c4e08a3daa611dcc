import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { padan, start } from '../cli.js';
import { testFolder } from '../folder.js';

const tiny = fileURLToPath(new URL('../model/tiny', import.meta.url));
const folder = testFolder('align');
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};
const align = (args: readonly string[], input?: string | Uint8Array) =>
  padan(['align', ...args], { cwd: folder, ...(input === undefined ? {} : { input }) });

for (const name of ['harga-beras.id', 'harga-beras.en', 'pesta-panen.id', 'pesta-panen.en'])
  cpSync(new URL(`../../corpus/${name}.txt`, import.meta.url), join(folder, `${name}.txt`));
const [rice, riceEnglish, feast, feastEnglish] = [
  'harga-beras.id.txt',
  'harga-beras.en.txt',
  'pesta-panen.id.txt',
  'pesta-panen.en.txt',
];
/** Without a model, and without a folder where one could be. */
const bare = ['--no-translate', '--lexicon', 'none', '--from', 'de', '--to', 'fr', '--model', 'nowhere'];

file(
  'de.txt',
  'Am Montag kamen 1250 Gäste nach Bern.\nDas Wetter war gut.\n\nHerr Müller zahlte 318 Franken.\n',
);
file(
  'fr.txt',
  'Lundi, 1250 visiteurs sont venus à Bern.\nIl faisait beau.\n\nM. Müller a payé 318 francs.\n',
);
const parallel = '[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n';

/** Indices of all sentences of one side, in the order of gold lines. */
const covered = (lines: string, side: 0 | 1): number[] =>
  lines
    .trimEnd()
    .split('\n')
    .flatMap((line) => JSON.parse(line.split(':')[side]!) as number[]);

describe('padan align', () => {
  it('prints the beads of lines, without a model, for any two languages', async () => {
    const { code, stdout, stderr } = await align([
      '--lines',
      'de.txt',
      'fr.txt',
      '--format',
      'beads',
      ...bare,
    ]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: parallel, stderr: '' });
  });

  it('counts empty lines, takes a byte order mark and CRLF for what they are, and reads standard input', async () => {
    const windows = `\ufeff${readFileSync(join(folder, 'de.txt'), 'utf8').replaceAll('\n', '\r\n')}`;
    const { stdout } = await align(['--lines', '-', 'fr.txt', '--json', ...bare], windows);
    const beads = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(beads.map(({ source }) => source)).toEqual([[0], [1], [2], [3]]);
    expect(beads[0].sourceText).toBe('Am Montag kamen 1250 Gäste nach Bern.');
    expect(beads[2].sourceText).toBe('');
  });

  it('finds the sentences of raw text', async () => {
    const { code, stdout } = await align(['de.txt', 'fr.txt', ...bare]);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('source\ttarget\tscore\tsource text\ttarget text');
    expect(
      stdout
        .split('\n')
        .slice(1, 4)
        .map((row) => row.split('\t')[3]),
    ).toEqual([
      'Am Montag kamen 1250 Gäste nach Bern.',
      'Das Wetter war gut.',
      'Herr Müller zahlte 318 Franken.',
    ]);
  });

  it('translates the source to align by, says so, and remembers', async () => {
    const memory = testFolder('memory');
    const args = [rice, riceEnglish, '--format', 'beads', '--memory', memory, '--workers', '1'];
    const first = await align(args);
    expect(first.code).toBe(0);
    expect(first.stderr).toBe(
      `padan: translating 32 sentences of ${rice} to align by (--no-translate does without)\n`,
    );
    expect(covered(first.stdout, 0)).toEqual(Array.from({ length: 32 }, (_, i) => i));
    expect(covered(first.stdout, 1)).toEqual(Array.from({ length: 29 }, (_, i) => i));
    expect((await padan(['memory', 'stats', '--memory', memory, '--json'])).stdout).toMatch(/"entries":3\d/);
    const second = await align([...args, '--quiet']);
    expect(second).toEqual({ ...first, stderr: '' });
  });

  it('aligns by a pivot that a run has written', async () => {
    const { stdout: english } = await padan(
      ['run', rice, '-o', 'reports', '--beam', '1', '--links', 'none', '--workers', '1', '--json'],
      {
        cwd: folder,
      },
    );
    expect(english).toContain('"failures": []');
    const args = [rice, riceEnglish, '--format', 'beads'];
    const given = await align([...args, '--pivot', 'reports/harga-beras.en.txt', '--model', 'models']);
    // There is no such model; the languages are asked of it.
    expect(given).toMatchObject({ code: 2, stdout: '' });
    const byPivot = await align([...args, '--pivot', 'reports/harga-beras.en.txt']);
    expect(byPivot).toMatchObject({ code: 0, stderr: '' });
    const translated = await align([...args, '--quiet', '--workers', '1']);
    expect(byPivot.stdout).toBe(translated.stdout);
  });

  it('shows its options and examples with --help', async () => {
    const { code, stdout } = await padan(['align', '--help']);
    expect(code).toBe(0);
    for (const word of ['--pivot', '--lines', '--lexicon', '--format', '--output', '--fail-on', 'Examples:'])
      expect(stdout).toContain(word);
    expect(stdout).toMatch(/--beam .*\[default: 1\]/s);
  });

  it('ends quietly when nobody reads on', async () => {
    file('long.de', `${'x'.repeat(20_000)}\n`.repeat(10));
    const { code, stdout, stderr } = await padan(
      ['align', '--lines', 'long.de', 'long.de', '--json', ...bare],
      {
        cwd: folder,
        onStart: ({ stdout }) => {
          stdout!.once('data', () => stdout!.destroy());
        },
      },
    );
    expect(stdout.length).toBeGreaterThan(0);
    expect(stdout.length).toBeLessThan(10 * 2 * 20_000);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('the output file of padan align', () => {
  it('has the format that its ending names', async () => {
    for (const [ending, start] of [
      ['tmx', '<?xml'],
      ['txt', '  '],
      ['other', 'source\t'],
    ]) {
      const { code, stdout } = await align(['--lines', 'de.txt', 'fr.txt', '-o', `of.${ending}`, ...bare]);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(readFileSync(join(folder, `of.${ending}`), 'utf8').startsWith(start!)).toBe(true);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('says which sentences are not in a TMX file', async () => {
    file('more.txt', `${readFileSync(join(folder, 'fr.txt'), 'utf8')}\n`.repeat(1));
    const pivot = file('pivot.txt', 'un deux trois\nquatre cinq six\nsept huit neuf\n');
    const source = file('source.txt', 'ein zwei drei\nvier fünf sechs\nsieben acht neun\n');
    const target = file('target.txt', 'un deux trois\nsept huit neuf\n');
    const { code, stderr } = await align([
      '--lines',
      source,
      target,
      '--pivot',
      pivot,
      '-o',
      'left.tmx',
      ...bare,
    ]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'padan: 1 sentence without a counterpart left out of the TMX\n',
    });
  });

  it('is never overwritten unless --force is there, and never an input', async () => {
    const mine = file('mine.tsv', 'mine');
    const args = ['--lines', 'de.txt', 'fr.txt', ...bare, '-o'];
    const refused = await align([...args, mine]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toBe('padan: mine.tsv: the file already exists: name another, or add --force\n');
    expect(readFileSync(join(folder, mine), 'utf8')).toBe('mine');
    symlinkSync(mine, join(folder, 'link.tsv'));
    expect(await align([...args, 'link.tsv', '--force'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, mine), 'utf8')).toMatch(/^source\t/);
    symlinkSync('fr.txt', join(folder, 'same.txt'));
    const input = await align([...args, 'same.txt', '--force']);
    expect(input).toMatchObject({ code: 2, stderr: expect.stringContaining('is one of the texts to align') });
  });
});

describe('padan align warns', () => {
  it.each([
    [
      'swapped',
      [riceEnglish, rice],
      /seem to be swapped: .* looks like English \(of its words \d\d % are small words of English, 0 % of Indonesian\).*other way round/,
    ],
    ['same-language', [rice, feast], /both texts look like Indonesian/],
    ['same-text', [rice, rice], /are the same text: 100 %/],
    [
      'other-language',
      ['foreign.txt', riceEnglish],
      /foreign\.txt does not look like Indonesian \(of its words 0 %/,
    ],
    [
      'unrelated',
      [rice, feastEnglish],
      /do not look like translations of each other: of \d+ sentences looked at, \d+ %/,
    ],
  ])('of %s texts, and exits with 3 only if --fail-on says so', async (name, texts, message) => {
    file('foreign.txt', 'Quelque chose qui sonne bien mais ne dit pas grand chose. '.repeat(20));
    const args = [...texts!, '--no-translate', '--format', 'beads'];
    const others = ['same-text', 'swapped', 'same-language', 'other-language', 'unrelated'].filter(
      (other) => other !== name,
    );
    const warned = await align([...args, '--fail-on', others.join(',')]);
    expect(warned.code).toBe(0);
    expect(warned.stdout).toMatch(/^\[/);
    expect(warned.stderr).toMatch(message);
    expect(warned.stderr).toMatch(new RegExp(`^padan: warning: .* \\(${name}\\)\n$`));
    const failed = await align([...args, '--fail-on', name]);
    expect(failed).toEqual({
      code: 3,
      stdout: warned.stdout,
      stderr: `${warned.stderr}padan: --fail-on: ${name}\n`,
    });
  });

  it('of nothing where a text and its translation stand as they should', async () => {
    const { code, stderr } = await align([rice, riceEnglish, '--no-translate', '--fail-on', 'any']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('of swapped texts in languages that it does not know, by the pivot', async () => {
    const texts = [riceEnglish, feastEnglish].map((name) =>
      readFileSync(join(folder, name), 'utf8').split('\n'),
    );
    const lines = Math.min(...texts.map(({ length }) => length));
    const [one, other] = texts.map((all, i) => file(`text${i}.txt`, all.slice(0, lines).join('\n')));
    const languages = ['--from', 'xx', '--to', 'yy', '--lines', '--fail-on', 'any'];
    const swapped = await align([one!, other!, '--pivot', one!, ...languages]);
    expect(swapped).toMatchObject({ code: 3, stderr: expect.stringContaining('the pivot, which should be') });
  });
});

describe('padan align from English to Indonesian', () => {
  const pairsIn = (stdout: string) =>
    JSON.parse(
      `[${stdout.trim().replaceAll(/\]:\[/g, '],[').replaceAll('\n', '],[').replace(/.*/s, '[$&]')}]`,
    );

  it('translates the Indonesian side where no model translates the English one', async () => {
    const beads = ['--format', 'beads', '--no-memory', '--quiet'];
    const there = await align([rice, riceEnglish, ...beads]);
    const back = await align([riceEnglish, rice, '--from', 'en', '--to', 'id', ...beads]);
    expect(back).toMatchObject({ code: 0, stderr: '' });
    const turned = (pairs: [number[], number[]][]) => pairs.map(([one, other]) => [other, one]);
    const sorted = (pairs: unknown[]) => pairs.map((pair) => JSON.stringify(pair)).sort();
    expect(pairsIn(there.stdout).length).toBeGreaterThan(3);
    expect(sorted(pairsIn(back.stdout))).toEqual(sorted(turned(pairsIn(there.stdout))));
  });

  it('reads the lexicon the other way round', async () => {
    const json = ['--no-translate', '--json', '--from'];
    const [line] = (await align([riceEnglish, rice, ...json, 'en'])).stdout.split('\n');
    const other = await align([riceEnglish, rice, ...json, 'en', '--lexicon', 'none']);
    expect(other.code).toBe(0);
    expect(JSON.parse(line!)).toBeTruthy();
    expect(other.stdout.split('\n')[0]).not.toBe(line);
  });
});

describe('padan align refuses', () => {
  mkdirSync(join(folder, 'folder'));
  file('empty.txt', '');
  file('nul.txt', 'a\0b\n');
  file('latin1.txt', Buffer.from('caf\xe9\n', 'latin1'));
  file('two.txt', 'a\nb\n');
  it.each([
    [['-', '-'], '- was given more than once'],
    [['de.txt', '-', '--pivot', '-'], '- was given more than once'],
    [['-', 'none.txt'], 'none.txt: no such file or folder: check the path'],
    [['de.txt', 'folder', '--lines'], 'folder: is a folder, expected a text file'],
    [['de.txt', 'empty.txt'], 'empty.txt: the file has no text'],
    [['de.txt', 'empty.txt', '--lines'], 'empty.txt: the file has no text, expected a sentence a line'],
    [['de.txt', 'nul.txt', '--lines'], 'nul.txt:1: there is a NUL character'],
    [['de.txt', 'nul.txt'], 'nul.txt: not a text file (NUL at byte 1)'],
    [['de.txt', 'latin1.txt', '--lines'], 'latin1.txt is not UTF-8'],
    [['de.txt', 'fr.txt', '--lines', '--pivot', 'two.txt'], 'two.txt has 2 lines, de.txt has 4 lines'],
    [['de.txt', 'fr.txt', '--pivot', 'two.txt'], 'two.txt has 2 lines with text, de.txt has 3 sentences'],
    [['de.txt', 'fr.txt', '--pivot', 'none.txt'], 'none.txt: no such file or folder'],
    [['de.txt', 'fr.txt', '--lexicon', 'none.tsv'], 'none.tsv: no such lexicon'],
    [['de.txt', 'fr.txt', '--lexicon', 'two.txt'], 'two.txt:1: expected "word TAB word TAB probability"'],
    [['de.txt', 'fr.txt', '--format', 'xml'], '--format is xml, expected beads, text, tsv, jsonl or tmx'],
    [['de.txt', 'fr.txt', '--format', 'tsv', '--json'], '--json and --format cannot be given together'],
    [['de.txt', 'fr.txt', '--from', '?'], '--from is ?, expected a language’s code'],
    [
      ['de.txt', 'fr.txt', '--from', 'de', '--to', 'fr'],
      'there is no model here from German to French: “padan models pull OWNER/NAME” fetches one',
    ],
    [
      ['de.txt', 'fr.txt', '--from', 'de', '--to', 'fr', '--model', tiny],
      'give the folder of a model for these languages, or leave --from out; or add --no-translate, or --pivot',
    ],
    [['de.txt', 'fr.txt', '--fail-on', 'swaped'], '--fail-on has “swaped”: did you mean swapped?'],
    [['de.txt', 'fr.txt', '-o', 'folder'], 'folder: is a folder, expected a file to write'],
    [['de.txt', 'fr.txt', '-o', 'no/a.tsv'], 'no: there is no such folder: make it first'],
    [['de.txt'], 'padan align needs <source> and <target>, and got only 1'],
    [['de.txt', 'fr.txt', '--no-tranlate'], 'Did you mean --no-translate?'],
  ])('%j, and says why', async (args, message) => {
    const { code, stdout, stderr } = await align(args, '');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

it('padan align does not begin with a broken model', async () => {
  const model = join(folder, 'models/broken');
  cpSync(new URL('../../models/padan-id-en', import.meta.url), model, {
    recursive: true,
    filter: (path) => !path.endsWith('.onnx'),
  });
  for (const graph of ['encoder_model_quantized', 'decoder_model_merged_quantized'])
    writeFileSync(join(model, `onnx/${graph}.onnx`), 'no graph');
  const { code, stdout, stderr } = await align([rice, riceEnglish, '--model', model]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^padan: .*encoder_model_quantized\.onnx: .*\n$/);
});

describe('Ctrl-C', () => {
  it('ends padan align while it translates, and leaves nothing behind', async () => {
    const many = join(testFolder('align'), 'many.txt');
    writeFileSync(many, Array.from({ length: 3000 }, (_, i) => `Ibu membeli ${i} ikan di pasar.\n`).join(''));
    const out = testFolder('out');
    const { child, says, ended } = start([
      ...['align', '--lines', many, many, '-o', join(out, 'a.tsv'), '--workers', '1', '--no-memory'],
    ]);
    await says('translating 3000 sentences');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
    expect(readdirSync(out)).toEqual([]);
  });

  it('ends a calculation that listens to nobody', async () => {
    const exit = fileURLToPath(new URL('../../dist/commands/process/exit.js', import.meta.url));
    const child = spawn(process.execPath, [
      '--input-type=module',
      '--eval',
      `const { calculating, interruptSignal } = await import(${JSON.stringify(exit)});
       const { writeSync } = await import('node:fs');
       interruptSignal(() => { writeSync(1, 'heard'); process.exit(5); });
       calculating(() => { writeSync(1, 'busy'); for (;;); });`,
    ]);
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
    expect(said).toBe('busy');
  });

  it('is heard again after a calculation', async () => {
    const exit = fileURLToPath(new URL('../../dist/commands/process/exit.js', import.meta.url));
    const child = spawn(process.execPath, [
      '--input-type=module',
      '--eval',
      `const { calculating, interruptSignal } = await import(${JSON.stringify(exit)});
       interruptSignal(() => process.exit(5));
       console.log(calculating(() => 'done'));
       setInterval(() => 0, 1000);`,
    ]);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([5, null]);
  });
});
