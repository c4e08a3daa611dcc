import { listMarker } from '../core/list-marker.js';
import { isAbbreviation, type LanguagePack } from '../languages/pack.js';
import { beginsMisread } from '../print/misread.js';
import { tailStart } from './boilerplate.js';
import { eachParagraph, type LintParagraph, type Rule, type Rules, type Slice } from './look.js';
import { isSiteLine } from './site-lines.js';

const fragment: Rule = (article, known) => {
  const { pack } = known;
  const { paragraphs } = article;
  const tail = tailStart(article, pack);
  const texts = paragraphs.filter(({ kind }) => kind === 'text');
  const startsSmall = isManner(texts, beginsSmall);
  const hasNoStops = isManner(texts, endsOpen);
  const look = (paragraph: LintParagraph, index: number): Slice[] => {
    const { text, kind } = paragraph;
    if (!/[\p{L}\p{N}]/u.test(text))
      return isOrnament(text) ? [] : [{ at: 0, length: text.length, message: 'the paragraph has no words' }];
    if (kind !== 'text' || index >= tail || isSiteLine(text, pack)) return [];
    const [before = '', after = ''] = [paragraphs[index - 1]?.text, paragraphs[index + 1]?.text];
    if (
      !startsSmall &&
      !leadsIn.test(text) &&
      beginsSmall(text) &&
      // `misread-capital` says so.
      !beginsMisread(text, pack) &&
      !isSmallThroughout(paragraph) &&
      !leadsOn(before)
    ) {
      const length = /^\S+/.exec(text)![0].length;
      return [{ at: 0, length, message: 'the paragraph begins in mid-sentence' }];
    }
    if (hasNoStops || !endsOpen(text) || !isCutShort(text, after, pack)) return [];
    const at = lastTokenAt(text);
    return [{ at, length: text.length - at, message: 'the paragraph ends without a stop, in mid-sentence' }];
  };
  return eachParagraph(look)(article, known);
};

/** Least paragraphs that show how somebody writes, and the share of all that they are. */
const minOdd = 3;
const oddShare = 0.25;

/** Whether something that is odd elsewhere is this text's manner, as small letters and no stops are in a chat. */
const isManner = (texts: readonly LintParagraph[], isOdd: (text: string) => boolean): boolean => {
  const odd = texts.filter(({ text }) => isOdd(text)).length;
  return odd >= minOdd && odd > oddShare * texts.length;
};

/** Whether a paragraph begins with a small letter, and not with a label or a name ("iPhone", "detik.com"). */
const beginsSmall = (text: string): boolean =>
  /^\p{Ll}[^\s\p{Lu}\p{N}.@/_]*(?:\.[.,;:!?…]*)?(?!\S)/u.test(text) &&
  !listMarker.test(text) &&
  !/^[ivxlc]{1,6}[.)]\s/.test(text);

/** Whether another sentence of a paragraph begins with a small letter, too. */
const isSmallThroughout = ({ text, sentences }: LintParagraph): boolean =>
  [...sentences].some((at) => at > 0 && /^\p{Ll}/u.test(text.slice(at, at + 2)));

/** Whether a sentence, a list, a verse or what was said goes on after a paragraph without a capital. */
const leadsOn = (text: string): boolean =>
  /[:;–—]$|[;,]\s+\p{L}+$|[,!?]['"’”]+$/u.test(text.slice(-60)) ||
  (text.endsWith(',') && text.length < maxVerse);

/** Maximum length of a line of verse. */
const maxVerse = 60;

/** Whether a paragraph's last sentence has no end. */
const endsOpen = (text: string): boolean => /[\p{L}\p{Nd},–—-]["'”’)]*$/u.test(text.slice(-20));

/** Offset of the last word with what is glued to it. */
const lastTokenAt = (text: string): number => {
  for (let at = text.length; at > 0; at--) if (/\s/.test(text[at - 1]!)) return at;
  return 0;
};

/** Whether a paragraph without an end is prose that was cut, and no title, caption, signature or lead to a quotation. */
const isCutShort = (text: string, after: string, pack: LanguagePack): boolean => {
  const end = text.slice(-120);
  const last = text.slice(lastTokenAt(text));
  const lastLine = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  if (label.test(lastLine.slice(0, 40)) || signed.test(end)) return false;
  if (/[,–—-]$/.test(end) && /^\s*["“„«‘'–—-]/.test(after)) return false;
  if (credit.test(end) || /[–—]["”’]+$/.test(end) || /[@#/]|\.\p{L}/u.test(last)) return false;
  if (/[,;]\s+\p{L}+$/u.test(end)) return !listMarker.test(after) && !/^\p{Ll}/u.test(after);
  if (isInLines(text)) return false;
  if (hasSentence(text, pack)) return true;
  return (
    text.length > maxTitle ||
    pack.lint.functionWords.has(last) ||
    (/[,-]$/.test(text) && text.split(/\s+/).length > maxSignOff)
  );
};

/** A first line that leads to what follows: "yang harus dibawa:". */
const leadsIn = /^[^\r\n]*:\s*(?:[\r\n]|$)/;

/** What is no sentence: "Kata kunci: padi, pupuk". */
const label = /^\p{Lu}[\p{L} ]{2,25}: +(?!.*[.!?])/u;

/** A last line with a name, as under a letter. */
const signed = /[\r\n]\s*\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.]*){0,3}$/u;

/** Who said or wrote it, after the last sentence: "(Antara)", "[abc/def]", "— Chairil Anwar". */
const credit =
  /[.!?…]["'”’]*\s*(?:[([][^()[\]]*[)\]]|[–—-]{1,2}\s?\p{Lu}[^.!?]*)$|["”’]\s*[–—-]{1,2}\s?\p{Lu}[^.!?]*$/u;

/** Maximum length of a title without a stop, and maximum words of a greeting or sign-off: "Yours faithfully,". */
const maxTitle = 200;
const maxSignOff = 6;

/** Whether a paragraph is made of lines (a title, verse, an address, a table), and not of wrapped prose. */
const isInLines = (text: string): boolean =>
  /[\r\n]/.test(text) && !/[\p{L}\p{N},-][^\S\r\n]*(?:\r\n|[\r\n])\s*\p{Ll}/u.test(text);

/** Whether a whole sentence stands in a text before its end. */
const hasSentence = (text: string, pack: LanguagePack): boolean =>
  [...text.matchAll(/(?<!\p{L})(\p{L}*)([.!?…])["'”’)]*\s+["'“‘(]*\p{L}/gu)].some(
    ({ 1: word = '', 2: stop }) =>
      stop !== '.' ||
      (word.length > 1 && !/^[ivxlc]+$/i.test(word) && !isAbbreviation(word.toLowerCase(), pack)),
  );

/** Whether signs without words mean something: a break between scenes, something left out, a smile. */
const isOrnament = (text: string): boolean =>
  /^(?:[*#~⁂❦✦✧★☆◆❖]\s*)+$|^(?:[*#~•·_=+–—-]\s*){2,}$|^["“'[(]*(?:\.{3,}|…)[\])'”"]*$/u.test(text) ||
  // One class: with alternatives, an emoji that is in several of them doubles the ways to read the text.
  /^(?:[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}\s!?]|\ufe0f|\u200d)+$/u.test(text);

/** Paragraphs that begin or end in mid-sentence. */
export const fragmentRules: Rules = { fragment };
