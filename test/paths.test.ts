import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userFolder } from '../src/paths.js';

vi.mock('node:os', async (original) => {
  const os = await original<typeof import('node:os')>();
  return { ...os, homedir: vi.fn(os.homedir), userInfo: vi.fn(os.userInfo) };
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.mocked(homedir).mockReset();
  vi.mocked(userInfo).mockReset();
});

const cache = (): string | null => userFolder('XDG_CACHE_HOME', ['.cache']);
const home = (path: string) => ({ homedir: path }) as ReturnType<typeof userInfo>;

describe("a user's folder", () => {
  it('is where its variable says, if that is an absolute path', () => {
    vi.mocked(homedir).mockReturnValue('/home/a');
    vi.stubEnv('XDG_CACHE_HOME', '/caches');
    expect(cache()).toBe('/caches');
    for (const unusable of ['', 'caches', './caches']) {
      vi.stubEnv('XDG_CACHE_HOME', unusable);
      expect(cache()).toBe(join('/home/a', '.cache'));
    }
  });

  it('never lies in the working folder, whatever the home folder is', () => {
    vi.stubEnv('XDG_CACHE_HOME', undefined);
    vi.mocked(homedir).mockReturnValue('');
    vi.mocked(userInfo).mockReturnValue(home('/home/b'));
    expect(cache()).toBe(join('/home/b', '.cache'));
    vi.mocked(homedir).mockImplementation(() => {
      throw new Error('uv_os_homedir returned ENOENT');
    });
    vi.mocked(userInfo).mockReturnValue(home(''));
    expect(cache()).toBeNull();
  });
});
