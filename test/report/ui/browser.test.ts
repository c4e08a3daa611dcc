import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saidAttributes, type Ui, uis } from '../../../src/report/ui/say.js';
import { hasNoChromium, launchChromium, violationsOn, watchPage } from '../../chromium.js';
import { testFolder } from '../../folder.js';
import { writePages } from './pages.js';

/**
 * What a page says, element by element: texts and attributes; whether each is said in two languages, and for those whether
 * a voice would read it in the page's. Titles of words in a text are for the pointer: they can have no language of their own.
 */
const saying = `(() => {
  const said = [];
  const data = '[lang]:not(html, [u-lang], [u-t]), bdi, code, kbd, .path, .rule, .signatures, .said-data, dt[id^=rule-], a[href^="#rule-"], .files a, option:not([u-i])';
  const add = (element, text, isOurs, isTitle) => {
    const isMarked = isOurs || element.closest(data) !== null;
    const isVoiced = isTitle || element.closest('[lang]').lang === document.documentElement.lang;
    said.push({ text, isMarked, isVoiced: !isOurs || isVoiced });
  };
  const walk = (element) => {
    if (['SCRIPT', 'STYLE'].includes(element.tagName)) return;
    for (const name of ${JSON.stringify(saidAttributes)}) {
      const text = element.getAttribute(name);
      if (text === null) continue;
      const isTitle = name === 'lang' || (name === 'title' && element.matches('mark, ins, del, r-m'));
      add(element, name + '=' + text, element.hasAttribute('u-' + name) || name in (element.told ?? {}), isTitle);
    }
    for (const node of element.childNodes) {
      if (node.nodeType === 1) walk(node);
      const text = node.textContent.replace(/\\s+/g, ' ').trim();
      if (node.nodeType === 3 && text) add(element, text, element.localName === 'u-i' || element.hasAttribute('u-i') || '' in (element.told ?? {}));
    }
  };
  walk(document.documentElement);
  return said;
})()`;
interface Said {
  text: string;
  isMarked: boolean;
  isVoiced: boolean;
}

/** Words that are the same in all languages, where nothing marks them. */
const names =
  /^(?:Padan:?|failed\.json|JSONL|–|(?:aria-label=)?(?:BLEU|chrF2?|Padan)|Aa|txt|jsonl|diff|chrF [\d.].*)$/;

describe.skipIf(hasNoChromium)('the language of pages', () => {
  const out = testFolder('ui');
  const problems: string[] = [];
  let browser: Browser;
  let context: BrowserContext;
  let paths: string[] = [];

  beforeAll(async () => {
    for (const ui of uis) paths = writePages(join(out, ui), ui);
    browser = await launchChromium();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** A page without what other pages have kept in the browser. */
  const open = async (ui: Ui, path: string): Promise<Page> => {
    await context.close();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    watchPage(page, problems);
    await page.goto(`${pathToFileURL(out).href}/${ui}/${path}`);
    return page;
  };
  const said = (page: Page): Promise<Said[]> => page.evaluate(saying);
  const texts = async (page: Page): Promise<string[]> => (await said(page)).map(({ text }) => text);
  const other = (ui: Ui): Ui => uis.find((each) => each !== ui)!;
  const switchTo = (page: Page, ui: Ui) => page.locator(`.ui-switch button[lang=${ui}]`).click();

  /** What a reader does on a page before and after switching, so that scripts speak, too. */
  const uses: Record<string, (page: Page) => Promise<unknown>> = {
    'index.html': async (page) => {
      await page.locator('[type=search]').fill('d1');
      await page.locator('[data-sort=sentences] button').click();
    },
    'search.html': (page) => page.locator('[type=search]').fill('beras'),
    'flagged.html': (page) => page.locator('#severity').selectOption('error'),
    'document.html': async (page) => {
      await page.locator('#help-open').click();
      await page.keyboard.press('Escape');
      await page.locator('#flags-open').click();
      await page.locator('label:has(#view-source)').click();
    },
    'learnt.html': async (page) => {
      await page.locator('#s2 th a').focus();
      for (const key of ['x', 't']) await page.keyboard.press(key);
      await page.keyboard.type('A cat');
      await page.keyboard.press('Control+Enter');
      await page.locator('#s1 td').first().hover();
      await page.locator('#s1 w-d').nth(1).click();
    },
    'pair.html': (page) => page.locator('#text').fill('Tuesday'),
  };
  const use = async (page: Page, path: string): Promise<unknown> => uses[path]?.(page);

  it('is that of the pages of the other one after a switch, both ways', async () => {
    for (const path of paths) {
      const own: Partial<Record<Ui, string[]>> = {};
      const switched: Partial<Record<Ui, string[]>> = {};
      for (const ui of uis) {
        const page = await open(ui, path);
        await use(page, path);
        own[ui] = withoutPressed(await texts(page));
        await switchTo(page, other(ui));
        switched[other(ui)] = withoutPressed(await texts(page));
      }
      expect(switched, path).toEqual(own);
    }
  }, 120_000);

  it('is marked wherever it is not a document’s or a name, read in its own voice, and comes back as it was', async () => {
    const wrong: Record<string, Partial<Record<'loose' | Ui, string[]>>> = {};
    const list = (all: readonly Said[], isSo: (said: Said) => boolean): string[] => [
      ...new Set(all.filter(isSo).map(({ text }) => text)),
    ];
    for (const path of paths) {
      const page = await open(uis[0], path);
      await use(page, path);
      const before = await said(page);
      await switchTo(page, other(uis[0]));
      const switched = await said(page);
      await switchTo(page, uis[0]);
      const found = {
        loose: list(
          before,
          ({ text, isMarked }) =>
            !isMarked && /\p{L}{2}/u.test(text) && !names.test(text) && !/^lang=/.test(text),
        ),
        [uis[0]]: list(before, ({ isVoiced }) => !isVoiced),
        [other(uis[0])]: list(switched, ({ isVoiced }) => !isVoiced),
      };
      if (Object.values(found).some(({ length }) => length > 0)) wrong[path] = found;
      expect(await texts(page), path).toEqual(before.map(({ text }) => text));
    }
    expect(wrong).toEqual({});
  }, 120_000);

  it('is kept for all pages of the browser, and taken from the address', async () => {
    const page = await open('en', 'summary.html');
    const language = (each: Page) => each.evaluate('document.documentElement.lang');
    await switchTo(page, 'id');
    expect(await language(page)).toBe('id');
    expect(await page.title()).toBe('Ringkasan – Padan');
    const another = await context.newPage();
    await another.goto(page.url().replace('summary', 'flagged'));
    expect(await another.locator('h1').innerText()).toBe('Kalimat yang ditandai');
    await switchTo(another, 'en');
    await expect.poll(() => language(page)).toBe('en');
    await page.goto(`${page.url()}?ui=id&x=1#pairs`);
    expect(await language(page)).toBe('id');
    expect(page.url()).toMatch(/\?x=1#pairs$/);
    await page.goto(`${page.url().split('?')[0]}?ui=xx`);
    expect(await language(page)).toBe('id');
  });

  it('is not chosen where there is no script', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${pathToFileURL(out).href}/id/summary.html`);
    expect(await page.locator('.ui-switch').isVisible()).toBe(false);
    expect(await page.locator('h1').innerText()).toBe('Ringkasan');
    await page.close();
  });

  it('gives axe nothing to find, before and after a switch', async () => {
    for (const path of paths) {
      const page = await open('id', path);
      expect(await violationsOn(page), path).toEqual([]);
      await switchTo(page, 'en');
      expect(await violationsOn(page), path).toEqual([]);
    }
  }, 120_000);

  it('caused no console messages, errors or requests in any test above', () => {
    expect(problems).toEqual([]);
  });
});

/** The switch itself names each language in itself. */
const withoutPressed = (texts: readonly string[]): string[] => texts.filter((text) => !/^lang=/.test(text));
