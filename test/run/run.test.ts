import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeOutputFolder, writeWhole } from '../../src/run/files.js';
import { journalKey, openJournal } from '../../src/run/journal.js';
import { outputNames } from '../../src/run/names.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'padan-run-'));
const hypotheses = [
  {
    text: 'One “two” \u2028 é',
    score: -0.25,
    logProbs: [-0.1, -0.4],
    ended: true,
    parts: 1,
    guarded: false,
    alternatives: [{ text: 'Two', score: -0.5 }],
    misplaced: [],
    copied: null,
  },
];

describe('the journal', () => {
  it('keeps what was appended for the next to open it', async () => {
    const path = join(folder(), '.padan', 'journal.jsonl');
    const first = await openJournal(path);
    await Promise.all(['a', 'b', 'c'].map((key) => first.append(key, [{ ...hypotheses[0]!, text: key }])));
    expect(await first.get('b')).toEqual([{ ...hypotheses[0]!, text: 'b' }]);
    await first.close();
    const second = await openJournal(path);
    await second.append('d', hypotheses);
    expect(await second.get('c')).toEqual([{ ...hypotheses[0]!, text: 'c' }]);
    expect(await second.get('d')).toEqual(hypotheses);
    expect(await second.get('e')).toBeUndefined();
    expect([second.has('a'), second.has('e')]).toEqual([true, false]);
    await second.close();
  });

  it('lets a later record of a key win', async () => {
    const path = join(folder(), 'j');
    const journal = await openJournal(path);
    await journal.append('a', []);
    await journal.append('a', hypotheses);
    await journal.close();
    const again = await openJournal(path);
    expect(await again.get('a')).toEqual(hypotheses);
    await again.close();
  });

  it('loses one record at most when it is cut at any byte, and goes on', async () => {
    const path = join(folder(), 'j');
    const journal = await openJournal(path);
    for (const key of ['a', 'b', 'c']) await journal.append(key, hypotheses);
    await journal.close();
    const whole = readFileSync(path);
    const lineLength = whole.length / 3;
    for (let size = lineLength; size <= whole.length; size += 7) {
      writeFileSync(path, whole);
      truncateSync(path, size);
      const cut = await openJournal(path);
      // A line without its line break may be whole.
      const kept = ['a', 'b', 'c'].filter((key) => cut.has(key)).length;
      expect(kept).toBeGreaterThanOrEqual(Math.floor(size / lineLength) - 1);
      await cut.append('d', hypotheses);
      await cut.close();
      const again = await openJournal(path);
      expect(await again.get('d')).toEqual(hypotheses);
      expect(await again.get('a')).toEqual(hypotheses);
      await again.close();
    }
  });

  it('passes over lines that are no records', async () => {
    const path = join(folder(), 'j');
    writeFileSync(path, '{"key":"a"}\nrubbish\n{"key":"b","hypotheses":[{"text":1}]}\n[]\n\n');
    appendFileSync(path, `${JSON.stringify({ key: 'c', hypotheses })}\n`);
    const journal = await openJournal(path);
    expect(['a', 'b', 'c'].map((key) => journal.has(key))).toEqual([false, false, true]);
    expect(await journal.get('c')).toEqual(hypotheses);
    await journal.close();
  });

  it('has another key for other sentences, another model and other settings', () => {
    const keys = [
      journalKey(['a', 'b'], 'm', { beamSize: 4 }),
      journalKey(['ab'], 'm', { beamSize: 4 }),
      journalKey(['a', 'b'], 'n', { beamSize: 4 }),
      journalKey(['a', 'b'], 'm', { beamSize: 5 }),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(journalKey(['a', 'b'], 'm', { beamSize: 4 })).toBe(keys[0]);
  });
});

describe('output files', () => {
  it('appear whole, with no drafts left', async () => {
    const out = folder();
    await writeWhole(join(out, 'deep/er/a.txt'), 'halo');
    expect(readFileSync(join(out, 'deep/er/a.txt'), 'utf8')).toBe('halo');
    expect(readdirSync(join(out, 'deep/er'))).toEqual(['a.txt']);
  });

  it('are left alone where nothing changed', async () => {
    const path = join(folder(), 'a.txt');
    await writeWhole(path, 'halo');
    const before = statSync(path).ino;
    await writeWhole(path, 'halo');
    expect(statSync(path).ino).toBe(before);
    await writeWhole(path, 'hai');
    expect(statSync(path).ino).not.toBe(before);
  });

  it('that cannot be written leave no draft, and an error that says why', async () => {
    const out = folder();
    mkdirSync(join(out, 'a.txt', 'b'), { recursive: true });
    await expect(writeWhole(join(out, 'a.txt'), 'x')).rejects.toMatchObject({
      code: 'output',
      message: expect.stringMatching(/EISDIR|ENOTEMPTY/),
    });
    expect(readdirSync(out)).toEqual(['a.txt']);
  });

  it('need a folder that is none but may become one', async () => {
    const out = folder();
    writeFileSync(join(out, 'file'), '');
    await expect(makeOutputFolder(join(out, 'file'))).rejects.toThrow('the output folder is a file');
    await expect(makeOutputFolder(join(out, 'file', 'sub'))).rejects.toThrow(/cannot be made/);
    await makeOutputFolder(join(out, 'new/er'));
    expect(statSync(join(out, 'new/er')).isDirectory()).toBe(true);
  });
});

describe('output names', () => {
  const names = (...all: string[]) => outputNames(all.map((name, i) => ({ name, path: `${i}` })));

  it('are the documents’ own where these are safe', () => {
    expect(names('a', 'sub/b', 'Berita Hari Ini')).toEqual(['a', 'sub/b', 'Berita Hari Ini']);
  });

  it.each([
    '../../x',
    '/etc/passwd',
    'a\nb',
    'C:\\x',
    '..',
    '.',
    '',
    'con',
    'index',
    'run',
    '.hidden',
    'trailing.',
    'a\u202eb',
    '\ud800',
    'a?b#c%d',
    'x'.repeat(300),
    'sub//x',
  ])('are made safe: %j', (name) => {
    const [safe] = names(name);
    expect(safe).toMatch(
      /^[^/\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\]{1,100}(?:\/[^/\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\]{1,100})*$/u,
    );
    expect(safe!.split('/').some((part) => /^\.|\.$/.test(part))).toBe(false);
    expect(safe).not.toBe(name);
  });

  it('are never shared', () => {
    expect(new Set(names('a', 'a', 'A', 'a\n', 'a\r', 'a_')).size).toBe(6);
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 6 })), (all) => {
        const safe = names(...all).map((name) => name.toLowerCase());
        expect(new Set(safe).size).toBe(all.length);
      }),
    );
  });
});
