import { type Bitext, mainSide, sidesOf } from '../../core/bitext.js';
import { bookOf } from '../../export/epub/book.js';
import type { BookWords } from '../../export/epub/options.js';
import type { Arguments } from '../../options/values.js';
import { plural } from '../../plural.js';
import { chosenWords, familiesOf } from '../../study/families.js';
import type { Glossary } from '../../study/gloss.js';
import { glossaryOf } from '../../study/glossary.js';
import type { Known } from '../../study/known.js';
import { createWords, type WordFold } from '../../study/words.js';
import { calculating } from '../process/exit.js';
import { dateOf } from './date.js';
import type { Exporter } from './exporter.js';
import { knownIn } from './known.js';
import { openStudied } from './studied.js';

/**
 * Makes a book of the documents, for `--epub`.
 *
 * @throws PadanError `invalid-option` for a date that is none; if the file of known words cannot be read
 */
export const createBookExporter = async (path: string, args: Arguments<'export'>): Promise<Exporter> => {
  const { layout, order, systems, notes, title, author, ui } = args;
  const date = dateOf(args.date, process.env['SOURCE_DATE_EPOCH']);
  const known = await knownIn(args.known);
  const vocabulary = args.glossary ? createVocabulary(known) : null;
  const bitexts: Bitext[] = [];
  return {
    add: async ({ bitext }) => {
      bitexts.push(bitext);
      await vocabulary?.add(bitext);
    },
    finish: async () => {
      const { bytes, files, facts } = calculating(() =>
        bookOf(bitexts, {
          layout,
          order,
          systems,
          notes,
          ui,
          words: vocabulary?.finish() ?? [],
          ...(title === undefined ? {} : { title }),
          ...(author === undefined ? {} : { author }),
          ...(date === null ? {} : { date }),
        }),
      );
      return [
        {
          path,
          pieces: [bytes],
          counts: { kind: 'epub', identifier: facts.identifier, chapters: bitexts.length, files },
          said: plural(bitexts.length, 'chapter'),
        },
      ];
    },
  };
};

/** Gathers the words of documents by pair of languages. */
const createVocabulary = (known: Known | null) => {
  const folds = new Map<string, { words: WordFold; glossary: Glossary | null }>();
  return {
    add: async (bitext: Bitext): Promise<void> => {
      const from = bitext.document.language;
      const to = (mainSide(bitext) ?? sidesOf(bitext)[0])?.system.language;
      if (to === undefined) return;
      const key = `${from} ${to}`;
      let fold = folds.get(key);
      if (fold === undefined) {
        const studied = await openStudied(from, to);
        fold = { words: createWords(studied, 0), glossary: glossaryOf(studied) };
        folds.set(key, fold);
      }
      fold.words.add(bitext, null);
    },
    finish: (): BookWords[] =>
      [...folds.values()].flatMap(({ words, glossary }) => {
        if (glossary === null) return [];
        const list = words.finish();
        const families = familiesOf(chosenWords(list, { known }), list);
        return [{ language: list.language, other: list.other, families, glossary }];
      }),
  };
};
