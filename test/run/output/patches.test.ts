import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { draftFolder } from '../../../src/run/output/folder.js';
import { createPatches } from '../../../src/run/output/patches.js';
import { bitextOf } from '../../overview/runs.js';

let out = '';
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'padan-patches-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

const bitext = (name: string) =>
  bitextOf({ name, source: ['Hujan turun.'], texts: { a: ['It rained.'], b: [`Rain fell in ${name}.`] } });

it('gives the same patches whether or not they are put aside, and leaves nothing there', async () => {
  const [held, aside] = [createPatches(out), createPatches(out, 0)];
  for (const patches of [held, aside])
    for (const name of ['one', 'two']) await patches.add(bitext(name), `${name}.en.txt`, [['a', 'b']]);
  expect(readdirSync(draftFolder(out))).toHaveLength(1);
  const patch = (await aside.of('a', 'b')()).toString();
  expect(patch).toMatch(/\+Rain fell in one\.\n[\s\S]*\+Rain fell in two\.\n/);
  expect((await held.of('a', 'b')()).toString()).toBe(patch);
  expect(await aside.of('b', 'a')()).toHaveLength(0);
  await aside.close();
  expect(readdirSync(draftFolder(out))).toEqual([]);
});
