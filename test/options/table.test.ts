import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import { configSchema } from '../../src/commands/arguments/config-file.js';
import { differenceClasses } from '../../src/core/bitext.js';
import { type DecisiveSettings, decisiveSettings, reportSettings } from '../../src/identity.js';
import { fits } from '../../src/options/check.js';
import type { Command, Option } from '../../src/options/option.js';
import { options } from '../../src/options/table.js';
import {
  type Arguments,
  type Config,
  flagOf,
  type LibraryOptions,
  libraryOptions,
  optionsWhere,
} from '../../src/options/values.js';
import { type RunOptions, runDefaults } from '../../src/run/options.js';
import { smoothings } from '../../src/score/bleu.js';
import { metrics } from '../../src/score/metrics.js';
import { tokenizers } from '../../src/score/tokenizers/tokenizers.js';
import { defaults, type TranslateOptions } from '../../src/translate/options.js';
import { optionsTable } from './readme.js';

const all = optionsWhere(() => true);

describe('the table of options', () => {
  it.each(all)('has a valid default and example for %s', (_, option) => {
    const isOptional = option.takes.kind === 'paths' || 'repeated' in option.takes;
    if (option.default !== undefined && !isOptional) expect(fits(option, option.default)).toBe(true);
    for (const value of Object.values(option.defaultFor ?? {})) expect(fits(option, value)).toBe(true);
    if (option.example !== undefined) expect(fits(option, option.example)).toBe(true);
  });

  it('gives each command unique option names', () => {
    const commands: Command[] = [
      'run',
      'translate',
      'align',
      'score',
      'compare',
      'diff',
      'export',
      'words',
      'lint',
      'memory',
      'status',
      'worker',
    ];
    for (const command of commands) {
      const names = optionsWhere((option) => option.commands.includes(command)).flatMap(
        ([key, { alias }]) => [flagOf(key), ...(alias === undefined ? [] : [alias])],
      );
      expect(names).toContain('config');
      // Those that yargs has itself.
      expect(new Set([...names, 'help', 'h', 'version', 'v']).size).toBe(names.length + 4);
    }
  });

  it('speaks of no option that the command does not have', () => {
    const foreign = all.flatMap(([key, { help, helpFor, defaultText, defaultTextFor, commands }]) =>
      commands.flatMap((command) => {
        const said = `${helpFor?.[command] ?? help} ${defaultTextFor?.[command] ?? defaultText ?? ''}`;
        const named = [...said.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag!);
        return named
          .filter((flag) => !all.some(([each, at]) => flagOf(each) === flag && at.commands.includes(command)))
          .map((flag) => `padan ${command} --help: --${flagOf(key)} speaks of --${flag}`);
      }),
    );
    expect(foreign).toEqual([]);
  });

  it('offers every metric, tokenizer and smoothing', () => {
    for (const name of Object.keys(metrics)) expect(options.metric.help).toContain(name);
    expect([...options.tokenize.takes.choices].sort()).toEqual(Object.keys(tokenizers).sort());
    expect([...options.smooth.takes.choices].sort()).toEqual(Object.keys(smoothings).sort());
  });

  it('names every class of differences', () => {
    for (const name of differenceClasses.filter((each) => each !== 'identical'))
      expect(options.class.help).toContain(name);
  });

  it('only bounds an option by another of the same commands', () => {
    const bound = optionsWhere(({ atMost }) => atMost !== undefined);
    expect(bound).not.toHaveLength(0);
    for (const [, { atMost, commands }] of bound)
      expect((options as Record<string, Option>)[atMost!]?.commands).toEqual(
        expect.arrayContaining([...commands]),
      );
  });

  it('agrees with the types of the library and the commands', () => {
    // What is wrong here, the type checker says (`npm run check`).
    expectTypeOf<LibraryOptions<'TranslateOptions'>>().toEqualTypeOf<
      Pick<TranslateOptions, keyof TranslateOptions>
    >();
    expectTypeOf<LibraryOptions<'TranslateOptions' | 'RunOptions'>>().toEqualTypeOf<
      Omit<RunOptions, 'name' | 'systems' | 'roundTrip' | 'baseline' | 'against' | 'metrics'>
    >();
    expectTypeOf<DecisiveSettings>().toEqualTypeOf<Omit<TranslateOptions, 'workers' | 'batchSize'>>();
    expectTypeOf<Arguments<'lint'>['paragraphs']>().toEqualTypeOf<'auto' | 'blank-lines' | 'lines'>();
    expectTypeOf<Arguments<'run'>['queue']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Arguments<'status'>>().toEqualTypeOf<{
      out: string;
      json: boolean;
      config: string | undefined;
    }>();
    expectTypeOf<Config['nBest']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<'force'>().not.toExtend<keyof Config>();
    expect(Object.keys(runDefaults)).toEqual(expect.arrayContaining(Object.keys(defaults)));
  });
});

describe('the option table defines', () => {
  it('the settings stored with translations, in a fixed order', () => {
    const settings = decisiveSettings({ batchInvariant: false }, { ...runDefaults, beamSize: 2 });
    expect(JSON.stringify(settings)).toBe(
      '{"beamSize":2,"lengthPenalty":1,"maxLengthRatio":2,"noRepeatNgramSize":0,"nBest":1,"reproducible":false}',
    );
    expect(decisiveSettings({ batchInvariant: true }, defaults).reproducible).toBe(true);
    expect(reportSettings({ ...runDefaults, split: 'lines' })).toEqual({
      split: 'lines',
      links: 'attention',
      ui: 'en',
    });
  });

  it('the library’s options, under their library names', () => {
    expect(libraryOptions({ beam: 2, workers: 3, paragraphs: 'lines' }, 'RunOptions')).toMatchObject({
      split: 'lines',
      references: null,
    });
    expect(libraryOptions({ beam: 2, workers: 3 }, 'TranslateOptions')).toMatchObject({
      beamSize: 2,
      workers: 3,
    });
  });

  it('the schema of padan.config.json', async () => {
    await expect(`${JSON.stringify(z.toJSONSchema(configSchema), null, 2)}\n`).toMatchFileSnapshot(
      '../../padan.config.schema.json',
    );
  });

  it('the README’s list of options', async () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const between = /(<!-- options of padan run.*-->\n)[\s\S]*?(?=<!-- end of options -->)/;
    expect(readme).toMatch(between);
    await expect(
      readme.replace(between, (_, start: string) => `${start}${optionsTable('run')}\n`),
    ).toMatchFileSnapshot('../../README.md');
  });
});
