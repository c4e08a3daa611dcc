import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { printable } from '../../errors.js';
import type { KnownModel } from '../../hub/inventory.js';
import type { Dtype } from '../../model/files.js';
import type { Arguments } from '../../options/values.js';
import { withOptions } from '../arguments/options.js';

export const infoCommand: CommandModule<object, Arguments<'models info'>> = {
  command: 'info <name>',
  describe: 'Say what is known of a model: languages, licence, revision, files',
  builder: async (yargs) =>
    (await withOptions(yargs, 'models info')).example(
      '$0 models info opus-mt-id-en',
      'also before it is pulled',
    ),
  handler: async ({ name, json }) => {
    const [{ languagesOf, licenseOf }, shown] = await Promise.all([
      import('../../hub/inventory.js'),
      import('./shown.js'),
    ]);
    const model = await knownModel(name);
    const { id, entry, local } = model;
    const facts = {
      name: model.name,
      id,
      languages: await languagesOf(model),
      targetTokens: entry?.targetTokens ?? null,
      architecture: entry?.architecture ?? null,
      kind: entry?.kind ?? null,
      license: await licenseOf(model),
      revision: local?.manifest?.revision ?? entry?.revision ?? null,
      pinned: shown.pinnedOf(model),
      origin: local?.origin ?? null,
      folder: local?.folder ?? null,
      card: await cardOf(model),
      ...(await opened(local?.folder)),
      size: local?.size ?? null,
      megabytes: entry?.megabytes ?? null,
      files: local?.manifest?.files ?? entry?.files ?? [],
    };
    if (json) {
      process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
      return;
    }
    const tokens = Object.values(facts.targetTokens ?? {}).join(' ');
    const invariant = { true: 'no: its results are the same in any batch', false: 'yes: see --reproducible' };
    const about = entry?.megabytes == null ? 'not known' : `about ${entry.megabytes} MB`;
    const rows: [string, string | null][] = [
      ['name', facts.name],
      // A folder of this name that was converted or put here need not be there.
      ['at the hub', entry !== null || local?.manifest || local?.origin === 'partial' ? id : null],
      ['state', shown.stateOf(model)],
      ['languages', shown.languagesShown(facts.languages, entry?.more)],
      ['target tokens', tokens || null],
      ['architecture', facts.architecture],
      ['licence', facts.license ?? 'not known: see the card'],
      ['revision', facts.revision === 'main' ? 'main, which the first pull pins' : facts.revision],
      ['card', facts.card],
      ['folder', facts.folder],
      ['number formats', facts.dtypes.join(', ') || null],
      ['batch matters', facts.batchInvariant === null ? null : invariant[`${facts.batchInvariant}`]],
      ['size', facts.size === null ? about : shown.bytesShown(facts.size)],
    ];
    const given = rows.flatMap(([key, value]) => (value === null ? [] : [[key, printable(value)]]));
    const files = facts.files.map(({ path, size, sha256 }) => [
      `  ${printable(path)}`,
      size === null ? '–' : shown.bytesShown(size),
      sha256?.slice(0, 16) ?? 'pinned by the first pull',
    ]);
    const lines = [
      ...shown.tableLines(given),
      ...(files.length > 0 ? ['files', ...shown.tableLines(files)] : []),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  },
};

/** A model by name, alias, id or folder. @throws PadanError `model-missing` if there is none */
const knownModel = async (name: string): Promise<KnownModel> => {
  const [{ inventory }, { findModel, embeddedName }] = await Promise.all([
    import('../../hub/inventory.js'),
    import('../../hub/store.js'),
  ]);
  const all = await inventory();
  const named = all.find((model) => model.name === name || model.id === name);
  if (named !== undefined && (named.local !== null || named.name !== embeddedName)) {
    const isElsewhere = named.local === null && existsSync(name);
    if (!isElsewhere) return named;
  }
  const folder = resolve(await findModel(name));
  const there = all.find(({ local }) => local !== null && resolve(local.folder) === folder);
  if (there !== undefined) return there;
  const { readEither } = await import('../../hub/manifest.js');
  const either = (await readEither(folder)) ?? null;
  const manifest = either !== null && 'converted' in either ? null : either;
  const size = (either?.files ?? []).reduce((sum, file) => sum + file.size, 0);
  const license = either?.license ?? null;
  const origin = either !== null && 'converted' in either ? 'converted' : 'other';
  const local = { folder, origin, manifest, license, size } as const;
  return { name: basename(folder), id: manifest?.id ?? null, entry: null, local };
};

/** Where a model's card is: in its folder, else at the hub. */
const cardOf = async ({ id, local }: KnownModel): Promise<string | null> => {
  if (local !== null && existsSync(join(local.folder, 'README.md'))) return join(local.folder, 'README.md');
  const { hubSettings } = await import('../../hub/settings.js');
  return id === null ? null : `${hubSettings(process.env).endpoint}/${id}`;
};

/** What only opening the files tells; null where they are no MarianMT model, or not here. */
const opened = async (
  folder: string | undefined,
): Promise<{ dtypes: Dtype[]; batchInvariant: boolean | null }> => {
  if (folder === undefined) return { dtypes: [], batchInvariant: null };
  const [{ dtypesIn }, { filesIn }, { openModel }] = await Promise.all([
    import('../../hub/manifest.js'),
    import('../../hub/place.js'),
    import('../../model/model.js'),
  ]);
  const files = (await filesIn(folder).catch(() => [])).map((path) => ({ path }));
  const model = await openModel(folder).catch(() => undefined);
  await model?.dispose();
  return { dtypes: dtypesIn(files), batchInvariant: model?.batchInvariant ?? null };
};
