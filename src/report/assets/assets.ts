import { createHash } from 'node:crypto';
import type { Assets } from '../frame.js';
import { uiHeadScript, uiScript } from '../ui/ui-script.js';
import { baseStyle } from './base-style.js';
import { documentScript } from './document/document-script.js';
import { documentStyle } from './document/document-style.js';
import { flagScript } from './document/flag-script.js';
import { flagStyle } from './document/flag-style.js';
import { wayBackStyle } from './document/way-back-style.js';
import { wordScript } from './document/word-script.js';
import { indexScript } from './index-script.js';
import { indexStyle } from './index-style.js';
import { flaggedScript } from './lists/flagged-script.js';
import { flaggedStyle, listStyle } from './lists/list-style.js';
import { neighbourScript } from './lists/neighbour-script.js';
import { searchScript } from './lists/search-script.js';
import { listScript, seenScript } from './lists/shared-script.js';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A page's assets, with the policy that allows them and nothing else. */
export const assetsOf = (style: string, ownScript: string): Assets => {
  const script = uiScript + ownScript;
  return {
    style,
    script,
    policy: `default-src 'none'; style-src ${hash(style)}; script-src ${hash(uiHeadScript)} ${hash(script)}; base-uri 'none'; form-action 'none'`,
  };
};

export const documentAssets = assetsOf(
  baseStyle + documentStyle + flagStyle + wayBackStyle,
  documentScript + wordScript + flagScript + seenScript + neighbourScript,
);
export const indexAssets = assetsOf(baseStyle + indexStyle, listScript + seenScript + indexScript);
export const searchAssets = assetsOf(baseStyle + listStyle, listScript + searchScript);
export const flaggedAssets = assetsOf(baseStyle + listStyle + flaggedStyle, flaggedScript);
