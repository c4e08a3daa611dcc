import { fallbackLocale } from '../../languages/neutral.js';
import type { LanguagePack } from '../../languages/pack.js';

/** Top-level domains of more than two letters that addresses in running text end in, the path left out. */
const generic = new Set(
  `com net org info biz edu gov mil int arpa app dev xyz site online store shop tech blog cloud website asia mobi name
  pro jobs museum coop aero cat tel travel post academy agency art click club company design digital email fun fyi
  group guru help host icu life link live ltd media network news ninja one page press rocks run sbs social software
  solutions space studio team today tools top tube video vip wiki work works world zone`.split(/\s+/),
);
/** Top-level domains so usual that any capitals will do: "Contoh.Com". */
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
 * Whether what looks like a host is one, and not two sentences without a space ("pulang.Ibu", "rumah.di"), a title
 * ("S.Sos") or an abbreviation ("a.n"): its last label is a known top-level domain, or any label if a path follows.
 *
 * @param rest  port, path, query and fragment
 * @param pack  of the text's language, whose small words are no top-level domains ("pergi.ke")
 */
export const isHost = (name: string, last: string, rest: string, { smallWords }: LanguagePack): boolean => {
  const labels = name.toLowerCase().split('.');
  const end = labels.at(-1)!;
  const isCapital = name === name.toUpperCase();
  if (labels[0] === 'www' && labels.length > 2) return true;
  if (last !== last.toLowerCase() && !isCapital && !usual.has(end)) return false;
  if (rest.length > 1)
    return generic.has(end) || isCountry(end) || (!smallWords.has(end) && /^\D[^A-Z]*$/.test(name));
  if (generic.has(end) || usual.has(end)) return true;
  if (!isCountry(end)) return false;
  return (labels.length > 2 && secondLevel.has(labels.at(-2)!)) || !(isCapital || smallWords.has(end));
};

const regions = new Intl.DisplayNames(fallbackLocale, { type: 'region', fallback: 'none' });

/** Whether two letters are a country's (ISO 3166), and no code of the United Nations or for tests. */
const isCountry = (code: string): boolean =>
  /^(?!ez|qo|un|x[ab]|zz)[a-z]{2}$/.test(code) && regions.of(code.toUpperCase()) !== undefined;
