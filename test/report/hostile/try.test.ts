import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { it } from 'vitest';
import { pagesOf } from './pages.js';
import { hostileLines } from './texts.js';

it('makes', () => {
  for (const seed of [1, 2]) {
    const { pages } = pagesOf(hostileLines(seed), seed === 1 ? 'en' : 'id');
    for (const [name, page] of Object.entries(pages)) {
      const path = join(`/tmp/hostile/${seed}`, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, page);
    }
  }
}, 60000);
