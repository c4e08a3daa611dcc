import type { Sentence } from '../../core/document.js';
import type { Output, Side } from '../../core/system.js';
import type { TranslationIdentity } from '../../identity.js';
import { type Returnable, returnable, returnableIn, withRoundTrips } from '../../systems/round-trip.js';
import type { Hypothesis } from '../../translate/hypothesis.js';
import type { RunContext } from '../context.js';
import { type Origin, type Paragraph, paragraphOf, translateParagraphs } from '../translate.js';

/**
 * Translates what systems say back into the source's language, if the run is to do that, and keeps it in the journal as
 * all translations. What a system says of a sentence together with others has no way back.
 *
 * @param sentences  of the document, as models are shown them
 * @returns the sides, with their ways back
 * @throws the errors of the translator and the journal
 */
export const withWaysBack = async (
  sides: readonly Side[],
  sentences: readonly Sentence[],
  origin: Origin,
  context: RunContext,
): Promise<Side[]> => {
  const {
    workspace: { back },
    options: { roundTrip: model },
  } = context;
  if (back === null || model === null) return [...sides];
  const { identity } = back;
  const texts = textsOf(sentences);
  const returned: Side[] = [];
  for (const side of sides) {
    const paragraphs = returnable(side.output, texts);
    const hypotheses = await translateParagraphs(
      paragraphs.map((each) => backParagraph(each, identity)),
      { ...origin, system: `${side.system.id} back` },
      back,
      context,
    );
    returned.push(withRoundTrips(side, paragraphs, hypotheses, { model, identity }));
  }
  return returned;
};

/**
 * What there is to translate back of what a system says.
 *
 * @param sentences  of the document, as models are shown them
 */
export const outputBack = (
  output: Output,
  sentences: readonly Sentence[],
  identity: TranslationIdentity,
): Paragraph[] =>
  returnable(output, textsOf(sentences)).map((paragraph) => backParagraph(paragraph, identity));

const textsOf = (sentences: readonly Sentence[]): string[] => sentences.map(({ text }) => text);

/**
 * What there is to translate back of what models say.
 *
 * @param paragraphs  of the source, in the order of `known`
 * @param known       what the models said of each; undefined where nobody knows yet: then the way back is as long as
 *                    the way there, and has a key of its own
 */
export const paragraphsBack = (
  paragraphs: readonly Paragraph[],
  known: readonly (readonly Hypothesis[] | undefined)[],
  identity: TranslationIdentity,
): Paragraph[] =>
  paragraphs.flatMap(({ texts, key, words }, i) => {
    const said = known[i];
    if (said === undefined) return [{ texts, key: `${key} back`, words }];
    const sentences = returnableIn(said, texts);
    return sentences.length === 0 ? [] : [backParagraph(sentences, identity)];
  });

/** A paragraph of translations, to be translated back. */
const backParagraph = (sentences: readonly Returnable[], identity: TranslationIdentity): Paragraph => {
  const texts = sentences.map(({ text }) => text);
  return paragraphOf(texts, texts.join(' '), identity);
};
