import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mainSide, sidesOf } from '../../core/bitext.js';
import { makeFolder } from '../../core/folder.js';
import { unwritable } from '../../errors.js';
import type { Ui } from '../../languages/interface.js';
import type { GateResult } from '../../overview/gates.js';
import type { Overview } from '../../overview/overview.js';
import { outputText, patchBetween } from '../../report/text.js';
import { systemText, textPath } from '../../run/output/names.js';
import { checkOutput, saveFile } from '../terminal/save.js';
import { type SummaryTargets, writeSummaries } from '../terminal/summaries.js';
import type { Found } from './runs.js';

/** Where results are written. */
export interface Targets extends SummaryTargets {
  output?: string | undefined;
  /** Language of the pages' own words. */
  ui: Ui;
}

/** The files that a comparison writes. */
export interface Pages {
  /** Collects a document's part of the patch. */
  add(found: Found): void;
  /** @throws PadanError if a file cannot be written; the signal's reason */
  write(
    overview: Overview,
    gates: readonly GateResult[],
    failed: ReadonlySet<string>,
    targets: Targets,
    signal: AbortSignal,
  ): Promise<void>;
}

export const createPages = (): Pages => {
  const patches: string[] = [];
  return {
    add: ({ name, a, b, systems: { before, after } }) => {
      const [from, to] = [sideOf(a, before.system), sideOf(b, after.system)];
      if (from === undefined || to === undefined) return;
      // As the first run wrote it: the main system's text beside its page, others' in a folder of their own.
      const text = textPath(name, from.system.language);
      const isMain = mainSide(a)?.system.id === before.system;
      const path = isMain ? text : systemText(before.system, text);
      patches.push(patchBetween(outputText(from.output), outputText(to.output), path));
    },
    write: async (overview, gates, failed, targets, signal) => {
      const { output } = targets;
      const files = output === undefined ? {} : await filesOf(overview, patches.join(''), targets.ui);
      if (output !== undefined) await checkPages(output, Object.keys(files));
      // A summary may be among the pages.
      if (output !== undefined) await ensureFolder(output);
      await writeSummaries(overview, gates, failed, targets, signal);
      if (output === undefined) return;
      for (const [name, text] of Object.entries(files)) {
        const path = join(output, name);
        await ensureFolder(dirname(path));
        await saveFile(path, [text], true, signal);
      }
    },
  };
};

/**
 * Looks whether pages and patches can be written into a folder.
 *
 * @throws PadanError `output-unusable` if one would take the place of a file that is no page of Padan's, nor a patch
 *         beside one
 */
export const checkPages = async (folder: string, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const path = join(folder, name);
    const page = join(folder, name.replace(/\.diff$/, '.html'));
    if (!existsSync(path)) continue;
    await checkOutput(existsSync(page) ? page : path, pageMark);
  }
};

/** The page that each comparison has. */
export const firstPage = 'summary.html';

/** How Padan's pages begin. */
const pageMark = /^<!doctype html>[\s\S]*Padan<\/title>/;

const ensureFolder = async (path: string): Promise<void> => {
  await makeFolder(path).catch((error: unknown) => {
    throw unwritable('the folder cannot be made', path, error);
  });
};

const sideOf = (bitext: Found['a'], id: string) => sidesOf(bitext).find(({ system }) => system.id === id);

/** Pages and patch, as paths under the output folder. */
const filesOf = async (overview: Overview, patch: string, ui: Ui): Promise<Record<string, string>> => {
  const [{ pairFile }, { overviewPages }] = await Promise.all([
    import('../../run/output/overview-files.js'),
    import('../../run/output/overview-pages.js'),
  ]);
  return {
    ...overviewPages(overview, { missing: { index: null, search: null, words: null }, ui }),
    ...Object.fromEntries(overview.pairs.map(({ from, to }) => [`${pairFile(from, to)}.diff`, patch])),
  };
};
