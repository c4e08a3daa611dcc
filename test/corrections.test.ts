import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../src/pipeline.js';
import { readBitext } from '../src/report/read-bitext.js';
import { dryRun } from '../src/run/dry.js';
import type { RunEvent } from '../src/run/events.js';
import type { RunOptions } from '../src/run/options.js';
import { openLedger } from '../src/run/state/ledger.js';
import { correctionRule } from '../src/run/systems/corrections.js';
import { hypothesis } from './bitexts.js';
import { testFolder } from './folder.js';
import { tiny } from './model/embedded.js';
import { filesOf, runOptions } from './output.js';
import { unmarked } from './report/said.js';

const pairs: [source: string, translation: string][] = [
  ['Gempa merobohkan tiga jembatan di Palu.', 'The earthquake knocked down three bridges in Palu.'],
  ['Gubernur meninjau lokasi pada hari Selasa.', 'The governor visited the site on Tuesday.'],
  ['Para nelayan menambatkan perahu di dermaga lama.', 'Fishermen moored their boats at the old pier.'],
  ['Warga mengungsi ke gedung sekolah dasar.', 'Residents fled to the primary school building.'],
  ['Bantuan beras tiba dengan truk tentara.', 'Rice aid arrived on army trucks.'],
];
const dictionary = new Map(pairs);
const [sources, targets] = [pairs.map(([source]) => source), pairs.map(([, target]) => target)];

/** Translates by the dictionary, so that the aligner has something to go by. */
const byDictionary = async () => ({
  translate: (paragraphs: readonly { sentences: readonly string[] }[]) =>
    paragraphs.map(async ({ sentences }) =>
      sentences.map((text) => hypothesis(dictionary.get(text.trim()) ?? `Something about ${text.trim()}`)),
    ),
  documentsInFlight: 4,
  close: async () => undefined,
});

const name = 'a.beads.tsv';

/** A corpus with one article and its reference, and an output folder. */
const corpusWith = async (source: readonly string[] = sources, target: readonly string[] = targets) => {
  const corpus = testFolder('corpus');
  const out = testFolder('out');
  const write = (file: string, sentences: readonly string[]) =>
    writeFileSync(join(corpus, file), `${sentences.join(' ')}\n`);
  write('a.txt', source);
  write('a.en.txt', target);
  const path = join(out, name);
  const runAgain = async (more: Partial<RunOptions> = {}) => {
    const notices: string[] = [];
    const onEvent = (event: RunEvent) => {
      if (event.kind === 'notice') notices.push(event.message);
    };
    const result = await run(await tiny(), runOptions([corpus], out, more), onEvent, undefined, byDictionary);
    expect(result.failures).toEqual([]);
    return { ...result, notices };
  };
  const bitext = () => readBitext(readFileSync(join(out, 'a.jsonl'), 'utf8'));
  return {
    corpus,
    out,
    path,
    write,
    run: runAgain,
    table: () => readFileSync(path, 'utf8'),
    next: () => readFileSync(`${path}.new`, 'utf8'),
    /** Changes the numbers in the line that has the given ones. */
    edit: (from: string, to: string) => {
      const text = readFileSync(path, 'utf8');
      expect(text).toContain(`\n${from}\t`);
      writeFileSync(path, text.replace(`\n${from}\t`, `\n${to}\t`));
    },
    beads: () =>
      bitext().outputs[1]!.beads.map(
        ({ source, target, score }) => `${source}:${target}${score === null ? ' by hand' : ''}`,
      ),
    notes: () =>
      bitext()
        .notes.filter(({ rule }) => rule === correctionRule)
        .map(({ message }) => message),
  };
};

const diagonal = ['0:0', '1:1', '2:2', '3:3', '4:4'];

describe('a document with a reference', () => {
  it('has a bead table beside its reports, linked from its page, the index and the manifest', async () => {
    const { run, out, table, corpus } = await corpusWith();
    writeFileSync(join(corpus, 'b.txt'), 'Satu.\n');
    await run();
    expect(table()).toContain(`\n1\t1\t`);
    expect(table()).toContain(`[1] ${sources[0]}\t[1] ${targets[0]}\t[1:1]\n`);
    for (const page of ['a.html', 'index.html'])
      expect(readFileSync(join(out, page), 'utf8')).toContain(`href="${name}"`);
    const { documents } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
    expect(documents.map(({ files }: { files: { beads: string } }) => files.beads)).toEqual([name, null]);
    expect(existsSync(join(out, 'b.beads.tsv'))).toBe(false);
    const before = filesOf(out);
    expect(await run()).toMatchObject({ kept: 2, notices: [] });
    expect(filesOf(out)).toEqual(before);
  });
});

describe('a ledger', () => {
  it('that was cut off anywhere, or is gone, changes nothing: the table is still a person’s', async () => {
    const { run, edit, table, out } = await corpusWith();
    await run();
    edit('2\t2', '2+3\t2');
    await run();
    const expected = filesOf(out);
    const mine = table();
    const path = join(out, '.padan/documents.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(3);
    for (let kept = lines.length; kept >= 0; kept--) {
      writeFileSync(
        path,
        lines
          .slice(0, kept)
          .map((line) => `${line}\n`)
          .join(''),
      );
      expect((await run()).notices).toEqual([]);
      expect(filesOf(out)).toEqual(expected);
    }
    expect(table()).toBe(mine);
  });

  it('of another version still says which files are Padan’s, and has the document processed again', async () => {
    const { out } = await corpusWith();
    const path = join(out, '.padan/documents.jsonl');
    const before = await openLedger(path, out);
    const files = [{ path: 'a.html', size: 1, mtimeMs: 1, hash: 'h' }];
    const entry = { version: 4, fingerprint: 'f', files, summary: { name: 'a' } };
    await before.record('a', entry as never);
    await before.close();
    const ledger = await openLedger(path, out);
    expect(ledger.get('a')).toEqual({ fingerprint: '', files, summary: null });
    expect(ledger.known('a').get('a.html')).toEqual(files);
    await ledger.close();
  });
});

describe('an edited bead table', () => {
  it('wins over the aligner, translates nothing again, is left alone, and is no news afterwards', async () => {
    const { run, edit, table, path, out, beads, notes } = await corpusWith();
    await run();
    expect(beads()).toEqual(diagonal);
    edit('2\t2', '2+3\t2');
    edit('3\t3', '\t3');
    const mine = table();
    expect(await run()).toMatchObject({ translated: 0, kept: 1, notices: [] });
    expect(beads()).toEqual(['0:0', '1,2:1 by hand', ':2 by hand', '3:3', '4:4']);
    expect(notes()).toEqual([]);
    expect(unmarked(readFileSync(join(out, 'index.html'), 'utf8'))).toContain('<b>2</b> beads by hand');
    expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))).toMatchObject({
      counts: { corrected: 2 },
      documents: [{ corrected: 2 }],
    });
    expect(table()).toBe(mine);
    const files = filesOf(out);
    expect(Object.keys(files)).not.toContain(`${name}.new`);
    expect((await run()).notices).toEqual([]);
    expect((await run({ force: true })).notices).toEqual([]);
    expect(filesOf(out)).toEqual(files);
    // The same from scratch.
    const fresh = await corpusWith();
    writeFileSync(fresh.path, mine);
    await fresh.run();
    expect(fresh.beads()).toEqual(beads());
    expect(fresh.table()).toBe(mine);
    expect(existsSync(path)).toBe(true);
  });

  it('may pair sentences crosswise, or with gaps between them', async () => {
    const { run, edit, beads } = await corpusWith();
    await run();
    edit('2\t2', '2\t3');
    edit('3\t3', '3\t2');
    edit('1\t1', '1+5\t1+5');
    edit('5\t5', '\t');
    await run();
    expect(beads()).toEqual(['0,4:0,4 by hand', '1:2 by hand', '2:1 by hand', '3:3']);
  });

  it('is something to do for a dry run', async () => {
    const { run, edit, corpus, out } = await corpusWith();
    await run();
    const plan = async () => dryRun(await tiny(), runOptions([corpus], out));
    expect(await plan()).toMatchObject({ documents: 1, unchanged: 1 });
    edit('2\t2', '2+3\t2');
    expect(await plan()).toMatchObject({ unchanged: 0, paragraphs: { open: 0, kept: 1 } });
  });

  it('follows its sentences when source and reference change, and shows the new numbers beside it once', async () => {
    const { run, edit, table, next, write, path, beads } = await corpusWith();
    await run();
    edit('2\t2', '2+3\t2+3');
    edit('3\t3', '\t');
    const mine = table();
    write('a.txt', ['Judul berita pagi ini.', ...sources]);
    write('a.en.txt', targets.slice(1));
    const { notices } = await run();
    expect(beads()).toContain('2,3:0,1 by hand');
    expect(table()).toBe(mine);
    expect(next()).toContain('\n3+4\t1+2\t\t[3] Gubernur');
    expect(notices).toEqual([expect.stringContaining(`${name}.new has your corrections`)]);
    expect((await run()).notices).toEqual([]);

    // Taken over, it goes on from there, and is a person's as much as before.
    writeFileSync(path, next());
    rmSync(`${path}.new`);
    expect((await run()).notices).toEqual([]);
    expect(beads()).toContain('2,3:0,1 by hand');
    expect(existsSync(`${path}.new`)).toBe(false);
    write('a.txt', sources);
    const taken = table();
    await run();
    expect(beads()).toContain('1,2:0,1 by hand');
    expect(table()).toBe(taken);
  });

  it('has its say again once what it was about is back', async () => {
    const { run, edit, table, next, write, path, beads, notes } = await corpusWith();
    await run();
    edit('2\t2', '2+3\t2');
    const mine = table();
    write('a.txt', sources.with(2, 'Para nelayan sudah pulang semua.'));
    const { notices } = await run();
    expect(beads().filter((bead) => bead.endsWith('hand'))).toEqual([]);
    const [line] = [mine.split('\n').findIndex((each) => each.startsWith('2+3\t')) + 1];
    const message = `line ${line} is not applied: sentence 3 of the source is not there any more, or was changed: “Para nelayan menambatkan perahu di derma…”`;
    expect(notes()).toEqual([`${name}: ${message}`]);
    expect(notices).toEqual([`${path}: ${message}`, expect.stringContaining('.new has your corrections')]);
    expect(table()).toBe(mine);
    expect(next()).toContain('\n2+3\t2\t\t[2] Gubernur');
    write('a.txt', sources);
    await run();
    expect(beads()).toContain('1,2:1 by hand');
    expect(notes()).toEqual([]);
    expect(existsSync(`${path}.new`)).toBe(false);
  });

  it('is reported, and stays, if it is no table, and is written anew if it is removed', async () => {
    const { run, table, path, beads, notes } = await corpusWith();
    await run();
    const ours = table();
    writeFileSync(path, 'garbage\0');
    const { notices } = await run();
    expect(notices[0]).toContain('nothing of it is applied: it has no line that names the columns');
    expect(notes()).toHaveLength(1);
    expect(beads()).toEqual(diagonal);
    expect(table()).toBe('garbage\0');
    rmSync(path);
    expect((await run()).notices).toEqual([]);
    expect(table()).toBe(ours);
    expect(notes()).toEqual([]);
  });

  it('may be a folder, which stops nothing', async () => {
    const { run, path, beads, notes } = await corpusWith();
    mkdirSync(path);
    await run();
    expect(beads()).toEqual(diagonal);
    expect(notes()).toEqual([expect.stringContaining('nothing of it is applied: is a folder')]);
    expect((await run()).notices).toEqual([]);
  });

  it('waits where the document has no reference any more', async () => {
    const { run, edit, table, corpus, beads, notes, write } = await corpusWith();
    await run();
    edit('2\t2', '2+3\t2');
    await run();
    const mine = table();
    rmSync(join(corpus, 'a.en.txt'));
    const { notices } = await run();
    expect(notices).toEqual([
      expect.stringMatching(/1 line of it cannot be applied: the document has no reference now$/),
    ]);
    expect(notes()).toHaveLength(1);
    expect(table()).toBe(mine);
    expect((await run()).notices).toEqual([]);
    write('a.en.txt', targets);
    await run();
    expect(beads()).toContain('1,2:1 by hand');
  });

  it('outlives its document, and --prune says so', async () => {
    const { run, edit, table, next, write, path, corpus } = await corpusWith();
    await run();
    edit('2\t2', '2+3\t2');
    write('a.txt', sources.with(2, 'Para nelayan sudah pulang semua.'));
    await run();
    // As Padan wrote it, and yet a person's.
    writeFileSync(path, next());
    await run();
    expect(next()).toBe(table());
    rmSync(join(corpus, 'a.txt'));
    writeFileSync(join(corpus, 'b.txt'), 'Satu.\n');
    const { pruned, notices } = await run({ prune: true });
    expect(pruned).toContain('a.html');
    expect(pruned).not.toContain(name);
    expect(notices).toEqual([`${path}: not removed, because it was changed after Padan wrote it`]);
    expect(existsSync(path)).toBe(true);
  });

  it('goes with its document where nobody changed it', async () => {
    const { run, path, corpus } = await corpusWith();
    await run();
    rmSync(join(corpus, 'a.en.txt'));
    expect((await run()).notices).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  it('is the aligner’s again where its corrections are taken back', async () => {
    const { run, edit, table, beads } = await corpusWith();
    await run();
    const ours = table();
    edit('2\t2', '2+3\t2');
    await run();
    edit('2+3\t2', '2\t2');
    expect(table()).toBe(ours);
    expect((await run()).notices).toEqual([]);
    expect(beads()).toEqual(diagonal);
    expect(table()).toBe(ours);
  });
});
