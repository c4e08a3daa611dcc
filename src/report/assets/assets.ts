import { createHash } from 'node:crypto';
import type { Assets } from '../frame.js';
import { baseStyle } from './base-style.js';
import { documentScript } from './document-script.js';
import { documentStyle } from './document-style.js';
import { flagScript } from './flag-script.js';
import { flagStyle } from './flag-style.js';
import { indexScript } from './index-script.js';
import { indexStyle } from './index-style.js';
import { wordScript } from './word-script.js';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const assetsOf = (style: string, script: string): Assets => ({
  style,
  script,
  policy: `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`,
});

export const documentAssets = assetsOf(
  baseStyle + documentStyle + flagStyle,
  documentScript + wordScript + flagScript,
);
export const indexAssets = assetsOf(baseStyle + indexStyle, indexScript);
