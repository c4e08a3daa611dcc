import { addressRest } from './hosts.js';

/**
 * What is kept as it is, by kind. Patterns are for the flags g, i and u, and linear in the text's length. U+F0000 and
 * above stand for what has been taken out already (`marks.ts`). Not flag v: in Node 20 a negated class in a repeated
 * group is misread under it (`/a(?:[^a-z\s]B)+/v` matches "a B").
 */
const value = String.raw`\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)`;
const attributeName = String.raw`\s+[\p{L}_:@][\p{L}\p{N}_:.\-]*`;
/** One attribute with a value, and any others: "<nama Anda>" is no tag. */
const attributes = `${attributeName}${value}(?:${attributeName}(?:${value})?)*`;
/** Schemes without "//" that are written in running text, from IANA's list of URI schemes. */
const schemes =
  'mailto|tel|sms|smsto|mms|geo|sip|sips|xmpp|urn|whatsapp|viber|skype|callto|facetime|bitcoin|ethereum|market|intent|spotify|javascript|cid|doi|isbn|arxiv|pmid|pmcid|hdl|orcid|ark|im|irc|news|nntp|view-source|about|blob';
const startOfWord = String.raw`(?<![\p{L}\p{N}])`;

const kinds = {
  code: '`[^`]+`',
  template: String.raw`\{\{[^\{\}]*\}\}|\$\{[^\{\}]*\}|\{[\w.]+\}|(?<![\p{L}\p{N}])%(?:\d+\$)?[sd](?!\p{L})`,
  wikiLink: String.raw`\[\[[^\[\]\n]+\]\]`,
  comment: '<!--(?:(?!-->|<!--)[^])*-->|<![a-z][^<>]*>',
  /** Of ASP, ERB and EJS ("<%= nama %>"), and of PHP and XML. */
  instruction: String.raw`<%(?:(?!%>|<%)[^])*%>|<\?(?:(?!\?>|<\?)[^])*\?>`,
  tag: String.raw`<\/?[\p{L}][\p{L}\p{N}_.:\-]*(?:${attributes})?\s*\/?>`,
  entity: String.raw`&(?:\p{L}[\p{L}\p{N}]{1,31}|#\d{1,7}|#x[\da-f]{1,6});`,
};

/** A folder or file in a path. */
const segment = String.raw`[\p{L}\p{N}_.@+%\-]*[\p{L}\p{N}_]`;

const addresses = {
  autolink: String.raw`<(?:[a-z][a-z0-9+.\-]*:|[\w.+\-]+@)[^\s<>]+>`,
  scheme: String.raw`${startOfWord}[a-z][a-z0-9+\-]{0,19}:\/\/${addressRest}`,
  opaque: String.raw`${startOfWord}(?:(?:${schemes}):(?=\S*[\d@:.\/?=%])|magnet:(?=\?)|data:(?=[a-z]+\/[a-z]))${addressRest}`,
  query: String.raw`${startOfWord}[a-z][a-z0-9+\-]{0,19}:\?(?=[\p{L}]+=)${addressRest}`,
  www: String.raw`${startOfWord}www\.${addressRest}`,
  mail: String.raw`(?<![\p{L}\p{N}._%+\-])[\p{L}\p{N}._%+\-]+@(?:[\p{L}\p{N}\-]+\.)+[\p{L}\p{N}]+(?::(?=[\p{L}\p{N}_.~\-]+\/)${addressRest})?`,
  local: String.raw`${startOfWord}(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5}(?:\/${addressRest}|\/)?|\/${addressRest})`,
  drive: String.raw`${startOfWord}[a-z]:\\${addressRest}`,
  path: String.raw`(?<![^\s"'“‘=:\(\[])(?:(?:~|\.{1,2})\/${segment}(?:\/${segment})*|\/${segment}(?:\/${segment})+)\/?(?![\p{L}\p{N}])`,
};

/** "2017-2022". */
const years = String.raw`[12]\d{3}-[12]\d{3}(?!\p{N}|-\p{N})`;
const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;

const names = {
  file: String.raw`(?<![\p{L}\p{N}_.\-])[\p{L}\p{N}_\-]+(?:\.[\p{L}\p{N}_\-]+)*\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|html?|jpe?g|png|gif|txt|csv|json|xml|exe|apk|mp[34]|md|rtf|od[tsp]|epub|svg|webp|css|php|aspx?|jsp|sql|ya?ml|toml|conf|sh|py|js|ts)(?![\p{L}\p{N}])`,
  handle: String.raw`(?<![\p{L}\p{N}])@(?:[\p{L}\p{N}_.]*[\p{L}\p{N}_])`,
  hashtag: String.raw`(?<![\p{L}\p{N}&])#[\p{L}\p{N}_]+`,
  telephone: String.raw`(?<![\p{L}\p{N}.,]|\p{N}-)(?!${years})(?:\+\d{1,3} \d{2,4}(?:[ \-]\d{3,4}){1,3}|0\d{2,3}(?:-\d+){2,}|\d(?:-\d{3,}){2,}|\+?\d{2,4}(?:-\d{3,})+)(?!\p{N}|[.,]\p{N})`,
  /** Not a number whose digits stand in groups of three. */
  quad: String.raw`(?<![\p{L}\p{N}.,\-])(?!\d+(?:\.\d{3}){3}(?!\d))${octet}(?:\.${octet}){3}(?![\p{L}\p{N}]|[.,]\p{N})`,
};

const oneOf = (patterns: Readonly<Record<string, string>>): RegExp =>
  new RegExp(Object.values(patterns).join('|'), 'giu');

/** Inline code, template variables and links, tags and character references of HTML. */
export const codeLike = oneOf(kinds);
/** Addresses that a scheme, "www." or an @ gives away, and paths. */
export const addressLike = oneOf(addresses);
/** File names, @handles, #tags, telephone numbers, numbers of hosts. */
export const nameLike = oneOf(names);
const anyEmoji = String.raw`\p{RGI_Emoji}`;
// Flag v matches emoji of several characters. `new RegExp`, because TypeScript does not know the flag yet.
export const emoji = new RegExp(anyEmoji, 'gv');
/** A quick check: most texts have no emoji, and matching emoji of several characters is slow. */
export const mayHaveEmoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/** Markdown's target of a link, after its text: "](https://…)". */
export const linkTarget = /(!?\[)([^[\]\n]*)(\]\([^\s()]+(?: "[^"\n]*")?\))/gu;

const markOf = (sign: string, count: string): string => {
  const inner = String.raw`[^\s${sign}](?:[^${sign}\n]*[^\s${sign}])?`;
  return String.raw`(?<![\p{L}\p{N}${sign}])(${sign}{${count}})(${inner})(${sign}{${count}})(?![\p{L}\p{N}${sign}])`;
};
/** Emphasis of Markdown and chats: groups are the opening mark, the words and the closing mark. */
export const emphasis: readonly RegExp[] = [
  ['\\*', '1,3'],
  ['_', '1,3'],
  ['~', '1,2'],
].map(([sign, count]) => new RegExp(markOf(sign!, count!), 'gu'));
