/** A sentence with placeholders where text stands that must come out as it went in. */
export interface Protected {
  /** The sentence as the model is to see it, but for its typography. */
  text: string;
  /** What each placeholder stands for. */
  spans: { placeholder: string; original: string }[];
  /** Emoji at either end, with the white space between them and the sentence. */
  before: string;
  after: string;
  /** Whether some of the spans are words in a script that the model does not know. */
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
// The flag v knows emoji of several characters; TypeScript does not know the flag yet.
const spansOf = (patterns: readonly string[]): RegExp => {
  const one = `(?:${patterns.join('|')})`;
  return new RegExp(`${one}(?:[ ,]*${one})*`, 'gv');
};
const protectedSpan = spansOf(Object.values(kinds));
/** Most texts have no emoji, and looking for one of several characters takes long. */
const mayHaveEmoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const { emoji: _, ...plainKinds } = kinds;
const plainSpan = spansOf(Object.values(plainKinds));
const emojiBefore = new RegExp(String.raw`^(?:${kinds.emoji}|\s)+`, 'v');
const emoji = new RegExp(kinds.emoji, 'gv');
const foreignLetter = String.raw`[\p{L}--[\p{Script=Latin}\p{Script=Common}]]\p{M}*`;
/** Words in other scripts than the Latin one. */
const otherScript = new RegExp(`${foreignLetter}(?:[ ,]*${foreignLetter})*`, 'gv');

/**
 * Takes out of a sentence what is no language: web and e-mail addresses, @handles, #tags, inline code,
 * template variables, file names, telephone numbers, emoji. Several in a row are one. Emoji at the ends are
 * set apart; for all else a short name that models copy stands in the sentence.
 *
 * @param isKnown  whether the model's vocabulary has a text's characters: words of other scripts that it lacks
 *                 are taken out, too
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

/** Where the emoji and the white space at the end of a text begin. */
const endWithoutEmoji = (text: string): number => {
  let end = text.trimEnd().length;
  if (!mayHaveEmoji.test(text)) return end;
  for (const { 0: last, index } of [...text.matchAll(emoji)].reverse()) {
    if (index + last.length !== end) break;
    end = text.slice(0, index).trimEnd().length;
  }
  return end;
};

/** XA, XB, …: those that the sentence does not have already. */
function* placeholders(sentence: string): Generator<string, undefined> {
  for (const first of 'XQZ')
    for (const second of 'ABCDEFGHIJKLMNOPRSTUVWY')
      if (!sentence.includes(first + second)) yield first + second;
}

/**
 * Puts back what `protect` took out. What the model lost goes to the end; what it said twice stays once.
 *
 * @returns the text, and the spans whose place is unsure
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
