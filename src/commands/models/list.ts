import pc from 'picocolors';
import type { CommandModule } from 'yargs';
import { printable } from '../../errors.js';
import type { KnownModel } from '../../hub/inventory.js';
import type { Arguments } from '../../options/values.js';
import { withOptions } from '../arguments/options.js';

export const listCommand: CommandModule<object, Arguments<'models list'>> = {
  command: 'list',
  describe: 'Show the models of the catalogue, and those that are here',
  builder: async (yargs) =>
    (await withOptions(yargs, 'models list'))
      .example('$0 models list', 'names, languages, licences, sizes')
      .example('$0 models list --json', 'the same, and what is pinned'),
  handler: async ({ json }) => {
    const [{ inventory, languagesOf, licenseOf }, { modelsFolder }, shown] = await Promise.all([
      import('../../hub/inventory.js'),
      import('../../hub/store.js'),
      import('./shown.js'),
    ]);
    const models = await inventory();
    const rows = await Promise.all(
      models.map(async (model) => ({
        model,
        languages: await languagesOf(model),
        license: await licenseOf(model),
      })),
    );
    if (json) {
      const all = rows.map(({ model, languages, license }) => ({
        ...factsOf(model),
        languages,
        license,
        pinned: shown.pinnedOf(model),
      }));
      process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
      return;
    }
    const [head, ...lines] = shown.tableLines([
      ['name', 'languages', 'licence', 'size', ''],
      ...rows.map(({ model, languages, license }) => [
        printable(model.name),
        shown.languagesShown(languages, model.entry?.more),
        printable(license ?? '–'),
        sizeShown(model, shown.bytesShown),
        shown.stateOf(model) + (model.entry?.kind === 'pipeline' ? ', to compare with' : ''),
      ]),
    ]);
    process.stdout.write(`${pc.bold(head!)}\n${lines.join('\n')}\n\n`);
    process.stdout.write(
      `Models are in ${printable(modelsFolder())}.\n` +
        '“padan models pull NAME” fetches one, and any other of the hub as OWNER/NAME.\n',
    );
  },
};

const sizeShown = ({ entry, local }: KnownModel, bytesShown: (bytes: number) => string): string => {
  if (local !== null) return bytesShown(local.size);
  return entry?.megabytes == null ? '–' : `about ${entry.megabytes} MB`;
};

const factsOf = ({ name, id, entry, local }: KnownModel) => ({
  name,
  id,
  kind: entry?.kind ?? null,
  architecture: entry?.architecture ?? null,
  targetTokens: entry?.targetTokens ?? null,
  revision: local?.manifest?.revision ?? entry?.revision ?? null,
  megabytes: entry?.megabytes ?? null,
  local:
    local === null
      ? null
      : {
          folder: local.folder,
          origin: local.origin,
          size: local.size,
          files: local.manifest?.files ?? null,
        },
});
