import pc from 'picocolors';
import type { CommandModule } from 'yargs';
import { describe, PadanError, printable } from '../../errors.js';
import type { Damage } from '../../hub/manifest.js';
import type { Arguments } from '../../options/values.js';
import { plural } from '../../plural.js';
import { withOptions } from '../arguments/options.js';

export const verifyCommand: CommandModule<object, Arguments<'models verify'>> = {
  command: 'verify [names..]',
  describe: 'Check the files of models against their sizes and SHA-256',
  builder: async (yargs) =>
    (await withOptions(yargs, 'models verify'))
      .example('$0 models verify', 'all that are here; exits with 1 if a file is damaged')
      .example('$0 models verify opus-mt-id-en', 'one'),
  handler: async ({ names, json }) => {
    const { embeddedName, findModel, isModelName } = await import('../../hub/store.js');
    const targets =
      names.length === 0
        ? await allHere()
        : await Promise.all(names.map(async (name) => ({ name, folder: await findModel(name) })));
    const results: Verified[] = [];
    for (const target of targets) {
      const isEmbedded = target.name === embeddedName;
      const result = isEmbedded ? await opened(target) : await verified(target);
      results.push(result);
      if (!json) process.stdout.write(`${linesOf(result, isModelName(target.name)).join('\n')}\n`);
    }
    if (json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
    const isBad = ({ state }: Verified) => state === 'damaged' || (state === 'unknown' && names.length > 0);
    if (results.some(isBad)) process.exitCode = 1;
  },
};

interface Target {
  name: string;
  folder: string;
}

interface Verified extends Target {
  /** `opens`: the embedded model, whose files came with Padan. `unknown`: nothing says what its files should be. */
  state: 'intact' | 'damaged' | 'opens' | 'unknown';
  files: number;
  damage: Damage[];
  /** Why it cannot be said, or does not open. */
  reason: string | null;
}

const allHere = async (): Promise<Target[]> => {
  const { inventory } = await import('../../hub/inventory.js');
  return (await inventory()).flatMap(({ name, local }) =>
    local === null || local.origin === 'partial' ? [] : [{ name, folder: local.folder }],
  );
};

const verified = async (target: Target): Promise<Verified> => {
  const { damageIn, readEither } = await import('../../hub/manifest.js');
  try {
    const manifest = await readEither(target.folder);
    if (manifest === undefined) {
      const reason = 'it was not pulled or converted here, so nothing says what its files should be';
      return { ...target, state: 'unknown', files: 0, damage: [], reason };
    }
    const damage = await damageIn(target.folder, manifest.files);
    const state = damage.length === 0 ? 'intact' : 'damaged';
    return { ...target, state, files: manifest.files.length, damage, reason: null };
  } catch (error) {
    if (!(error instanceof PadanError)) throw error;
    return { ...target, state: 'damaged', files: 0, damage: [], reason: describe(error) };
  }
};

/** Opens the embedded model: configuration, tokenizer and graphs. */
const opened = async (target: Target): Promise<Verified> => {
  const { openModel } = await import('../../model/model.js');
  try {
    const model = await openModel(target.folder);
    try {
      await model.sessions();
    } finally {
      await model.dispose();
    }
    return { ...target, state: 'opens', files: 0, damage: [], reason: null };
  } catch (error) {
    return { ...target, state: 'damaged', files: 0, damage: [], reason: describe(error) };
  }
};

const problems: Record<Damage['problem'], string> = {
  missing: 'is missing',
  size: 'has another size',
  sha256: 'has another SHA-256',
};

const linesOf = ({ name, state, files, damage, reason }: Verified, isName: boolean): string[] => {
  const shown = printable(name);
  switch (state) {
    case 'intact':
      return [`${pc.green('intact')}   ${shown}: ${plural(files, 'file')}, sizes and SHA-256`];
    case 'opens':
      return [`${pc.green('opens')}    ${shown}, the embedded model`];
    case 'unknown':
      return [`${pc.yellow('unknown')}  ${shown}: ${reason}`];
    case 'damaged':
      return [
        `${pc.red('damaged')}  ${shown}${reason === null ? '' : `: ${reason}`}`,
        ...damage.map(({ path, problem }) => `         ${printable(path)} ${problems[problem]}`),
        ...(damage.length > 0 && isName
          ? [`         “padan models pull ${shown}” fetches ${damage.length === 1 ? 'it' : 'them'} again`]
          : []),
      ];
  }
};
