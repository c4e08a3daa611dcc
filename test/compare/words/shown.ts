import type { Change } from '../../../src/core/bitext.js';

/**
 * A diff as text: `[-removed-]{+added+}<before~after>`, with `<Aa:` where only capitals differ, `>` before what is moved
 * and `.` before punctuation.
 */
export const shown = (changes: readonly Change[]): string =>
  changes
    .map((change) => {
      if (change.kind === 'same') return change.text;
      if ('before' in change)
        return `<${change.kind === 'casing' ? 'Aa:' : ''}${change.before}~${change.text}>`;
      const text = `${change.moved ? '>' : ''}${change.punctuation ? '.' : ''}${change.text}`;
      return change.kind === 'added' ? `{+${text}+}` : `[-${text}-]`;
    })
    .join('');
