import type { Command, Option } from '../../src/options/option.js';
import { flagOf, optionsWhere } from '../../src/options/values.js';

/** A command's options as a table in Markdown. */
export const optionsTable = (command: Command): string =>
  [
    '| option | meaning | default |',
    '|---|---|---|',
    ...optionsWhere(
      ({ commands, positional }) => commands.includes(command) && !positional?.includes(command),
    ).map(([key, option]) => `| ${usage(key, option)} | ${meaning(option)} | ${defaultText(option)} |`),
    '',
  ].join('\n');

const usage = (key: string, { alias, takes, value: named = 'LIST' }: Option): string => {
  const value = {
    integer: ' N',
    number: ' X',
    file: ' FILE',
    folder: ' DIR',
    model: ' DIR',
    address: ' ADDRESS',
    text: ` ${named}`,
  };
  const shown =
    takes.kind === 'choice'
      ? ` ${takes.choices.join('\\|')}`
      : ((value as Record<string, string>)[takes.kind] ?? '');
  return `${alias === undefined ? '' : `\`-${alias}\`, `}\`--${flagOf(key)}${shown}\``;
};

const meaning = ({ help, section }: Option): string =>
  `${marked(help)}${section === undefined ? '' : ` ([more](#${section}))`}`;

/** Sets what stands for itself as code: commands, flags, file names, addresses, variables. */
const marked = (text: string): string =>
  text
    .replace(/"(padan \w+)"/g, '`$1`')
    .replace(/(?<!\S)(rediss?:\/\/[^\s,;]+|--[a-z-]+|\$[A-Z_]+|[\w.]*\.(?:txt|json))/g, '`$1`');

const defaultText = (option: Option): string => {
  const { takes } = option;
  if (takes.kind === 'boolean') return '';
  const value =
    marked(option.defaultText ?? '') || (option.default === undefined ? '' : `\`${option.default}\``);
  return 'min' in takes ? `${value} (${takes.min} to ${takes.max})` : value;
};
