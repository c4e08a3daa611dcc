import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/pipeline.js';
import { readBitext } from '../../src/report/read-bitext.js';
import { testFolder } from '../folder.js';
import { tiny } from '../model/embedded.js';
import { reversed } from '../model/reversed.js';
import { runOptions } from '../output.js';

it('x', async () => {
  const corpus = testFolder('c');
  writeFileSync(join(corpus, 'a.txt'), 'Harga beras naik.\n\n20.\n\nWarga mengeluh. Pasar sepi.\n');
  const out = testFolder('o');
  const result = await run(await tiny(), runOptions([corpus], out, { links: 'none', roundTrip: await reversed() }));
  console.log(result, readFileSync(join(out, 'a.jsonl'), 'utf8'), readFileSync(join(out, 'run.json'), 'utf8'));
  readBitext(readFileSync(join(out, 'a.jsonl'), 'utf8'));
});
