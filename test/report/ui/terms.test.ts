import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Words that the glossary of docs/ui.md warns of: “not *acuan*, *referensi*”. */
const shunned = [...readFileSync(join(root, 'docs/ui.md'), 'utf8').matchAll(/\| not ([^|]+)\|/g)].flatMap(
  ([, list]) => [...list!.matchAll(/\*([^*]+)\*/g)].map(([, word]) => word!),
);

it('pages and books say no word that the glossary has another one for', () => {
  expect(shunned.length).toBeGreaterThan(3);
  const pattern = new RegExp(`\\b(?:${shunned.join('|')})\\b`, 'iu');
  const found = ['src/report', 'src/export'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => {
        const [word] = pattern.exec(readFileSync(join(root, folder, path), 'utf8')) ?? [];
        return word === undefined ? [] : [`${folder}/${path}: ${word}`];
      }),
  );
  expect(found).toEqual([]);
});
