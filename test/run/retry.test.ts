import { describe, expect, it } from 'vitest';
import { PadanError, unreadable, unwritable } from '../../src/errors.js';
import { failureOf } from '../../src/run/output/failures.js';
import { CannotBegin, isFatal, withRetries } from '../../src/run/retry.js';

const caused = (code: string) => Object.assign(new Error(code), { code });
const tries = async (error: unknown, retries: number, signal = new AbortController().signal) => {
  let count = 0;
  const heard: number[] = [];
  const work = async () => {
    count++;
    throw error;
  };
  await expect(withRetries(retries, work, (_, attempt) => heard.push(attempt), signal)).rejects.toBe(error);
  return { count, heard };
};

describe('a failure', () => {
  it.each([
    ['a worker that died', new PadanError('worker-died', 'died'), 2],
    ['a file that is being written', new PadanError('file-changing', 'changes'), 2],
    ['a folder without permission', unwritable('denied', 'a', caused('EACCES')), 2],
    ['an unexpected error', new Error('odd'), 2],
    ['a file that is not text', new PadanError('not-text', 'not UTF-8'), 1],
    ['a missing file', unreadable('gone', caused('ENOENT')), 1],
    ['a job that the queue already retried', new PadanError('queue-refused', 'refused'), 1],
    ['a model that cannot be opened', new CannotBegin(new PadanError('model-invalid', 'truncated')), 1],
  ])('of %s is retried if it is transient', async (_, error, expected) => {
    expect((await tries(error, 1)).count).toBe(expected);
  });

  it('is reported before each retry, and thrown after the last', async () => {
    expect(await tries(new Error('odd'), 2)).toEqual({ count: 3, heard: [1, 2] });
    expect(await tries(new Error('odd'), 0)).toEqual({ count: 1, heard: [] });
  });

  it('is not retried once the run is stopped', async () => {
    const controller = new AbortController();
    const start = performance.now();
    setTimeout(() => controller.abort('stopped'), 50);
    let count = 0;
    const work = async () => {
      count++;
      throw new Error('odd');
    };
    await expect(withRetries(9, work, () => undefined, controller.signal)).rejects.toBe('stopped');
    expect(count).toBe(1);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('of the disk is fatal, one of permission is not', () => {
    for (const code of ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'])
      expect(isFatal(unwritable('x', 'a', caused(code)))).toBe(true);
    expect(isFatal(unwritable('x', 'a', caused('EACCES')))).toBe(false);
    expect(isFatal(unreadable('x', caused('EIO')))).toBe(false);
  });

  it('has document, place and reason as separate fields', () => {
    expect(
      failureOf(new PadanError('not-text', 'bad', { path: 'b.txt', line: 3 }, 'mend it'), 'a.txt'),
    ).toEqual({
      document: 'a.txt',
      path: 'b.txt:3',
      reason: 'bad: mend it',
    });
    expect(failureOf(new Error('odd\n'), 'a.txt')).toEqual({
      document: 'a.txt',
      path: 'a.txt',
      reason: 'odd\\u000a',
    });
  });
});
