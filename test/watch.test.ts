import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { watch } from '../src/watch.js';
import { padan, start } from './cli.js';
import { testFolder } from './folder.js';
import { tiny } from './model/embedded.js';
import { runOptions } from './output.js';

const folder = (): string => testFolder('watch');

it('padan run --watch updates reports as files are changed, added and removed, until Ctrl-C', async () => {
  const corpus = folder();
  const out = join(corpus, 'out');
  const references = folder();
  writeFileSync(join(corpus, 'a.txt'), 'Selamat pagi.\n');
  const { child, said, ended } = start([
    ...[
      'run',
      corpus,
      '-o',
      out,
      '--references',
      references,
      '--beam',
      '1',
      '--no-memory',
      '--watch',
      '--prune',
    ],
  ]);
  /** Waits until it has said so many times that it is done with a round, and gives what it said in the last. */
  let heard = 0;
  const round = async (): Promise<string> => {
    await expect
      .poll(() => said().slice(heard), { timeout: 20_000, interval: 20 })
      .toContain('Waiting for changes');
    const last = said().slice(heard);
    heard = said().length;
    return last;
  };
  const english = (name: string) => readFileSync(join(out, `${name}.en.txt`), 'utf8');
  const changes: number[] = [];
  const timed = async (change: () => void): Promise<string> => {
    const start = performance.now();
    change();
    const last = await round();
    changes.push(performance.now() - start);
    return last;
  };

  expect(await round()).toContain('Translated 1 paragraph');
  const before = english('a');
  expect(await timed(() => appendFileSync(join(corpus, 'a.txt'), '\nHarga beras naik.\n'))).toMatch(
    /Translated 1 paragraph in .*, 1 kept/,
  );
  expect(english('a').startsWith(before.trimEnd())).toBe(true);

  // Many changes at once are one round.
  const many = await timed(() => {
    mkdirSync(join(corpus, 'sub'));
    for (let i = 0; i < 5; i++) writeFileSync(join(corpus, `sub/${i}.txt`), `Ini artikel ${i}.\n`);
  });
  expect(many).toContain('Translated 5 paragraphs');
  expect(many.match(/Open .*index/g)).toHaveLength(1);

  expect(
    await timed(() => writeFileSync(join(references, 'a.txt'), 'Good morning.\n\nRice is dear.\n')),
  ).toContain('Nothing to translate');
  expect(readFileSync(join(out, 'a.diff'), 'utf8')).toContain('+Rice is dear.');
  // A reviewer's correction is a change, too.
  const table = join(out, 'a.beads.tsv');
  expect(
    await timed(() => writeFileSync(table, readFileSync(table, 'utf8').replace(/\n1\t\S*\t/, '\n1\t1+2\t'))),
  ).toContain('Nothing to translate');
  expect(readFileSync(join(out, 'a.jsonl'), 'utf8')).toContain('"source":[0],"target":[0,1],"score":null');
  expect(await timed(() => rmSync(join(corpus, 'sub'), { recursive: true }))).toContain('Removed 15 files');
  // The model stays open: no change costs its opening.
  expect(Math.max(...changes)).toBeLessThan(15_000);

  const status = await padan(['status', out]);
  expect(status.stdout).toContain(': waiting (process ');
  // Its own reports, which lie in the corpus, are no change.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(said().slice(heard)).toBe('');
  child.kill('SIGINT');
  expect((await ended).code).toBe(130);
  expect((await padan(['status', out])).stdout).toContain(': finished\n');
}, 60_000);

it('padan run --watch with a file notices a reference that is added beside it, and keeps watching', async () => {
  const root = folder();
  // The sources lie in the output folder.
  mkdirSync(join(root, 'c'));
  const path = join(root, 'c/a.id.txt');
  writeFileSync(path, 'Selamat pagi.\n');
  const { child, said, ended } = start([
    ...['run', path, '-o', root, '--beam', '1', '--no-memory', '--watch'],
  ]);
  const rounds = () => said().match(/Waiting for changes/g)?.length ?? 0;
  await expect.poll(rounds, { timeout: 20_000 }).toBe(1);
  writeFileSync(join(root, 'c/a.en.txt'), 'Good morning.\n');
  await expect.poll(rounds, { timeout: 20_000 }).toBe(2);
  for (let change = 3; change < 16; change++) {
    writeFileSync(path, `Selamat pagi, ${change}.\n`);
    await expect.poll(rounds, { timeout: 20_000 }).toBe(change);
  }
  expect(said()).not.toContain('Warning');
  child.kill('SIGTERM');
  expect((await ended).code).toBe(130);
}, 60_000);

it('watching notices a changed file of a system, in a folder or by itself', async () => {
  const [corpus, theirs, out] = [folder(), folder(), folder()];
  writeFileSync(join(corpus, 'a.txt'), 'Selamat pagi.\n');
  const single = join(folder(), 'single.txt');
  for (const path of [join(theirs, 'a.txt'), single]) writeFileSync(path, 'Good morning.\n');
  const controller = new AbortController();
  let rounds = 0;
  const systems = [
    { kind: 'files', id: 'folder', path: theirs },
    { kind: 'files', id: 'single', path: single },
  ] as const;
  const watching = watch(
    await tiny(),
    runOptions([corpus], out, { links: 'none', systems }),
    () => undefined,
    controller.signal,
    () => rounds++,
  );
  await expect.poll(() => rounds, { timeout: 20_000 }).toBe(1);
  writeFileSync(join(theirs, 'a.txt'), 'Good day.\n');
  await expect.poll(() => rounds, { timeout: 20_000 }).toBe(2);
  writeFileSync(single, 'Good evening.\n');
  await expect.poll(() => rounds, { timeout: 20_000 }).toBe(3);
  controller.abort();
  await watching;
  const said = ['folder', 'single'].map((id) => readFileSync(join(out, 'compare', id, 'a.en.txt'), 'utf8'));
  expect(said).toEqual(['Good day.\n', 'Good evening.\n']);
}, 60_000);

it('watching notices a folder or file that is removed and made anew', async () => {
  const root = folder();
  const [corpus, single] = [join(root, 'corpus'), join(root, 'single.txt')];
  const fill = () => {
    mkdirSync(corpus);
    writeFileSync(join(corpus, 'a.txt'), 'Selamat pagi.\n');
    writeFileSync(single, 'Selamat malam.\n');
  };
  const empty = () => {
    rmSync(corpus, { recursive: true });
    rmSync(single);
  };
  fill();
  const controller = new AbortController();
  let done = 0;
  const watching = watch(
    await tiny(),
    runOptions([corpus, single], folder(), { links: 'none', maxLengthRatio: 0.5, prune: true }),
    () => undefined,
    controller.signal,
    ({ documents }) => {
      done = documents.length;
    },
  );
  const until = (count: number) => expect.poll(() => done, { timeout: 20_000 }).toBe(count);
  await until(2);
  for (let i = 0; i < 2; i++) {
    empty();
    await until(0);
    fill();
    await until(2);
  }
  // What comes later is heard of, too.
  writeFileSync(join(corpus, 'b.txt'), 'Selamat siang.\n');
  await until(3);
  controller.abort();
  await watching;
}, 60_000);
