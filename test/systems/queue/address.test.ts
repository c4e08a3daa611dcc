import { expect, it } from 'vitest';
import { connect, shownAddress } from '../../../src/systems/queue/connection.js';

it.each([
  'http://me:hunter2@localhost',
  'redis//:hunter2@localhost',
  'redis:/:hunter2@[::1',
  'hunter2@localhost:6379',
  'rediss:hunter2 @ x',
])('an address of a queue that is none is not shown, as it may have a password: %s', async (url) => {
  const error = await connect(url, expect.fail).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'invalid-option', hint: expect.stringContaining('redis://HOST') });
  expect(JSON.stringify([error, String(error)])).not.toContain('hunter2');
});

it('an address of a queue is shown without what may be a password', () => {
  expect(shownAddress('redis://me:hunter2@host:1/2?password=hunter2#hunter2')).toBe(
    'redis://me:***@host:1/2',
  );
  expect(shownAddress('rediss://host')).toBe('rediss://host');
});
