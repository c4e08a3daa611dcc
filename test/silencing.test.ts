import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { padan } from './cli.js';
import { testFolder } from './folder.js';
import { filesOf } from './output.js';

const tinyFolder = fileURLToPath(new URL('model/tiny', import.meta.url));

describe('a flag that is silenced in a file', () => {
  it('is gone from the reports and the gate, and nothing is translated again for it', async () => {
    const folder = testFolder('silencing');
    writeFileSync(join(folder, 'a.txt'), 'Ada 4711 orang di sana.\n\nSatu.\n');
    const gated = () =>
      padan(
        ['run', 'a.txt', '-o', 'out', '--model', tinyFolder, '--beam', '1', '--fail-on', 'numbers-differ'],
        { cwd: folder },
      );
    const page = () => readFileSync(join(folder, 'out', 'a.html'), 'utf8');

    const before = await gated();
    expect(before.code).toBe(3);
    expect(page()).toContain('numbers-differ');
    const text = filesOf(join(folder, 'out'))['a.en.txt'];

    const lines = [
      '# seen',
      'numbers-differ',
      'numbers-differ\tAda  4711 orang di sana.',
      '*\tTidak ada.',
      '',
    ];
    writeFileSync(join(folder, 'padan.silenced.tsv'), lines.join('\n'));
    const after = await gated();
    expect(after.code).toBe(0);
    expect(after.stderr).toMatch(
      /padan\.silenced\.tsv:2: expected "rule TAB source sentence"; the line is passed over/,
    );
    // Who wrote the file may be somebody else: it is said that there is one.
    expect(after.stderr).toContain('note flags are silenced: 2 lines of padan.silenced.tsv\n');
    expect(after.stderr).toMatch(/padan\.silenced\.tsv: 1 line silences nothing, the first is line 4/);
    expect(after.stdout + after.stderr).toContain('Nothing to translate');
    expect(page()).not.toContain('numbers-differ');
    expect(page()).toContain('1 silenced');
    expect(filesOf(join(folder, 'out'))['a.en.txt']).toBe(text);
  });
});
