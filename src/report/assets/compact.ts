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
  nested(
    outside(withoutLines(text), /"[^"\n]*"/g, (part) =>
      part
        .replace(/([{};,])\s+/g, '$1')
        .replace(/\s+([{}>~])\s*/g, '$1')
        .replace(/: +/g, ':')
        .replace(/;}/g, '}')
        .replace(/([,: (])0\./g, '$1.'),
    ),
  );

/** A rule, or a group of rules (`@media`), as it is written, and up to what is between its brackets. */
interface Rule {
  whole: string;
  head: string;
  body: string;
}

const rulesOf = (style: string): Rule[] => {
  const rules: Rule[] = [];
  let [start, open, depth] = [0, 0, 0];
  for (const { 0: sign, index } of style.matchAll(/"[^"\n]*"|[{}]/g)) {
    if (sign === '{' && depth++ === 0) open = index;
    if (sign !== '}' || --depth > 0) continue;
    const [head, body] = [style.slice(start, open), style.slice(open + 1, index)];
    rules.push({ whole: style.slice(start, index + 1), head, body });
    start = index + 1;
  }
  return [...rules, { whole: style.slice(start), head: '', body: '' }];
};

/** What the selectors of a page's state begin with, up to its last bracket: `body:has(#view-side:checked)`. */
const stateIn = (head: string): string => /^body:has\([^()]*\)(?=[ >:])/.exec(head)?.[0] ?? '';

/** The selectors of a rule as they stand inside a rule of that state; null if some are not of it. */
const within = (head: string, state: string): string | null => {
  const parts = head.split(`,${state}`);
  const others = parts.map((part, i) => (i === 0 ? part.slice(state.length) : part));
  return others.every((part) => /^[ >:]/.test(part) && !/,(?![^()]*\))/.test(part.replace(/\([^()]*\)/g, '')))
    ? others.map((part) => (part.startsWith(':') ? `&${part}` : part.trimStart())).join()
    : null;
};

/** Puts rules that follow each other and are for the same state of the page into one for that state. */
const nested = (style: string): string => {
  let [made, last] = ['', ''];
  for (const { whole, head, body } of rulesOf(style)) {
    const state = stateIn(head);
    const inner = state === '' ? null : within(head, state);
    const isNext = inner !== null && state === last;
    if (last !== '' && !isNext) made += '}';
    last = inner === null ? '' : state;
    if (inner !== null) made += `${isNext ? '' : `${state}{`}${inner}{${body}}`;
    else made += head.startsWith('@media') ? `${head}{${nested(body)}}` : whole;
  }
  return made;
};
