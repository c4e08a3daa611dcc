import { nearest } from '../../core/nearest.js';
import { printable } from '../../errors.js';
import type { Option } from '../../options/option.js';
import { flagOf, optionsWhere } from '../../options/values.js';

/**
 * Explains a wrong command line: what is wrong, what was probably meant, and whose help to read.
 *
 * @param message   as yargs has it, of one or several lines
 * @param args      the arguments of the command line
 * @param commands  names of all commands
 * @returns lines to print
 */
export const usageLines = (
  message: string,
  args: readonly string[],
  commands: readonly string[],
): string[] => {
  const command = commandIn(args, commands);
  const within = subcommands(command);
  const wrong = namesIn(message, command === undefined ? args : []).map((name) =>
    command === undefined && !isOption(name, args)
      ? didYouMean(`Unknown command ${name}`, nearest(name, commands))
      : isOption(name, args)
        ? didYouMean(`Unknown option ${dashes(name)}`, nearestFlag(name, command))
        : within.length > 0
          ? didYouMean(`Unknown command ${command} ${name}`, nearest(name, within))
          : `Unexpected argument ${name}`,
  );
  const lines =
    wrong.length > 0 ? wrong : (missing(message, command) ?? message.split('\n').map((line) => line.trim()));
  const help = command === undefined ? 'padan --help' : `padan ${command} --help`;
  return [...lines.filter((line) => line !== '').map(printable), `Try "${help}".`];
};

/** The command that arguments name, with its subcommand if it has some. */
const commandIn = (args: readonly string[], commands: readonly string[]): string | undefined => {
  const command = args.find((arg) => commands.includes(arg));
  const within = subcommands(command);
  const rest = command === undefined ? [] : args.slice(args.indexOf(command) + 1);
  const next = rest.find((arg) => within.includes(arg));
  return next === undefined ? command : `${command} ${next}`;
};

/** Names of a command's subcommands. */
const subcommands = (command: string | undefined): string[] => {
  const all = optionsWhere(() => true).flatMap(([, option]) => option.commands);
  return [...new Set(all)]
    .filter((each) => command !== undefined && each.startsWith(`${command} `))
    .map((each) => each.slice(command!.length + 1));
};

/** What is missing, by the names that help has for it; null if the message does not speak of that. */
const missing = (message: string, command: string | undefined): string[] | null => {
  const named = /^Missing required arguments?: (?<names>.*)$/s.exec(message)?.groups?.['names'];
  if (named !== undefined) return [`padan ${command} needs ${named.split(', ').map(asOption).join(' and ')}`];
  const got = /^Not enough non-option arguments: got (?<got>\d+),/.exec(message)?.groups?.['got'];
  if (got === undefined || command === undefined || subcommands(command).length > 0) return null;
  const needed = optionsWhere(
    ({ required, positional }) =>
      required === true && (positional?.some((each) => each === command) ?? false),
  ).map(([key]) => `<${key}>`);
  return [
    needed.length === 1
      ? `padan ${command} needs ${needed[0]}`
      : `padan ${command} needs ${needed.join(' and ')}, and got ${got === '0' ? 'neither' : `only ${got}`}`,
  ];
};

const asOption = (key: string): string => `--${flagOf(key)}`;

/** Names that are not known, each once: yargs gives those with dashes in camel case, too. */
const namesIn = (message: string, beforeCommand: readonly string[]): string[] => {
  const names = /^Unknown (?:argument|command)s?: (?<names>.*)$/s.exec(message)?.groups?.['names'];
  if (names !== undefined) return [...new Set(names.split(', ').map(flagOf))];
  // Without a command, yargs asks for one before it looks at the options.
  return beforeCommand
    .filter((arg) => arg.startsWith('-'))
    .map((arg) => flagOf(arg.replace(/^-+/, '').split('=', 1)[0]!))
    .filter((name) => name !== '' && !flagsWhere(() => true).includes(name));
};

const isOption = (name: string, args: readonly string[]): boolean =>
  args.some((arg) => {
    const [, dashes, flag] = /^(--?)([^=]*)/.exec(arg) ?? [];
    return dashes === '-' ? flag!.includes(name) : flag !== undefined && flagOf(flag) === name;
  });

const dashes = (name: string): string => `${name.length === 1 ? '-' : '--'}${name}`;

const didYouMean = (what: string, meant: string | undefined): string =>
  meant === undefined ? what : `${what}. Did you mean ${meant}?`;

const nearestFlag = (name: string, command: string | undefined): string | undefined => {
  const flags = flagsWhere(({ commands, positional }) => {
    const isHere = (command: string) =>
      commands.some((each) => each === command) && !positional?.some((each) => each === command);
    return command === undefined ? commands.some(isHere) : isHere(command);
  });
  const meant = name.length > 1 ? nearest(name, flags) : undefined;
  return meant === undefined ? undefined : `--${meant}`;
};

/** The options that satisfy a predicate, and those that every command has. */
const flagsWhere = (is: (option: Option) => boolean): string[] => [
  ...optionsWhere(is).flatMap(([key, { alias }]) => [flagOf(key), ...(alias === undefined ? [] : [alias])]),
  'help',
  'version',
];
