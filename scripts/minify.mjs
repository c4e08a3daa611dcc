// The last step of the build: pages' scripts with short names, into dist/report/assets/minified.js.
import { writeFileSync } from 'node:fs';
import { minifySync } from 'rolldown/experimental';
import * as reports from '../dist/report/assets/assets.js';
import { pairAssets, summaryAssets } from '../dist/report/overview/assets/assets.js';

const { assetsOf, documentAssets, scriptHash, withColumns, ...others } = reports;
const all = [documentAssets([]), pairAssets([]), summaryAssets, ...Object.values(others)];
const scripts = new Set(
  all.flatMap(({ headScript, earlyScript, script }) => [headScript, earlyScript, script]),
);
const minified = {};
for (const script of scripts) {
  const { code, errors } = minifySync('script.js', script, { module: false });
  if (errors.length > 0) throw new Error(errors[0].message);
  minified[scriptHash(script)] = code;
}
writeFileSync(
  new URL('../dist/report/assets/minified.js', import.meta.url),
  `export const minified = ${JSON.stringify(minified)};\n`,
);
