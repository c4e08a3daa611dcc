/**
 * A style or script as it is sent: without indentation, blank lines, and comments that have their lines to themselves. For
 * our own assets only, in which no text goes over lines.
 */
export const compact = (text: string): string =>
  text
    .replace(/^[ \t]*\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*$/gm, '')
    .replace(/^[ \t]*\/\/.*$/gm, '')
    .replace(/^[ \t]+|[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .replace(/^\n/, '');
