import yargs, { type CommandModule } from 'yargs';

const shells = ['bash', 'zsh', 'fish'] as const;

export const completionCommand: CommandModule<object, { shell: (typeof shells)[number] | undefined }> = {
  command: 'completion [shell]',
  describe: 'Print a completion script for bash, zsh or fish',
  builder: (yargs) =>
    yargs
      .positional('shell', { choices: shells, describe: 'By default the one in $SHELL, else bash' })
      .example('$0 completion zsh >> ~/.zshrc', 'for zsh'),
  handler: ({ shell }) => {
    // yargs looks for the shell there when it begins.
    if (shell !== undefined) {
      process.env['SHELL'] = shell;
      delete process.env['ZSH_NAME'];
    }
    yargs().scriptName('padan').showCompletionScript();
  },
};
