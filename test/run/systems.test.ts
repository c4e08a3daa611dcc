import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bitext } from '../../src/core/bitext.js';
import { run } from '../../src/pipeline.js';
import { readBitext } from '../../src/report/read-bitext.js';
import type { RunOptions } from '../../src/run/options.js';
import { testFolder } from '../folder.js';
import { tiny } from '../model/embedded.js';
import { filesOf, runOptions } from '../output.js';

const folder = (): string => testFolder('systems');
const put = (root: string, files: Record<string, string>): string => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
};
const articles = { 'a.txt': 'Satu dua.\n\nTiga empat. Lima.\n', 'b/c.txt': 'Enam tujuh.\n' };
const settings = { ...runOptions([], ''), beamSize: 2 };
const bitextOf = (out: string, name: string): Bitext =>
  readBitext(readFileSync(join(out, `${name}.jsonl`), 'utf8'));
const said = ({ systems, outputs, rows }: Bitext) =>
  Object.fromEntries(
    systems.map(({ id }, i) => [
      id,
      rows.map(({ cells }) => cells[id]!.targets.map((each) => outputs[i]!.targets[each]!.text).join(' ')),
    ]),
  );
/** Runs over articles with links left out. */
const runOver = async (files: Record<string, string>, out: string, more: Partial<RunOptions> = {}) =>
  run(await tiny(), runOptions([put(folder(), files)], out, { links: 'none', ...more }));

describe('a run of several systems', () => {
  it('puts models with other settings and files of translations beside its own model', async () => {
    const out = folder();
    const theirs = put(folder(), {
      'a.en.txt': 'One two.\n\nThree four.\nFive.\n',
      'b/c.txt': 'Six and seven.\n',
    });
    const model = await tiny();
    const { documents, overview } = await runOver(articles, out, {
      name: 'own',
      systems: [
        { kind: 'model', id: 'wide', model, settings },
        { kind: 'files', id: 'theirs', path: theirs },
      ],
    });
    const bitext = bitextOf(out, 'a');
    expect(bitext.systems.map(({ id, role, origin }) => [id, role, origin.kind])).toEqual([
      ['own', 'baseline', 'model'],
      ['wide', 'candidate', 'model'],
      ['theirs', 'candidate', 'file'],
    ]);
    expect(said(bitext)['theirs']).toEqual(['One two.', 'Three four.', 'Five.']);
    expect(documents).toHaveLength(2);
    expect(overview!.pairs.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'own wide',
      'own theirs',
      'wide theirs',
    ]);
    const files = filesOf(out);
    for (const name of [
      'summary.html',
      'flagged.html',
      'search.html',
      'words.html',
      'overview.json',
      'compare/own..theirs.html',
      'compare/own..theirs.diff',
      'compare/theirs/b/c.en.txt',
    ])
      expect(files).toHaveProperty([name]);
    // The document's own text is the first model's.
    expect(files['b/c.en.txt']).toBe(`${said(bitextOf(out, 'b/c'))['own']!.join('\n')}\n`);
  });

  it('aligns translations that have not a line for each sentence', async () => {
    const out = folder();
    const theirs = put(folder(), { 'a.txt': 'One two.\n\nThree four and five.\n' });
    await runOver({ 'a.txt': articles['a.txt'] }, out, {
      systems: [{ kind: 'files', id: 'theirs', path: theirs }],
    });
    const { outputs } = bitextOf(out, 'a');
    expect(outputs[1]!.targets.map(({ text }) => text)).toEqual(['One two.', 'Three four and five.']);
    expect(outputs[1]!.beads.flatMap(({ source }) => source)).toEqual([0, 1, 2]);
  });

  it('goes on with a document that a system lacks, and says so', async () => {
    const out = folder();
    const theirs = put(folder(), { 'a.txt': 'One two.\nThree four.\nFive.\n' });
    const { failures, overview } = await runOver(articles, out, {
      systems: [{ kind: 'files', id: 'theirs', path: theirs }],
    });
    expect(failures).toEqual([]);
    expect(bitextOf(out, 'b/c').systems).toHaveLength(1);
    expect(overview!.problems).toEqual([{ document: 'b/c', reason: expect.stringContaining('theirs') }]);
  });

  it('takes several references', async () => {
    const out = folder();
    const references = [
      { 'a.txt': 'One two.\n\nThree four. Five.\n' },
      { 'a.txt': 'One and two.\n\nThree and four. Then five.\n' },
    ].map((files) => put(folder(), files));
    const { overview } = await runOver({ 'a.txt': articles['a.txt'] }, out, { references });
    const { systems } = bitextOf(out, 'a');
    expect(systems.map(({ id, role }) => [id, role]).slice(1)).toEqual([
      ['reference', 'reference'],
      ['reference-2', 'reference'],
    ]);
    expect(overview!.scores[0]!.signature).toMatch(/^nrefs:(?:2|var)\|/);
  });

  it('is written again when a system’s file changes, and not otherwise', async () => {
    const [out, corpus] = [folder(), put(folder(), articles)];
    const theirs = put(folder(), { 'a.txt': 'One two.\nThree four.\nFive.\n', 'b/c.txt': 'Six.\n' });
    const again = async () => {
      const written: string[] = [];
      await run(
        await tiny(),
        runOptions([corpus], out, {
          links: 'none',
          systems: [{ kind: 'files', id: 'theirs', path: theirs }],
        }),
        (event) => void (event.kind === 'written' && written.push(event.path)),
      );
      return written.length;
    };
    expect(await again()).toBe(2);
    expect(await again()).toBe(0);
    writeFileSync(join(theirs, 'b/c.txt'), 'Six and seven.\n');
    expect(await again()).toBe(1);
    expect(readFileSync(join(out, 'compare/theirs/b/c.en.txt'), 'utf8')).toBe('Six and seven.\n');
    // Files of a system that is no longer asked for go.
    await run(await tiny(), runOptions([corpus], out, { links: 'none' }));
    expect(existsSync(join(out, 'compare'))).toBe(false);
  });

  it.each([
    [{ systems: [{ kind: 'files', id: 'a b', path: '.' }] }, /cannot be a system’s name/],
    [{ systems: [{ kind: 'files', id: '..', path: '.' }] }, /cannot be a system’s name/],
    [{ systems: [{ kind: 'files', id: 'Last', path: '.' }] }, /a name that Padan uses/],
    [{ systems: [{ kind: 'files', id: 'earlier', path: '.' }] }, /a name that Padan uses/],
    [{ systems: [{ kind: 'files', id: 'Con', path: '.' }] }, /a device on Windows/],
    [{ systems: [{ kind: 'files', id: '語'.repeat(21), path: '.' }] }, /cannot be a system’s name/],
    [{ name: '../x' }, /cannot be a system’s name/],
    [{ name: 'reference-2' }, /a name that Padan uses/],
    [{ systems: [{ kind: 'files', id: 'g', path: 'nowhere' }] }, /^no such file or folder/],
    [{ systems: [{ kind: 'files', id: 'g', path: 'package.json' }] }, /“g” is a single file/],
    [{ name: 'x', systems: [{ kind: 'files', id: 'X', path: '.' }] }, /two systems are called “X”/],
    [{ baseline: 'nobody' }, /--baseline is “nobody”/],
  ] as [Partial<RunOptions>, RegExp][])('refuses %j', async (more, message) => {
    await expect(runOver(articles, folder(), more)).rejects.toThrow(message);
  });
});

describe('what is said of all documents', () => {
  it('follows a document whose reference cannot be read, too', async () => {
    const [out, corpus] = [folder(), put(folder(), { ...articles, 'a.en.txt': '' })];
    const runIt = async () => run(await tiny(), runOptions([corpus], out, { links: 'none', systems: [] }));
    const { overview: before } = await runIt();
    writeFileSync(join(corpus, 'a.txt'), `${articles['a.txt']}\nDelapan sembilan.\n`);
    const { overview: after } = await runIt();
    expect(after!.segments).toBe(before!.segments + 1);
  });
});

describe('files of a system', () => {
  const noticesOf = async (files: Record<string, string>, out = folder()): Promise<string[]> => {
    const notices: string[] = [];
    const theirs = put(folder(), files);
    await run(
      await tiny(),
      runOptions([put(folder(), articles)], out, {
        links: 'none',
        systems: [{ kind: 'files', id: 'g', path: theirs }],
      }),
      (event) => void (event.kind === 'notice' && notices.push(event.message)),
    );
    return notices.map((each) => each.replaceAll(theirs, 'THEIRS'));
  };

  it('that are not called like a document, or lack for one, are said', async () => {
    expect(await noticesOf({ 'a.txt': 'One two.\nThree four.\nFive.\n' })).toContain(
      'g (THEIRS): no translation of 1 of 2 documents: b/c',
    );
    expect(await noticesOf({ 'other.txt': 'One two.\n' })).toContain(
      'g (THEIRS): no file in it is called like a document: lay it out as the texts, with THEIRS/a.en.txt or the like',
    );
  });

  it('are no sources where they lie among them, and neither are references', async () => {
    const corpus = put(folder(), { ...articles, 'refs/a.txt': 'One two.\n', 'g/a.txt': 'One two.\n' });
    const { documents, passedOver } = await run(
      await tiny(),
      runOptions([corpus], folder(), {
        links: 'none',
        references: [join(corpus, 'refs')],
        systems: [{ kind: 'files', id: 'g', path: join(corpus, 'g') }],
      }),
    );
    expect(documents.map(({ name }) => name)).toEqual(['a', 'b/c']);
    expect(passedOver).toEqual([]);
  });

  it.each(['.', 'compare/g'])('are not this run’s own: %s', async (inside) => {
    const [out, corpus] = [folder(), put(folder(), articles)];
    const runWith = async (path: string) =>
      run(
        await tiny(),
        runOptions([corpus], out, { links: 'none', systems: [{ kind: 'files', id: 'g', path }] }),
      );
    await runWith(put(folder(), { 'a.txt': 'One two.\nThree four.\nFive.\n' }));
    const files = filesOf(out);
    await expect(runWith(join(out, inside))).rejects.toThrow(/an output would overwrite it/);
    expect(filesOf(out)).toEqual(files);
  });
});

describe('the run’s own system', () => {
  const lastOf = async (out: string, name: string) => {
    const model = { ...(await tiny()), name };
    const options = { links: 'none', systems: [{ kind: 'model', id: 'wide', model, settings }] } as const;
    await run(model, runOptions([put(folder(), articles)], out, options));
    return Object.keys(filesOf(out)).filter((file) => file.startsWith('compare/') && !file.endsWith('.txt'));
  };

  it('has a name that every file system takes, whatever its model’s folder is called', async () => {
    const long = 'm'.repeat(240);
    for (const file of await lastOf(folder(), long)) expect(file.length).toBeLessThan(143);
    expect(await lastOf(folder(), 'a:b?c')).toEqual([
      expect.stringMatching(/^compare\/a_b_c~[\da-f]{8}\.\.wide\.diff$/),
      expect.stringMatching(/^compare\/a_b_c~[\da-f]{8}\.\.wide\.html$/),
    ]);
  });

  it('has a new name in all documents if its model’s folder has', async () => {
    const [out, corpus] = [folder(), put(folder(), articles)];
    for (const name of ['before', 'after'])
      await run({ ...(await tiny()), name }, runOptions([corpus], out, { links: 'none' }));
    expect(['a', 'b/c'].map((name) => bitextOf(out, name).systems[0]!.id)).toEqual(['after', 'after']);
  });
});

describe('a run against an earlier one', () => {
  it('is written again if it is compared with another system of the same run', async () => {
    const [old, out, corpus] = [folder(), folder(), put(folder(), articles)];
    const runWith = async (to: string, more: Partial<RunOptions>) =>
      run(await tiny(), runOptions([corpus], to, { links: 'none', ...more }));
    const model = await tiny();
    await runWith(old, { systems: [{ kind: 'model', id: 'wide', model, settings }] });
    const comparedWith = async (system?: string) => {
      await runWith(out, { against: { run: old, ...(system === undefined ? {} : { system }) } });
      return bitextOf(out, 'a').systems.find(({ id }) => id === 'earlier')!.origin;
    };
    expect(await comparedWith()).toMatchObject({ system: model.name });
    expect(await comparedWith('wide')).toMatchObject({ system: 'wide' });
  });

  it('takes its own folder, by whatever path, for the last run in it', async () => {
    const [out, corpus] = [folder(), put(folder(), articles)];
    await run(await tiny(), runOptions([corpus], out, { links: 'none' }));
    const link = join(folder(), 'link');
    symlinkSync(out, link);
    for (const path of [out, link]) {
      const options = { links: 'none', beamSize: 3, against: { run: path } } as const;
      const { overview } = await run(await tiny(), runOptions([corpus], out, options));
      expect(overview!.pairs.map(({ from }) => from)).toEqual(['last']);
    }
  });

  it('says so where the earlier translations are gone', async () => {
    const [out, corpus] = [folder(), put(folder(), articles)];
    const notices: string[] = [];
    const runWith = async (more: Partial<RunOptions>) =>
      run(
        await tiny(),
        runOptions([corpus], out, { links: 'none', ...more }),
        (event) => void (event.kind === 'notice' && notices.push(event.message)),
      );
    await runWith({});
    rmSync(join(out, '.padan/journal.jsonl'));
    const { overview } = await runWith({ beamSize: 2, against: { run: 'last' } });
    expect(overview!.pairs).toEqual([]);
    expect(notices).toContainEqual(expect.stringContaining('run 1 has no translation of these documents'));
  });

  it('compares with the last one that had other settings, however often it is repeated', async () => {
    const [out, corpus] = [folder(), put(folder(), articles)];
    const runWith = async (more: Partial<RunOptions>) =>
      run(await tiny(), runOptions([corpus], out, { links: 'none', ...more }));
    await runWith({});
    const before = said(bitextOf(out, 'a'));
    const first = await runWith({ beamSize: 3, against: { run: 'last' } });
    const bitext = bitextOf(out, 'a');
    expect(bitext.systems.map(({ id, role }) => [id, role])).toEqual([
      [(await tiny()).name, 'candidate'],
      ['last', 'baseline'],
    ]);
    expect(said(bitext)['last']).toEqual(Object.values(before)[0]);
    const files = filesOf(out);
    const second = await runWith({ beamSize: 3, against: { run: 'last' } });
    expect(second.overview).toEqual(first.overview);
    expect(filesOf(out)).toEqual(files);
    const numbered = await runWith({ beamSize: 3, against: { run: '1' } });
    expect(numbered.overview!.pairs[0]).toMatchObject({
      from: 'run-1',
      counts: first.overview!.pairs[0]!.counts,
    });
    await expect(runWith({ against: { run: '7' } })).rejects.toThrow(/has no such run/);
  });

  it('has nothing to compare with in a new folder, and says so', async () => {
    const notices: string[] = [];
    const { overview } = await run(
      await tiny(),
      runOptions([put(folder(), articles)], folder(), { links: 'none', against: { run: 'last' } }),
      (event) => void (event.kind === 'notice' && notices.push(event.message)),
    );
    expect(overview!.pairs).toEqual([]);
    expect(notices).toEqual([expect.stringContaining('no run with another model')]);
  });

  it('compares with another output folder, sentence by sentence where the text has changed', async () => {
    const [old, out] = [folder(), folder()];
    await runOver(articles, old);
    const changed = { 'a.txt': 'Satu dua.\n\nTiga empat. Delapan.\n', 'new.txt': 'Sembilan.\n' };
    const { failures } = await runOver(changed, out, { against: { run: old } });
    expect(failures).toEqual([]);
    const bitext = bitextOf(out, 'a');
    const [now, earlier] = [bitext.systems[0]!.id, 'earlier'].map((id) => said(bitext)[id]!) as [
      string[],
      string[],
    ];
    expect(earlier).toEqual([now[0], now[1], '']);
    expect(bitextOf(out, 'new').systems).toHaveLength(1);
  });

  it('counts a damaged file of the other run as a failure, and goes on', async () => {
    const [old, out] = [folder(), folder()];
    await runOver(articles, old);
    writeFileSync(join(old, 'a.jsonl'), 'nonsense\n');
    const { failures, documents } = await runOver(articles, out, { against: { run: old } });
    expect(documents).toHaveLength(2);
    expect(failures).toEqual([
      expect.objectContaining({ reason: expect.stringContaining('not valid JSON') }),
    ]);
    rmSync(join(old, '.padan'), { recursive: true });
    await expect(runOver(articles, folder(), { against: { run: old } })).rejects.toThrow(/no output folder/);
  });
});
