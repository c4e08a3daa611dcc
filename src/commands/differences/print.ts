import pc from 'picocolors';
import type { Change, DifferenceClass } from '../../core/bitext.js';
import { printable } from '../../errors.js';
import type { PairedSentence } from './sentences.js';

/** A sentence with what differs. */
export interface Compared {
  sentence: PairedSentence;
  changes: readonly Change[];
  classes: readonly DifferenceClass[];
}

/** Writes sentences for a terminal. */
export interface Printer {
  heading(name: string): string;
  sentence(compared: Compared): string;
}

/**
 * Whether to write colours. `auto`: on a terminal that has some, unless $NO_COLOR is set; elsewhere with $FORCE_COLOR.
 */
export const hasColors = (
  choice: 'auto' | 'always' | 'never',
  env: NodeJS.ProcessEnv,
  isTerminal: boolean,
): boolean => {
  if (choice !== 'auto') return choice === 'always';
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
};

/** Without colours, changes are written as `git diff --word-diff=plain` does: `[-removed-]{+added+}`. */
export const printer = (isColored: boolean): Printer => {
  const colors = pc.createColors(isColored);
  const removed = (text: string, isMoved: boolean) =>
    isColored ? (isMoved ? colors.magenta : colors.red)(colors.strikethrough(text)) : `[-${text}-]`;
  const added = (text: string, isMoved: boolean) =>
    isColored ? (isMoved ? colors.magenta : colors.green)(colors.underline(text)) : `{+${text}+}`;
  const shown = (change: Change): string => {
    const isMoved = 'moved' in change;
    switch (change.kind) {
      case 'same':
        return printable(change.text);
      case 'removed':
        return removed(printable(change.text), isMoved);
      case 'added':
        return added(printable(change.text), isMoved);
      default: {
        const [before, after] = [visible(change.before), visible(change.text)];
        return `${before === '' ? '' : removed(before, false)}${after === '' ? '' : added(after, false)}`;
      }
    }
  };
  return {
    heading: (name) => `${colors.bold(printable(name))}\n`,
    sentence: ({ sentence, changes, classes }) => {
      const { source, before, after, isAdded } = sentence;
      const said = classes.includes('identical') ? '' : ` [${classes.join(', ')}]`;
      const only = before === null ? ' only in the second' : after === null ? ' only in the first' : '';
      const number = `${isAdded ? '+' : ''}${numbersOf(sentence.numbers)}`;
      return [
        `${colors.bold(number)}${said === '' ? '' : colors.yellow(said)}${only === '' ? '' : colors.dim(only)}`,
        ...(source === null || source === '' ? [] : [`  ${colors.dim(printable(source))}`]),
        `  ${changes.map(shown).join('')}`,
        '',
      ].join('\n');
    },
  };
};

/** “5”, “5-7”. */
export const numbersOf = (numbers: readonly number[]): string =>
  numbers.length < 2 ? `${numbers[0]}` : `${numbers[0]}-${numbers.at(-1)}`;

/** With names for what nobody would see: no-break spaces, joiners, soft hyphens. */
const visible = (text: string): string =>
  printable(text).replace(
    /(?! )[\p{Zs}\p{Cf}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
