import { expect, it } from 'vitest';
import { atOnce, inTurns, type Steps } from '../../src/flow/turns.js';

/** Takes so many steps of some milliseconds each. */
function* counting(steps: number): Steps<number> {
  for (let i = 0; i < steps; i++) {
    const end = performance.now() + 5;
    while (performance.now() < end);
    yield;
  }
  return steps;
}

it('gives the same at once and in turns, and lets others have theirs', async () => {
  expect(atOnce(counting(3))).toBe(3);
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  expect(await inTurns(counting(60))).toBe(60);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});

it('stops at a signal, with its reason', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error('Ctrl-C')), 20);
  await expect(inTurns(counting(100_000), controller.signal)).rejects.toThrow('Ctrl-C');
});
