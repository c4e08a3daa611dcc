import type { BoilerplateWords, LanguagePack } from '../languages/pack.js';

/** Offsets into a paragraph. */
export interface Part {
  at: number;
  end: number;
}

/**
 * Finds what a site put into a paragraph: links to other pages ("Read also: …"), names of its own parts ("Next
 * page"), calls to its readers ("Follow us on …"). They are known by their form, a request or label and then a colon, a
 * title or nothing; a sentence that merely speaks of such things has another.
 */
export const siteParts = (text: string, { boilerplate }: LanguagePack): Part[] => {
  const forms = formsOf(boilerplate);
  const pieces = piecesOf(text);
  let isHead = false;
  const found = pieces.filter(({ at, end }) => {
    const piece = text.slice(at, end);
    const isAlone = pieces.length === 1 || isOwnLine(text, at, end);
    // "Read also", and the title on the next line.
    const isSite = isSitePiece(piece, isAlone, forms) || (isHead && isAlone && isTitle(piece));
    isHead = isSite && isAlone && !isHead;
    return isSite;
  });
  if (found.length === pieces.length) return [{ at: 0, end: text.length }];
  let next = 0;
  const isFree = ({ at }: Part): boolean => {
    while (next < found.length && found[next]!.end <= at) next++;
    return !(next < found.length && found[next]!.at <= at);
  };
  return [...found, ...bracketedLinks(text, forms).filter(isFree)];
};

/** Whether a paragraph is of the site as a whole. */
export const isSiteLine = (text: string, pack: LanguagePack): boolean => {
  const [part, other] = siteParts(text, pack);
  return part !== undefined && other === undefined && part.at === 0 && part.end === text.length;
};

/** Whether a sentence calls a reader, and asks for something that `object` matches. */
export const isCall = (
  piece: string,
  { boilerplate }: LanguagePack,
  object: (piece: string) => boolean,
): boolean => formsOf(boilerplate).call.test(piece) && object(piece);

/** The sentences and lines of a paragraph, roughly: an abbreviation ends one, too. */
export const piecesOf = (text: string): Part[] => {
  const pieces: Part[] = [];
  let at = 0;
  for (const { 0: gap, index } of text.matchAll(/(?<=[.!?…]["'”’)\]]{0,3})\s+|(?<!\s)\s*[\r\n]\s*/g)) {
    if (index > at) pieces.push({ at, end: index });
    at = index + gap.length;
  }
  if (at < text.length) pieces.push({ at, end: text.length });
  return pieces;
};

/** What text looks like that a site of a language puts into articles. */
interface Forms {
  /** "Read also: ", "Watch the video: ", "Related: ". The first group is the verb, the second what follows it. */
  withColon: RegExp;
  /** "Read more", "Watch the video". */
  withoutColon: RegExp;
  /** "Next page →". */
  alone: RegExp;
  /** "More here". */
  moreHere: RegExp;
  /** "here". */
  here: RegExp;
  /** "Follow", and verbs of reading. */
  call: RegExp;
  siteObject: RegExp;
  rights: RegExp;
}

const known = new WeakMap<BoilerplateWords, Forms>();

const formsOf = (words: BoilerplateWords): Forms => {
  const forms = known.get(words) ?? makeForms(words);
  known.set(words, forms);
  return forms;
};

const makeForms = (words: BoilerplateWords): Forms => {
  const lead = '^[\\s[({→▶►»•*>|–—-]*';
  const verb = `${oneOf(words.readVerbs)}(?![\\p{L}\\p{N}-])`;
  const more = `\\s+${oneOf([...words.more, ...words.media])}(?![\\p{L}\\p{N}-])`;
  return {
    withColon: new RegExp(`${lead}(?:(${verb})((?:${more})*)|${oneOf(words.labels)})\\s?:(?!//)`, 'iu'),
    withoutColon: new RegExp(`${lead}${verb}(?:${more})+`, 'iu'),
    moreHere: new RegExp(
      `${lead}${oneOf(words.more)}\\s+(?:${verb}\\s+)?${oneOf(words.here)}[^\\p{L}]*$`,
      'iu',
    ),
    alone: new RegExp(`${lead}(?:\\d[\\d\\s]*)?${oneOf(words.labels)}[^\\p{L}]*$`, 'iu'),
    here: new RegExp(`^\\s*${oneOf(words.here)}(?!\\p{L})`, 'iu'),
    call: new RegExp(`${lead}${oneOf([...words.callVerbs, ...words.readVerbs])}(?![\\p{L}-])`, 'iu'),
    siteObject: words.siteObject,
    rights: words.rights,
  };
};

/** A pattern for any of some phrases, the longest first; none of none. */
const oneOf = (phrases: readonly string[]): string =>
  phrases.length === 0
    ? '(?!)'
    : `(?:${[...phrases]
        .sort((a, b) => b.length - a.length)
        .map((phrase) => phrase.replace(/\s+/g, ',?\\s+'))
        .join('|')})`;

/**
 * @param isWhole  whether nothing else stands in the paragraph or the line
 */
const isSitePiece = (piece: string, isWhole: boolean, forms: Forms): boolean => {
  if (isWhole && [forms.alone, forms.moreHere, forms.rights].some((form) => form.test(piece))) return true;
  const withColon = forms.withColon.exec(piece);
  if (withColon !== null) {
    const [head, verb, more = ''] = withColon;
    const rest = piece.slice(head.length).trimStart();
    if (verb !== undefined && more !== '') return isWhole || /^["'“‘]?[\p{Lu}\p{N}]/u.test(rest);
    if (verb !== undefined) return isTitle(rest) || (isWhole && /^["'“‘]?\p{Lu}[^.]*$/u.test(rest));
    // Labels of one word stand before sentences, too: "Photo: an art".
    const isSentence = /^\p{Ll}/u.test(rest) && !/\p{L}\s+\p{L}/u.test(head);
    return isWhole ? !isSentence : /\p{L}\s+\p{L}/u.test(head) && isTitle(rest);
  }
  if (!/^\P{L}*\p{Lu}/u.test(piece)) return false;
  const withoutColon = forms.withoutColon.exec(piece);
  if (withoutColon !== null) {
    const rest = piece.slice(withoutColon[0].length);
    if (isTitle(rest) || (isWhole && (isLead(rest) || forms.here.test(rest)))) return true;
  }
  return piece.length <= maxCall && forms.call.test(piece) && forms.siteObject.test(piece);
};

/** What may follow "Watch the video": nothing, a word, or words and a colon before what is shown. */
const isLead = (rest: string): boolean =>
  /^[^\p{L}\p{N}"“]*$/u.test(rest) || /^\s+\p{L}+$/u.test(rest) || /^[^.:]{0,40}:$/.test(rest);

/** Maximum length of a sentence that calls to readers. */
const maxCall = 250;

const bracketedLinks = (text: string, forms: Forms): Part[] =>
  [...text.matchAll(/[[(][^[\]()\r\n]{2,300}[\])]/g)]
    .filter(({ 0: inner }) => isBracketedLink(inner, forms))
    .map(({ 0: inner, index }) => ({ at: index, end: index + inner.length }));

/** In round brackets, "(read: …)" explains; "(read also: …)" and square brackets are the site's. */
const isBracketedLink = (inner: string, { withColon }: Forms): boolean => {
  const match = withColon.exec(inner);
  return match !== null && (inner.startsWith('[') || (match[2] ?? '') !== '');
};

/** Whether most long words of a text have a capital, as in the titles of news. */
const isTitle = (text: string): boolean => {
  const words = text.slice(0, 150).match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
  const long = words.filter((word) => word.length > 3);
  const capital = long.filter((word) => /^\p{Lu}/u.test(word));
  return (
    words.length > 1 &&
    /^\P{L}*\p{Lu}|^\P{L}*\p{N}/u.test(text.slice(0, 20)) &&
    long.length > 0 &&
    capital.length >= 0.7 * long.length
  );
};

const isOwnLine = (text: string, at: number, end: number): boolean =>
  (at === 0 || /[\r\n]\s*$/.test(text.slice(Math.max(0, at - 40), at))) &&
  (end === text.length || /^[^\S\r\n]*[\r\n]/.test(text.slice(end, end + 40)));
