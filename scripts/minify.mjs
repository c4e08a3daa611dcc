// The last step of the build: pages' scripts with short names, and deflated where that is less, into
// dist/report/assets/minified.js.
import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { minifySync } from 'rolldown/experimental';
import * as reports from '../dist/report/assets/assets.js';
import { inflateScript, signsOf } from '../dist/report/assets/inflate-script.js';
import { pairAssets, summaryAssets } from '../dist/report/overview/assets/assets.js';

const { assetsOf, documentAssets, scriptHash, withColumns, ...others } = reports;

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
const add = (script, pack) => {
  if (script === '') return;
  const code = minify(script);
  const inflating = pack(code);
  const isLess = Buffer.byteLength(inflating) < Buffer.byteLength(code);
  const sent = isLess ? [inflating, code] : [code];
  minified[scriptHash(script)] = { script: sent[0], hashes: sent.map(scriptHash) };
};
for (const assets of [documentAssets([]), pairAssets([]), summaryAssets, ...Object.values(others)]) {
  // Before a page is drawn there is no time, and no body.
  for (const script of [assets.headScript, assets.earlyScript]) add(script, (code) => code);
  add(assets.script, packed);
}
writeFileSync(
  new URL('../dist/report/assets/minified.js', import.meta.url),
  `export const minified = ${JSON.stringify(minified)};\n`,
);
