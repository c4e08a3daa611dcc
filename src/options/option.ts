/** The commands that take options. */
export type Command =
  | 'run'
  | 'translate'
  | 'align'
  | 'score'
  | 'compare'
  | 'diff'
  | 'words'
  | 'export'
  | 'lint'
  | 'memory'
  | 'status'
  | 'worker'
  | 'models list'
  | 'models pull'
  | 'models verify'
  | 'models info'
  | 'models remove'
  | 'models convert'
  | 'models bench';

/** What values an option takes. Bounds are inclusive. */
export type Kind =
  | { kind: 'integer' | 'number'; min: number; max: number }
  | { kind: 'boolean' }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'file' | 'address' }
  /** `repeated`: may be given several times, and is a list. */
  | { kind: 'text'; repeated?: true }
  /** In a configuration file, the path must stay in the file's folder. */
  | { kind: 'folder'; repeated?: true }
  /** A model's name, or its folder, which may be anywhere: it is data, its sizes have bounds, and reports name it. */
  | { kind: 'model' }
  /** Any number of files and folders. */
  | { kind: 'paths' };

/** Everything about an option. Its key in the table is also its key in the configuration file. */
export interface Option {
  takes: Kind;
  /** Values that particular commands take instead. */
  takesFor?: Partial<Record<Command, Kind>>;
  /** One line for `--help`, the README, `padan init` and the schema, without a full stop. */
  help: string;
  /** Text instead of `help` for particular commands. */
  helpFor?: Partial<Record<Command, string>>;
  /** Whether the command needs it; or those that do. */
  required?: true | readonly Command[];
  /** If absent, the option has no value unless it is given. */
  default?: string | number | boolean | readonly string[];
  /** Default instead of `default` for particular commands. */
  defaultFor?: Partial<Record<Command, string | number | boolean>>;
  /** The default in words, if its value would not explain itself. */
  defaultText?: string;
  /** Text instead of `defaultText` for particular commands. */
  defaultTextFor?: Partial<Record<Command, string>>;
  /** What the README writes for a value of a text, if not LIST. */
  value?: string;
  alias?: string;
  commands: readonly Command[];
  /** Commands that take it as a positional argument instead of a flag. */
  positional?: readonly Command[];
  /**
   * Value for `padan init`. Present if the configuration file may set the option: the file may have come with somebody
   * else's corpus, so none that sends text anywhere, starts a program, or has files read that are no texts.
   */
  example?: string | number | boolean | readonly string[];
  /** The library type that has it. `RunOptions` includes `TranslateOptions`. */
  of?: 'TranslateOptions' | 'RunOptions';
  /** Its name in the library, if different. */
  library?: string;
  /**
   * What its value changes: translations, or only reports. Absent for options that name files, because their content
   * matters, not their path.
   */
  decides?: 'translation' | 'report';
  /** Key of the option whose value it may not exceed. */
  atMost?: string;
  /** Keys of options that cannot be given together with it. */
  notWith?: readonly string[];
  /** Section of the README about it. */
  section?: string;
}
