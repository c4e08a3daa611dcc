/** A sentence with placeholders for text that must not be translated. */
export interface Protected {
  /** The sentence with placeholders, not yet normalised. */
  text: string;
  /** The placeholders and the text that they replace. */
  spans: { placeholder: string; original: string }[];
  /** Emoji at either end, with the white space around them. */
  before: string;
  after: string;
  /** Whether some spans are words in a script that the model does not know. */
  isForeign: boolean;
}

const kinds = {
  code: '`[^`]+`',
  template: String.raw`\{\{[^\{\}]*\}\}|\$\{[^\{\}]*\}|\{[\w.]+\}|(?<![\p{L}\p{N}])%(?:\d+\$)?[sd](?!\p{L})`,
  address: String.raw`(?:https?:\/\/|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?\)\]'’»…]`,
  mail: String.raw`(?<![\p{L}\p{N}._%+\-])[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+`,
  handle: String.raw`(?<![\p{L}\p{N}])@(?:[\p{L}\p{N}_.]*[\p{L}\p{N}_])`,
  tag: String.raw`(?<![\p{L}\p{N}&])#[\p{L}\p{N}_]+`,
  file: String.raw`(?<![\p{L}\p{N}_.\-])[\p{L}\p{N}_\-]+(?:\.[\p{L}\p{N}_\-]+)*\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|html?|jpe?g|png|gif|txt|csv|json|xml|exe|apk|mp[34]|py|js|ts)(?![\p{L}\p{N}])`,
  site: String.raw`(?<![\p{L}\p{N}.\-])(?:[\p{L}\p{N}\-]+\.)+(?:com|net|org|id|info|io|gov|edu)(?![\p{L}\p{N}])(?:\/[^\s<>"“”]*[^\s<>"“”.,;:!?\)\]'’»…])?`,
  telephone: String.raw`(?<![\p{L}\p{N}.,])\+?\d{2,4}(?:-\d{3,})+(?!\p{N})`,
  emoji: String.raw`\p{RGI_Emoji}`,
};
// Flag v matches emoji of several characters. `new RegExp`, because TypeScript does not know the flag yet.
const spansOf = (patterns: readonly string[]): RegExp => {
  const one = `(?:${patterns.join('|')})`;
  return new RegExp(`${one}(?:[ ,]*${one})*`, 'gv');
};
const protectedSpan = spansOf(Object.values(kinds));
/** A quick check: most texts have no emoji, and matching emoji of several characters is slow. */
const mayHaveEmoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const { emoji: _, ...plainKinds } = kinds;
const plainSpan = spansOf(Object.values(plainKinds));
const emojiBefore = new RegExp(String.raw`^(?:${kinds.emoji}|\s)+`, 'v');
const emoji = new RegExp(kinds.emoji, 'gv');
const foreignLetter = String.raw`[\p{L}--[\p{Script=Latin}\p{Script=Common}]]\p{M}*`;
/** Words in scripts other than Latin. */
const otherScript = new RegExp(`${foreignLetter}(?:[ ,]*${foreignLetter})*`, 'gv');

/**
 * Replaces what must not be translated: web and e-mail addresses, @handles, #tags, inline code, template variables,
 * file names, telephone numbers, emoji. Several in a row become one. Emoji at the ends are removed; everything else
 * is replaced by a short name, which models copy.
 *
 * @param isKnown  whether the model's vocabulary covers a text; words in other scripts that it lacks are also replaced
 */
export const protect = (sentence: string, isKnown: (text: string) => boolean = () => true): Protected => {
  const before = (mayHaveEmoji.test(sentence) ? emojiBefore : /^\s+/).exec(sentence)?.[0] ?? '';
  const rest = sentence.slice(before.length);
  const after = rest.slice(endWithoutEmoji(rest));
  const spans: Protected['spans'] = [];
  const names = placeholders(sentence);
  const takeOut = (original: string): string => {
    const placeholder = names.next().value;
    if (placeholder === undefined) return original;
    spans.push({ placeholder, original });
    return placeholder;
  };
  let isForeign = false;
  const text = rest
    .slice(0, rest.length - after.length)
    .replace(mayHaveEmoji.test(sentence) ? protectedSpan : plainSpan, takeOut)
    .replace(otherScript, (original) => {
      if (isKnown(original)) return original;
      isForeign = true;
      return takeOut(original);
    });
  return { text, spans, before, after, isForeign };
};

/** Offset at which the emoji and white space at the end of a text begin. */
const endWithoutEmoji = (text: string): number => {
  let end = text.trimEnd().length;
  if (!mayHaveEmoji.test(text)) return end;
  for (const { 0: last, index } of [...text.matchAll(emoji)].reverse()) {
    if (index + last.length !== end) break;
    end = text.slice(0, index).trimEnd().length;
  }
  return end;
};

/** XA, XB, …, except those that occur in the sentence. */
function* placeholders(sentence: string): Generator<string, undefined> {
  for (const first of 'XQZ')
    for (const second of 'ABCDEFGHIJKLMNOPRSTUVWY')
      if (!sentence.includes(first + second)) yield first + second;
}

/**
 * Restores what `protect` replaced. If the model lost a placeholder, its text goes to the end; if it repeated one, the
 * text appears once.
 *
 * @returns the text, and the originals whose position is uncertain
 */
export const reinstate = (
  translation: string,
  { spans, before, after }: Protected,
): { text: string; misplaced: string[] } => {
  const misplaced: string[] = [];
  let text = translation;
  for (const { placeholder, original } of spans) {
    const pattern = new RegExp(String.raw`( ?)(?<![\p{L}\p{N}])${placeholder}(?![\p{L}\p{N}])`, 'gu');
    const places = text.match(pattern)?.length ?? 0;
    if (places !== 1) misplaced.push(original);
    if (places === 0) text = `${text} ${original}`.trim();
    let isFirst = true;
    text = text.replace(pattern, (_, space: string) => {
      const put = isFirst ? space + original : '';
      isFirst = false;
      return put;
    });
  }
  return { text: `${before.trimStart()}${text}${after.trimEnd()}`, misplaced };
};
