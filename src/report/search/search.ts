import { type Bitext, sidesOf, targetsIn } from '../../core/bitext.js';
import { sentencesOf } from '../../core/document.js';
import type { System } from '../../core/system.js';
import { titleOf } from '../../core/title.js';
import { namesOf } from '../overview/names.js';
import { hrefOf } from '../paging.js';

/** The texts of all documents, for the pages that search them. */
export interface Search {
  /**
   * Adds a document.
   *
   * @param page  path of its first page, relative to the output folder; null if it has none
   */
  add(bitext: Bitext, page: string | null): void;
  finish(): SearchTexts;
}

/** JSON for the script of search pages. */
export interface SearchTexts {
  systems: SearchedSystem[];
  /** By page: documents as JSON, each `[title, name, address, language, systems, rows]`. */
  parts: string[][];
  /** Documents with at least one row in the parts. */
  documents: number;
  rows: number;
  /** Documents that are missing, wholly or from some row on, because there was too much text. */
  leftOut: number;
}

export interface SearchedSystem {
  id: string;
  label: string;
  language: string;
}

/** Characters of JSON that a page has at most, and all pages together. */
export interface SearchLimits {
  page: number;
  total: number;
}

/** A browser takes in a page of this size in about a second, and searches it while one types. */
const defaultLimits: SearchLimits = { page: 16_000_000, total: 64_000_000 };

/** Gathers texts of documents, one at a time. A row is `[number of its first sentence or 0, source, translation, …]`. */
export const createSearch = (limits: SearchLimits = defaultLimits): Search => {
  const systems = new Map<string, { at: number; system: SearchedSystem }>();
  const parts: string[][] = [[]];
  let [inPart, inAll, documents, rows, leftOut] = [0, 0, 0, 0, 0];

  const place = ({ id, label, language }: System): number => {
    const known = systems.get(id) ?? { at: systems.size, system: { id, label, language } };
    systems.set(id, known);
    return known.at;
  };
  const close = (head: string, texts: readonly string[]) => {
    if (texts.length > 0) parts.at(-1)!.push(`${head},[${texts.join(',')}]]`);
  };

  return {
    add: (bitext, page) => {
      if (inAll >= limits.total) {
        leftOut++;
        return;
      }
      const head = headOf(bitext, page, bitext.systems.map(place));
      let texts: string[] = [];
      inPart += head.length;
      inAll += head.length;
      documents++;
      for (const text of rowsOf(bitext)) {
        if (inAll + text.length > limits.total) {
          leftOut++;
          inAll = limits.total;
          break;
        }
        if (inPart + text.length > limits.page && inPart > head.length) {
          close(head, texts);
          texts = [];
          parts.push([]);
          inPart = head.length;
        }
        texts.push(text);
        rows++;
        inPart += text.length + 1;
        inAll += text.length + 1;
      }
      close(head, texts);
    },
    finish: () => ({
      systems: named([...systems.values()].map(({ system }) => system)),
      parts: parts.length > 1 ? parts.filter((part) => part.length > 0) : parts,
      documents,
      rows,
      leftOut,
    }),
  };
};

const named = (systems: readonly SearchedSystem[]): SearchedSystem[] => {
  const names = namesOf(systems);
  return systems.map((system) => ({ ...system, label: names.text(system.id) }));
};

/** A document's array up to its rows. */
const headOf = (bitext: Bitext, page: string | null, systems: readonly number[]): string => {
  const { name, language } = bitext.document;
  const head = [titleOf(bitext), name, page === null ? null : hrefOf(page), language, systems];
  return json(head).slice(0, -1);
};

function* rowsOf(bitext: Bitext): Generator<string> {
  const sentences = sentencesOf(bitext.document);
  const sides = sidesOf(bitext);
  for (const row of bitext.rows) {
    const source = row.source.map((each) => sentences[each]!.text);
    const said = sides.map((side) => targetsIn(row, side).map(({ text }) => text));
    yield json([(row.source[0] ?? -1) + 1, ...[source, ...said].map(asLine)]);
  }
}

const asLine = (texts: readonly string[]): string => texts.join(' ').replace(/\s+/g, ' ').trim();

/** JSON that does not end the element that it stands in. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
