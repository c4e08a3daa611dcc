import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Before all tests: the built program is that of the sources, and there is a place for what tests write. */
export const setup = (): (() => void) => {
  if (isStale()) execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'padan-test-'));
  // Some tests run the program as another user.
  chmodSync(folder, 0o755);
  process.env['PADAN_TEST_FOLDER'] = folder;
  return () => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      // A test that was cut off may have left something mounted.
      console.warn(`${folder} cannot be removed: ${String(error)}`);
    }
  };
};

/** Whether some source is newer than what was built of it, is not built, or is gone. */
const isStale = (): boolean => {
  const built = (source: string) => join(root, 'dist', source.replace(/\.ts$/, '.js'));
  const files = (folder: string, ending: string) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
          name.endsWith(ending),
        )
      : [];
  const sources = files('src', '.ts');
  return (
    sources.length !== files('dist', '.js').length ||
    sources.some((source) => {
      const target = statSync(built(source), { throwIfNoEntry: false });
      return target === undefined || target.mtimeMs < statSync(join(root, 'src', source)).mtimeMs;
    })
  );
};
