import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadModel, roundTrip, translate } from '../src/library.js';
import { cliPath, padan } from './cli.js';
import { testFolder } from './folder.js';
import { reversedFolder } from './model/reversed.js';
import { filesOf } from './output.js';

const tiny = fileURLToPath(new URL('model/tiny', import.meta.url));
const back = reversedFolder();
const quick = ['--beam', '1', '--max-length-ratio', '0.5', '--no-memory', '--workers', '1'];
const settings = { beamSize: 1, maxLengthRatio: 0.5 };
const texts = ['Harga beras naik. Warga mengeluh.', '20.', ''];

/** What the library says of the texts. */
const expected = async () => {
  const [there, home] = [await loadModel(tiny, settings), await loadModel(back, settings)];
  try {
    const [plain, returned] = [[], []] as [{ text: string }[], { text: string; roundTrip: object }[]];
    for await (const each of translate(there, texts)) plain.push(each);
    for await (const each of roundTrip(there, home, texts)) returned.push(each);
    return { plain, returned };
  } finally {
    await there.dispose();
    await home.dispose();
  }
};

describe('roundTrip of the library', () => {
  it('translates as translate does, and back', async () => {
    const { plain, returned } = await expected();
    expect(returned.map(({ text }) => text)).toEqual(plain.map(({ text }) => text));
    expect(returned[0]).toMatchObject({
      roundTrip: { chrf: expect.any(Number) },
      sentences: [{ roundTrip: { chrf: expect.any(Number) } }, { roundTrip: { text: expect.any(String) } }],
    });
    // What was copied stands in the way back as it is, and says nothing.
    expect(returned[1]).toMatchObject({ roundTrip: { text: '20.', chrf: null } });
    expect(returned[2]).toMatchObject({ roundTrip: { text: '', chrf: null }, sentences: [] });
  });

  it('refuses a model of another direction', async () => {
    const there = await loadModel(tiny, settings);
    await expect(roundTrip(there, there, texts).next()).rejects.toMatchObject({ code: 'invalid-system' });
    await there.dispose();
  });
});

describe('padan translate --round-trip', () => {
  it('prints the way back below each translation, and nothing below blank lines', async () => {
    const { returned } = await expected();
    const { code, stdout } = await padan(['translate', '--model', tiny, '--round-trip', back, ...quick], {
      input: `${texts[0]}\n\n${texts[1]}\n`,
    });
    const { text, chrf } = returned[0]!.roundTrip as { text: string; chrf: number };
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${returned[0]!.text}\n  ↩ ${text} (chrF ${chrf.toFixed(1)})\n\n20.\n  ↩ 20.\n`,
    });
  });

  it('has it with --json, for each text and each sentence', async () => {
    const { returned } = await expected();
    const { stdout } = await padan([
      'translate',
      '--json',
      '--model',
      tiny,
      '--round-trip',
      back,
      ...quick,
      '--text',
      texts[0]!,
    ]);
    const { source, translation, roundTrip, sentences } = JSON.parse(stdout);
    expect({ source, text: translation, roundTrip, sentences }).toEqual(returned[0]);
  });

  it.each([
    [['--round-trip', tiny], 'needs a model from en to id'],
    [['--round-trip', 'opus-mt-en-id'], 'padan models pull opus-mt-en-id'],
  ])('exits with 2 and says what it needs: %j', async (args, message) => {
    const { code, stdout, stderr } = await padan(
      ['translate', '--model', tiny, ...args, ...quick, '--text', 'Satu.'],
      { env: { PADAN_MODELS: testFolder('models') } },
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('padan run --round-trip', () => {
  const corpus = testFolder('corpus');
  const words =
    'beras kucing hujan pasar menteri kota gula bukit ombak fajar jendela wadah zaman lampu obat ibu'.split(
      ' ',
    );
  /** Sentences so unlike that what a model of random weights makes of them differs. */
  const sentence = (n: number) =>
    `${Array.from({ length: 7 }, (_, k) => words[(n * 7 + k * ((n % 5) + 1) + (k % 3) * n) % words.length]).join(' ')}.`;
  for (let i = 0; i < 6; i++)
    writeFileSync(
      join(corpus, `${i}.txt`),
      Array.from({ length: 6 }, (_, k) => `${sentence(12 * i + k)} ${sentence(12 * i + k + 6)}\n\n`).join(''),
    );
  const args = (out: string) => ['run', corpus, '-o', out, '--model', tiny, '--links', 'none', ...quick];

  it('takes the name of a model that was pulled, also from a configuration file', async () => {
    const models = testFolder('models');
    cpSync(back, join(models, 'Xenova', 'opus-mt-en-id'), { recursive: true });
    const [byPath, byName, byFile] = [testFolder('out'), testFolder('out'), testFolder('out')];
    expect((await padan([...args(byPath), '--round-trip', back])).code).toBe(0);
    const env = { PADAN_MODELS: models };
    const named = await padan([...args(byName), '--round-trip', 'opus-mt-en-id'], { env });
    expect(named).toMatchObject({ code: 0, stdout: expect.stringContaining('round trip chrF') });
    const here = testFolder('here');
    writeFileSync(join(here, 'padan.config.json'), '{ "roundTrip": "opus-mt-en-id" }');
    expect(await padan(args(byFile), { env, cwd: here })).toMatchObject({ code: 0 });
    const said = (out: string) =>
      readFileSync(join(out, '0.jsonl'), 'utf8').match(/"roundTrip":\{"text.*?\}/g);
    expect(said(byName)).toHaveLength(12);
    expect(said(byName)).toEqual(said(byPath));
    expect(filesOf(byFile)).toEqual(filesOf(byName));
  });

  it('says with --dry-run what there is to do, both ways', async () => {
    const out = testFolder('out');
    const { stdout } = await padan([...args(out), '--round-trip', back, '--dry-run', '--json']);
    expect(JSON.parse(stdout).paragraphs).toEqual({ open: 72, repeated: 0, kept: 0 });
  });

  it('exits with 3 where a gate on its flag fails', async () => {
    const long = testFolder('long');
    mkdirSync(join(long, 'x'));
    const all = Array.from({ length: 40 }, (_, i) => `${sentence(i)}\n\n`);
    writeFileSync(join(long, 'x', 'a.txt'), all.join(''));
    const run = ['run', long, '-o', testFolder('out'), '--model', tiny, '--beam', '1', '--no-memory'];
    // Some of what a model of random weights says comes to an end within four times its source.
    const more = ['--max-length-ratio', '4', '--round-trip', back, '--fail-on', 'round-trip'];
    const { code, stderr } = await padan([...run, ...more]);
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('round-trip') });
  });

  it('ends with the files of an undisturbed run where it is killed on the way back', async () => {
    const [whole, out] = [testFolder('out'), testFolder('out')];
    const command = (folder: string) => [...args(folder), '--round-trip', back, '--batch-size', '1'];
    expect((await padan(command(whole))).code).toBe(0);
    const lines = (folder: string) => readFileSync(join(folder, '.padan/journal.jsonl'), 'utf8').split('\n');
    const size = () => statSync(join(out, '.padan/journal.jsonl'), { throwIfNoEntry: false })?.size ?? 0;
    // All that went there, and some of what came back.
    const enough = (statSync(join(whole, '.padan/journal.jsonl')).size / lines(whole).length) * 50;
    const child = spawn(process.execPath, [cliPath, ...command(out)], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const watching = setInterval(() => {
      if (size() > enough) child.kill('SIGKILL');
    }, 2);
    const [, signal] = await ended;
    clearInterval(watching);
    expect(signal).toBe('SIGKILL');
    const again = await padan([...command(out), '--json']);
    expect(again.code).toBe(0);
    const { translated, kept } = JSON.parse(again.stdout);
    expect(kept).toBeGreaterThan(36);
    expect(translated).toBeGreaterThan(0);
    expect(filesOf(out)).toEqual(filesOf(whole));
  });
});
