import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// What people get: the build deflates scripts.
import { documentPages } from '../../../dist/report/page.js';
import { compareSystems } from '../../../src/compare/compare.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { candidate, documentOf, machineSide } from '../../bitexts.js';
import { hasNoChromium, launchChromium, watchPage } from '../../chromium.js';
import { testFolder } from '../../folder.js';

describe.skipIf(hasNoChromium)('a page with a deflated script', () => {
  const path = join(testFolder('deflated'), 'n.html');
  const address = pathToFileURL(path).href;
  const problems: string[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
    const document = documentOf('Pagi itu hujan. Ada 20 orang.');
    const side = machineSide(document, (_, i) => `Sentence ${i}.`, candidate());
    const files = { index: 'index.html', base: 'n', text: 'n.txt', jsonl: 'n.jsonl', patch: null };
    const [page = ''] = documentPages(compareSystems(document, [], [side], emptyLexicon), files);
    writeFileSync(path, page);
  });
  afterAll(() => browser.close());

  it('has run it, and has its style, when it is loaded', async () => {
    const page = await browser.newPage();
    watchPage(page, problems);
    await page.goto(`${address}?find=hujan`);
    expect(await page.evaluate(`getComputedStyle(document.querySelector('#find')).position`)).toBe('fixed');
    expect(await page.locator('#find [role=status]').textContent()).toBe('1 found');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('can be read in a browser that cannot inflate it, whatever the language of its own words', async () => {
    const page = await browser.newPage();
    await page.addInitScript('delete window.TextDecoder');
    await page.goto(`${address}?ui=id`);
    await page.locator('footer u-i').waitFor();
    const hidden = page
      .locator('td, h1, u-i:not(.scripted u-i, .sheet u-i, .filters u-i, .views u-i)')
      .filter({ visible: false });
    expect(await hidden.allTextContents()).toEqual([]);
    await page.close();
  });
});
