// The last step of the build: pages' scripts with short names, and deflated where that is less, into
// dist/report/assets/minified.js.
import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { minifySync } from 'rolldown/experimental';
import * as reports from '../dist/report/assets/assets.js';
import { inflateScript, signsOf } from '../dist/report/assets/inflate-script.js';
import { pairAssets, summaryAssets } from '../dist/report/overview/assets/assets.js';
import { wordsAssets } from '../dist/report/words/assets.js';

const { assetsOf, documentAssets, scriptHash, withColumns, ...others } = reports;

/** With short names. */
const minify = (script) => {
  const { code, errors } = minifySync('script.js', script, { module: false });
  if (errors.length > 0) throw new Error(errors[0].message);
  return code;
};

const [before, after] = minify(
  `document.body.append(Object.assign(document.createElement('script'), { textContent: (${inflateScript})('@') }))`,
).split(/["'`]@["'`]/);

/** A script that puts this one into the page. */
const packed = (script) => `${before}"${signsOf(deflateRawSync(script, { level: 9, memLevel: 9 }))}"${after}`;

const minified = {};
const add = (script, ...codes) => {
  const hashes = codes.map(scriptHash);
  if (script !== '') minified[scriptHash(script)] = { script: codes[0], hashes };
};
const all = [documentAssets([]), pairAssets([]), summaryAssets, wordsAssets, ...Object.values(others)];
for (const { headScript, earlyScript, script } of all) {
  // What they name is there for the others; and before a page is drawn there is neither time nor a body.
  for (const each of [headScript, earlyScript]) add(each, minify(each));
  const code = minify(`{${script}}`);
  const inflating = packed(code);
  add(script, ...(Buffer.byteLength(inflating) < Buffer.byteLength(code) ? [inflating, code] : [code]));
}
writeFileSync(
  new URL('../dist/report/assets/minified.js', import.meta.url),
  `export const minified = ${JSON.stringify(minified)};\n`,
);
