import { setImmediate } from 'node:timers/promises';
import type { Bitext } from '../../core/bitext.js';
import type { System } from '../../core/system.js';
import { describe, PadanError } from '../../errors.js';
import type { OverviewFold } from '../../overview/create.js';
import { plural } from '../../plural.js';
import { type Joined, joinedBitext, type RunSystem } from '../../systems/joined.js';
import { openOutput, type RunOutput, readOutput } from '../../systems/outputs.js';
import { parseRunSystem } from '../arguments/run-system.js';

/** A run as the user named it. */
export interface Asked {
  output: RunOutput;
  /** Id of the system; null for the default. */
  system: string | null;
}

/**
 * Opens a run that was named as `RUN` or `RUN#SYSTEM`.
 *
 * @throws PadanError `invalid-option` if the system is named twice; as `openOutput`
 */
export const openRun = async (text: string, system: string | undefined): Promise<Asked> => {
  const { path, system: named } = parseRunSystem(text);
  if (named !== null && system !== undefined && system !== named)
    throw new PadanError('invalid-option', `${text} names the system ${named}, and the option ${system}`);
  return { output: await openOutput(path), system: named ?? system ?? null };
};

/** A document that both runs have, or that one has not. */
interface Match {
  name: string;
  a: string | undefined;
  b: string | undefined;
}

/**
 * The documents of two runs by name; two single files are the same document, whatever they are called.
 *
 * @throws PadanError `invalid-option` if one is a folder and the other a file, or if no document has both
 */
export const matchesOf = (a: RunOutput, b: RunOutput): Match[] => {
  if (a.isFolder !== b.isFolder)
    throw new PadanError(
      'invalid-option',
      `${a.isFolder ? a.path : b.path} is a folder, and ${a.isFolder ? b.path : a.path} a file`,
      {},
      'compare two output folders, or two .jsonl files',
    );
  if (!a.isFolder) {
    const [[, from] = []] = a.documents;
    const [[name = '', to] = []] = b.documents;
    return [{ name, a: from, b: to }];
  }
  const names = [...new Set([...b.documents.keys(), ...a.documents.keys()])].sort();
  const all = names.map((name) => ({ name, a: a.documents.get(name), b: b.documents.get(name) }));
  if (!all.some((each) => each.a !== undefined && each.b !== undefined))
    throw new PadanError(
      'invalid-option',
      `${a.path} and ${b.path} have no document in common`,
      {},
      `the first one of ${a.path} is ${[...a.documents.keys()][0]}, of ${b.path} ${[...b.documents.keys()][0]}`,
    );
  return all;
};

/** What was found while the runs were compared. */
export interface Compared {
  /** Names of the documents that could not be compared, but should have been. */
  failed: Set<string>;
  /** Those among them that cannot be read. */
  damaged: Set<string>;
  /** For people: which system was taken, where there were several. */
  notices: string[];
}

/** A document of both runs, and the systems that are compared. */
export interface Found {
  name: string;
  a: Bitext;
  b: Bitext;
  systems: { before: RunSystem; after: RunSystem };
}

/** What becomes of each document. */
export interface Steps {
  /** Makes the overview, once the languages are known. */
  fold(first: Bitext): Promise<OverviewFold>;
  each(found: Found): void;
  /** Path of a document's page, relative to the pages of the comparison. */
  page(name: string): string | null;
  done(count: number): void;
}

/** Reads and joins all documents, one at a time. @throws the signal's reason */
export const compareRuns = async (
  matches: readonly Match[],
  asked: { a: Asked; b: Asked },
  steps: Steps,
  signal: AbortSignal,
): Promise<Compared & { fold: OverviewFold | null }> => {
  const failed = new Set<string>();
  const damaged = new Set<string>();
  const notices: string[] = [];
  const waiting: { document: string; reason: string }[] = [];
  /** Names of documents, as they call themselves. */
  const compared = new Set<string>();
  let fold: OverviewFold | null = null;
  let unknown: PadanError | undefined;
  let systems: { before: RunSystem; after: RunSystem } | undefined;
  const problem = (document: string, reason: string): void => {
    if (fold === null) waiting.push({ document, reason });
    else fold.problem(document, reason);
  };
  for (const [i, { name, a, b }] of matches.entries()) {
    signal.throwIfAborted();
    // Hears Ctrl-C between documents.
    await setImmediate();
    if (a === undefined || b === undefined) {
      problem(name, `only ${a === undefined ? asked.b.output.path : asked.a.output.path} has it`);
      if (b === undefined) failed.add(name);
    } else
      try {
        const [before, after] = [await readOutput(a), await readOutput(b)];
        systems ??= chooseSystems(before, after, asked, notices);
        const joined = joinedBitext(before, after, systems.before, systems.after);
        const { bitext } = joined;
        if (compared.has(bitext.document.name))
          throw new PadanError('invalid-bitext', comesTwice(name, bitext));
        compared.add(bitext.document.name);
        fold ??= await steps.fold(bitext);
        for (const each of waiting.splice(0)) fold.problem(each.document, each.reason);
        fold.add(bitext, steps.page(name), new Set(isChanged(joined) ? [systems.before.id] : []));
        steps.each({ name, a: before, b: after, systems });
        if (isChanged(joined)) problem(bitext.document.name, changedText(joined));
      } catch (error) {
        if (!(error instanceof PadanError)) throw error;
        if (error.code === 'invalid-system') unknown ??= error;
        failed.add(name);
        damaged.add(name);
        problem(name, describe(error));
      }
    steps.done(i + 1);
  }
  // A system that is nowhere is the user's mistake, not a document's.
  if (systems === undefined && unknown !== undefined) throw unknown;
  if (fold === null && waiting.length > 0) throw new PadanError('invalid-bitext', nothingCompared(waiting));
  return { failed, damaged, notices, fold };
};

const comesTwice = (name: string, { document }: Bitext): string =>
  `${name}: another file has the document “${document.name}”, too, and was compared`;

/** Reasons that are named where nothing could be compared. */
const maxReasons = 3;

const nothingCompared = (problems: readonly { reason: string }[]): string => {
  const rest = problems.length - maxReasons;
  const reasons = problems.slice(0, maxReasons).map(({ reason }) => reason);
  return `no document could be compared: ${reasons.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
};

const isChanged = ({ gone, added }: Joined): boolean => gone + added > 0;

const changedText = ({ gone, added }: Joined): string =>
  `the text changed between the runs: ${plural(added, 'sentence')} new, ${gone} gone; the others are compared`;

/** Chooses the systems by the first document that has them. @throws PadanError `invalid-system` */
const chooseSystems = (
  a: Bitext,
  b: Bitext,
  asked: { a: Asked; b: Asked },
  notices: string[],
): { before: RunSystem; after: RunSystem } => {
  const first = chosen(a, asked.a, undefined, '--system-a', notices);
  const second = chosen(b, asked.b, first.id, '--system-b', notices);
  checkTwo([asked.a, asked.b], first, systemsOf(b));
  const labels = [labelOf(first, asked.a), labelOf(second, asked.b)] as const;
  const isSame = labels[0] === labels[1];
  const labelled = (label: string, { id }: System) => (isSame ? `${label}#${id}` : label);
  return {
    before: {
      id: 'A',
      label: labelled(labels[0], first),
      role: 'baseline',
      folder: asked.a.output.path,
      system: first.id,
    },
    after: {
      id: 'B',
      label: labelled(labels[1], second),
      role: 'candidate',
      folder: asked.b.output.path,
      system: second.id,
    },
  };
};

/** A run that is compared with itself has two systems to name, if it has two. @throws PadanError `invalid-system` */
const checkTwo = ([a, b]: readonly [Asked, Asked], { id }: System, systems: readonly System[]): void => {
  if (a.output.path !== b.output.path || a.system !== null || b.system !== null || systems.length < 2) return;
  const [first, second] = systems;
  throw new PadanError(
    'invalid-system',
    `${a.output.path} would be compared with itself: ${id} with ${id}`,
    {},
    `name two of its systems, as in ${a.output.path}#${first!.id} ${a.output.path}#${second!.id}`,
  );
};

const systemsOf = ({ systems }: Bitext): System[] => systems.filter(({ role }) => role !== 'reference');

const labelOf = ({ id }: System, { output, system }: Asked): string =>
  system === null ? output.path : `${output.path}#${id}`;

/** The system that was asked for; else the one that is called like the first run's, or the first candidate. */
const chosen = (
  bitext: Bitext,
  { output, system }: Asked,
  preferred: string | undefined,
  option: string,
  notices: string[],
): System => {
  const { systems } = bitext;
  const all = systemsOf(bitext);
  const ids = all.map(({ id }) => id).join(', ') || 'none';
  if (system !== null) {
    const found = systems.find(({ id }) => id === system);
    if (found !== undefined) return found;
    throw new PadanError('invalid-system', `${output.path} has no system ${system}`, {}, `it has ${ids}`);
  }
  const candidates = all.filter(({ role }) => role === 'candidate');
  const found = candidates.find(({ id }) => id === preferred) ?? candidates[0] ?? all[0];
  if (found === undefined) throw new PadanError('invalid-system', `${output.path} has no translations`);
  // The other system of a run that was made against an earlier one is that one's.
  if (all.filter(({ role, origin }) => role !== 'baseline' || origin.kind !== 'run').length > 1)
    notices.push(`${output.path} has ${ids}: comparing ${found.id}; ${option} chooses another`);
  return found;
};
