import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const source = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Files that a file imports, types included. */
const importsOf = (file: string): string[] =>
  [...source(file).matchAll(/(?:from|import\() ?'(\.[^']+)\.js'/g)].map(([, path]) =>
    normalize(join(dirname(file), `${path}.ts`)),
  );

/** What may import what: each only from its own line and those above it. docs/architecture.md says the same. */
const layers = [
  [
    'errors.ts',
    'given.ts',
    'hash.ts',
    'json.ts',
    'plural.ts',
    'version.ts',
    'limits.ts',
    'paths.ts',
    'pipes.ts',
  ],
  ['flow'],
  ['core'],
  ['languages'],
  ['morphology'],
  ['print'],
  ['formats', 'lint', 'segment'],
  ['model'],
  ['convert', 'hub'],
  ['options'],
  ['identity.ts'],
  ['translate'],
  ['align'],
  ['compare'],
  ['score'],
  ['overview'],
  ['study'],
  ['report'],
  ['export'],
  ['systems'],
  ['run'],
  ['pipeline.ts', 'library.ts'],
  ['watch.ts'],
  ['commands', 'index.ts'],
  ['cli.ts'],
];
const layerOf = (file: string): number => layers.findIndex((names) => names.includes(file.split('/')[0]!));

describe('the source', () => {
  it('has every file in a layer', () => {
    expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  it('imports only from lower layers, and never between folders of the same layer', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(
          (other) =>
            layerOf(other) > layerOf(file) ||
            (layerOf(other) === layerOf(file) &&
              other.split('/')[0] !== file.split('/')[0] &&
              layerOf(file) > 0),
        )
        .map((other) => `${file} → ${other}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no circular imports', () => {
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      expect(path, `${[...path, file].join(' → ')}`).not.toContain(file);
      if (done.has(file)) return;
      for (const other of importsOf(file)) visit(other, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(done.size).toBe(files.length);
  });

  it('has no file over 300 lines except tables, and no folder over 15 files', () => {
    const tables = /^(?:languages|options)\//;
    expect(files.filter((file) => !tables.test(file) && source(file).split('\n').length > 301)).toEqual([]);
    const counts = new Map<string, number>();
    for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 15)).toEqual([]);
  });

  it('names no language outside language packs', () => {
    const named = files
      .filter((file) => !/^(?:languages\/|report\/ui\/|cli\.ts)/.test(file))
      .filter((file) =>
        /(?<!<System, )'(?:id|en|ind|eng)'|Indonesian|English/.test(withoutComments(source(file))),
      );
    expect(named).toEqual([]);
  });
});

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
