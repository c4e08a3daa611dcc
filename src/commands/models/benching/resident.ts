import { readFileSync } from 'node:fs';

/**
 * The highest resident memory in `/proc/PID/status`, in bytes; undefined if it does not say. Where it is there, it is
 * better than `ru_maxrss`, which on Linux includes what the process was forked from.
 */
export const peakIn = (status: string): number | undefined => {
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
};

/** `maxRSS` in bytes. Node says that it is in kilobytes; on macOS, some versions give bytes. */
export const maxBytes = (maxRSS: number, now: number): number => (maxRSS >= now ? maxRSS : maxRSS * 1024);

/**
 * The highest resident memory that this process and its children have had, in bytes.
 *
 * @param children  their number
 * @returns null if that of the children cannot be told
 */
export const peakMemory = (children: number): number | null => {
  const own = peakOf('self') ?? maxBytes(process.resourceUsage().maxRSS, process.memoryUsage.rss());
  if (children === 0) return own;
  const peaks = childrenOf(process.pid)?.map(peakOf);
  if (peaks === undefined || peaks.length === 0) return null;
  return peaks.reduce<number | null>(
    (sum, peak) => (sum === null || peak === undefined ? null : sum + peak),
    own,
  );
};

const peakOf = (pid: string): number | undefined => {
  try {
    return peakIn(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return undefined;
  }
};

const childrenOf = (pid: number): string[] | undefined => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return undefined;
  }
};
