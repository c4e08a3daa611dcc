// Pictures of the pages that `padan run corpus` makes: each view at three widths, for docs/. `npm run screenshots`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/screenshots');
const out = mkdtempSync(join(tmpdir(), 'padan-screenshots-'));
const views = ['side', 'inter', 'facing', 'source', 'target'];
const widths = [390, 820, 1280];
const shots = [
  ...views.flatMap((view) => widths.map((width) => ({ view, width, colorScheme: 'light' }))),
  ...widths.map((width) => ({ view: 'side', width, colorScheme: 'dark' })),
];

execFileSync(process.execPath, ['dist/cli.js', 'run', 'corpus', '-o', out], {
  cwd: root,
  stdio: 'inherit',
});
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const { view, width, colorScheme } of shots) {
    const page = await browser.newPage({ viewport: { width, height: width < 500 ? 844 : 760 }, colorScheme });
    await page.goto(`${pathToFileURL(join(out, 'banjir-bandang.html')).href}?view=${view}`);
    // One sentence has been asked for, as a reader would.
    if (view === 'source') await page.locator('.reveal').first().click();
    const name = `${view}-${width}${colorScheme === 'dark' ? '-dark' : ''}.png`;
    await page.screenshot({ path: join(folder, name), animations: 'disabled' });
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(out, { recursive: true, force: true });
}
