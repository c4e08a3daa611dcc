import { fallbackLocale } from '../../languages/neutral.js';
import type { LanguagePack } from '../../languages/pack.js';

/** Top-level domains of more than two letters that addresses in running text end in, the path left out. */
const generic = new Set(
  `com net org info biz edu gov mil int arpa app dev xyz site online store shop tech blog cloud website asia mobi name
  pro jobs museum coop aero cat tel travel post academy agency art click club company design digital email fun fyi
  group guru help host icu life link live ltd media network news ninja one page press rocks run sbs social software
  solutions space studio team today tools top tube video vip wiki work works world zone gle`.split(/\s+/),
);
/** Top-level domains that make a host without a path or "www.": no words, or hardly any, begin a sentence with them. */
const strong = new Set(
  'com net org id edu gov mil int arpa io dev app co me tv ai fm cc gg eu xyz biz shop mobi coop aero'.split(
    ' ',
  ),
);
/** Those that make one although they are a small word. */
const usual = new Set('com net org id'.split(' '));
/** Labels under which countries register hosts: "co.id", "ac.uk". */
const secondLevel = new Set(
  'ac co com edu go gob gov mil my net nom or org sch web desa ne gr ponpes'.split(' '),
);

const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}_\-]*[\p{L}\p{N}])?`;
const host = String.raw`(?<![\p{L}\p{N}._@\-])((?:${label}\.)+(\p{L}{2,}))(?![\p{L}\p{N}_])(?!\.\p{L}|@)`;

const inBrackets = String.raw`\([^\s<>"“”\(\)\u{f0000}-\u{10ffff}]*\)`;
/**
 * What stands in an address after its scheme or host: brackets only in pairs, and at the end no mark that ends the
 * sentence or its emphasis.
 */
export const addressRest = String.raw`(?:[^\s<>"“”\(\)\u{f0000}-\u{10ffff}]|${inBrackets})*(?:[^\s<>"“”.,;:!?\(\)\[\]'’»…*_~\u{f0000}-\u{10ffff}]|${inBrackets})`;

/** A host with its port and path: groups are the host, its last label, and what follows. */
export const hostLike = new RegExp(String.raw`${host}((?::\d{1,5})?(?:[\/?#]${addressRest}|\/)?)`, 'gu');

/**
 * Whether what looks like a host is one, and not two sentences without a space ("pulang.Ibu", "capek.ga kuat"), a title
 * ("S.Sos") or an abbreviation ("a.n"). Without a path its last label must be a strong top-level domain, or another that
 * is known if there are three labels or one is no plain word; with a path any that is known, or the path must be no word.
 *
 * @param rest  port, path, query and fragment
 * @param pack  of the text's language, whose small words are no top-level domains ("pergi.ke")
 */
export const isHost = (name: string, last: string, rest: string, { smallWords }: LanguagePack): boolean => {
  const labels = name.toLowerCase().split('.');
  const end = labels.pop()!;
  const isCapital = name === name.toUpperCase();
  if (labels.every((each) => /^\p{N}+$/u.test(each))) return false;
  if (labels[0] === 'www' && labels.length > 1) return true;
  const isRegistered = labels.length > 1 && secondLevel.has(labels.at(-1)!);
  // "Com" is no word: "Contoh.Com".
  if (last !== end && !isCapital && !isRegistered && end !== 'com') return false;
  const isKnown = generic.has(end) || isCountry(end);
  const path = /^(?::\d+)?(?:\/|[?#](?=.*=))(.+)/.exec(rest)?.[1];
  if (path !== undefined)
    return isKnown || (!smallWords.has(end) && /^\D[^A-Z]*$/.test(name) && /[\p{N}\-_?=./]/u.test(path));
  if (strong.has(end)) return usual.has(end) || !smallWords.has(end);
  if (!isKnown) return false;
  if (isRegistered) return true;
  return (
    !isCapital && !smallWords.has(end) && (labels.length > 1 || !isPlainWord(name.slice(0, -end.length - 1)))
  );
};

/**
 * Whether a label has no digit, hyphen or capital behind a small letter ("KabarDesa"), or only those of a word said twice
 * ("teman-temannya", "anak2").
 */
const isPlainWord = (label: string): boolean =>
  /^(?:\p{L}+2?|(\p{L}{2,})-\1\p{L}*)$/iu.test(label) && !/\p{Ll}\p{Lu}/u.test(label);

const regions = new Intl.DisplayNames(fallbackLocale, { type: 'region', fallback: 'none' });

/** Whether two letters are a country's (ISO 3166), and no code of the United Nations or for tests. */
const isCountry = (code: string): boolean =>
  /^(?!ez|qo|un|x[ab]|zz)[a-z]{2}$/.test(code) && regions.of(code.toUpperCase()) !== undefined;
