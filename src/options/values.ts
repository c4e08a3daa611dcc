import type { Command, Kind, Option } from './option.js';
import { type Key, type Options, options } from './table.js';

/** Type of an option's value. */
export type Value<O extends Option> = ValueOf<O['takes']>;

type ValueOf<T extends Kind> = T extends { kind: 'integer' | 'number' }
  ? number
  : T extends { kind: 'boolean' }
    ? boolean
    : T extends { kind: 'choice'; choices: readonly (infer Choice)[] }
      ? Choice
      : T extends { kind: 'paths' } | { repeated: true }
        ? string[]
        : string;

/** What a command takes for an option. */
type TakenBy<O extends Option, C extends Command> = O extends { takesFor: { [K in C]: infer T extends Kind } }
  ? T
  : O['takes'];

type HasDefault<O> = O extends { default: unknown } | { required: true } ? true : false;
type HasValueFor<O, C extends Command> =
  HasDefault<O> extends true
    ? true
    : O extends { required: readonly (infer By)[] }
      ? C extends By
        ? true
        : false
      : false;

/** A command's options; undefined if one was not given and has no default. */
export type Arguments<C extends Command> = {
  -readonly [K in Key as C extends Options[K]['commands'][number] ? K : never]:
    | ValueOf<TakenBy<Options[K], C>>
    | (HasValueFor<Options[K], C> extends true ? never : undefined);
};

/** The library's name for an option. */
export type LibraryName<K extends Key> = Options[K] extends { library: infer Name extends string } ? Name : K;

type Of = NonNullable<Option['of']>;

/** Options under the library's names; null if one was not given and has no default. */
export type LibraryOptions<T extends Of> = {
  -readonly [K in Key as Options[K] extends { of: T } ? LibraryName<K> : never]:
    | Value<Options[K]>
    | (HasDefault<Options[K]> extends true ? never : null);
};

/** The options that change translations, or only reports, under the library's names. */
export type Decisive<D extends NonNullable<Option['decides']>> = {
  -readonly [K in Key as Options[K] extends { decides: D } ? LibraryName<K> : never]: Value<Options[K]>;
};

/** Contents of a configuration file. */
export type Config = {
  -readonly [K in Key as Options[K] extends { example: unknown } ? K : never]?: Value<Options[K]>;
};

/** The options that satisfy a predicate, in the table's order. */
export const optionsWhere = (is: (option: Option) => boolean): [Key, Option][] =>
  (Object.entries(options) as [Key, Option][]).filter(([, option]) => is(option));

/** An option as a command has it. */
export const optionFor = (command: Command, option: Option): Option => {
  const { takesFor, required, ...rest } = option;
  const isRequired = required === true || (required?.includes(command) ?? false);
  return {
    ...rest,
    takes: takesFor?.[command] ?? option.takes,
    ...(isRequired ? { required: true } : {}),
  };
};

/** Converts a key to its flag: `nBest` → `n-best`. */
export const flagOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** An option's name in the library. */
export const libraryNameOf = (key: Key): string => (options[key] as Option).library ?? key;

/** Default values under the library's names; null if an option has none. */
export const defaultsOf = <T extends Of>(...types: readonly T[]): LibraryOptions<T> =>
  libraryOptions(
    Object.fromEntries(optionsWhere(() => true).map(([key, option]) => [key, option.default])),
    ...types,
  );

/**
 * Converts option values to the library's names.
 *
 * @param values  by key
 * @param types   the library types whose options to include
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

/** Picks the options that change translations, or only reports, in the table's order. */
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
