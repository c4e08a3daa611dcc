import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../src/pipeline.js';
import type { RunEvent } from '../src/run/events.js';
import { openLog } from '../src/run/state/log.js';
import { readStatus } from '../src/run/state/status.js';
import { killChildrenOf } from './children.js';
import { padan } from './cli.js';
import { testFolder } from './folder.js';
import { tiny } from './model/embedded.js';
import { filesOf, runOptions } from './output.js';
import { unmarked } from './report/said.js';

const folder = (): string => testFolder('failures');
const tinyFolder = new URL('model/tiny', import.meta.url).pathname;
/** The embedded model's fastest translations. */
const quick = ['--beam', '1', '--max-length-ratio', '0.1', '--no-memory'];
/** Its fastest run, where links do not matter. */
const unlinked = [...quick, '--links', 'none'];
const corpusOf = (documents: number, paragraphs: number): string => {
  const corpus = folder();
  for (let i = 0; i < documents; i++)
    writeFileSync(
      join(corpus, `${String(i).padStart(4, '0')}.txt`),
      Array.from(
        { length: paragraphs },
        (_, k) => `Ini paragraf ${k} dari artikel ${i}. Harga beras naik.\n\n`,
      ).join(''),
    );
  return corpus;
};
const events = () => {
  const heard: RunEvent[] = [];
  return {
    onEvent: (event: RunEvent) => {
      heard.push(event);
    },
    of: <K extends RunEvent['kind']>(kind: K) =>
      heard.filter((event): event is Extract<RunEvent, { kind: K }> => event.kind === kind),
  };
};

describe('a change', () => {
  it('to one of ten thousand paragraphs retranslates only that paragraph, and processes no other document', async () => {
    const corpus = corpusOf(100, 100);
    const out = folder();
    // The first run only has to be there: a sentence a paragraph is copied, not translated.
    for (const name of readdirSync(corpus))
      writeFileSync(
        join(corpus, name),
        Array.from({ length: 100 }, (_, k) => `${name} ${k} 12345.\n\n`.replace(/[a-z]/g, '9')).join(''),
      );
    const options = runOptions([corpus], out, { links: 'none' });
    expect(await run(await tiny(), options)).toMatchObject({ translated: 10_000 });
    const before = filesOf(out);
    const path = join(corpus, '0042.txt');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^.*$/m, 'Harga beras naik.'));
    const heard = events();
    expect(await run(await tiny(), options, heard.onEvent)).toMatchObject({
      translated: 1,
      kept: 9999,
      failures: [],
    });
    expect(heard.of('planned')).toMatchObject([{ documents: 100, unchanged: 99, unchangedParagraphs: 9900 }]);
    const after = filesOf(out);
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    const ofAll = [
      'flagged.html',
      'index.html',
      'overview.json',
      'run.json',
      'search.html',
      'summary.html',
      'words.html',
    ];
    expect(changed.filter((name) => !ofAll.includes(name))).toEqual([
      '0042.en.txt',
      '0042.html',
      '0042.jsonl',
    ]);
  }, 120_000);

  it('to report settings translates nothing', async () => {
    const corpus = corpusOf(3, 2);
    const out = folder();
    const references = folder();
    writeFileSync(join(references, '0001.txt'), 'This is a paragraph. Rice is dear.\n');
    await run(await tiny(), runOptions([corpus], out));
    const compared = await run(await tiny(), runOptions([corpus], out, { references: [references] }));
    expect(compared).toMatchObject({ translated: 0, kept: 6 });
    expect(existsSync(join(out, '0001.diff'))).toBe(true);
    // Without the reference its diff goes too.
    await run(await tiny(), runOptions([corpus], out));
    expect(existsSync(join(out, '0001.diff'))).toBe(false);
  });

  it('that somebody makes to a report stays, and a report that is gone is written again', async () => {
    const corpus = corpusOf(2, 1);
    const out = folder();
    await run(await tiny(), runOptions([corpus], out));
    const before = filesOf(out);
    appendFileSync(join(out, '0000.en.txt'), 'mine');
    rmSync(join(out, '0001.html'));
    expect(await run(await tiny(), runOptions([corpus], out))).toMatchObject({ translated: 0, kept: 2 });
    expect(filesOf(out)).toEqual({ ...before, '0000.en.txt': `${before['0000.en.txt']}mine` });
  });

  it('to a source during the run gives a warning', async () => {
    const corpus = corpusOf(3, 1);
    const heard = events();
    await run(await tiny(), runOptions([corpus], folder()), (event) => {
      heard.onEvent(event);
      if (event.kind !== 'read') return;
      if (event.path.endsWith('0000.txt')) appendFileSync(event.path, 'Baru.\n');
      if (event.path.endsWith('0001.txt')) rmSync(event.path);
    });
    expect(
      heard
        .of('notice')
        .map(({ message }) => message)
        .sort(),
    ).toEqual([
      `${corpus}/0000.txt: the file has changed since it was read; its report shows the old text`,
      `${corpus}/0001.txt: the file has disappeared since it was read; its report shows the old text`,
    ]);
  });

  it('that deletes a source during the run fails only that document', async () => {
    const corpus = corpusOf(40, 1);
    const last = join(corpus, '0039.txt');
    const result = await run(await tiny(), runOptions([corpus], folder(), { retries: 2 }), ({ kind }) => {
      if (kind === 'planned') rmSync(last);
    });
    expect(result.failures).toEqual([
      { document: last, path: last, reason: 'no such file or folder: check the path' },
    ]);
    expect(result.documents).toHaveLength(39);
  });
});

describe('documents that no longer exist', () => {
  it('keep their reports until --prune removes them', async () => {
    const corpus = corpusOf(3, 1);
    mkdirSync(join(corpus, 'sub'));
    writeFileSync(join(corpus, 'sub/x.txt'), 'Selamat pagi.\n');
    const out = folder();
    await run(await tiny(), runOptions([corpus], out));
    writeFileSync(join(out, 'mine.html'), 'mine');
    rmSync(join(corpus, 'sub/x.txt'));
    const heard = events();
    await run(await tiny(), runOptions([corpus], out), heard.onEvent);
    expect(heard.of('notice')).toMatchObject([
      {
        message: `${out}: the index keeps 1 document of earlier runs; --prune removes their reports`,
      },
    ]);
    expect(existsSync(join(out, 'sub/x.html'))).toBe(true);
    expect(unmarked(readFileSync(join(out, 'index.html'), 'utf8'))).toMatch(
      /x<\/span>, not part of the last run</,
    );
    const { pruned } = await run(await tiny(), runOptions([corpus], out, { prune: true }));
    expect(pruned).toEqual(['sub/x.html', 'sub/x.en.txt', 'sub/x.jsonl']);
    expect(existsSync(join(out, 'sub'))).toBe(false);
    expect(existsSync(join(out, 'mine.html'))).toBe(true);
  });
});

it('--prune removes nothing if part of the corpus cannot be read', async () => {
  const corpus = corpusOf(1, 1);
  const other = corpusOf(1, 2);
  const out = folder();
  await run(await tiny(), runOptions([corpus, other], out));
  const before = filesOf(out);
  for (const name of readdirSync(other)) rmSync(join(other, name));
  const heard = events();
  const { pruned } = await run(
    await tiny(),
    runOptions([corpus, other], out, { prune: true }),
    heard.onEvent,
  );
  expect(pruned).toEqual([]);
  expect(heard.of('notice')).toContainEqual(
    expect.objectContaining({ message: expect.stringContaining('nothing was pruned') }),
  );
  expect(Object.keys(filesOf(out))).toEqual(expect.arrayContaining(Object.keys(before)));
});

describe('failed documents', () => {
  it('are the only ones processed with --only-failed, but the index still lists the others', async () => {
    const corpus = corpusOf(3, 1);
    const bad = join(corpus, '0001.txt');
    const good = readFileSync(bad);
    writeFileSync(bad, Buffer.from([0xff, 0xff]));
    const out = folder();
    const first = await run(await tiny(), runOptions([corpus], out));
    expect(first.failures).toMatchObject([{ document: bad }]);
    writeFileSync(bad, good);
    writeFileSync(join(corpus, '0002.txt'), 'Ini baru.\n');
    const heard = events();
    const second = await run(await tiny(), runOptions([corpus], out, { onlyFailed: true }), heard.onEvent);
    expect(heard.of('started').map(({ path }) => path)).toEqual([bad]);
    expect(second).toMatchObject({ translated: 1, failures: [] });
    expect(second.documents.map(({ name }) => name)).toEqual(['0000', '0001', '0002']);
    expect(JSON.parse(readFileSync(join(out, 'failed.json'), 'utf8'))).toEqual([]);
    // What changed meanwhile is for the next whole run.
    expect(await run(await tiny(), runOptions([corpus], out))).toMatchObject({ translated: 1 });
  });

  it('are those whose files were removed during the run, and those that are not there any more', async () => {
    const corpus = corpusOf(2, 1);
    const out = folder();
    const remove = (event: RunEvent): void => {
      if (event.kind === 'written') rmSync(event.page, { force: true });
    };
    const path = join(corpus, '0000.txt');
    const first = await run(await tiny(), runOptions([corpus], out), remove);
    expect(first.failures.map(({ document, reason }) => [document, reason])).toEqual(
      ['0000', '0001'].map((name) => [join(corpus, `${name}.txt`), 'was removed during the run: run again']),
    );
    await run(await tiny(), runOptions([path], out, { onlyFailed: true }));
    rmSync(join(out, '0000.jsonl'));
    const again = await run(await tiny(), runOptions([path], out, { onlyFailed: true }));
    expect(again.failures).toEqual([]);
    expect(existsSync(join(out, '0000.jsonl'))).toBe(true);
    // Of the other document, which this run is not about, the page is still missing.
    expect(readFileSync(join(out, 'index.html'), 'utf8')).not.toContain('0001.html');
  });

  it('are processed together with those that another version of Padan wrote, whose summaries are unknown', async () => {
    const corpus = corpusOf(2, 1);
    const bad = join(corpus, '0001.txt');
    writeFileSync(bad, Buffer.from([0xff, 0xff]));
    const out = folder();
    await run(await tiny(), runOptions([corpus], out));
    const ledgerPath = join(out, '.padan/documents.jsonl');
    const ledger = await openLog(ledgerPath);
    const { version: _, ...entry } = (await ledger.get('0000')) as { version: number; summary: object };
    // As version 0.1 wrote them.
    const { confidence: __, ...summary } = { ...entry.summary, score: -0.5 } as Record<string, unknown>;
    await ledger.append('0000', { ...entry, summary });
    await ledger.close();
    writeFileSync(bad, 'Ini baik.\n');
    const { documents } = await run(await tiny(), runOptions([corpus], out, { onlyFailed: true }));
    expect(documents.map(({ name, confidence }) => [name, typeof confidence])).toEqual([
      ['0000', 'number'],
      ['0001', 'number'],
    ]);
    const index = readFileSync(join(out, 'index.html'), 'utf8');
    expect(index.replace(/<script>[\s\S]*?<\/script>/g, '')).not.toMatch(/NaN|undefined/);
  });

  it('cannot be selected before the first run', async () => {
    await expect(
      run(await tiny(), runOptions([corpusOf(1, 1)], folder(), { onlyFailed: true })),
    ).rejects.toMatchObject({ code: 'invalid-option', message: 'there is no list of failures' });
  });

  it('are retried after transient errors only', async () => {
    const corpus = corpusOf(2, 1);
    writeFileSync(join(corpus, '0001.txt'), '');
    const out = folder();
    writeFileSync(join(out, 'sub'), 'a file where a folder must be');
    mkdirSync(join(corpus, 'sub'));
    writeFileSync(join(corpus, 'sub/x.txt'), 'Selamat pagi.\n');
    const heard = events();
    const { failures } = await run(await tiny(), runOptions([corpus], out, { retries: 2 }), (event) => {
      heard.onEvent(event);
      if (event.kind === 'retried' && event.attempt === 2) rmSync(join(out, 'sub'));
    });
    expect(failures).toMatchObject([
      { document: join(corpus, '0001.txt'), reason: expect.stringContaining('no text') },
    ]);
    expect(heard.of('retried')).toMatchObject([
      { document: join(corpus, 'sub/x.txt'), attempt: 1 },
      { document: join(corpus, 'sub/x.txt'), attempt: 2 },
    ]);
    expect(existsSync(join(out, 'sub/x.html'))).toBe(true);
  });
});

describe('workers', () => {
  it('that crash during a run are reported and replaced, without losing anything', async () => {
    const corpus = corpusOf(20, 10);
    const whole = folder();
    expect((await padan(['run', corpus, '-o', whole, ...quick])).code).toBe(0);
    const out = folder();
    let crashes = 0;
    const { code, stderr } = await padan(['run', corpus, '-o', out, ...quick, '--workers', '2'], {
      onStart: (child) => {
        // With each of the first documents that are done a worker crashes.
        child.stderr!.on('data', () => {
          if (crashes < 3) crashes += killChildrenOf(child.pid!, 'SIGSEGV', 1);
        });
      },
    });
    expect(code).toBe(0);
    expect(crashes).toBe(3);
    expect(stderr).toContain('note a translation worker died (SIGSEGV); starting another');
    expect(filesOf(out)).toEqual(filesOf(whole));
  }, 60_000);

  it('that all die make padan translate exit with 1, not 2, once it has printed results', async () => {
    let killing: NodeJS.Timeout | undefined;
    const { code, stdout, stderr } = await padan(['translate', '--no-memory', '--workers', '2'], {
      onStart: (child) => {
        child.stdin!.write('Selamat pagi.\n');
        child.stdout!.once('data', () => {
          // Work for much longer than it takes to kill.
          for (let i = 0; i < 5000; i++) child.stdin!.write(`Pemerintah menaikkan harga beras ${i} kali.\n`);
          child.stdin!.end();
          // Whoever works on it, is replaced or starts: all die.
          killing = setInterval(() => killChildrenOf(child.pid!, 'SIGKILL'), 1);
        });
        child.once('exit', () => clearInterval(killing));
      },
    });
    expect(stdout).toMatch(/^\S.*\n/);
    expect(stderr).toMatch(/padan: a translation worker died \(SIGKILL\)/);
    expect(code).toBe(1);
  }, 60_000);
});

describe('missing permission', () => {
  // Nothing is forbidden to root, who runs as nobody here.
  const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

  it('for the output folder halts the run, which continues once permission is back', async () => {
    const corpus = corpusOf(40, 6);
    chmodSync(corpus, 0o777);
    const whole = folder();
    expect((await padan(['run', corpus, '-o', whole, ...unlinked])).code).toBe(0);
    const out = folder();
    chmodSync(out, 0o777);
    // ONNX Runtime leaves a file in the working folder of somebody without a home.
    const cwd = folder();
    chmodSync(cwd, 0o777);
    const argv = ['run', corpus, '-o', out, ...unlinked, '--retries', '0', '--workers', '1'];
    const lost = await padan(argv, {
      ...asNobody,
      cwd,
      onStart: (child) => {
        child.stderr!.once('data', () => chmodSync(out, 0o555));
      },
    });
    expect(lost.code).toBe(1);
    expect(lost.stderr).toMatch(/failed .*: the file cannot be written \(EACCES\)/);
    expect(lost.stdout).toMatch(/The run could not continue: .*\(EACCES\)/);
    chmodSync(out, 0o777);
    const given = await padan([...argv, '--json'], { ...asNobody, cwd });
    expect(given.code).toBe(0);
    // What was translated while nothing could be written was kept.
    expect(JSON.parse(given.stdout)).toMatchObject({ translated: 0, kept: 240 });
    expect(filesOf(out)).toEqual(filesOf(whole));
  }, 60_000);

  it('for one output folder fails only the documents in it', async () => {
    const corpus = corpusOf(6, 2);
    cpSync(join(corpus, '0003.txt'), join(corpus, 'sub/0003.txt'), { recursive: true });
    const out = folder();
    mkdirSync(join(out, 'sub'));
    for (const path of [out, corpus]) chmodSync(path, 0o777);
    chmodSync(join(out, 'sub'), 0o555);
    const { code, stdout, stderr } = await padan(
      ['run', corpus, '-o', out, ...unlinked, '--retries', '1', '--workers', '1', '--model', tinyFolder],
      { ...asNobody, cwd: corpus },
    );
    expect(code).toBe(1);
    expect(stderr).toContain(`again ${join(out, 'sub/0003.html')}: the file cannot be written (EACCES)`);
    expect(stdout).toMatch(/1 failure, listed in failed\.json:\n {2}.*sub\/0003\.html: .*EACCES/);
    expect(readdirSync(out).filter((name) => name.endsWith('.html'))).toHaveLength(6 + 5);
  }, 30_000);
});

describe('a full disk', () => {
  const mount = folder();
  // A real small file system, where this machine lets us mount one.
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'padan', mount]).status === 0;
  afterAll(() => {
    if (isMounted) execFileSync('umount', ['-l', mount]);
  });

  // CI may mount one; elsewhere it is root's to do, and log.test.ts has a writer that fails.
  it.skipIf(!isMounted && process.env['CI'] === undefined)(
    'halts the run, which goes on from there when there is room',
    async () => {
      expect(isMounted).toBe(true);
      const corpus = corpusOf(40, 2);
      const whole = folder();
      await run(await tiny(), runOptions([corpus], whole, { maxLengthRatio: 0.1 }));

      const out = join(mount, 'out');
      const argv = ['run', corpus, '-o', out, ...quick, '--retries', '1', '--model', tinyFolder];
      const { code, stdout } = await padan(argv);
      expect(code).toBe(1);
      expect(stdout).toMatch(/The run could not continue: .*\(ENOSPC\): check the disk’s space/);
      expect(stdout).toContain('Run the same command again to continue.');
      const quietly = await padan([...argv, '--quiet']);
      expect(quietly.code).toBe(1);
      expect(quietly.stderr).toMatch(/padan: the run could not continue: .*\(ENOSPC\)/);
      expect((await readStatus(out)).holder).toBeNull();
      // Whatever stands there is whole.
      for (const [name, content] of Object.entries(filesOf(out)))
        if (/\.(?:html|txt|jsonl)$/.test(name)) expect(content).toBe(filesOf(whole)[name]);

      execFileSync('mount', ['-o', 'remount,size=20m', mount]);
      const resumed = await padan([...argv, '--json']);
      expect(resumed.code).toBe(0);
      const { kept, translated } = JSON.parse(resumed.stdout);
      expect(kept).toBeGreaterThan(0);
      expect(kept + translated).toBe(80);
      expect(filesOf(out)).toEqual(filesOf(whole));
    },
    60_000,
  );
});

describe('an output folder', () => {
  it('is locked by a run: a second run names the holder and exits', async () => {
    const corpus = corpusOf(30, 4);
    const out = folder();
    let second: Awaited<ReturnType<typeof padan>> | undefined;
    let status: Awaited<ReturnType<typeof padan>> | undefined;
    const argv = ['run', corpus, '-o', out, ...unlinked];
    const first = await padan(argv, {
      onStart: (child) => {
        child.stderr!.once('data', () => {
          // It holds the folder for as long as the others need to see it.
          child.kill('SIGSTOP');
          void Promise.all([padan(argv), padan(['status', out])]).then(async ([again, seen]) => {
            second = again;
            status = seen;
            child.kill('SIGKILL');
          });
        });
      },
    });
    expect(first.code).toBeNull();
    expect(second).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/another run is using this output folder: process \d+, since 20\d\d-.*Z/),
    });
    expect(status).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /: running \(process \d+ on .*\)\n\d+ of 30 documents written, .* translated/,
      ),
    });
    expect(status!.stdout).toContain('in flight: ');
    const interrupted = await padan(['status', out]);
    expect(interrupted.stdout).toContain(`${out}: interrupted\n`);
    expect(interrupted.stdout).toContain('Run the same command again to continue.');
    // The lock of the dead is no obstacle.
    expect((await padan(argv)).code).toBe(0);
    const { state, status: last } = JSON.parse((await padan(['status', out, '--json'])).stdout);
    expect(state).toBe('finished');
    expect(last.documents).toMatchObject({ found: 30, failed: 0, inFlight: [] });
    expect(last.secondsLeft === null || last.secondsLeft === 0).toBe(true);
    expect(await padan(['status', folder()])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('no run yet'),
    });
  }, 60_000);
});

describe('hostile documents', () => {
  const hostile: Record<string, string> = {
    'short paragraphs': 'a\n\n'.repeat(60_000),
    'short sentences': 'Ia. '.repeat(150_000).replace(/(.{120000})/g, '$1\n\n'),
    quotes: `${'"'.repeat(150_000)}\n\n`.repeat(5),
    brackets: `${'(['.repeat(75_000)}\n\n`.repeat(5),
    marks: `a${'\u0301'.repeat(150_000)}\n\n`.repeat(3),
    spaces: `a${' '.repeat(190_000)}b\n\n`.repeat(5),
    dots: `${'. '.repeat(90_000)}\n\n`.repeat(5),
    emoji: `${'👩‍👩‍👧‍👦'.repeat(15_000)}\n\n`.repeat(3),
    'one endless word': `${'a'.repeat(199_000)}\n\n`.repeat(2),
    addresses: `${'http://a.b/ '.repeat(15_000)}\n\n`,
  };

  it.each(Object.keys(hostile))(
    'are translated or rejected within time and memory limits: %s',
    async (name) => {
      const corpus = folder();
      writeFileSync(join(corpus, 'x.txt'), hostile[name]!);
      const out = folder();
      const { code, stdout, stderr } = await padan(
        [
          'run',
          corpus,
          '-o',
          out,
          '--no-memory',
          '--beam',
          '1',
          '--retries',
          '0',
          '--json',
          '--workers',
          '1',
          '--model',
          tinyFolder,
        ],
        { env: { NODE_OPTIONS: '--max-old-space-size=500' } },
      );
      expect({ code, stderr }).toMatchObject({ code: expect.any(Number) });
      const { documents, failures } = JSON.parse(stdout);
      expect(documents.length + failures.length).toBe(1);
      for (const { reason } of failures)
        expect(reason).toMatch(/the maximum is \d+|has more than 100000 sentences/);
    },
    120_000,
  );
});

describe('a corpus', () => {
  it('is never left through links, even those of references', async () => {
    const secret = folder();
    writeFileSync(join(secret, 'secret.txt'), 'Rahasia.\n');
    writeFileSync(join(secret, 'secret.en.txt'), 'Secret.\n');
    const corpus = folder();
    writeFileSync(join(corpus, 'a.id.txt'), 'Selamat pagi.\n');
    symlinkSync(join(secret, 'secret.en.txt'), join(corpus, 'a.en.txt'));
    symlinkSync(join(secret, 'secret.txt'), join(corpus, 'b.txt'));
    symlinkSync(secret, join(corpus, 'c'));
    symlinkSync(join(corpus, 'a.id.txt'), join(corpus, 'd.txt'));
    symlinkSync(join(corpus, 'nowhere'), join(corpus, 'e.txt'));
    const out = folder();
    const { documents, failures } = await run(await tiny(), runOptions([corpus], out));
    expect(documents.map(({ name }) => name)).toEqual(['a', 'd']);
    expect(failures.map(({ path, reason }) => `${path.slice(corpus.length + 1)}: ${reason}`)).toEqual([
      'a.en.txt: the translation is a link to outside its folder',
      'b.txt: the link leads out of the folder: name the file itself, or copy it into the folder',
      'c: links to folders are not followed: name the folder itself',
      'e.txt: no such file or folder: check the path',
    ]);
    expect(JSON.stringify(filesOf(out))).not.toMatch(/Rahasia|Secret\./);
    // A second run says the same: nothing of it was taken for done.
    expect((await run(await tiny(), runOptions([corpus], out))).failures).toEqual(failures);
  });
});
