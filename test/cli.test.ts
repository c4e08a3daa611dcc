import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { version } from '../src/version.js';
import { cliPath, padan } from './cli.js';
import { testFolder } from './folder.js';
import { corpusFolder, modelFolder } from './model/embedded.js';
import { filesOf } from './output.js';
import { unmarked } from './report/said.js';

const folder = (): string => testFolder('cli');
const tinyFolder = new URL('model/tiny', import.meta.url).pathname;
/** The cheapest way to translate, where it does not matter how. */
const tiny = ['--model', tinyFolder, '--workers', '1'];
/** The cheapest run, where neither words nor links matter. */
const tinyRun = [...tiny, '--links', 'none'];
/** The embedded model's cheapest run. */
const quick = ['--beam', '1', '--links', 'none', '--max-length-ratio', '0.1'];
/** Every file of a folder with its content. */
const contentsOf = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path): [string, string] => [path, readFileSync(path, 'latin1')]);
const oneLine = (text: string): string[] => text.trimEnd().split('\n');

describe('padan', () => {
  it('shows its commands and exit codes with --help', async () => {
    const { code, stdout } = await padan(['--help']);
    expect(code).toBe(0);
    for (const word of ['run', 'translate', 'lint', 'memory', 'completion', 'Exit codes'])
      expect(stdout).toContain(word);
  });

  it.each(['run', 'translate', 'lint'])('shows options and examples with %s --help', async (command) => {
    const { code, stdout } = await padan([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:');
    expect(stdout).toContain('--model');
  });

  it('shows its version, and a completion script', async () => {
    expect((await padan(['--version'])).stdout).toBe(`${version}\n`);
    expect((await padan(['-V'])).stdout).toBe(`${version}\n`);
    const env = { SHELL: '/bin/bash', ZSH_NAME: '' };
    expect((await padan(['completion'], { env })).stdout).toContain('complete -o');
    expect((await padan(['completion', 'zsh'], { env })).stdout).toMatch(/^#compdef padan\n/);
  });

  it('speaks English whatever the locale', async () => {
    const { stdout } = await padan(['--help'], { env: { LC_ALL: 'id_ID.UTF-8', LANG: 'id_ID.UTF-8' } });
    expect(stdout).toContain('Commands:');
  });

  it.each([
    [[], 'Name a command'],
    [['trnslate'], 'Unknown command trnslate. Did you mean translate?\nTry "padan --help".'],
    [['rnu'], 'Unknown command rnu. Did you mean run?'],
    [['run', '--beem', '3'], 'Unknown option --beem. Did you mean --beam?\nTry "padan run --help".'],
    [['run', '--no-such'], 'padan: Unknown option --no-such\nTry'],
    [['run', '-x'], 'Unknown option -x'],
    [['--foo'], 'Unknown option --foo\nTry "padan --help".'],
    [['status', 'a', 'b'], 'Unexpected argument b'],
    [['run', '-'], '- is no file or folder: name some; "padan translate" reads standard input'],
    [['lint', ''], 'paths is "", expected a path'],
    [['run', '--memory', 'm', '--no-memory'], '--no-memory and --memory cannot be given together'],
    [['run', '--dry-run', '--watch'], '--dry-run and --watch cannot be given together'],
    [['run', '--fail-on', 'numbrs-differ'], '--fail-on has “numbrs-differ”: did you mean numbers-differ?'],
    [
      ['lint', '--fail-on', 'untranslated', '.'],
      '--fail-on has “untranslated”: the rules are byte-order-mark,',
    ],
    [['lint', '--fail-on', 'repeated-wrd', '.'], '--fail-on has “repeated-wrd”: did you mean repeated-word?'],
    [['translate', 'no.txt'], 'no.txt: no such file: to translate a text, use --text "…"'],
    [['translate', '.'], '.: is a folder: "padan run" translates folders'],
    [['translate', '--text', 'a', 'b.txt'], '--text and files cannot be given together'],
    [['run', '--beam', '0'], '--beam is 0, expected a whole number from 1 to 32'],
    [['run', '--beam', 'many'], '--beam is many, expected a whole number from 1 to 32'],
    [['run', '--beam', ''], '--beam is "", expected a whole number'],
    [['run', '--beam', '2', '--beam=3'], '--beam was given more than once'],
    [['run', '-o', 'a', '--out', 'b'], '--out was given more than once'],
    [['run', '--paragraphs', 'lines', '--paragraphs', 'auto'], '--paragraphs was given more than once'],
    [['memory', 'clean'], 'action is clean, expected stats, clear or export'],
    [['run', '--batch-size', '1.5'], '--batch-size is 1.5, expected a whole number'],
    [['run', '--paragraphs', 'words'], '--paragraphs is words, expected auto, blank-lines or lines'],
    [['run'], 'no paths were given, and there is no folder corpus/'],
    [['run', corpusFolder, '--model', '/no/such'], '/no/such: no such model folder'],
  ])('reports what is wrong with %j, and exits with 2', async (args, message) => {
    const { code, stdout, stderr } = await padan(args, { cwd: folder() });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at |\\u000a/);
  });

  it('reports a truncated model or an output folder that is a file in one line', async () => {
    const model = join(folder(), 'm');
    cpSync(tinyFolder, model, { recursive: true });
    truncateSync(join(model, 'onnx/encoder_model.onnx'), 1000);
    const truncated = await padan([
      ...['run', corpusFolder, '--model', model, '--workers', '1', '-o', join(folder(), 'out')],
    ]);
    expect(truncated.code).toBe(2);
    expect(oneLine(truncated.stderr)).toEqual([
      expect.stringMatching(/encoder_model\.onnx: .*truncated.*: copy the model folder again/),
    ]);

    const out = join(folder(), 'file');
    writeFileSync(out, 'x');
    const file = await padan(['run', corpusFolder, ...tiny, '-o', out]);
    expect(file.code).toBe(2);
    expect(oneLine(file.stderr)).toEqual([
      `padan: ${out}: the output folder is a file: choose another output folder, or remove the file`,
    ]);
    expect(readFileSync(out, 'utf8')).toBe('x');
  });
});

describe('an output that cannot be written', () => {
  const text = join(folder(), 'a.txt');
  writeFileSync(text, 'Harga naik. ke sana\n');
  /** Runs a shell command in which `padan` is the built program. */
  const shell = (command: string) =>
    spawnSync('sh', ['-c', `padan() { "${process.execPath}" "${cliPath}" "$@"; }\n${command}\n`], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', PADAN_MEMORY: folder() },
    });

  it.skipIf(!existsSync('/dev/full'))('is named, and ends every command with 1', () => {
    for (const command of [
      '--help',
      'completion',
      `lint ${text}`,
      'memory stats',
      `translate ${tiny.join(' ')} ${text}`,
    ])
      expect(shell(`padan ${command} > /dev/full`)).toMatchObject({
        status: 1,
        stderr: 'padan: standard output cannot be written: the disk is full (ENOSPC)\n',
      });
  });

  it.skipIf(process.platform !== 'linux')(
    'may be closed: that is named, unless there is nothing to print',
    () => {
      const closed = { status: 1, stderr: 'padan: standard output is closed\n' };
      expect(shell(`padan lint ${text} >&-`)).toMatchObject(closed);
      expect(shell(`padan translate ${tiny.join(' ')} ${text} >&-`)).toMatchObject(closed);
      const run = `padan run ${text} -o ${folder()} --quiet ${tinyRun.join(' ')}`;
      expect(shell(`${run} >&-`)).toMatchObject({ status: 0, stderr: '' });
      expect(shell(`padan lint ${text} > /dev/null`)).toMatchObject({ status: 0, stderr: '' });
      expect(spawnSync(process.execPath, [cliPath, 'lint', text], { stdio: 'ignore' }).status).toBe(0);
    },
  );

  it.skipIf(!existsSync('/dev/full'))('keeps no run from its end if it is that of messages', () => {
    const out = folder();
    const run = `padan run ${text} -o ${out} --log json ${tinyRun.join(' ')} 2> /dev/full`;
    expect(shell(run)).toMatchObject({ status: 0, stdout: expect.stringContaining('Open ') });
    expect(existsSync(join(out, 'a.html'))).toBe(true);
  });

  it('is no error if the reader has seen enough', () => {
    expect(shell('{ padan --help; echo "code $?" >&2; } | head -1')).toMatchObject({ stderr: 'code 0\n' });
  });
});

describe('padan run', () => {
  const out = join(folder(), 'out');
  const args = ['run', corpusFolder, '-o', out, '--beam', '1', '--links', 'none'];
  let first: Awaited<ReturnType<typeof padan>>;
  beforeAll(async () => {
    first = await padan(args);
  });

  it('translates the corpus with the embedded model, and names the report', () => {
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(
      /^Translated 196 paragraphs in [\d.]+ s, 1 repeated within the run\.\n13 documents\. Open .*index\.html\n$/,
    );
    expect(oneLine(first.stderr)).toHaveLength(13);
    expect(first.stdout + first.stderr).not.toContain('\u001b');
    expect(existsSync(join(out, 'index.html'))).toBe(true);
  });

  it('translates nothing the second time, and reports that', async () => {
    const { code, stdout, stderr } = await padan([...args, '--quiet']);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    const again = await padan(args);
    expect(again.stdout).toContain('Nothing to translate: 197 paragraphs unchanged since an earlier run.');
  });

  it('writes diffs that patch can apply', () => {
    const copy = folder();
    for (const name of ['harga-beras', 'pesta-panen']) {
      cpSync(join(out, `${name}.en.txt`), join(copy, `${name}.en.txt`));
      execFileSync('patch', ['-p1', '-s'], { cwd: copy, input: readFileSync(join(out, `${name}.diff`)) });
      const words = (text: string) => text.split(/\s+/).filter(Boolean);
      expect(words(readFileSync(join(copy, `${name}.en.txt`), 'utf8'))).toEqual(
        words(readFileSync(join(corpusFolder, `${name}.en.txt`), 'utf8')),
      );
    }
  });

  it('lists failures, translates the rest, and exits with 1', async () => {
    const corpus = folder();
    writeFileSync(join(corpus, 'a.txt'), 'Selamat pagi.\n');
    writeFileSync(join(corpus, 'b.txt'), Buffer.from([0xff, 0x20]));
    writeFileSync(join(corpus, 'no\nsuch.txt'), '');
    const { code, stdout, stderr } = await padan(['run', corpus, ...tinyRun, '-o', join(corpus, 'out')]);
    expect(code).toBe(1);
    expect(stderr).toContain(`failed ${join(corpus, 'b.txt')}:1: the file is not valid UTF-8`);
    expect(stderr).toContain('no\\u000asuch.txt: the file has no text');
    expect(stdout).toContain('2 failures, listed in failed.json:\n');
    expect(stdout).toContain('add --only-failed to the command to retry only these.\n');
    expect(JSON.parse(readFileSync(join(corpus, 'out/failed.json'), 'utf8'))).toMatchObject([
      { document: join(corpus, 'b.txt'), path: join(corpus, 'b.txt:1') },
      { document: join(corpus, 'no\nsuch.txt'), reason: 'the file has no text: remove it, or add text' },
    ]);
    expect(existsSync(join(corpus, 'out/a.html'))).toBe(true);

    // It can say how the run stands, so it exits with 0; where no run has been, it cannot.
    const status = await padan(['status', join(corpus, 'out')]);
    expect(status.code).toBe(0);
    expect(status.stdout).toContain('2 failures: see failed.json');
    expect((await padan(['status', corpus])).code).toBe(1);
  });

  it('exits with 1 if a folder is empty', async () => {
    const { code, stderr } = await padan(['run', folder(), ...tinyRun, '-o', join(folder(), 'out')]);
    expect(code).toBe(1);
    expect(stderr).toContain('the folder has no .txt files');
  });

  it('prints its result as JSON, and nothing else', async () => {
    const corpus = folder();
    writeFileSync(join(corpus, 'a.txt'), 'Selamat pagi.\n');
    const { stdout, stderr } = await padan(['run', corpus, ...tinyRun, '-o', join(corpus, 'out'), '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      translated: 1,
      kept: 0,
      stopped: false,
      failures: [],
      documents: [{ name: 'a' }],
    });
  });

  it('says what it passed over, once, and lists it in its result and in run.json', async () => {
    const corpus = folder();
    const out = join(corpus, 'out');
    for (const name of ['UPPER.TXT', 'a.md', 'b.html', 'c', 'x.en.txt', '.hidden.md'])
      writeFileSync(join(corpus, name), 'Selamat pagi.\n');
    const args = ['run', corpus, ...tinyRun, '-o', out];
    const { code, stderr } = await padan(args);
    expect(code).toBe(0);
    expect(oneLine(stderr)).toEqual([
      'note 3 files passed over: a.md, b.html, c (only .txt so far)',
      'note 1 file passed over: x.en.txt (a reference in en without its source)',
      join(out, 'UPPER.html'),
    ]);
    const passedOver = ['a.md', 'b.html', 'c', 'x.en.txt'].map((name) => ({ path: join(corpus, name) }));
    expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))).toMatchObject({ passedOver });
    // What it wrote itself is not in the list.
    const again = await padan([...args, '--json']);
    expect(again.stderr).toBe('');
    expect(JSON.parse(again.stdout)).toMatchObject({ passedOver });
    expect(JSON.parse(again.stdout).passedOver).toHaveLength(4);
  });

  it('warns that a page that is named is read as plain text, and that no reference matches', async () => {
    const corpus = folder();
    const page = join(corpus, 'a.html');
    writeFileSync(page, '<p>Selamat pagi.</p>\n');
    const references = folder();
    writeFileSync(join(references, 'b.en.txt'), 'Good morning.\n');
    const args = ['run', page, '--references', references, ...tinyRun, '-o', join(corpus, 'out')];
    const { code, stderr } = await padan(args);
    expect(code).toBe(0);
    expect(stderr).toContain(`note ${page}: read as plain text, so its markup is taken for words\n`);
    expect(stderr).toContain(`note --references ${references}: none of its 1 file matches a document\n`);
  });

  it('tells what was repeated, remembered and kept apart', async () => {
    const corpus = folder();
    writeFileSync(join(corpus, 'a.txt'), 'Selamat pagi.\n\nSelamat pagi.\n\nHarga naik.\n');
    const env = { PADAN_MEMORY: folder() };
    const args = (out: string) => ['run', corpus, ...tinyRun, '-o', join(corpus, out)];
    const first = await padan(args('1'), { env });
    expect(first.stdout).toMatch(/^Translated 2 paragraphs in [\d.]+ s, 1 repeated within the run\.\n/);
    const elsewhere = await padan(args('2'), { env });
    expect(elsewhere.stdout).toMatch(
      /^Nothing new to translate: 2 found in the memory, 1 repeated within the run\.\n/,
    );
    const again = await padan([...args('1'), '--json'], { env });
    expect(JSON.parse(again.stdout)).toMatchObject({ translated: 0, remembered: 0, repeated: 0, kept: 3 });
  });

  it('takes --memory from the command line over “no memory” in the configuration', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'a.txt'), 'Selamat pagi.\n');
    writeFileSync(join(cwd, 'padan.config.json'), '{ "noMemory": true }');
    const args = ['run', 'a.txt', '--memory', 'kept', ...tinyRun];
    expect(await padan(args, { cwd })).toMatchObject({ code: 0, stderr: 'out/a.html\n' });
    expect(existsSync(join(cwd, 'kept'))).toBe(true);
  });

  it('with --dry-run says what there is to do, and writes nothing', async () => {
    const corpus = folder();
    const cwd = folder();
    const memory = join(cwd, 'memory');
    writeFileSync(join(corpus, 'a.txt'), 'Selamat pagi.\n\nSelamat pagi.\n');
    writeFileSync(join(corpus, 'b.txt'), 'Harga naik lagi.\n');
    writeFileSync(join(corpus, 'c.md'), 'x');
    const args = ['run', corpus, ...tinyRun, '--memory', memory];
    const dry = await padan([...args, '--dry-run'], { cwd });
    expect(dry.code).toBe(0);
    expect(dry.stderr).toContain('1 file passed over: c.md');
    expect(oneLine(dry.stdout)).toEqual([
      'Would translate 2 paragraphs (5 words).',
      'Other paragraphs: 1 repeated within the run.',
      '2 documents, 0 of them unchanged. Nothing was written.',
    ]);
    expect(readdirSync(cwd)).toEqual([]);

    expect((await padan(args, { cwd })).code).toBe(0);
    writeFileSync(join(corpus, 'b.txt'), 'Harga naik lagi.\n\nHujan turun di sana.\n');
    const before = contentsOf(cwd);
    const json = await padan([...args, '--dry-run', '--json'], { cwd });
    const plan = JSON.parse(json.stdout);
    expect(plan).toMatchObject({
      documents: 2,
      unchanged: 1,
      paragraphs: { open: 1, repeated: 0, kept: 3 },
      words: 4,
      passedOver: [{ path: join(corpus, 'c.md') }],
      failures: [],
    });
    expect(plan.wordsPerSecond).toBeGreaterThan(0);
    expect(plan.seconds).toBeCloseTo(4 / plan.wordsPerSecond);
    expect(contentsOf(cwd)).toEqual(before);
  });

  it('with --dry-run names what would fail, and exits with 1', async () => {
    const corpus = folder();
    writeFileSync(join(corpus, 'a.txt'), Buffer.from([0xff, 0x20]));
    const { code, stderr } = await padan(['run', corpus, '-n', '--model', tinyFolder], { cwd: folder() });
    expect(code).toBe(1);
    expect(stderr).toContain('the file is not valid UTF-8');
  });

  it('exits with 3 if --fail-on or --max-flagged finds something, after all is written', async () => {
    const corpus = folder();
    writeFileSync(join(corpus, 'a.txt'), '***\n\nHarga naik. ke sana.\n');
    const out = join(corpus, 'out');
    const gated = (...more: string[]) => padan(['run', corpus, ...tinyRun, '-o', out, '--quiet', ...more]);
    const found = await gated('--fail-on', 'crlf-line-endings, stray-full-stop');
    expect({ code: found.code, stderr: found.stderr }).toEqual({
      code: 3,
      stderr: 'padan: --fail-on: 1 stray-full-stop\n',
    });
    expect(existsSync(join(out, 'index.html'))).toBe(true);
    // Nothing is new, but what there is counts all the same.
    expect((await gated('--fail-on', 'any')).code).toBe(3);
    expect(await gated('--fail-on', 'crlf-line-endings', '--max-flagged', '99')).toMatchObject({
      code: 0,
      stderr: '',
    });
    const { documents } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
    expect(documents[0].rules).toMatchObject({ 'stray-full-stop': 1 });
    writeFileSync(join(corpus, 'b.txt'), '');
    expect((await gated('--fail-on', 'any')).code).toBe(1);
  });

  it('opens the index in the browser with --open, or says why it cannot', async () => {
    const corpus = folder();
    writeFileSync(join(corpus, 'a.txt'), 'Selamat pagi.\n');
    const out = join(corpus, 'out');
    const programs = folder();
    const opened = join(programs, 'opened');
    const opener = (script: string) =>
      writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const open = (env: NodeJS.ProcessEnv) =>
      padan(['run', corpus, ...tinyRun, '-o', out, '--quiet', '--open'], {
        env: {
          CI: '',
          DISPLAY: ':9',
          WAYLAND_DISPLAY: '',
          PATH: `${programs}:${process.env['PATH']}`,
          ...env,
        },
      });
    opener(`echo "$1" > ${opened}`);
    expect(await open({})).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(opened, 'utf8')).toBe(`${join(out, 'index.html')}\n`);
    opener('exit 3');
    for (const [env, why] of [
      [{}, 'xdg-open failed with code 3'],
      [{ DISPLAY: '' }, 'there is no display'],
      [{ CI: 'true' }, '$CI is set'],
      [{ PATH: folder() }, 'spawn xdg-open ENOENT'],
    ] as const)
      expect(await open(env)).toMatchObject({
        code: 0,
        stderr: `note ${join(out, 'index.html')}: not opened: ${why}\n`,
      });
  });

  it('exits with 2 if its journal cannot be opened', async () => {
    const out = folder();
    mkdirSync(join(out, '.padan/journal.jsonl'), { recursive: true });
    const { code, stderr } = await padan(['run', corpusFolder, '-o', out]);
    expect(code).toBe(2);
    expect(stderr).toContain('journal.jsonl: is a folder, where Padan keeps a file of its own');
  });

  it('reports a file that it has no permission to read', async () => {
    const corpus = folder();
    const path = join(corpus, 'secret.txt');
    writeFileSync(path, 'Rahasia.\n');
    chmodSync(path, 0);
    chmodSync(corpus, 0o755);
    // Nothing is forbidden to root, who runs as nobody here.
    const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { code, stderr } = await padan(['lint', path], { ...asNobody, cwd: corpus });
    expect(code).toBe(1);
    expect(stderr).toBe(`padan: ${path}: no permission to read it\n`);
  });

  describe('that is stopped', () => {
    const texts = folder();
    for (let i = 0; i < 15; i++)
      writeFileSync(
        join(texts, `${i}.txt`),
        Array.from(
          { length: 6 },
          (_, k) => `Ini kalimat nomor ${i * 6 + k} dari banyak kalimat yang agak panjang di sini.\n\n`,
        ).join(''),
      );
    const argsFor = (out: string) => ['run', texts, '-o', out, '--batch-size', '4', ...quick];
    const journalOf = (out: string) => join(out, '.padan/journal.jsonl');

    /** Runs until the journal has something, then sends the signal. */
    const stopped = (out: string, signal: NodeJS.Signals) =>
      padan(argsFor(out), {
        onStart: (child) => {
          const timer = setInterval(() => {
            if (!existsSync(journalOf(out)) || readFileSync(journalOf(out)).length === 0) return;
            clearInterval(timer);
            child.kill(signal);
          }, 10);
          child.on('exit', () => clearInterval(timer));
        },
      });

    const undisturbed = folder();
    beforeAll(async () => {
      expect((await padan(argsFor(undisturbed))).code).toBe(0);
    });

    it('by Ctrl-C finishes and keeps the batch, exits with 130, and continues next time', async () => {
      const out = folder();
      const { code, stdout, stderr } = await stopped(out, 'SIGINT');
      expect(code).toBe(130);
      expect(stderr).toContain('Stopping after this batch');
      expect(stdout).toContain('Run the same command again to continue.');
      const kept = oneLine(readFileSync(journalOf(out), 'utf8')).length;
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThan(90);
      const resumed = await padan([...argsFor(out), '--json']);
      expect(resumed.code).toBe(0);
      expect(JSON.parse(resumed.stdout)).toMatchObject({ kept, translated: 90 - kept });
      expect(filesOf(out)).toEqual(filesOf(undisturbed));
    });

    it('by SIGKILL continues next time, and writes the same files', async () => {
      const out = folder();
      expect((await stopped(out, 'SIGKILL')).code).toBeNull();
      const resumed = await padan([...argsFor(out), '--json']);
      expect(resumed.code).toBe(0);
      expect(JSON.parse(resumed.stdout).kept).toBeGreaterThan(0);
      expect(filesOf(out)).toEqual(filesOf(undisturbed));
    });
  });
});

describe('padan translate', () => {
  it('prints one line per line, including blank ones, in order', async () => {
    const input = 'Selamat pagi. Apa kabar?\n\nTerima kasih.\r\n***';
    const { code, stdout, stderr } = await padan(['translate', '--beam', '1', '--workers', '1'], { input });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/\S+ \S+/);
    expect(lines[1]).toBe('');
    expect(lines[2]).toMatch(/\S\r$/);
    expect(lines.slice(3)).toEqual(['***', '']);
  });

  it('prints each line as soon as it is done', async () => {
    let seen = '';
    const { code } = await padan(['translate', '--beam', '1', '--workers', '1'], {
      onStart: (child) => {
        child.stdin!.write('Selamat pagi.\n');
        child.stdout!.on('data', (chunk) => {
          seen += chunk;
          if (seen.split('\n').length === 2) child.stdin!.end('Selamat malam.\n');
        });
      },
    });
    expect(code).toBe(0);
    expect(seen.trimEnd().split('\n')).toHaveLength(2);
  });

  it('translates files, a text, and standard input among files', async () => {
    const files = folder();
    writeFileSync(join(files, 'a.txt'), 'Selamat pagi.\n\nApa kabar?\n');
    writeFileSync(join(files, 'b.txt'), 'Terima kasih.');
    const sources = async (...args: string[]) => {
      const { stdout, code } = await padan(['translate', '--json', ...tiny, ...args], {
        input: 'Selamat malam.\n',
        cwd: files,
      });
      expect(code).toBe(0);
      return oneLine(stdout).map((line) => JSON.parse(line).source);
    };
    expect(await sources('a.txt', '-', 'b.txt')).toEqual([
      'Selamat pagi.',
      'Apa kabar?',
      'Selamat malam.',
      'Terima kasih.',
    ]);
    expect(await sources('--text', 'Selamat pagi. Apa kabar?')).toEqual(['Selamat pagi. Apa kabar?']);
    const apart = await padan([
      'translate',
      '--by',
      'paragraph',
      ...tiny,
      join(files, 'a.txt'),
      join(files, 'b.txt'),
    ]);
    expect(apart.stdout.split('\n\n')).toHaveLength(3);
  });

  it('says that it reads standard input if that is a terminal', async () => {
    const script = `import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
said = b""
while b"\\n" not in said:
    said += os.read(terminal, 1000)
os.write(terminal, b"\\x04")
os.waitpid(pid, 0)
print(said.decode())`;
    const python = spawnSync(
      'python3',
      ['-c', script, process.execPath, cliPath, 'translate', '--no-memory'],
      {
        encoding: 'utf8',
        timeout: 30_000,
      },
    );
    expect(python.stdout).toContain('padan: reading standard input, until Ctrl-D');
  });

  it('reads paragraphs, and prints JSON', async () => {
    const input = 'Selamat pagi.\nApa kabar?\n\nTerima kasih.\n';
    const plain = await padan(['translate', '--by', 'paragraph', ...tiny], { input });
    expect(plain.stdout.split('\n\n')).toHaveLength(2);
    const json = await padan(['translate', '--by', 'paragraph', '--json', ...tiny], { input });
    const [first, second] = oneLine(json.stdout).map((line) => JSON.parse(line));
    expect(first).toMatchObject({
      source: 'Selamat pagi.\nApa kabar?',
      sentences: [{ source: 'Selamat pagi.' }, { source: 'Apa kabar?' }],
    });
    expect(second.source).toBe('Terima kasih.');
  });

  it('translates everything before a byte that is not UTF-8, and exits with 1', async () => {
    const { code, stdout, stderr } = await padan(['translate', '--beam', '1', '--workers', '1'], {
      input: Buffer.from('Selamat pagi.\ncaf\xe9\n', 'latin1'),
    });
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^padan: standard input is not UTF-8/);
  });

  it('ends quietly when its reader goes away', async () => {
    const { code, stderr } = await padan(['translate', '--beam', '1', '--workers', '1'], {
      input: 'Selamat pagi.\n'.repeat(200),
      onStart: (child) => child.stdout!.once('data', () => child.stdout!.destroy()),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('decoding options', () => {
  const texts = folder();
  const input = 'Presiden tiba di Jakarta.\nHarga beras naik lagi di pasar.\n';
  beforeAll(() => writeFileSync(join(texts, 'a.txt'), input));
  const filesOf = (out: string) =>
    ['a.html', 'a.en.txt', 'a.jsonl', 'index.html', 'run.json'].map((name) =>
      readFileSync(join(out, name), 'utf8'),
    );

  it('that only affect speed change no result', async () => {
    const outs = await Promise.all(
      [
        ['--workers', '1'],
        ['--workers', '3', '--batch-size', '1'],
        ['--workers', '1', '--no-memory'],
      ].map(async (more) => {
        const out = folder();
        expect((await padan(['run', texts, '-o', out, ...more])).code).toBe(0);
        return filesOf(out);
      }),
    );
    expect(outs[1]).toEqual(outs[0]);
    expect(outs[2]).toEqual(outs[0]);
  });

  it('show alternatives in the reports and in JSON', async () => {
    const out = folder();
    expect((await padan(['run', texts, '-o', out, '--n-best', '3', '--workers', '1'])).code).toBe(0);
    expect(unmarked(readFileSync(join(out, 'a.html'), 'utf8'))).toMatch(
      /<summary[^>]*>2 alternatives<\/summary>/,
    );
    expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')).settings).toMatchObject({ nBest: 3 });
    const { stdout } = await padan(['translate', '--n-best', '3', '--json', '--workers', '1'], { input });
    const [first] = oneLine(stdout).map((line) => JSON.parse(line));
    expect(first.sentences[0].alternatives).toHaveLength(2);
  });

  it('are passed to the model', async () => {
    const english = async (...more: string[]) =>
      (await padan(['translate', '--workers', '1', ...more], { input })).stdout;
    const plain = await english();
    expect(await english('--max-length-ratio', '0.1')).not.toBe(plain);
    expect((await english('--no-repeat-ngram-size', '1')).split('\n')[1]).not.toMatch(/\b(\w+)\b.* \1\b/);
    expect(await english('--dtype', 'q8', '--length-penalty', '1')).toBe(plain);
  });

  it.each([
    [['--n-best', '5'], '--n-best is 5, expected at most --beam, which is 4'],
    [['--workers', '0'], '--workers is 0, expected a whole number from 1 to 256'],
    [['--length-penalty', '-1'], '--length-penalty is -1, expected a number from 0 to 10'],
    [['--max-length-ratio', 'x'], '--max-length-ratio is x, expected a number from 0.1 to 20'],
    [['--dtype', 'fp16'], 'the model folder has no graphs in fp16: it has them in q8'],
  ])('are rejected with a message about what was expected: %j', async (more, message) => {
    const { code, stderr } = await padan(['run', texts, '-o', folder(), ...more]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('the memory', () => {
  it('is shared by output folders, and can be shown, exported and cleared', async () => {
    const memory = folder();
    const env = { PADAN_MEMORY: memory };
    const texts = folder();
    writeFileSync(join(texts, 'a.txt'), 'Presiden tiba di Jakarta.\n');
    const run = async (...more: string[]) => {
      const out = folder();
      expect(
        (await padan(['run', texts, '-o', out, '--workers', '1', '--links', 'none', ...more], { env })).code,
      ).toBe(0);
      return readFileSync(join(out, 'a.jsonl'), 'utf8');
    };
    const first = await run();
    const stats = async () => JSON.parse((await padan(['memory', 'stats', '--json'], { env })).stdout);
    expect(await stats()).toMatchObject({ folder: memory, entries: 1 });
    const exported = await padan(['memory', 'export'], { env });
    const [entry] = oneLine(exported.stdout).map((line) => JSON.parse(line));
    expect(entry).toMatchObject({ source: 'Presiden tiba di Jakarta.', settings: { beamSize: 4 } });
    expect(first).toContain(entry.draft.text);
    expect(await run()).toBe(first);
    expect(await run('--force')).toBe(first);
    expect(await stats()).toMatchObject({ entries: 1 });
    await run('--beam', '1');
    expect(await stats()).toMatchObject({ entries: 2 });
    expect((await padan(['memory', 'clear'], { env })).stdout).toBe('Removed 2 sentences.\n');
    expect((await padan(['memory', 'stats'], { env })).stdout).toContain('0 sentences');
  });

  it('that is damaged is renamed with a warning, and the run succeeds', async () => {
    const memory = folder();
    writeFileSync(join(memory, 'data.mdb'), 'no database');
    const { code, stdout, stderr } = await padan(['translate', '--workers', '1', '--memory', memory], {
      input: 'Selamat pagi.\n',
    });
    expect(code).toBe(0);
    expect(stdout.trim()).not.toBe('');
    expect(stderr).toContain('the memory was damaged');
  });

  it('that cannot be used does not stop a run', async () => {
    const memory = join(folder(), 'file');
    writeFileSync(memory, '');
    const texts = folder();
    writeFileSync(join(texts, 'a.txt'), 'Selamat pagi.\n');
    const { code, stderr } = await padan(['run', texts, '-o', folder(), ...tinyRun, '--memory', memory]);
    expect(code).toBe(0);
    expect(stderr).toContain('the memory cannot be used');
    const line = await padan(['translate', ...tiny, '--memory', memory], { input: 'Selamat pagi.\n' });
    expect(line.code).toBe(0);
    expect(line.stderr).toContain('the memory cannot be used');
  });
});

describe('padan lint', () => {
  it('reports positions in files, and exits with 0', async () => {
    const { code, stdout } = await padan(['lint', corpusFolder]);
    expect(code).toBe(0);
    expect(oneLine(stdout)).toContain(
      `${join(corpusFolder, 'chip-taiwan.id.txt')}:3:102 stray-full-stop a full stop stands before a lower-case word: the sentence seems to go on`,
    );
    expect(stdout).toMatch(/\d+ notes on 13 documents\.\n$/);
  });

  it('prints JSON lines whose offsets point into the file', async () => {
    const path = join(corpusFolder, 'chip-taiwan.id.txt');
    const { stdout } = await padan(['lint', path, '--json', '--model', modelFolder]);
    const text = readFileSync(path, 'utf8');
    const stray = oneLine(stdout)
      .map((line) => JSON.parse(line))
      .filter(({ rule }) => rule === 'stray-full-stop');
    expect(stray.map(({ start, end }) => text.slice(start - 6, end + 3))).toEqual([
      ' dolar. ke',
      'persen. di',
    ]);
  });

  it('exits with 3 if --fail-on finds something, and names what is no text', async () => {
    const corpus = folder();
    writeFileSync(join(corpus, 'a.txt'), 'Harga naik. ke sana');
    writeFileSync(join(corpus, 'b.md'), 'x');
    const found = await padan(['lint', corpus, '--fail-on', 'any']);
    expect(found).toMatchObject({
      code: 3,
      stderr: `padan: 1 file passed over: b.md (only .txt so far)
padan: --fail-on: 1 missing-final-newline, 1 stray-full-stop, 1 fragment
`,
    });
    expect((await padan(['lint', corpus, '--fail-on', 'truncated-heading'])).code).toBe(0);
  });

  it('continues after a bad file, and exits with 1', async () => {
    const corpus = folder();
    writeFileSync(join(corpus, 'a.txt'), '');
    writeFileSync(join(corpus, 'b.txt'), 'Tanpa akhir');
    const { code, stdout, stderr } = await padan(['lint', corpus]);
    expect(code).toBe(1);
    expect(stderr).toContain('the file has no text');
    expect(stdout).toContain('missing-final-newline');
    rmSync(corpus, { recursive: true });
  });
});
