import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { passedOverLines } from '../../../src/commands/terminal/found.js';
import { createLog, createProgress } from '../../../src/commands/terminal/progress.js';
import type { RunEvent } from '../../../src/run/events.js';

/** A stream that remembers what it was given. */
const stream = (isTTY: boolean) => {
  let written = '';
  const sink = new Writable({
    write: (chunk, _, done) => {
      written += chunk;
      done();
    },
  });
  const terminal = Object.assign(sink, {
    isTTY,
    columns: 100,
    rows: 30,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  return { terminal: terminal as unknown as NodeJS.WriteStream, written: () => written };
};

const written = (page: string): RunEvent => ({
  kind: 'written',
  path: 'a.txt',
  document: { name: 'a' } as never,
  page,
});
const planned: RunEvent = {
  kind: 'planned',
  documents: 3,
  unchanged: 1,
  unchangedParagraphs: 7,
  bytes: 2000,
};
const read: RunEvent = {
  kind: 'read',
  path: 'a.txt',
  system: 'model',
  bytes: 1000,
  paragraphs: 3,
  words: 150,
  kept: 0,
  repeated: 0,
};
const translated: RunEvent = { kind: 'translated', path: 'a.txt', words: 75, remembered: false };
const failed: RunEvent = { kind: 'failed', document: 'b.txt', path: 'b.txt', reason: 'bad' };

const found: RunEvent = {
  kind: 'found',
  passedOver: [
    ...['a.md', 'sub/b\n.html', 'c'].map((path) => ({ path, reason: 'only .txt so far' })),
    { path: 'x.en.txt', reason: 'a reference in en without its source' },
  ],
  markup: ['d.html'],
  unmatched: [{ folder: 'refs', files: 1 }],
};

describe('progress', () => {
  it('is a bar with documents, speed and time left on terminals', async () => {
    const { terminal, written: shown } = stream(true);
    const { onEvent, stop } = createProgress(terminal, false);
    onEvent(planned);
    onEvent(read);
    await new Promise((resolve) => setTimeout(resolve, 150));
    onEvent(translated);
    onEvent(written('out/a.html'));
    await new Promise((resolve) => setTimeout(resolve, 150));
    stop();
    // 300 words expected of 2,000 bytes.
    expect(shown()).toMatch(/25 % \| 1 of 2 documents \| \d+ words\/s \| \d+ s left/);
    expect(shown()).not.toContain('out/a.html');
  });

  it('is a plain line per document elsewhere', () => {
    const { terminal, written: shown } = stream(false);
    const { onEvent, stop } = createProgress(terminal, false);
    for (const event of [planned, read, translated, written('out/a\n.html')]) onEvent(event);
    stop();
    expect(shown()).toBe('out/a\\u000a.html\n');
  });

  it('shows only failures when quiet', () => {
    const { terminal, written: shown } = stream(true);
    const { onEvent, stop } = createProgress(terminal, true);
    for (const event of [planned, read, written('out/a.html'), failed]) onEvent(event);
    stop();
    expect(shown()).toMatch(/^.*failed.* b\.txt: bad\n$/);
  });

  it('says once what was passed over, even if every pass finds it again', () => {
    const { terminal, written: shown } = stream(false);
    const { onEvent, stop } = createProgress(terminal, false);
    onEvent(found);
    onEvent(found);
    stop();
    expect(stripVTControlCharacters(shown())).toBe(
      `note d.html: read as plain text, so its markup is taken for words
note --references refs: none of its 1 file matches a document
note 3 files passed over: a.md, b\\u000a.html, c (only .txt so far)
note 1 file passed over: x.en.txt (a reference in en without its source)
`,
    );
  });

  it('names a few files that were passed over, and counts the others', () => {
    const files = Array.from({ length: 8 }, (_, i) => ({ path: `${i}.md`, reason: 'r' }));
    expect(passedOverLines(files)).toEqual([
      '8 files passed over: 0.md, 1.md, 2.md, 3.md, 4.md and 3 more (r)',
    ]);
  });

  it('is one JSON object per line for machines, with failures as errors', () => {
    const { terminal, written: shown } = stream(true);
    const { onEvent, say, stop } = createLog(terminal);
    for (const event of [found, found, planned, read, translated, written('out/a.html'), failed])
      onEvent(event);
    say('good bye\n');
    stop();
    const lines = shown()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ level, event }) => `${level} ${event}`)).toEqual([
      'warn found',
      'info planned',
      'info read',
      'info written',
      'error failed',
      'info message',
    ]);
    for (const { time } of lines) expect(new Date(time).toISOString()).toBe(time);
    expect(lines[4]).toMatchObject({ path: 'b.txt', reason: 'bad' });
  });
});
