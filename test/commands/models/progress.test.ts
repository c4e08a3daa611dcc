import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createPullProgress } from '../../../src/commands/models/progress.js';
import { bytesShown, languagesShown, tableLines } from '../../../src/commands/models/shown.js';

/** A stream that remembers what it was given. */
const stream = (isTTY: boolean) => {
  let written = '';
  const sink = new Writable({
    write: (chunk, _, done) => {
      written += chunk;
      done();
    },
  });
  const rest = { isTTY, columns: 100, rows: 30, cursorTo: () => true, clearLine: () => true };
  const terminal = Object.assign(sink, rest, { moveCursor: () => true });
  return { terminal: terminal as unknown as NodeJS.WriteStream, written: () => written };
};

/** What is shown of a pull in which half of the bytes are here. */
const shownOf = (isTTY: boolean, isQuiet = false): string => {
  const { terminal, written } = stream(isTTY);
  const progress = createPullProgress(terminal, 'a/model', isQuiet);
  progress.onEvent({
    kind: 'planned',
    revision: 'f'.repeat(40),
    files: 3,
    bytes: 4_000_000,
    here: 1_000_000,
  });
  progress.onEvent({ kind: 'bytes', count: 2_000_000 });
  progress.onEvent({ kind: 'bytes', count: -1_000_000 });
  progress.onEvent({ kind: 'fetched', path: 'a\u001b[31m.json', size: 1_000_000 });
  progress.onEvent({ kind: 'retry', reason: 'the connection was cut', pause: 1500 });
  progress.onEvent({ kind: 'waiting', message: 'process 7 is at work' });
  progress.stop();
  return stripVTControlCharacters(written());
};

describe('the progress of a pull', () => {
  it('is lines where there is no terminal', () => {
    expect(shownOf(false).split('\n')).toEqual([
      'padan: fetching 3 files of a/model at ffffffffffff, 3.0 MB (1.0 MB are here)',
      'padan: a\\u001b[31m.json  1.0 MB',
      'padan: the connection was cut; again in 2 s',
      'padan: process 7 is at work; waiting',
      '',
    ]);
  });

  it('is a bar on a terminal, with bytes', () => {
    const shown = shownOf(true);
    expect(shown).toMatch(/25 % \| 1\.0 MB of 4\.0 MB \| –\/s \| – left/);
    expect(shown).toMatch(/50 % \| 2\.0 MB of 4\.0 MB \| [\d.]+ \w?B\/s \| \d.* left|75 %/);
    expect(shown).toContain('padan: the connection was cut');
  });

  it('is nothing where it is not wanted', () => {
    expect(shownOf(false, true)).toBe('');
    expect(shownOf(true, true)).toBe('');
  });
});

describe('a list of models', () => {
  it('shows bytes in units for people', () => {
    expect([0, 999, 1000, 107_900_000, 999_960, 1_870_000_000].map(bytesShown)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '107.9 MB',
      '1.0 MB',
      '1.9 GB',
    ]);
  });

  it('has columns that stand below each other, in wide letters, too', () => {
    expect(
      tableLines([
        ['a', 'b', ''],
        ['模型', 'c', 'd'],
        ['', '', ''],
      ]),
    ).toEqual(['a     b', '模型  c  d', '']);
  });

  it('says where a model knows more languages than are listed', () => {
    expect(languagesShown({ from: ['en'], to: ['id', 'jv'] }, ['to'])).toBe('en → id jv …');
    expect(languagesShown(null)).toBe('–');
  });
});
