import { compareSystems } from '../src/compare/compare.js';
import type { Bitext } from '../src/core/bitext.js';
import { type Document, sentencesOf, textOf } from '../src/core/document.js';
import type { Side, System } from '../src/core/system.js';
import type { SplitChoice } from '../src/formats/format.js';
import { parseDocument } from '../src/formats/formats.js';
import { emptyLexicon, type Lexicon } from '../src/languages/lexicon.js';
import { segmentDocument } from '../src/segment/document.js';
import { alignedOutput } from '../src/systems/file.js';
import { machineOutput } from '../src/systems/machine.js';
import type { Hypothesis } from '../src/translate/hypothesis.js';

/** A document of a text, its sentences found. */
export const documentOf = (text: string, split: SplitChoice = 'auto', language = 'id'): Document =>
  segmentDocument(parseDocument(Buffer.from(text), 'name', { path: 'path.txt', language, split }));

/** Texts of a document's blocks. */
export const blockTexts = (document: Document): string[] =>
  document.blocks.map((block) => textOf(document, block));

export const hypothesis = (text: string, more: Partial<Hypothesis> = {}): Hypothesis => ({
  text,
  score: -0.2,
  logProbs: [-0.2],
  ended: true,
  parts: 1,
  guarded: false,
  alternatives: [],
  misplaced: [],
  copied: null,
  ...more,
});

export const candidate = (id = 'model', more: Partial<System> = {}): System => ({
  id,
  label: 'Padan',
  role: 'candidate',
  language: 'en',
  origin: { kind: 'model', name: id },
  hash: 'abc',
  ...more,
});

export const reference = (path = 'r.en.txt'): System => ({
  id: 'reference',
  label: 'Reference',
  role: 'reference',
  language: 'en',
  origin: { kind: 'file', path },
  hash: 'def',
});

/** A machine's side of a document: what `translate` makes of each sentence. */
export const machineSide = (
  document: Document,
  translate: (sentence: string, index: number) => Hypothesis | string,
  system = candidate(),
): Side => {
  const sentences = sentencesOf(document);
  const hypotheses = document.blocks.map((_, index) =>
    sentences
      .filter(({ block }) => block === index)
      .map((sentence) => {
        const said = translate(sentence.text, sentence.index);
        return typeof said === 'string' ? hypothesis(said) : said;
      }),
  );
  return { system, output: machineOutput(document, hypotheses, system.id) };
};

/** A text with a machine's translation and, where one is given, an aligned reference, sentences by block. */
export const bitextOf = (
  text: string,
  translate: (sentence: string, index: number) => Hypothesis | string,
  translation: string[][] | null = null,
  { lexicon = emptyLexicon, path = 'r.en.txt' }: { lexicon?: Lexicon; path?: string } = {},
): Bitext => {
  const document = documentOf(text);
  const machine = machineSide(document, translate);
  const sides = [machine];
  if (translation !== null) {
    const system = reference(path);
    sides.push({
      system,
      output: alignedOutput(document, translation, system.id, { pivot: machine.output, lexicon }),
    });
  }
  return compareSystems(document, [], sides, lexicon);
};
