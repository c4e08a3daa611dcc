import { severities } from '../../core/bitext.js';
import type { ChangedRow, PairOverview } from '../../overview/overview.js';

/**
 * The changed rows of a pair that a person should look at first: those that lost most by chrF; where no reference says
 * anything, those with the gravest new flags, then the most changed.
 */
export const worstRows = ({ changed, conclusions }: PairOverview, most: number): ChangedRow[] => {
  const rows = conclusions.length === 0 ? changed : changed.filter(({ turn }) => turn === 'worse');
  return rows
    .map((row, order) => ({ row, order, loss: lossOf(row) }))
    .sort((a, b) => b.loss - a.loss || gravityOf(b.row) - gravityOf(a.row) || a.order - b.order)
    .slice(0, most)
    .map(({ row }) => row);
};

const lossOf = ({ scores }: ChangedRow): number => (scores === null ? 0 : scores.before - scores.after);

const gravityOf = ({ flags }: ChangedRow): number =>
  flags.new.reduce(
    (most, { severity }) => Math.max(most, severities.length - severities.indexOf(severity)),
    0,
  );
