import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));

/** Whether npm's registry answers. */
export const hasRegistry = (): boolean => {
  try {
    execFileSync('npm', ['view', 'zod', 'name', '--prefer-online', '--fetch-retries=0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** What is in the package. The build is there already, and other tests use it. */
export interface Packed {
  filename: string;
  /** Bytes to download, and unpacked. */
  size: number;
  unpackedSize: number;
  files: { path: string; size: number }[];
}

/** Packs the project into a folder. */
export const packInto = async (folder: string): Promise<Packed> => {
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await execute('npm', pack, { cwd: root, maxBuffer: 2 ** 26 });
  const [packed] = JSON.parse(stdout) as [Packed];
  return packed;
};

/** Runs a program for a user whose network is npm's registry, and no more. */
export const asUser =
  (folder: string) =>
  (command: string, ...args: string[]) =>
    execute(command, args, {
      cwd: folder,
      maxBuffer: 2 ** 26,
      env: {
        ...process.env,
        NO_COLOR: '1',
        PADAN_MEMORY: join(folder, 'memory'),
        // ONNX Runtime's install script goes through a proxy that is not there.
        ONNXRUNTIME_NODE_INSTALL: '',
        GLOBAL_AGENT_HTTP_PROXY: 'http://127.0.0.1:9',
      },
    });

/** Bytes of all files in a folder; links count nothing. */
export const bytesIn = (folder: string): number =>
  !existsSync(folder)
    ? 0
    : readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
        const path = join(folder, entry.name);
        if (entry.isSymbolicLink()) return sum;
        return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size);
      }, 0);
