import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import type { BookOptions } from '../../../src/export/epub/options.js';

/** Options of a book, as the command line has them if none is given. */
export const bookOptions: BookOptions = {
  layout: 'facing',
  order: 'source-first',
  systems: 'main',
  notes: false,
  ui: 'en',
};

/** The files of an archive by path, in its order. */
export const filesIn = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));

/** @throws if the text is not well-formed XML */
export const parsed = (xml: string): Document => {
  const fail = (level: string, message: string): void => {
    // U+FFFD is what the book has for characters that XML has no place for.
    if (level !== 'warning' || !message.includes('replacement character')) throw new Error(message);
  };
  return new DOMParser({ onError: fail }).parseFromString(xml, 'text/xml');
};

/** The chapters' files, parsed, in reading order. */
export const chaptersIn = (bytes: Uint8Array): Document[] =>
  [...filesIn(bytes)].filter(([path]) => /^EPUB\/c\d+/.test(path)).map(([, xml]) => parsed(xml));

export const elements = (root: Document | Element, name: string): Element[] => [
  ...(root.getElementsByTagName(name) as Iterable<Element>),
];

export const classesOf = (element: Element): string[] => (element.getAttribute('class') ?? '').split(' ');

/** What a document's texts say in a language, paragraph by paragraph, without what the book says of them. */
export const paragraphsIn = (chapters: readonly Document[], language: string): string[] =>
  chapters.flatMap((chapter) => textsUnder(chapter.documentElement!, language, false));

/** @param isInside  whether it is part of a paragraph, whose elements with a language are its texts */
const textsUnder = (element: Element, language: string, isInside: boolean): string[] => {
  if (isInside && element.hasAttribute('lang'))
    return element.getAttribute('lang') === language ? [ownText(element)] : [];
  const isPart = isInside || classesOf(element).some((name) => name === 'pair' || name === 'units');
  return [...(element.childNodes as Iterable<Node>)].flatMap((child) =>
    child.nodeType === 1 ? textsUnder(child as Element, language, isPart) : [],
  );
};

/** Text without gaps, names of systems, and numbers of notes. */
const ownText = (node: Node): string => {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  if (node.nodeType === 1 && classesOf(node as Element).some((name) => ['gap', 'by', 'ref'].includes(name)))
    return '';
  return [...(node.childNodes as Iterable<Node>)].map(ownText).join('');
};
