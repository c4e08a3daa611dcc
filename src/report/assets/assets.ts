import { createHash } from 'node:crypto';
import type { FilterName } from '../filters.js';
import type { Assets } from '../frame.js';
import type { ColumnNames } from '../heads.js';
import { contextScript, contextStyle } from '../search/context-script.js';
import { uiHeadScript, uiScript } from '../ui/ui-script.js';
import { baseStyle } from './base-style.js';
import { compactScript, compactStyle } from './compact.js';
import { columnStyle } from './document/column-style.js';
import { documentScript } from './document/document-script.js';
import { documentStyle } from './document/document-style.js';
import { filterStyle } from './document/filter-style.js';
import { flagScript } from './document/flag-script.js';
import { flagStyle, whyStyle } from './document/flag-style.js';
import { printStyle } from './document/print-style.js';
import { earlyScript, readingHeadScript, readingScript } from './document/reading-script.js';
import { readingStyle } from './document/reading-style.js';
import { toolStyle } from './document/tool-style.js';
import { viewScript } from './document/view-script.js';
import { runStyle, viewStyle } from './document/view-style.js';
import { wayBackStyle } from './document/way-back-style.js';
import { wordScript } from './document/word-script.js';
import { wordStyle } from './document/word-style.js';
import { indexScript } from './index-script.js';
import { indexStyle } from './index-style.js';
import { keyScript } from './key-script.js';
import { flaggedScript } from './lists/flagged-script.js';
import { flaggedStyle, listStyle } from './lists/list-style.js';
import { neighbourScript } from './lists/neighbour-script.js';
import { searchScript } from './lists/search-script.js';
import { foldScript, listScript, seenScript } from './lists/shared-script.js';
import { minified, type Sent } from './minified.js';
import { diffScript } from './review/diff-script.js';
import { reviewScript } from './review/review-script.js';
import { reviewStyle } from './review/review-style.js';
import { studyScript } from './study/study-script.js';
import { studyStyle } from './study/study-style.js';

/** A hash as policies write it. */
export const scriptHash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A script as it is sent: with short names and deflated, if this is a build. */
const sent = (script: string): Sent => {
  const text = compactScript(script);
  return minified[scriptHash(text)] ?? { script: text, hashes: text === '' ? [] : [scriptHash(text)] };
};

/**
 * A page's assets, with the policy that allows them and nothing else.
 *
 * @param early  scripts that run before the page is drawn: in its head, and after its header
 */
export const assetsOf = (style: string, ownScript: string, early = { head: '', afterHeader: '' }): Assets => {
  const compact = compactStyle(style);
  const scripts = [uiHeadScript + early.head, early.afterHeader, uiScript + ownScript].map(sent);
  const [headScript, earlyScript, script] = scripts.map((each) => each.script) as [string, string, string];
  return {
    style: compact,
    headScript,
    earlyScript,
    script,
    policy: `default-src 'none'; style-src ${scriptHash(compact)}; script-src ${scripts.flatMap(({ hashes }) => hashes).join(' ')}; base-uri 'none'; form-action 'none'`,
  };
};

/** A script with the style of what only scripts put into a page; it is sent deflated, and after the page's own style. */
const styling = (style: string): string => `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(${JSON.stringify(compactStyle(style))});
  document.adoptedStyleSheets.push(sheet);
}
`;

const allDocuments = assetsOf(
  baseStyle + documentStyle + toolStyle + viewStyle + readingStyle + flagStyle + wayBackStyle + printStyle,
  styling(wordStyle + runStyle + whyStyle + reviewStyle + studyStyle) +
    keyScript +
    documentScript +
    wordScript +
    viewScript +
    readingScript +
    flagScript +
    seenScript +
    neighbourScript +
    diffScript +
    foldScript +
    reviewScript +
    studyScript,
  { head: readingHeadScript, afterHeader: earlyScript },
);

/** Assets with a style that names a table's columns, and with more of it. */
export const withColumns = (assets: Assets, names: ColumnNames, more = ''): Assets => {
  const style = assets.style + compactStyle(more) + columnStyle(names);
  return {
    ...assets,
    style,
    policy: assets.policy.replace(scriptHash(assets.style), () => scriptHash(style)),
  };
};

/** The assets of a document's pages. */
export const documentAssets = (names: ColumnNames, filters: readonly FilterName[] = []): Assets =>
  withColumns(allDocuments, names, filterStyle(filters));
export const indexAssets = assetsOf(baseStyle + indexStyle, listScript + seenScript + indexScript);
export const searchAssets = assetsOf(
  baseStyle + listStyle + contextStyle,
  listScript + contextScript + searchScript,
);
export const flaggedAssets = assetsOf(baseStyle + listStyle + flaggedStyle, flaggedScript);
