import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { maxFileSize } from '../../../src/limits.js';
import type { RunEvent } from '../../../src/run/events.js';
import { createSilencer, readSilencing } from '../../../src/run/state/silencing.js';
import { testFolder } from '../../folder.js';

const root = testFolder('silencing');

/** What a run says that is given rules and a file. */
const said = (silence: string | null, content: string): string[] => {
  const silenced = join(root, 'padan.silenced.tsv');
  writeFileSync(silenced, content);
  const events: RunEvent[] = [];
  createSilencer(readSilencing({ silence, silenced }), (event) => events.push(event));
  return events.flatMap((event) => (event.kind === 'notice' ? [event.message] : []));
};

describe('what a run silences', () => {
  it('is said, because the file may have come with a corpus', () => {
    expect(said(null, '# nothing\n')).toEqual([]);
    expect(said('untranslated, cut-off', '')).toEqual([
      'flags are silenced: untranslated, cut-off everywhere',
    ]);
    expect(said('cut-off', '*\tSatu.\ncut-off\tDua.\n')).toEqual([
      `flags are silenced: cut-off everywhere; 2 lines of ${join(root, 'padan.silenced.tsv')}`,
    ]);
  });

  it.skipIf(process.platform === 'win32')('is not waited for where its file is none, or has no end', () => {
    mkdirSync(join(root, 'folder'));
    execFileSync('mkfifo', [join(root, 'pipe')]);
    symlinkSync('/dev/zero', join(root, 'endless'));
    writeFileSync(join(root, 'huge'), '');
    truncateSync(join(root, 'huge'), maxFileSize + 1);
    const reasons = {
      folder: 'the silenced flags are no file',
      pipe: 'the silenced flags are no file',
      endless: 'the silenced flags are no file',
      huge: 'the file is too large',
    };
    for (const [name, reason] of Object.entries(reasons))
      expect(() => readSilencing({ silence: null, silenced: join(root, name) })).toThrow(reason);
    expect(() => readSilencing({ silence: null, silenced: join(root, 'none') })).toThrow('ENOENT');
  });
});
