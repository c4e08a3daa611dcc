/** The commands that take options. */
export type Command = 'run' | 'translate' | 'score' | 'lint' | 'memory' | 'status' | 'worker';

/** What values an option takes. Bounds are inclusive. */
export type Kind =
  | { kind: 'integer' | 'number'; min: number; max: number }
  | { kind: 'boolean' }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'file' | 'address' | 'text' }
  /** A configuration file may lead out of its own folder only where it lies `anywhere`. */
  | { kind: 'folder'; anywhere?: true }
  /** Files and folders, any number of them. */
  | { kind: 'paths' };

/** Everything that is to say of an option; its key in the table is its key in the configuration file. */
export interface Option {
  takes: Kind;
  /** One line for `--help`, the README, `padan init` and the schema; no full stop. */
  help: string;
  /** Other words of `help` for single commands. */
  helpFor?: Partial<Record<Command, string>>;
  /** Whether a command does nothing without it. */
  required?: true;
  /** Absent: nothing unless it is given. */
  default?: string | number | boolean | readonly string[];
  /** The default in words, where the value would say nothing. */
  defaultText?: string;
  alias?: string;
  commands: readonly Command[];
  /** Commands that take it by position, without a flag. */
  positional?: readonly Command[];
  /** Present where the configuration file may say it: a value for `padan init`. */
  example?: string | number | boolean | readonly string[];
  /** The library's type that has it; `RunOptions` has those of `TranslateOptions`, too. */
  of?: 'TranslateOptions' | 'RunOptions';
  /** The library's name for it, where that is another. */
  library?: string;
  /**
   * What its value decides: what the model says, or what reports say. Of an option that names files, their content
   * decides, not its value.
   */
  decides?: 'translation' | 'report';
  /** Key of an option that it may not exceed. */
  atMost?: string;
  /** The README's section on it. */
  section?: string;
}
