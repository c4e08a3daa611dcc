import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { flagNames } from '../../compare/flags/flags.js';
import { parseSilenced, type SilencedEntry, type Silencing, withoutSilenced } from '../../compare/silence.js';
import type { Bitext } from '../../core/bitext.js';
import { PadanError, printable, systemCode } from '../../errors.js';
import { hashOf } from '../../hash.js';
import { maxFileSize } from '../../limits.js';
import { plural } from '../../plural.js';
import type { OnEvent } from '../events.js';
import type { RunOptions } from '../options.js';

/** What a run silences. */
export interface RunSilencing extends Silencing {
  /** Path of its file; null if there is none. */
  path: string | null;
  /** Changes with what is silenced; empty if nothing is. */
  hash: string;
  problems: readonly string[];
}

/** Lines that notices name: a file that is something else has nothing but such lines. */
const maxNamed = 10;

/**
 * Reads what a run silences. Synchronous, as all that plans a run.
 *
 * @throws PadanError `file-unreadable` if the file cannot be read or is too large
 */
export const readSilencing = ({
  silence,
  silenced,
}: Pick<RunOptions, 'silence' | 'silenced'>): RunSilencing => {
  const rules = new Set(
    (silence ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );
  const text = silenced === null ? '' : textOf(silenced);
  const { entries, problems } = parseSilenced(text, flagNames);
  const what = [
    [...rules].sort(),
    [...new Set(entries.map(({ rule, sentence }) => `${rule}\t${sentence}`))].sort(),
  ];
  return {
    rules,
    entries,
    path: silenced,
    hash: rules.size + entries.length === 0 ? '' : hashOf(JSON.stringify(what)),
    problems: [
      ...problems
        .slice(0, maxNamed)
        .map(({ line, message }) => `${silenced}:${line}: ${printable(message)}; the line is passed over`),
      ...(problems.length > maxNamed
        ? [`${silenced}: ${plural(problems.length - maxNamed, 'more line')} passed over`]
        : []),
    ],
  };
};

const textOf = (path: string): string => {
  const refuse = (reason: string, hint = 'check the path after --silenced', cause?: unknown): never => {
    throw new PadanError('file-unreadable', reason, { path }, hint, { cause });
  };
  try {
    const info = statSync(path);
    // Reading a pipe would wait for ever.
    if (!info.isFile()) refuse('the silenced flags are no file');
    if (info.size > maxFileSize) refuse('the file is too large');
    const bytes = readFileSync(path);
    return isUtf8(bytes)
      ? bytes.toString()
      : refuse('the silenced flags are not UTF-8', 'save them as UTF-8');
  } catch (error) {
    if (error instanceof PadanError) throw error;
    return refuse(`the silenced flags cannot be read (${systemCode(error)})`, undefined, error);
  }
};

/** Says what is silenced: whoever wrote the file, it is never silent about that. Null if nothing is. */
const saidOf = ({ rules, entries, path }: RunSilencing): string | null => {
  const parts = [
    ...(rules.size === 0 ? [] : [`${[...rules].join(', ')} everywhere`]),
    ...(entries.length === 0 ? [] : [`${plural(entries.length, 'line')} of ${path}`]),
  ];
  return parts.length === 0 ? null : `flags are silenced: ${parts.join('; ')}`;
};

/** Silences the flags of a pass's documents. */
export interface Silencer {
  silence(bitext: Bitext): Bitext;
  /** Says which entries silenced nothing. @param isWhole  whether all documents were processed in this pass */
  end(isWhole: boolean): void;
}

export const createSilencer = (silencing: RunSilencing, onEvent: OnEvent): Silencer => {
  const said = saidOf(silencing);
  for (const message of [...silencing.problems, ...(said === null ? [] : [said])])
    onEvent({ kind: 'notice', message });
  const used = new Set<SilencedEntry>();
  return {
    silence: (bitext) => withoutSilenced(bitext, silencing, (entry) => used.add(entry)),
    end: (isWhole) => {
      const unused = silencing.entries.filter((entry) => !used.has(entry));
      if (!isWhole || unused.length === 0) return;
      const message = `${silencing.path}: ${plural(unused.length, 'line')} ${unused.length === 1 ? 'silences' : 'silence'} nothing, the first is line ${unused[0]!.line}`;
      onEvent({ kind: 'notice', message });
    },
  };
};
