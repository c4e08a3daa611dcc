import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cliPath } from '../../cli.js';
import { testFolder } from '../../folder.js';

describe('standard input', () => {
  // Node makes an empty stream of it, which looks like a text without a line.
  it('that is a folder is refused before anything is begun', () => {
    const folder = openSync(testFolder('stdin'), 'r');
    for (const args of [['translate'], ['score', '-', '--ref', 'none.txt']]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, ...args], {
        stdio: [folder, 'pipe', 'pipe'],
        encoding: 'utf8',
      });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^padan: standard input is a folder: .*\n$/);
    }
    closeSync(folder);
  });
});
