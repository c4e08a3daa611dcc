import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { padan } from '../cli.js';
import { testFolder } from '../folder.js';

/** Loading LMDB fails, as it does where npm has left out its code for the machine. */
const hooks = `export const resolve = async (name, context, next) => {
  if (name === 'lmdb') throw new Error('No native build was found');
  return next(name, context);
};`;
const hookFile = join(testFolder('hooks'), 'hooks.mjs');
writeFileSync(
  hookFile,
  `import { register } from 'node:module';\nregister(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});\n`,
);
const without = { NODE_OPTIONS: `--import "${pathToFileURL(hookFile)}"` };

describe('a memory whose database is not installed', () => {
  it('stays as it is: a run does without it, and says why', async () => {
    const folder = testFolder('memory');
    const translate = (env: NodeJS.ProcessEnv = {}) =>
      padan(['translate', '--beam', '1'], {
        input: 'Selamat pagi.\n',
        env: { PADAN_MEMORY: folder, ...env },
      });
    const first = await translate();
    expect(first.code).toBe(0);
    const files = () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.mdb') && name !== 'lock.mdb')
        .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
    const before = files();
    expect(before).toHaveLength(1);

    const second = await translate(without);
    expect(second).toMatchObject({ code: 0, stdout: first.stdout });
    expect(second.stderr).toContain('LMDB is not installed for');
    const stats = await padan(['memory', 'stats'], { env: { PADAN_MEMORY: folder, ...without } });
    expect(stats.code).toBe(2);
    expect(stats.stderr).toContain('install Padan without --omit=optional');
    expect(files()).toEqual(before);
  });
});
