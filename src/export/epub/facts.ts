import { type Bitext, mainSide, sidesOf } from '../../core/bitext.js';
import type { Language } from '../../core/document.js';
import type { Side } from '../../core/system.js';
import { titleOf } from '../../core/title.js';
import { hashOf } from '../../hash.js';
import { indonesianLanguageName, languageName } from '../../languages/languages.js';
import { oneLine } from '../../report/bitext/characters.js';
import { capitalised } from '../../report/ui/names.js';
import { saidIn } from '../../report/ui/said.js';
import type { Ui } from '../../report/ui/say.js';
import type { BookOptions } from './options.js';
import type { BookText } from './units.js';

/** A document with the texts of it that stand in the book. */
export interface BookDocument {
  bitext: Bitext;
  /** In the order in which they stand beside each other. */
  texts: BookText[];
}

/** What a book's front pages and metadata say of it. */
export interface BookFacts {
  /** On one line, not empty. */
  title: string;
  author: string | null;
  /** The texts' languages, the first text's first, each once; at least one. */
  languages: Language[];
  /** `urn:uuid:…`. */
  identifier: string;
  /** ISO 8601, to the second. */
  modified: string;
  /** Names of the translations' systems, each once. */
  translations: string[];
  /** Whether any of them is not a person's, as far as that is known. */
  isMachine: boolean;
}

/**
 * The source, and the system that the document is written with; or all its systems.
 *
 * @returns the source alone for a document without translations
 */
export const bookDocument = (bitext: Bitext, { order, systems }: BookOptions): BookDocument => {
  const main = mainSide(bitext) ?? sidesOf(bitext)[0];
  const sides = systems === 'all' ? sidesOf(bitext) : main === undefined ? [] : [main];
  const source: BookText = { language: bitext.document.language, side: null };
  const translations = sides.map((side): BookText => ({ language: side.system.language, side }));
  return { bitext, texts: order === 'source-first' ? [source, ...translations] : [...translations, source] };
};

export const factsOf = (documents: readonly BookDocument[], options: BookOptions): BookFacts => {
  const sides = documents.flatMap(({ texts }) => texts.flatMap(({ side }) => side ?? []));
  const languages = unique(documents.flatMap(({ texts }) => texts.map(({ language }) => language)));
  const title = [
    options.title ?? '',
    documents.length === 1 ? titleOf(documents[0]!.bitext) : '',
    namesOf(languages, options.ui).join(' – '),
  ]
    .map(oneLine)
    .find((text) => text !== '');
  const author = oneLine(options.author ?? '');
  return {
    title: title ?? '–',
    author: author === '' ? null : author,
    languages: languages.length === 0 ? ['und'] : languages,
    identifier: identifierOf(documents, options),
    modified: `${new Date(1000 * (options.date ?? firstDay)).toISOString().slice(0, 19)}Z`,
    translations: unique(sides.map(({ system }) => oneLine(system.label))),
    isMachine: sides.some(isMachine),
  };
};

/** Names of languages as they stand in a list. */
export const namesOf = (languages: readonly Language[], ui: Ui): string[] =>
  languages.map((language) =>
    saidIn(ui, languageName(language), capitalised(indonesianLanguageName(language))),
  );

/** 1980 began, in seconds since 1970: ZIP archives know no earlier time. */
const firstDay = 315_532_800;

/**
 * A name of the book that stays the same as long as it has the same texts in the same form, whoever translates them
 * better: a new edition replaces the old one in a reader's library. A UUID of version 8 (RFC 9562), made of SHA-256.
 */
const identifierOf = (
  documents: readonly BookDocument[],
  { layout, order, title, author }: BookOptions,
): string => {
  const sources = documents.map(({ bitext: { document }, texts }) => [
    document.name,
    document.text,
    texts.map(({ side }) => side?.system.id ?? null),
  ]);
  const hash = hashOf(JSON.stringify([sources, layout, order, title ?? null, author ?? null]));
  const variant = ((Number.parseInt(hash[16]!, 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};

const isMachine = ({ system: { origin } }: Side): boolean => origin.kind !== 'file';

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];
