import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Languages } from '../../core/document.js';
import { PadanError } from '../../errors.js';
import type { Input } from '../../formats/discover.js';
import { isWithin } from '../../paths.js';
import type { RunOptions } from '../options.js';
import { placeOf } from '../systems/asked.js';
import { besideEnding } from './files.js';
import { stateFolder } from './folder.js';
import { beadsPath, compareFolder, fold, runData, runPages, systemText, textPath } from './names.js';

/**
 * Refuses inputs where an output is to be: one that an earlier run wrote would be overwritten, and one that is written
 * now would be an input the next time. Our translation of `a.txt` is `a.en.txt`: in the source's folder, it would be
 * taken for a reference. Bead tables are both, by intention.
 *
 * @param names  output names of the inputs
 * @throws PadanError `output-conflict`
 */
export const refuseOverwriting = (
  inputs: readonly Input[],
  names: readonly string[],
  languages: Languages,
  { out, systems, silenced }: Pick<RunOptions, 'out' | 'systems' | 'silenced'>,
): void => {
  const root = placed(out);
  const isOutput = outputsOf(
    names,
    languages,
    systems.map(({ id }) => id),
  );
  const folders = new Map<string, string>();
  const refuse = (path: string): void => {
    const folder = dirname(resolve(path));
    const known = folders.get(folder) ?? placed(folder);
    folders.set(folder, known);
    const own = join(known, basename(path));
    const isLink = lstatSync(own, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    for (const place of isLink ? [own, placed(own)] : [own]) {
      if (!isWithin(root, place) || !isOutput(relative(root, place).split(sep).join('/'))) continue;
      throw new PadanError(
        'output-conflict',
        `${path} is a source, a reference, or of a system: an output would overwrite it, or be taken for it`,
        { path: out },
        'choose an output folder outside the texts',
      );
    }
  };
  for (const input of inputs) {
    refuse(input.path);
    for (const { paths } of input.references) paths.forEach(refuse);
    for (const system of systems)
      if (system.kind === 'files') placeOf(system, input, languages).paths.forEach(refuse);
  }
  if (silenced !== null) refuse(silenced);
};

/** A path with its links resolved, as far as it exists. */
const placed = (path: string): string => {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    return dirname(whole) === whole ? whole : join(placed(dirname(whole)), basename(whole));
  }
};

/** Whether a run may write a path under the output folder. */
const outputsOf = (
  names: readonly string[],
  languages: Languages,
  systems: readonly string[],
): ((path: string) => boolean) => {
  const ofRun = [...runPages.map((name) => `${name}.html`), ...runData.map((name) => `${name}.json`)];
  const all = new Set(ofRun.map(fold));
  for (const name of names) {
    const text = textPath(name, languages.to);
    const files = ['.html', '.jsonl', '.diff'].map((ending) => `${name}${ending}`);
    for (const path of [...files, beadsPath(name), text, ...systems.map((id) => systemText(id, text))])
      all.add(fold(path));
  }
  return (path) => {
    const folded = fold(path);
    const written = folded.endsWith(besideEnding) ? folded.slice(0, -besideEnding.length) : folded;
    const [folder, name, ...below] = written.split('/');
    return (
      all.has(written.replace(/~\d+(?=\.html$)/, '')) ||
      folder === stateFolder('') ||
      // A pair of systems has a page and a patch.
      (folder === compareFolder && below.length === 0 && /\.(?:html|diff)$/.test(name ?? ''))
    );
  };
};
