import { type Bitext, type Row, sidesOf, targetsIn } from '../core/bitext.js';
import { confidenceOf } from '../core/confidence.js';
import { sentencesOf } from '../core/document.js';
import { meanRoundTrip } from '../core/round-trip.js';
import type { System } from '../core/system.js';
import type { Place } from './overview.js';

/** A row with the texts in it. White space at their ends is left out. */
export interface Segment {
  row: Row;
  place: Place;
  source: string;
  /** By system id, references too; empty where a system has no sentence. */
  texts: ReadonlyMap<string, string>;
  /** Ids of the references that have text here. */
  references: readonly string[];
  /** Ids of the systems of which nobody knows what they say here. */
  unknown: ReadonlySet<string>;
  /** Mean confidence of a system's sentences, 0 to 1; only of those that a model wrote. */
  confidence: ReadonlyMap<string, number>;
  /** Mean sentence chrF of a system's ways back, 0 to 100; only of those that were translated back. */
  roundTrip: ReadonlyMap<string, number>;
}

/**
 * A bitext's rows with their texts.
 *
 * @param page     path of the document's first page
 * @param partial  ids of systems whose empty cells say nothing: the sentence was not there when they translated
 */
export const segmentsOf = (bitext: Bitext, page: string | null, partial: ReadonlySet<string>): Segment[] => {
  const sentences = sentencesOf(bitext.document);
  const sides = sidesOf(bitext);
  return bitext.rows.map((row, index) => {
    const texts = new Map<string, string>();
    const confidence = new Map<string, number>();
    const roundTrip = new Map<string, number>();
    const unknown = new Set<string>();
    for (const side of sides) {
      const { id } = side.system;
      const targets = targetsIn(row, side);
      texts.set(id, joined(targets.map(({ text }) => text)));
      if (targets.length === 0 && row.source.length > 0 && partial.has(id)) unknown.add(id);
      const known = targets.flatMap(({ trace }) => (trace === undefined ? [] : (confidenceOf(trace) ?? [])));
      if (known.length > 0) confidence.set(id, known.reduce((sum, each) => sum + each, 0) / known.length);
      const back = meanRoundTrip(targets);
      if (back !== null) roundTrip.set(id, back);
    }
    return {
      row,
      place: {
        document: bitext.document.name,
        page,
        row: index,
        sentence: row.source.length === 0 ? null : row.source[0]! + 1,
      },
      source: row.source
        .map((each) => sentences[each]!.text)
        .join('')
        .trim(),
      texts,
      references: bitext.systems.filter((each) => isReference(each) && texts.get(each.id) !== '').map(idOf),
      unknown,
      confidence,
      roundTrip,
    };
  });
};

/**
 * Ids of the systems whose translations were carried over from an earlier run: where one of them has no sentence, the
 * document had none then. Only a baseline is trusted so: a candidate that leaves out a sentence has left it out.
 */
export const carriedSystems = ({ systems }: Bitext): Set<string> =>
  new Set(systems.filter(({ role, origin }) => role === 'baseline' && origin.kind === 'run').map(idOf));

export const isReference = ({ role }: System): boolean => role === 'reference';

const idOf = ({ id }: System): string => id;

const joined = (texts: readonly string[]): string =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');
