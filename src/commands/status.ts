import type { CommandModule } from 'yargs';
import { printable } from '../errors.js';
import { plural } from '../plural.js';
import { withConfig } from './config.js';

const options = {
  json: { type: 'boolean', default: false, describe: 'Print the status as JSON' },
} as const;

export const statusCommand: CommandModule<object, { out?: string | undefined; json: boolean }> = {
  command: 'status [out]',
  describe: 'Say how far a run is: done, failed, in flight, how fast, how long still',
  builder: async (yargs) =>
    (await withConfig(yargs.options(options), { ...options, out: null }))
      .positional('out', {
        type: 'string',
        defaultDescription: '"out"',
        describe: 'Output folder of the run',
      })
      .example('$0 status reports', 'of the run that writes into reports/')
      .example('watch -n 5 $0 status', 'every five seconds'),
  handler: async ({ out = 'out', json }) => {
    const [{ readStatus }, { progressLine }] = await Promise.all([
      import('../run/state/status.js'),
      import('./progress.js'),
    ]);
    const seen = await readStatus(out);
    const { state, holder, status } = seen;
    if (json) process.stdout.write(`${JSON.stringify({ out, ...seen }, null, 2)}\n`);
    else if (state === 'unknown') process.stdout.write(`${printable(out)}: no run has been here.\n`);
    else {
      const who =
        holder === null ? '' : ` (process ${holder.pid} on ${printable(holder.host)}, since ${holder.since})`;
      const inFlight = state === 'running' ? (status?.documents.inFlight ?? []) : [];
      const lines = [
        `${printable(out)}: ${state}${who}`,
        ...(status === null ? [] : [progressLine(status)]),
        ...(inFlight.length > 0 ? [`in flight: ${inFlight.map(printable).join(', ')}`] : []),
        ...(status === null
          ? []
          : Object.entries(status.workers).map(
              ([worker, paragraphs]) => `worker ${printable(worker)}: ${plural(paragraphs, 'paragraph')}`,
            )),
        ...(status !== null && status.documents.failed > 0
          ? [
              `${plural(status.documents.failed, 'failure')}: see failed.json, or run again with --only-failed`,
            ]
          : []),
        ...(state === 'interrupted' ? ['The same command goes on from here.'] : []),
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    }
    process.exitCode = state === 'unknown' ? 1 : 0;
  },
};
