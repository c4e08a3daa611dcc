/** Padan as a library. Everything here works without the command line, and throws `PadanError`s. */
export { type AlignOptions, align, alignParagraphs } from './align/align.js';
export type { Bead } from './align/beads.js';
export {
  type Bitext,
  type BitextBead,
  makeBitext,
  type ReferenceText,
  type SourceSentence,
  type TranslatedParagraph,
} from './compare/bitext.js';
export { type Flag, flagsOf } from './compare/flags.js';
export { type Change, diffWords } from './compare/words.js';
export type { Document, Note, Paragraph, ParagraphKind, ParagraphSplit } from './core/document.js';
export { type ErrorCode, PadanError, type Place } from './errors.js';
export { discover, type Input } from './formats/discover.js';
export { parseDocument, readDocument, type SplitChoice } from './formats/text/read.js';
export { emptyLexicon, type Lexicon, parseLexicon, readLexicon } from './languages/lexicon.js';
export { type LoadedModel, type LoadOptions, loadModel, type Translation, translate } from './library.js';
export { type LintLanguage, lint, ruleNames } from './lint/lint.js';
export { type Dtype, dtypes, embeddedModel } from './model/files.js';
export { type Model, openModel } from './model/model.js';
export { type RunResult, run } from './pipeline.js';
export { documentPages } from './report/page.js';
export { hypothesisText, jsonLines, patchToReference } from './report/text.js';
export type { RunEvent, Tell } from './run/events.js';
export type { RunOptions } from './run/options.js';
export { type Language, type Sentence, segment } from './segment/segment.js';
export { openPipelineTranslator, type PipelineOptions } from './systems/pipeline.js';
export { readReference } from './systems/reference.js';
export {
  type Alternative,
  type CopyReason,
  confidenceOf,
  type Hypothesis,
  meanLogProb,
} from './translate/hypothesis.js';
export { type Memory, openMemory } from './translate/memory.js';
export { defaults, type TranslateOptions } from './translate/options.js';
export type { MemoryEntry } from './translate/records.js';
export { type ForcedScore, openTranslator, type Translator } from './translate/translator.js';
export { version } from './version.js';
