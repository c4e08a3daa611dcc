import type { LanguagePack } from '../languages/pack.js';
import { eachParagraph, type LintText, onParagraph, type Rule, type Rules, type Slice } from './look.js';
import { isCall, isSiteLine, piecesOf, siteParts } from './site-lines.js';

/** An address, a handle or a tag. */
const link = /https?:\/\/|www\.|(?:^|\s)[@#]\w+|\w@\w+\.\w/i;

/** Maximum paragraphs after an article that count as boilerplate. */
const maxTail = 6;

/** Index of the first paragraph after the article; the number of paragraphs if nothing follows it. */
export const tailStart = ({ paragraphs }: LintText, pack: LanguagePack): number => {
  let start = paragraphs.length;
  while (start > 1 && paragraphs.length - start < maxTail && isTail(paragraphs[start - 1]!.text, pack))
    start--;
  return start;
};

/** Whether a paragraph after an article is not of it, by its form: a by-line, a call, contact details, a spammer's. */
const isTail = (text: string, pack: LanguagePack): boolean => {
  const { byLine, rights } = pack.boilerplate;
  return (
    text.length <= maxTailLength &&
    (byLine.test(text) ||
      rights.test(text) ||
      signature.test(text) ||
      isContact(text, pack) ||
      isSpam(text, pack) ||
      hasCall(text, pack) ||
      isSiteLine(text, pack))
  );
};

/** Maximum length of a paragraph after an article. */
const maxTailLength = 600;

/** The initials of who wrote or edited: "(abc/def)", "[red]". */
const signature = /^[([](?:\p{Ll}{2,4}|\p{L}{2,10}(?:[/-]\p{L}{2,10})+)[)\]]$/u;

/** Maximum words of contact details. */
const maxContact = 15;

/** An address or number with few words around it, which make no sentence. */
const isContact = (text: string, pack: LanguagePack): boolean =>
  hasAddress(text, pack) &&
  // "@budi saya ke sana kemarin" is a reply.
  !/^(?:@\S+\s+)+\p{L}/u.test(text) &&
  (!text.endsWith('.') || /:\s*\S+$/.test(text.slice(-80))) &&
  text.split(/\s+/).length <= maxContact;

const isSpam = (text: string, pack: LanguagePack): boolean => {
  const words = new Set(text.toLowerCase().match(new RegExp(pack.boilerplate.spam, 'gi')));
  return words.size > 1 && (/!/.test(text) || !text.endsWith('.') || hasAddress(text, pack));
};

/** Maximum characters before a call: "Do you need money soon? Call us." */
const maxBeforeCall = 100;

const hasCall = (text: string, pack: LanguagePack): boolean =>
  piecesOf(text).some(
    ({ at, end }) =>
      at <= maxBeforeCall && isCall(text.slice(at, end), pack, (piece) => isOffered(piece, pack)),
  );

/** Whether a text has what those who call to readers want of them. */
const isOffered = (text: string, pack: LanguagePack): boolean =>
  pack.boilerplate.callObject.test(text) || hasAddress(text, pack);

const hasAddress = (text: string, { boilerplate }: LanguagePack): boolean =>
  link.test(text) || boilerplate.phone.test(text);

const boilerplateLine: Rule = (article, known) => {
  const tail = tailStart(article, known.pack);
  return eachParagraph(({ text }, index) =>
    index >= tail
      ? []
      : siteParts(text, known.pack).map(
          ({ at, end }): Slice => ({
            at,
            length: end - at,
            message: 'a line of the site, not of the article',
          }),
        ),
  )(article, known);
};

const boilerplateTail: Rule = (article, { pack }) => {
  const from = tailStart(article, pack);
  return article.paragraphs
    .slice(from)
    .map((_, i) =>
      onParagraph('after the article: an advertisement, a by-line or a spammer’s text', article, from + i),
    );
};

/** Text that sites put around their articles. */
export const boilerplateRules: Rules = {
  'boilerplate-line': boilerplateLine,
  'boilerplate-tail': boilerplateTail,
};
