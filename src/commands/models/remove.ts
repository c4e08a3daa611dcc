import { lstat, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { PadanError, printable } from '../../errors.js';
import type { ModelId } from '../../hub/names.js';
import type { Arguments } from '../../options/values.js';
import { plural } from '../../plural.js';
import { withOptions } from '../arguments/options.js';

export const removeCommand: CommandModule<object, Arguments<'models remove'>> = {
  command: 'remove <name>',
  describe: 'Remove a model that was pulled or converted, or what an interrupted pull has left',
  builder: async (yargs) =>
    (await withOptions(yargs, 'models remove')).example(
      '$0 models remove opus-mt-id-en',
      'files that were not pulled are kept',
    ),
  handler: async ({ name, json }) => {
    const [
      { checkLinks, lockModel, recover, removeFiles, removePartial },
      { manifestName, modelsFolder },
      { readEither },
    ] = await Promise.all([
      import('../../hub/place.js'),
      import('../../hub/store.js'),
      import('../../hub/manifest.js'),
    ]);
    const models = modelsFolder();
    const id = await idOf(name);
    const folder = join(models, id.owner, id.name);
    const shownId = `${id.owner}/${id.name}`;
    await checkLinks(models, id);
    const release = await lockModel(models, id, (message) =>
      process.stderr.write(`padan: ${message}; waiting\n`),
    );
    try {
      await recover(models, id);
      const hadPartial = await removePartial(models, id);
      const manifest = (await readEither(folder)) ?? null;
      if (manifest === null && !hadPartial) throw notPulled(shownId, folder, await isThere(folder));
      const paths = manifest === null ? [] : [...manifest.files.map(({ path }) => path), manifestName];
      const left = manifest === null ? [] : await removeFiles(folder, paths);
      if (json)
        process.stdout.write(`${JSON.stringify({ id: shownId, folder, removed: paths, left }, null, 2)}\n`);
      else {
        const what =
          manifest === null ? 'what an interrupted pull had left' : plural(manifest.files.length, 'file');
        process.stdout.write(`Removed ${what} of ${shownId}.\n`);
        if (left.length > 0)
          process.stdout.write(
            `Kept ${plural(left.length, 'file')} that belongs to somebody else: ${left.map(printable).join(', ')} (in ${printable(folder)})\n`,
          );
      }
    } finally {
      await release();
      // Only if it is empty.
      await rmdir(join(models, id.owner)).catch(() => undefined);
    }
  },
};

/** The model of the models folder that a name means. Paths are refused: only what was pulled is removed. */
const idOf = async (name: string): Promise<ModelId> => {
  const [{ embeddedName, pulledModels }, { namedModel }] = await Promise.all([
    import('../../hub/store.js'),
    import('./named.js'),
  ]);
  if (name === embeddedName)
    throw new PadanError('invalid-option', `${embeddedName} is part of Padan, and is not removed`);
  const found = await pulledModels(name);
  if (found.length > 1)
    throw new PadanError(
      'invalid-option',
      `“${printable(name)}” is the name of several models`,
      {},
      `name one: ${found.map((id) => `${id.owner}/${id.name}`).join(', ')}`,
    );
  return found[0] ?? (await namedModel(name)).id;
};

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const notPulled = (id: string, folder: string, isHere: boolean): PadanError =>
  isHere
    ? new PadanError(
        'invalid-option',
        `${id} was neither pulled nor converted here`,
        { path: folder },
        'remove the folder yourself if nobody needs it',
      )
    : new PadanError('model-missing', `${id} is not here`, {}, '“padan models list” shows what is');
