import { describe, expect, it } from 'vitest';
import { createGate } from '../../src/flow/gate.js';

const closed = { code: 'closed', message: 'the door is closed' };

describe('a gate', () => {
  it('admits calls until it is closed, and closes once', async () => {
    let released = 0;
    const { enter, close } = createGate('door', async () => {
      released++;
    });
    await expect(enter(async () => 'in')).resolves.toBe('in');
    await expect(enter(() => Promise.reject(new Error('inside')))).rejects.toThrow('inside');
    await Promise.all([close(), close()]);
    await close();
    expect(released).toBe(1);
    await expect(enter(async () => 'in')).rejects.toMatchObject(closed);
  });

  it('waits for the calls under way before it releases, and rejects the calls that they make', async () => {
    const events: string[] = [];
    const { enter, close } = createGate('door', async () => {
      events.push('released');
    });
    let go = () => {};
    const call = enter(async () => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      await enter(async () => 'further').catch(({ code }: { code: string }) => events.push(code));
    });
    const closing = close();
    await new Promise(setImmediate);
    expect(events).toEqual([]);
    go();
    await Promise.all([call, closing]);
    expect(events).toEqual(['closed', 'released']);
  });
});
