import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepStatus, readStatus } from '../../../src/run/state/status.js';
import { createTally } from '../../../src/run/state/tally.js';
import { testFolder } from '../../folder.js';
import { damagedLines } from './damage.js';

describe('a damaged status', () => {
  it('is never half believed: it is whole, or said to be damaged', async () => {
    const out = testFolder('status');
    const path = join(out, '.padan/status.json');
    expect(await readStatus(out)).toEqual({ state: 'unknown', holder: null, status: null, problem: null });
    mkdirSync(join(out, '.padan/drafts'), { recursive: true });
    await keepStatus(out, createTally()).close('finished');
    const whole = readFileSync(path);
    const { status } = await readStatus(out);
    expect(status).toEqual(JSON.parse(whole.toString()));
    const others = [
      '',
      'null',
      '[]',
      '7',
      '{}',
      '{"state":"running"}',
      '{"state":"finished","documents":null}',
    ];
    const damaged = Array.from({ length: 50 }, (_, i) => damagedLines(whole, i).bytes);
    for (const bytes of [...others.map((text) => Buffer.from(text)), ...damaged]) {
      writeFileSync(path, bytes);
      const seen = await readStatus(out);
      if (seen.status === null)
        expect(seen, bytes.toString()).toMatchObject({ problem: expect.stringContaining(path) });
      else expect(Object.keys(seen.status)).toEqual(expect.arrayContaining(Object.keys(status!)));
    }
  });

  it('is told from none where a folder stands in its place', async () => {
    const out = testFolder('status');
    mkdirSync(join(out, '.padan/status.json'), { recursive: true });
    expect(await readStatus(out)).toMatchObject({
      state: 'unknown',
      problem: expect.stringContaining('status.json cannot be read'),
    });
    rmSync(join(out, '.padan'), { recursive: true });
  });
});
