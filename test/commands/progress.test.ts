import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog, createProgress } from '../../src/commands/progress.js';
import type { RunEvent } from '../../src/run/events.js';

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
const read: RunEvent = { kind: 'read', path: 'a.txt', bytes: 1000, paragraphs: 3, words: 150, kept: 0 };
const translated: RunEvent = { kind: 'translated', path: 'a.txt', words: 75 };
const failed: RunEvent = { kind: 'failed', document: 'b.txt', path: 'b.txt', reason: 'bad' };

describe('progress', () => {
  it('is a bar with documents, speed and time left on a terminal', async () => {
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

  it('is a plain line a document elsewhere', () => {
    const { terminal, written: shown } = stream(false);
    const { onEvent, stop } = createProgress(terminal, false);
    for (const event of [planned, read, translated, written('out/a\n.html')]) onEvent(event);
    stop();
    expect(shown()).toBe('out/a\\u000a.html\n');
  });

  it('names failures even when quiet, and nothing else', () => {
    const { terminal, written: shown } = stream(true);
    const { onEvent, stop } = createProgress(terminal, true);
    for (const event of [planned, read, written('out/a.html'), failed]) onEvent(event);
    stop();
    expect(shown()).toMatch(/^.*failed.* b\.txt: bad\n$/);
  });

  it('is a JSON object a line where it is for machines, failures as errors', () => {
    const { terminal, written: shown } = stream(true);
    const { onEvent, say, stop } = createLog(terminal);
    for (const event of [planned, read, translated, written('out/a.html'), failed]) onEvent(event);
    say('good bye\n');
    stop();
    const lines = shown()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ level, event }) => `${level} ${event}`)).toEqual([
      'info planned',
      'info read',
      'info written',
      'error failed',
      'info message',
    ]);
    for (const { time } of lines) expect(new Date(time).toISOString()).toBe(time);
    expect(lines[3]).toMatchObject({ path: 'b.txt', reason: 'bad' });
  });
});
