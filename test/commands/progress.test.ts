import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/commands/progress.js';

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

const summary = { name: 'a' } as never;

describe('progress', () => {
  it('is a bar with paragraphs, speed and time left on a terminal', async () => {
    const { terminal, written } = stream(true);
    const progress = createProgress(terminal, false);
    progress.events.read?.(2, 100);
    progress.events.read?.(1, 50);
    await new Promise((resolve) => setTimeout(resolve, 150));
    progress.events.translated?.(50);
    progress.events.written?.(summary, 'out/a.html');
    await new Promise((resolve) => setTimeout(resolve, 150));
    progress.stop();
    expect(written()).toMatch(/1\/3 paragraphs \| \d+ words\/s \| \d+ s left/);
    expect(written()).not.toContain('out/a.html');
  });

  it('is a plain line a document elsewhere', () => {
    const { terminal, written } = stream(false);
    const progress = createProgress(terminal, false);
    progress.events.read?.(2, 100);
    progress.events.translated?.(50);
    progress.events.written?.(summary, 'out/a\n.html');
    progress.stop();
    expect(written()).toBe('out/a\\u000a.html\n');
  });

  it('names failures even when quiet, and nothing else', () => {
    const { terminal, written } = stream(true);
    const progress = createProgress(terminal, true);
    progress.events.read?.(2, 100);
    progress.events.written?.(summary, 'out/a.html');
    progress.events.failed?.({ path: 'b.txt', reason: 'bad' });
    progress.stop();
    expect(written()).toMatch(/^.*failed.* b\.txt: bad\n$/);
  });
});
