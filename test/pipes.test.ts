import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStream, readWhole } from '../src/pipes.js';
import { testFolder } from './folder.js';

const pipe = (): string => {
  const path = join(testFolder('pipe'), 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
};

describe.runIf(process.platform === 'linux')('a pipe that is to be read', () => {
  it('holds nothing while nobody writes to it', async () => {
    const stream = await openStream(pipe());
    const closed = once(stream, 'close');
    const first = once(stream, 'data', { signal: AbortSignal.timeout(100) });
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    stream.destroy();
    await closed;
  });

  it('is read to its end, however late a writer comes', async () => {
    const path = pipe();
    const reading = readWhole(path);
    const writer = await open(path, 'w');
    await writer.write('satu\n');
    await writer.write('dua\n');
    await writer.close();
    expect((await reading).toString()).toBe('satu\ndua\n');
  });
});
