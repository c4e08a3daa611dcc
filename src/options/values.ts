import type { Command, Option } from './option.js';
import { type Key, type Options, options } from './table.js';

/** What an option's value is. */
export type Value<O extends Option> = O['takes'] extends { kind: 'integer' | 'number' }
  ? number
  : O['takes'] extends { kind: 'boolean' }
    ? boolean
    : O['takes'] extends { kind: 'choice'; choices: readonly (infer Choice)[] }
      ? Choice
      : O['takes'] extends { kind: 'paths' }
        ? string[]
        : string;

type HasDefault<O> = O extends { default: unknown } | { required: true } ? true : false;

/** What a command is given: its options' values, undefined where one was not given and has no default. */
export type Arguments<C extends Command> = {
  -readonly [K in Key as C extends Options[K]['commands'][number] ? K : never]:
    | Value<Options[K]>
    | (HasDefault<Options[K]> extends true ? never : undefined);
};

/** The library's name for an option. */
export type LibraryName<K extends Key> = Options[K] extends { library: infer Name extends string } ? Name : K;

type Of = NonNullable<Option['of']>;

/** Options under the library's names; null where one has no default and was not given. */
export type LibraryOptions<T extends Of> = {
  -readonly [K in Key as Options[K] extends { of: T } ? LibraryName<K> : never]:
    | Value<Options[K]>
    | (HasDefault<Options[K]> extends true ? never : null);
};

/** The options that decide what the model says, or what reports say, under the library's names. */
export type Decisive<D extends NonNullable<Option['decides']>> = {
  -readonly [K in Key as Options[K] extends { decides: D } ? LibraryName<K> : never]: Value<Options[K]>;
};

/** What the configuration file may say. */
export type Config = {
  -readonly [K in Key as Options[K] extends { example: unknown } ? K : never]?: Value<Options[K]>;
};

/** The options for which `is` holds, in the table's order. */
export const optionsWhere = (is: (option: Option) => boolean): [Key, Option][] =>
  (Object.entries(options) as [Key, Option][]).filter(([, option]) => is(option));

/** `nBest` → `n-best`. */
export const flagOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const libraryNameOf = (key: Key): string => (options[key] as Option).library ?? key;

/** The table's defaults, under the library's names; null where an option has none. */
export const defaultsOf = <T extends Of>(...types: readonly T[]): LibraryOptions<T> =>
  libraryOptions(
    Object.fromEntries(optionsWhere(() => true).map(([key, option]) => [key, option.default])),
    ...types,
  );

/**
 * Values under the library's names.
 *
 * @param values  by key
 * @param types   the library's types that are wanted
 */
export const libraryOptions = <T extends Of>(
  values: Readonly<Partial<Record<Key, unknown>>>,
  ...types: readonly T[]
): LibraryOptions<T> =>
  Object.fromEntries(
    optionsWhere(({ of }) => types.some((type) => type === of)).map(([key]) => [
      libraryNameOf(key),
      values[key] ?? null,
    ]),
  ) as LibraryOptions<T>;

/** Picks the options that decide something, in the table's order. */
export const decisive = <D extends NonNullable<Option['decides']>>(
  decides: D,
  values: Decisive<D>,
): Decisive<D> => {
  const given: Readonly<Record<string, unknown>> = values;
  return Object.fromEntries(
    optionsWhere((option) => option.decides === decides).map(([key]) => {
      const name = libraryNameOf(key);
      return [name, given[name]];
    }),
  ) as Decisive<D>;
};
