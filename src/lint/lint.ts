import { type BlockKind, type Document as Doc, type Note, textOf } from '../core/document.js';

interface Paragraph {
  kind: BlockKind;
  start: number;
  end: number;
  text: string;
}
interface Document {
  text: string;
  paragraphs: Paragraph[];
}

import { listMarker } from '../formats/text/paragraphs.js';
import { plural } from '../plural.js';

/** What lint has to know of the language. */
export interface LintLanguage {
  /** Whether a lower-case word is one that the language (or its usual foreign words) has. */
  knows(word: string): boolean;
  /** Whether some known word begins with these letters and goes on. */
  begins(letters: string): boolean;
  /** Whether a lower-case word is an abbreviation that is written with a full stop. */
  abbreviates(word: string): boolean;
}

type Found = Omit<Note, 'rule' | 'block'> & { paragraph: number | null };
type Rule = (document: Document, language: LintLanguage) => Found[];

/**
 * Remarks on a text as it came, in the order of their places. Nothing is changed.
 *
 * @returns notes with their rule's name, and offsets into `document.text`
 */
export const lint = (doc: Doc, language: LintLanguage): Note[] => {
  const document = { text: doc.text, paragraphs: doc.blocks.map((b) => ({ ...b, text: textOf(doc, b) })) };
  return Object.entries(rules)
    .flatMap(([rule, find]) =>
      atMost(find(document, language)).map(
        ({ paragraph, ...found }): Note => ({
          rule,
          message: found.message,
          block: paragraph,
          start: found.start,
          end: found.end,
        }),
      ),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1));
};

/** Notes of one rule that are listed one by one. */
const mostNotes = 100;

const atMost = (found: Found[]): Found[] => {
  const next = found[mostNotes];
  return next === undefined
    ? found
    : [
        ...found.slice(0, mostNotes),
        { ...next, paragraph: null, message: `and ${found.length - mostNotes} more of these` },
      ];
};

/** Applies a look at one paragraph to all of them; offsets that it gives are the paragraph's. */
const eachParagraph =
  (
    look: (paragraph: Paragraph, index: number, document: Document, language: LintLanguage) => Slice[],
  ): Rule =>
  (document, language) =>
    document.paragraphs.flatMap((paragraph, index) =>
      look(paragraph, index, document, language).map(({ at, length, message }) => ({
        message,
        paragraph: index,
        start: paragraph.start + at,
        end: paragraph.start + at + length,
      })),
    );

interface Slice {
  at: number;
  length: number;
  message: string;
}

const slices = (text: string, pattern: RegExp, message: (match: RegExpExecArray) => string): Slice[] =>
  [...text.matchAll(pattern)].map((match) => ({
    at: match.index,
    length: match[0].length,
    message: message(match),
  }));

/** One note for all matches in a document, at the first. */
const counted =
  (pattern: RegExp, what: (count: number) => string): Rule =>
  (document) => {
    const matches = [...document.text.matchAll(pattern)];
    const first = matches[0];
    if (first === undefined) return [];
    const start = first.index;
    return [
      { message: what(matches.length), ...placeIn(document, start), start, end: start + first[0].length },
    ];
  };

const placeIn = (document: Document, offset: number): { paragraph: number | null } => {
  const index = document.paragraphs.findIndex(({ start, end }) => start <= offset && offset < end);
  return { paragraph: index < 0 ? null : index };
};

const quotes = eachParagraph(({ text }, index, { paragraphs }) => {
  const open: number[] = [];
  const found: Slice[] = [];
  for (const { index: at, 0: quote } of text.matchAll(/["“”„«»]/g)) {
    const before = text.slice(Math.max(0, at - 1), at);
    const opens =
      quote === '"' ? /^[\s([{—–-]?$/.test(before) && /^\S/.test(text.slice(at + 1)) : /[“„«]/.test(quote);
    if (opens) open.push(at);
    else if (open.length > 0) open.pop();
    else if (!(quote === '"' && /\d$/.test(before)))
      found.push({ at, length: 1, message: 'a quotation closes here that never opened' });
  }
  // A speech of several paragraphs opens in each of them and closes in the last.
  const goesOn = /^["“„«]/.test(paragraphs[index + 1]?.text ?? '');
  if (!goesOn || open.length > 1)
    for (const at of open) found.push({ at, length: 1, message: 'a quotation opens here and never closes' });
  return found;
});

const brackets = eachParagraph(({ text }) => {
  const open: number[] = [];
  const found: Slice[] = [];
  for (const { index: at, 0: bracket } of text.matchAll(/[()]/g)) {
    if (bracket === '(') open.push(at);
    else if (open.length > 0) open.pop();
    else if (!/(?:^|\s)\(?(?:\d{1,3}|\p{L})$/u.test(text.slice(Math.max(0, at - 6), at)))
      found.push({ at, length: 1, message: 'a bracket closes here that never opened' });
  }
  for (const at of open) found.push({ at, length: 1, message: 'a bracket opens here and never closes' });
  return found;
});

const functionWords = new Set(
  'dan atau di ke dari yang untuk dengan pada dalam oleh bagi karena serta para sebuah'.split(' '),
);

const truncatedHeading: Rule = (document, language) => {
  const counts = wordCounts(document.text);
  const look = ({ text, kind }: Paragraph): Slice[] => {
    if (kind !== 'heading') return [];
    if (/(?:…|\.\.\.)$/.test(text)) {
      const length = text.endsWith('…') ? 1 : 3;
      return [{ at: text.length - length, length, message: 'the heading is cut off' }];
    }
    const last = /[\p{L}-]+$/u.exec(text);
    if (last === null) return [];
    const word = last[0].toLowerCase();
    const at = last.index;
    const length = word.length;
    if (functionWords.has(last[0]))
      return [{ at, length, message: `the heading ends with “${last[0]}”, as if cut off between words` }];
    const cut =
      (counts.get(word) ?? 0) <= 1 &&
      !language.knows(word) &&
      (language.begins(word) || [...counts.keys()].some((other) => other !== word && other.startsWith(word)));
    return cut || word.endsWith('-')
      ? [{ at, length, message: `the heading breaks off in mid-word: “${last[0]}”` }]
      : [];
  };
  return eachParagraph(look)(document, language);
};

/** How often each lower-case word stands in a text. */
const wordCounts = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}-]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

const strayFullStop = eachParagraph(({ text }, _i, _d, { abbreviates }) =>
  /^[^\p{L}]*\p{Ll}/u.test(text)
    ? []
    : [
        ...text.matchAll(
          /(?<![\p{L}\p{N}.])([\p{L}\p{N}.]*[\p{L}\p{N}%)”"])\.\s+(?=\p{Ll}(?!-?\p{Lu}))(?!\p{Ll}[.)])/gu,
        ),
      ]
        .filter(
          ({ 1: word = '' }) =>
            !abbreviates(word.toLowerCase()) && !/^(?:\p{L}\.)+\p{L}$|^\p{Lu}$/u.test(word),
        )
        .map(({ index, 1: word = '' }) => ({
          at: index + word.length,
          length: 1,
          message: 'a full stop stands before a lower-case word: the sentence seems to go on',
        })),
);

const tailSign =
  /baca juga|klik|ikuti (?:kami|berita|channel|saluran)|hubungi|whats ?app|\bwa\b.{0,20}\d|telegram|promo|diskon|\bslot\b|gacor|jackpot|\bbonus\b|deposit|daftar sekarang|pinjaman|berlangganan|hak cipta|copyright|artikel ini (?:telah|sudah|pertama)|^(?:editor|penulis|reporter|sumber|oleh|pewarta|iklan|advertorial|ditulis oleh|diterjemahkan oleh)\s*(?::|$)|https?:\/\/|www\.|(?:^|\s)[@#]\w+|\b08\d{2}[\d -]{5,}|\+62/i;
const lineSign = /^(?:\W*)(?:baca juga|lihat juga|simak juga|advertisement|iklan|scroll)\b/i;
/** How many paragraphs at the end may be a tail. */
const longestTail = 6;

const tailStart = ({ paragraphs }: Document): number => {
  let start = paragraphs.length;
  while (start > 1 && paragraphs.length - start < longestTail && tailSign.test(paragraphs[start - 1]!.text))
    start--;
  return start;
};

const fragment: Rule = (document, language) => {
  const tail = tailStart(document);
  const look = ({ text, kind }: Paragraph, index: number): Slice[] => {
    if (!/[\p{L}\p{N}]/u.test(text))
      return [{ at: 0, length: text.length, message: 'the paragraph has no words' }];
    if (kind !== 'text' || index >= tail || lineSign.test(text)) return [];
    if (/^\p{Ll}(?!-?\p{Lu})/u.test(text) && !listMarker.test(text))
      return [
        { at: 0, length: /^\S+/.exec(text)![0].length, message: 'the paragraph begins in mid-sentence' },
      ];
    const last = /(?<!\S)\S+$/.exec(text)!;
    return /[\p{L}\p{N},;–—-]["'”’)]*$/u.test(text)
      ? [
          {
            at: last.index,
            length: last[0].length,
            message: 'the paragraph ends without a stop, in mid-sentence',
          },
        ]
      : [];
  };
  return eachParagraph(look)(document, language);
};

/** Every rule by its name. */
const rules: Record<string, Rule> = {
  'byte-order-mark': counted(/^\ufeff/g, () => 'the file begins with a byte order mark'),
  'mixed-line-endings': ({ text }) => {
    const kinds = new Map<string, number>();
    for (const { 0: ending, index } of text.matchAll(/\r\n|\r|\n/g))
      if (!kinds.has(ending)) kinds.set(ending, index);
    const [, other] = [...kinds.values()];
    return other === undefined
      ? []
      : [
          {
            message: 'the file mixes line endings (CRLF, CR, LF)',
            paragraph: null,
            start: other,
            end: other + 1,
          },
        ];
  },
  'crlf-line-endings': ({ text }) => {
    const at = text.indexOf('\r\n');
    return at < 0 || /(?<!\r)\n|\r(?!\n)/.test(text)
      ? []
      : [{ message: 'the lines end with CRLF', paragraph: null, start: at, end: at + 2 }];
  },
  'missing-final-newline': ({ text }) =>
    /[\r\n]\s*$/.test(text)
      ? []
      : [
          {
            message: 'the file does not end with a line break',
            paragraph: null,
            start: text.length,
            end: text.length,
          },
        ],
  'control-character': eachParagraph(({ text }) =>
    slices(
      text,
      /(?![\t\r\n\u0085])\p{Cc}/gu,
      ([character]) => `a control character (${codePoint(character)})`,
    ),
  ),
  'invisible-character': eachParagraph(({ text }) =>
    slices(
      text,
      /(?<!\p{Extended_Pictographic}\ufe0f?)[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu,
      ([character]) => `an invisible character (${codePoint(character)})`,
    ),
  ),
  'no-break-space': counted(/[\u00a0\u202f\u2007]/g, (count) => plural(count, 'no-break space')),
  'typographic-quote': counted(
    /[“”‘’„«»]/g,
    (count) => `${plural(count, 'curly quote')} (the model sees plain ones)`,
  ),
  'unbalanced-quote': quotes,
  'unbalanced-bracket': brackets,
  'truncated-heading': truncatedHeading,
  'stray-full-stop': strayFullStop,
  fragment,
  'repeated-word': eachParagraph(({ text }) =>
    slices(text, /(?<![\p{L}-])(\p{Ll}{2,})\s+\1(?![\p{L}-])/gu, ([, word]) => `“${word}” stands twice`),
  ),
  'repeated-paragraph': ({ paragraphs }) => {
    const first = new Map<string, number>();
    return paragraphs.flatMap(({ text, start, end }, paragraph) => {
      const key = text.replace(/\s+/g, ' ');
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, paragraph);
      return earlier === undefined || key.length < 20
        ? []
        : [{ message: `the same as paragraph ${earlier + 1}`, paragraph, start, end }];
    });
  },
  'boilerplate-line': (document) =>
    document.paragraphs
      .slice(0, tailStart(document))
      .flatMap(({ text, start, end }, paragraph) =>
        lineSign.test(text)
          ? [{ message: 'a line of the site, not of the article', paragraph, start, end }]
          : [],
      ),
  'boilerplate-tail': (document) => {
    const from = tailStart(document);
    return document.paragraphs.slice(from).map(({ start, end }, i) => ({
      message: 'after the article: an advertisement, a by-line or a spammer’s text',
      paragraph: from + i,
      start,
      end,
    }));
  },
};

/** Names of all rules. */
export const ruleNames = Object.keys(rules);

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
