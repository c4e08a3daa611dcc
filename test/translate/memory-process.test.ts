import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// It starts a process of the built program.
import { startMemoryProcess } from '../../dist/translate/memory/process.js';
import { testFolder } from '../folder.js';

const childOfThis = (): number => {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ');
  const pid = children.findLast((each) =>
    readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('memory/server.js'),
  );
  return Number(pid);
};

describe("the memory's process", () => {
  it('that waits for a disk or a lock is no sign of damage', async () => {
    const impatient = await startMemoryProcess(testFolder('memory'), 4000);
    process.kill(childOfThis(), 'SIGSTOP');
    await expect(impatient.ask({ kind: 'stats' })).rejects.toMatchObject({ kind: 'silent' });
  });

  it('that cannot be started is no sign of damage', async () => {
    const { NODE_OPTIONS } = process.env;
    // As where its files were replaced by another version's in the meantime.
    process.env['NODE_OPTIONS'] = '--require=/no/such/module.cjs';
    try {
      await expect(startMemoryProcess(testFolder('memory'))).rejects.toMatchObject({
        kind: 'unusable',
        message: expect.stringContaining('exit code'),
      });
    } finally {
      if (NODE_OPTIONS === undefined) delete process.env['NODE_OPTIONS'];
      else process.env['NODE_OPTIONS'] = NODE_OPTIONS;
    }
  });
});
