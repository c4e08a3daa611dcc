import { expect, it } from 'vitest';
import { createTally } from '../../../src/run/state/tally.js';

it('a tally gives progress, speed and time left', () => {
  let now = 0;
  const { onEvent, progress } = createTally(() => now);
  expect(progress()).toMatchObject({ words: 0, wordsPerSecond: null, secondsLeft: null });
  onEvent({ kind: 'planned', documents: 10, unchanged: 6, unchangedParagraphs: 60, bytes: 4000 });
  onEvent({ kind: 'started', path: 'a' });
  onEvent({ kind: 'started', path: 'b' });
  onEvent({
    kind: 'read',
    path: 'a',
    system: 'm',
    bytes: 1000,
    paragraphs: 2,
    words: 100,
    kept: 3,
    repeated: 4,
  });
  now = 2000;
  onEvent({ kind: 'translated', path: 'a', words: 60, remembered: false });
  onEvent({ kind: 'translated', path: 'a', words: 0, remembered: true });
  // 400 words in all by what is read: 340 at 30 a second.
  expect(progress()).toEqual({
    documents: { found: 10, unchanged: 6, written: 0, failed: 0, inFlight: ['a', 'b'] },
    paragraphs: { translated: 1, remembered: 1, repeated: 4, kept: 63 },
    workers: {},
    words: 60,
    wordsExpected: 400,
    wordsPerSecond: 30,
    secondsLeft: 11,
  });
  onEvent({ kind: 'worked', worker: 'x', paragraphs: 2 });
  onEvent({ kind: 'worked', worker: 'x', paragraphs: 3 });
  onEvent({ kind: 'written', path: 'a', document: {} as never, page: 'a.html' });
  onEvent({ kind: 'failed', document: 'b', path: 'b:3', reason: 'bad' });
  expect(progress()).toMatchObject({
    documents: { written: 1, failed: 1, inFlight: [] },
    workers: { x: 5 },
  });
  // Another round begins anew.
  onEvent({ kind: 'planned', documents: 1, unchanged: 1, unchangedParagraphs: 5, bytes: 0 });
  expect(progress()).toMatchObject({
    documents: { found: 1, unchanged: 1, written: 0, failed: 0 },
    paragraphs: { translated: 0, remembered: 0, repeated: 0, kept: 5 },
    workers: {},
    wordsExpected: 0,
    secondsLeft: null,
  });
});

it('a tally counts the paragraphs of a document that is tried again once', () => {
  const { onEvent, progress } = createTally();
  onEvent({ kind: 'planned', documents: 1, unchanged: 0, unchangedParagraphs: 0, bytes: 10 });
  const read = { kind: 'read', path: 'a', system: 'm', bytes: 10, paragraphs: 0, words: 0 } as const;
  onEvent({ ...read, kept: 3, repeated: 1 });
  onEvent({ ...read, kept: 3, repeated: 2 });
  expect(progress().paragraphs).toMatchObject({ kept: 3, repeated: 2 });
  onEvent({ ...read, system: 'other', kept: 4, repeated: 0 });
  expect(progress().paragraphs).toMatchObject({ kept: 7, repeated: 2 });
});
