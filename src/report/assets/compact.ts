/** Parts of a script that stay as they are: texts, templates, and regular expressions where one may stand. */
const literals =
  /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[(,=:[!&|?{};>]\s*|^\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/gmu;

/** Applies a function to what is between literals. */
const outside = (text: string, pattern: RegExp, change: (part: string) => string): string => {
  let [made, at] = ['', 0];
  for (const { index, 0: literal } of text.matchAll(pattern)) {
    made += change(text.slice(at, index)) + literal;
    at = index + literal.length;
  }
  return made + change(text.slice(at));
};

/** Without comments that have their lines to themselves, indentation and blank lines. */
const withoutLines = (text: string): string =>
  text
    .replace(/^[ \t]*\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*$/gm, '')
    .replace(/^[ \t]*\/\/.*$/gm, '')
    .replace(/^[ \t]+|[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .replace(/^\n/, '');

/**
 * A script of ours as it is sent: without comments, indentation and spaces that mean nothing. Lines stay, so that what
 * ends with its line does. Comments have lines of their own, and no text goes over lines.
 */
export const compactScript = (text: string): string =>
  outside(withoutLines(text), literals, (part) => part.replace(/ *([=(){}[\],;:?<>&|*!]) */g, '$1'));

/** A style of ours as it is sent. */
export const compactStyle = (text: string): string =>
  outside(withoutLines(text), /"[^"\n]*"/g, (part) =>
    part
      .replace(/([{};,])\s+/g, '$1')
      .replace(/\s+([{}>~])\s*/g, '$1')
      .replace(/: +/g, ':')
      .replace(/;}/g, '}')
      .replace(/([,: (])0\./g, '$1.'),
  );
