import { mainSide, referencesOf } from '../../core/bitext.js';
import { PadanError, printable } from '../../errors.js';
import { notesOf } from '../../export/anki/notes.js';
import { ankiPackage } from '../../export/anki/package.js';
import { ankiText } from '../../export/anki/tsv.js';
import type { Arguments } from '../../options/values.js';
import { plural } from '../../plural.js';
import {
  type Card,
  type CardFold,
  type CardKind,
  type CardOptions,
  cardKinds,
  createCards,
} from '../../study/cards.js';
import { calculating } from '../process/exit.js';
import { dateOf } from './date.js';
import type { ExportedFile, Exporter } from './exporter.js';
import { knownIn } from './known.js';
import { openStudied } from './studied.js';

type Args = Arguments<'export'>;

/**
 * Makes cards of documents, for `--anki` and `--tsv`.
 *
 * @throws PadanError `invalid-option`; if the file of known words cannot be read
 */
export const createCardExporter = async (args: Args): Promise<Exporter> => {
  const options = await cardOptionsOf(args);
  const deck = deckOf(args.deck);
  const date = dateOf(args.date, process.env['SOURCE_DATE_EPOCH']);
  const folds = new Map<string, CardFold>();
  const modified = new Map<string, number>();
  return {
    add: async ({ bitext, modified: time }) => {
      const { name, language: from } = bitext.document;
      const to = (mainSide(bitext) ?? referencesOf(bitext)[0])?.system.language;
      if (to === undefined) return;
      modified.set(name, Math.max(time, modified.get(name) ?? 0));
      const key = `${from} ${to}`;
      const fold = folds.get(key) ?? createCards(await openStudied(from, to), options);
      folds.set(key, fold);
      fold.add(bitext);
    },
    finish: async () => {
      const cards = calculating(() => [...folds.values()].flatMap((fold) => fold.finish()));
      if (cards.length === 0)
        throw new PadanError(
          'no-text',
          'there are no cards: no sentence has a word to learn, and fits what was asked for',
          {},
          'a smaller --know, other --min-words or --max-words, or --flagged may find some',
        );
      const notes = notesOf(cards, { deck, modified: (name) => date ?? modified.get(name) ?? 0 });
      const left = [...folds.values()].reduce((sum, fold) => sum + fold.left(), 0);
      const files: ExportedFile[] = [];
      if (args.anki !== undefined)
        files.push(fileOf('anki', args.anki, [await ankiPackage(notes)], cards, left));
      if (args.tsv !== undefined) files.push(fileOf('tsv', args.tsv, ankiText(notes), cards, left));
      return files;
    },
  };
};

const cardOptionsOf = async (args: Args): Promise<CardOptions> => {
  const { know, minWords, maxWords, translations, flagged, limit } = args;
  if (minWords > maxWords)
    throw new PadanError(
      'invalid-option',
      `--min-words is ${minWords}, expected at most --max-words, which is ${maxWords}`,
    );
  return {
    ...{ know, minWords, maxWords, translations, flagged },
    kinds: kindsIn(args.cards),
    known: await knownIn(args.known),
    limit: limit ?? Number.POSITIVE_INFINITY,
  };
};

const kindsIn = (list: string): CardKind[] => {
  const names = list.split(',').map((name) => name.trim());
  for (const name of names)
    if (!(cardKinds as readonly string[]).includes(name))
      throw new PadanError(
        'invalid-option',
        `--cards has “${printable(name)}”, expected some of ${cardKinds.join(', ')}`,
      );
  return cardKinds.filter((kind) => names.includes(kind));
};

/** @throws PadanError `invalid-option` if it is no name of a deck */
const deckOf = (name: string): string => {
  const parts = name.split('::').map((part) => part.trim());
  if (/[\p{C}"]/u.test(name) || parts.includes(''))
    throw new PadanError(
      'invalid-option',
      `--deck is “${printable(name)}”, expected a name: Padan, Malay::News`,
    );
  return parts.join('::');
};

const fileOf = (
  kind: string,
  path: string,
  pieces: Iterable<string | Uint8Array>,
  cards: readonly Card[],
  left: number,
): ExportedFile => {
  const counts = Object.fromEntries(
    cardKinds.map((each) => [each, cards.filter((card) => card.kind === each).length]),
  );
  const listed = cardKinds.filter((each) => counts[each]! > 0).map((each) => `${counts[each]} ${each}`);
  return {
    path,
    pieces,
    counts: { kind, notes: cards.length, ...counts, left },
    said: `${plural(cards.length, 'note')} (${listed.join(', ')})${left === 0 ? '' : `; ${plural(left, 'sentence')} too many were not looked at`}`,
  };
};
