/** Modules in TypeScript, of the tests and the source, for benches. */
import { fileURLToPath } from 'node:url';
import { createViteServer } from 'vitest/node';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Loads modules, with some lines of the source replaced.
 *
 * @param edits  `{ file, from, to }`: the end of a path, what is replaced in it, and by what
 * @throws Error if a loaded file lacks what is to be replaced
 */
export const loading = async (edits = []) => {
  const plugin = {
    name: 'edits',
    enforce: 'pre',
    transform: (code, id) =>
      edits
        .filter(({ file }) => id.endsWith(`/src/${file}`))
        .reduce((text, { file, from, to }) => {
          if (!text.includes(from)) throw new Error(`src/${file} has no “${from}”`);
          return text.replace(from, to);
        }, code),
  };
  const vite = await createViteServer({
    root,
    appType: 'custom',
    configFile: false,
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    plugins: [plugin],
    server: { middlewareMode: true, ws: false, watch: null },
  });
  return { load: (path) => vite.ssrLoadModule(root + path), close: () => vite.close() };
};
