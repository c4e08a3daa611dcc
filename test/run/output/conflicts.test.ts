import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseOverwriting } from '../../../src/run/output/conflicts.js';
import { outputNames } from '../../../src/run/output/names.js';
import { testFolder } from '../../folder.js';

const languages = { from: 'id', to: 'en' };
const system = (path: string) => ({ kind: 'files' as const, id: 'theirs', path });

/** Looks at a run over files, whose references would be elsewhere. */
const check = (
  paths: readonly string[],
  out: string,
  path = '/nowhere',
  silenced: string | null = null,
): void => {
  const inputs = paths.map((path) => ({ path, name: path.slice(out.length + 1), references: [] }));
  refuseOverwriting(inputs, outputNames(inputs), languages, { out, systems: [system(path)], silenced });
};

const ofRun = [
  ...['index.html', 'index~2.html', 'summary.html', 'flagged~13.html', 'search.html', 'words.html'],
  ...['run.json', 'failed.json', 'overview.json', 'compare/a..b.html', 'compare/a..b~2.html'],
  ...['compare/a..b.diff', '.padan/journal.jsonl'],
];
const ofDocument = ['.html', '~2.html', '.jsonl', '.diff', '.en.txt', '.beads.tsv'];

describe('an input where an output is to be', () => {
  it('is refused, whatever file it is, whichever of the inputs it is, and by whatever name it is called', () => {
    const out = testFolder('out');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom(...ofRun),
          fc.constantFrom(...ofDocument).map((ending) => `a${ending}`),
          fc
            .constantFrom(...ofDocument)
            .map((ending) => `compare/theirs/b/a${ending}`)
            .filter((path) => path.endsWith('.en.txt')),
          fc.constantFrom(...ofDocument).map((ending) => `b/a${ending}`),
        ),
        fc.constantFrom('', '.new'),
        fc.constantFrom(
          (path: string) => path,
          (path: string) => path.toUpperCase(),
          (path: string) => `x/../${path}`,
        ),
        fc.constantFrom('source', 'system', 'silenced'),
        (path, beside, called, role) => {
          const others = [join(out, 'a'), join(out, 'b/a')];
          const input = `${out}/${called(path + beside)}`;
          const refused = expect(() => {
            if (role === 'source') check([...others, input], out);
            else if (role === 'system') check(others, out, input);
            else check(others, out, '/nowhere', input);
          });
          refused.toThrow(/an output would overwrite it/);
        },
      ),
      { seed: 20_261_129, numRuns: 300 },
    );
  });

  it('is found through links', () => {
    const [out, texts] = [testFolder('out'), testFolder('texts')];
    writeFileSync(join(out, 'run.json'), '{}');
    symlinkSync(join(out, 'run.json'), join(texts, 'x'));
    symlinkSync(out, join(texts, 'linked'));
    symlinkSync(join(texts, 'linked'), `${out}-too`);
    expect(() => check([join(texts, 'x')], out)).toThrow(/would overwrite/);
    expect(() => check([join(texts, 'linked/index.html')], out)).toThrow(/would overwrite/);
    expect(() => check([join(out, 'index.html')], `${out}-too`)).toThrow(/would overwrite/);
  });

  it('is not what merely lies in the output folder, or is called like an output elsewhere', () => {
    const [out, texts] = [testFolder('out'), testFolder('texts')];
    mkdirSync(join(out, 'compare'));
    const others = [
      'a',
      'index.txt',
      'my.html',
      'b/run.json',
      'compare/x.txt',
      'compare.html',
      'a.en.html',
      'padan/x',
    ];
    check(
      others.map((path) => join(out, path)),
      out,
    );
    check(
      [...ofRun, 'a', 'a.html'].map((path) => join(texts, path)),
      out,
    );
  });
});
