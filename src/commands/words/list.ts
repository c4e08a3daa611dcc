import pc from 'picocolors';
import { printable } from '../../errors.js';
import { plural } from '../../plural.js';
import { textCell } from '../../report/bitext/tsv.js';
import { type Family, hapaxOf, meaningsOf } from '../../study/families.js';
import type { Glossary, Translated } from '../../study/gloss.js';
import type { WordEntry, WordList } from '../../study/words.js';
import { type Column, tableLines } from './columns.js';

/** A list to write: words, or families of them, in their order. */
export interface ShownList {
  list: WordList;
  /** All words that were chosen, also those that the limit leaves out. */
  chosen: readonly WordEntry[];
  /** Null if words stand by themselves. */
  families: readonly Family[] | null;
  words: readonly WordEntry[];
  glossary: Glossary | null;
  /** What was left out, for people. */
  left: readonly string[];
}

const perMillion = (count: number, size: number): number => (size === 0 ? 0 : (count / size) * 1e6);
/** Four digits, or all before the point: 0.01234, 1.234, 12345. */
const digits = (value: number): string => {
  const places = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return String(Number(value.toFixed(Math.min(6, places))));
};

const translationsOf = (word: string, glossary: Glossary | null): readonly Translated[] => {
  const gloss = glossary?.gloss(word);
  return gloss === undefined ? [] : gloss.translations.length > 0 ? gloss.translations : gloss.ofRoot;
};

const shownTranslations = (translations: readonly Translated[], most: number): string =>
  translations
    .slice(0, most)
    .map((each) => each.word)
    .join(', ');

const shownBecame = ({ became }: WordEntry, most: number): string =>
  became
    .slice(0, most)
    .map(({ text, count }) => `${text} ${count}`)
    .join(', ');

/**
 * For people.
 *
 * @param width  cells of a line of the table at most
 */
export const listText = function* (shown: ShownList, width: number, isColored: boolean): Generator<string> {
  const colors = pc.createColors(isColored);
  const { list, glossary, families, words } = shown;
  const numbers = <T extends { count: number; generalCount: number; keyness: number }>(): Column<T>[] => [
    { head: 'count', of: ({ count }) => String(count), isNumber: true },
    ...(list.generalSize === 0
      ? []
      : [
          {
            head: 'per million',
            of: ({ count }: T) => perMillion(count, list.running).toFixed(0),
            isNumber: true,
          },
          {
            head: 'in general',
            of: ({ generalCount }: T) => perMillion(generalCount, list.generalSize).toFixed(1),
            isNumber: true,
          },
          { head: 'key', of: ({ keyness }: T) => keyness.toFixed(1), isNumber: true },
        ]),
  ];
  const translations = <T>(of: (item: T) => readonly Translated[]): Column<T>[] =>
    glossary === null
      ? []
      : [{ head: 'translations', of: (item) => shownTranslations(of(item), 4), max: 40 }];
  const became: Column<WordEntry> = { head: 'here', of: (word) => shownBecame(word, 3), max: 40 };
  const hasBecame = words.some((word) => word.became.length > 0);
  const { head, lines } =
    families === null
      ? tableLines<WordEntry>(
          [
            { head: 'word', of: ({ word }) => word, max: 30 },
            ...numbers<WordEntry>(),
            ...translations<WordEntry>(({ word }) => translationsOf(word, glossary)),
            ...(hasBecame ? [became] : []),
          ],
          words,
          width,
        )
      : tableLines<Family>(
          [
            { head: 'root', of: ({ root }) => root, max: 30 },
            ...numbers<Family>(),
            ...translations<Family>((family) => meaningsOf(family, glossary)),
          ],
          families,
          width,
        );
  if (lines.length > 0) yield `${colors.dim(head)}\n`;
  for (const [at, line] of lines.entries()) {
    yield `${line}\n`;
    const members = families === null ? [] : families[at]!.words;
    if (members.length > 0)
      yield `  ${members.map(({ word, count }) => `${printable(word)} ${count}`).join(', ')}\n`;
    const examples =
      families === null ? words[at]!.examples : members.flatMap((word) => word.examples).slice(0, 1);
    for (const { document, number, text, translation } of examples) {
      yield `  ${colors.dim(printable(`${document}${number === null ? '' : `:${number}`}`))} ${printable(text.trim())}\n`;
      if (translation !== '') yield `  ${colors.dim('→')} ${printable(translation.trim())}\n`;
    }
  }
  if (lines.length > 0) yield '\n';
  for (const line of summaryLines(shown)) yield `${printable(line)}\n`;
};

const summaryLines = ({ list, chosen, families, words, left }: ShownList): string[] => {
  const listed = families === null ? words.length : families.length;
  const what = families === null ? plural(listed, 'word') : listed === 1 ? '1 family' : `${listed} families`;
  const once = hapaxOf(chosen);
  return [
    `${what} listed; ${plural(chosen.length, 'word')} in all, ${once} of them once (hapax legomena), in ${plural(list.running, 'running word')} of ${plural(list.documents, 'document')}.`,
    ...(left.length === 0 ? [] : [`Left out: ${left.join('; ')}.`]),
    ...(list.unlisted === 0
      ? []
      : [
          `There are too many different words: ${plural(list.unlisted, 'running word')} of rarer ones are in no list.`,
        ]),
  ];
};

/** For spreadsheets: a row a word, names of the columns first. A cell of text never is a formula (see `textCell`). */
export const listTsv = function* ({ list, families, words, glossary }: ShownList): Generator<string> {
  const columns = [
    ...(families === null ? [] : ['root count', 'root key']),
    ...['root', 'word', 'count', 'documents', 'per million', 'general per million', 'key'],
    ...['translations', 'here', 'example', 'its translation', 'document', 'sentence'],
  ];
  yield `${columns.join('\t')}\n`;
  const row = (word: WordEntry) => {
    const [example] = word.examples;
    return [
      textCell([word.root]),
      textCell([word.word]),
      String(word.count),
      String(word.documents),
      digits(perMillion(word.count, list.running)),
      list.generalSize === 0 ? '' : digits(perMillion(word.generalCount, list.generalSize)),
      list.generalSize === 0 ? '' : digits(word.keyness),
      textCell([shownTranslations(translationsOf(word.word, glossary), 6)]),
      textCell([shownBecame(word, 6)]),
      textCell([example?.text ?? '']),
      textCell([example?.translation ?? '']),
      textCell([example?.document ?? '']),
      example?.number == null ? '' : String(example.number),
    ];
  };
  if (families === null) for (const word of words) yield `${row(word).join('\t')}\n`;
  else
    for (const { count, keyness, words: members } of families)
      for (const word of members) yield `${[String(count), digits(keyness), ...row(word)].join('\t')}\n`;
};

/** For scripts: one object. */
export const listJson = function* ({
  list,
  chosen,
  families,
  words,
  glossary,
}: ShownList): Generator<string> {
  const wordOf = ({ examples, ...word }: WordEntry) => ({
    ...word,
    perMillion: perMillion(word.count, list.running),
    generalPerMillion: list.generalSize === 0 ? null : perMillion(word.generalCount, list.generalSize),
    translations: translationsOf(word.word, glossary),
    examples: examples.map(({ document, number, text, translation }) => ({
      document,
      number,
      text,
      translation,
    })),
  });
  const { words: all, ...about } = list;
  const head = { ...about, types: all.length, chosen: chosen.length, hapax: hapaxOf(chosen) };
  const items =
    families === null
      ? { words: words.map(wordOf) }
      : { families: families.map((family) => ({ ...family, words: family.words.map(wordOf) })) };
  yield `${JSON.stringify({ ...head, ...items }, null, 2)}\n`;
};
