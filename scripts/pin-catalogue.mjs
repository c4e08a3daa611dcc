// Fills revisions, files, sizes and SHA-256 of models/catalogue.json from the hub, for a maintainer with a network:
// node scripts/pin-catalogue.mjs [CATALOGUE] (after npm run build; HF_ENDPOINT, HF_TOKEN and HTTPS_PROXY as for a pull).
// Small files, for which the hub has no SHA-256, keep null: a pull compares them with git's SHA-1, and pins them.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chooseFiles } from '../dist/hub/choose.js';
import { openClient } from '../dist/hub/client.js';
import { parseId } from '../dist/hub/names.js';
import { readRepository } from '../dist/hub/repository.js';
import { hubSettings } from '../dist/hub/settings.js';

const path = process.argv[2] ?? fileURLToPath(new URL('../models/catalogue.json', import.meta.url));
const catalogue = JSON.parse(await readFile(path, 'utf8'));
const client = openClient(hubSettings(process.env));
let failures = 0;
for (const model of catalogue.models)
  try {
    const { commit, license, files } = await readRepository(client, parseId(model.id), model.revision);
    const chosen = chooseFiles(model.id, files).files;
    model.revision = commit;
    model.license = license ?? model.license;
    model.megabytes = Math.round(chosen.reduce((sum, { size }) => sum + size, 0) / 1e6) || null;
    model.files = chosen
      .map(({ path, size, sha256 }) => ({ path, size, sha256 }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    console.log(`${model.id}  ${commit}  ${model.megabytes} MB`);
  } catch (error) {
    failures++;
    console.error(`${model.id}: ${error.message}`);
  }
await client.close();
await writeFile(path, `${JSON.stringify(catalogue, null, 2)}\n`);
process.exitCode = failures > 0 ? 1 : 0;
