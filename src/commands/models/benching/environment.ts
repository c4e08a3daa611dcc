import { createRequire } from 'node:module';
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { version } from '../../../version.js';

/** The machine and the programs that figures depend on. */
export interface Environment {
  padan: string;
  node: string;
  onnxruntime: string;
  system: string;
  cpu: string;
  cores: number;
  /** Bytes. */
  memory: number;
  /** Mean number of processes that ran or waited in the last minute, before the first measurement. */
  load: number;
}

export const environment = (): Environment => ({
  padan: version,
  node: process.versions.node,
  onnxruntime: (createRequire(import.meta.url)('onnxruntime-node/package.json') as { version: string })
    .version,
  system: `${platform()} ${release()} ${arch()}`,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memory: totalmem(),
  load: loadavg()[0]!,
});
