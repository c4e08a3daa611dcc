/**
 * Padan's `preinstall` where another project installs it; npm runs it before all `postinstall` scripts.
 *
 * On Linux x64 the `postinstall` of onnxruntime-node downloads GPU libraries from NuGet, and fails the whole install
 * where only npm's registry answers. It downloads nothing if their files exist. Padan uses the processor only, so this
 * puts empty files in their place. `ONNXRUNTIME_NODE_INSTALL=cuda12 npm rebuild onnxruntime-node` replaces them by the
 * real ones.
 *
 * package.json ignores errors of this script: without it npm does as it would anyway.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const name = 'onnxruntime-node';
const { env, platform, arch } = process;

/** Whether the user or the project decides about the download: by a setting, or as it depends on the package itself. */
const isDecided = () => {
  if (env.ONNXRUNTIME_NODE_INSTALL || env.npm_config_onnxruntime_node_install) return true;
  if (env.npm_config_global === 'true') return false;
  const { dependencies, devDependencies, optionalDependencies } = readProject();
  return name in { ...dependencies, ...devDependencies, ...optionalDependencies };
};

/** The installing project's package.json; npm writes a new project's only after the install. */
const readProject = () => {
  try {
    return JSON.parse(readFileSync(join(env.npm_config_local_prefix, 'package.json'), 'utf8'));
  } catch {
    return {};
  }
};

if (!isDecided()) {
  const require = createRequire(import.meta.url);
  const { requirements, manifests } = require(`${name}/script/install-metadata.js`);
  const target = `${platform}/${arch}`;
  const folder = join(dirname(require.resolve(`${name}/package.json`)), 'bin/napi-v6', target);
  for (const requirement of requirements[target] ?? [])
    for (const file of Object.keys(manifests[`${target}:${requirement}`])) {
      mkdirSync(folder, { recursive: true });
      // An existing file stays as it is.
      writeFileSync(join(folder, file), '', { flag: 'a' });
    }
}
