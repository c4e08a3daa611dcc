import type { CommandModule } from 'yargs';
import { printable } from '../errors.js';
import type { Arguments } from '../options/values.js';
import { plural } from '../plural.js';
import type { SeenStatus, Status } from '../run/state/status.js';
import { withOptions } from './arguments/options.js';

export const statusCommand: CommandModule<object, Arguments<'status'>> = {
  command: 'status [out]',
  describe: 'Show the progress of a run: done, failed, in flight, speed, time left',
  builder: async (yargs) =>
    (await withOptions(yargs, 'status'))
      .example('$0 status reports', 'the run that writes to reports/')
      .example('watch -n 5 $0 status', 'every five seconds'),
  handler: async ({ out, json }) => {
    const [{ readStatus }, { progressLine }] = await Promise.all([
      import('../run/state/status.js'),
      import('./terminal/progress.js'),
    ]);
    const seen = await readStatus(out);
    process.stdout.write(
      json
        ? `${JSON.stringify({ out, ...seen }, null, 2)}\n`
        : `${linesOf(printable(out), seen, progressLine).join('\n')}\n`,
    );
    process.exitCode = seen.state === 'unknown' ? 1 : 0;
  },
};

const linesOf = (
  out: string,
  { state, holder, status, problem }: SeenStatus,
  progressLine: (status: Status) => string,
): string[] => {
  if (state === 'unknown' && problem === null) return [`${out}: no run yet.`];
  const who =
    holder === null
      ? ''
      : ` (process ${holder.pid} on ${printable(holder.host)}, since ${printable(holder.since)})`;
  const lines = [`${out}: ${state}${who}`];
  if (problem !== null) lines.push(printable(problem));
  if (status !== null) {
    const { documents, workers } = status;
    if (status.reason) lines.push(printable(status.reason));
    lines.push(progressLine(status));
    if (state === 'running' && documents.inFlight.length > 0)
      lines.push(`in flight: ${documents.inFlight.map(printable).join(', ')}`);
    for (const [worker, paragraphs] of Object.entries(workers))
      lines.push(`worker ${printable(worker)}: ${plural(paragraphs, 'paragraph')}`);
    if (documents.failed > 0)
      lines.push(`${plural(documents.failed, 'failure')}: see failed.json, or run again with --only-failed`);
  }
  if (state === 'interrupted') lines.push('Run the same command again to continue.');
  return lines;
};
