import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe } from '../../errors.js';

/** How long (milliseconds) a program that opens the browser may take to fail. Some wait until the browser is closed. */
const patience = 2000;

/**
 * Opens a page in the user's browser, which goes on when we end.
 *
 * @param path  of the page
 * @returns why it was not opened; null if it was
 */
export const openInBrowser = async (path: string): Promise<string | null> => {
  const { platform, env } = process;
  if (env['CI']) return 'not opened: $CI is set';
  if (!['darwin', 'win32'].includes(platform) && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return 'not opened: there is no display';
  const [command, ...args] = openers[platform] ?? ['xdg-open'];
  const child = spawn(command!, [...args, resolve(path)], { detached: true, stdio: 'ignore' });
  child.unref();
  try {
    const code = await Promise.race([once(child, 'exit').then(([code]) => code), delay(patience, 0)]);
    return code === 0 ? null : `not opened: ${command} failed with code ${code}`;
  } catch (error) {
    return `not opened: ${describe(error)}`;
  }
};

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
