/** Padan as a library. Everything here works without the command line, and throws `PadanError`s. */
export {
  type AlignOptions,
  align,
  alignParagraphs,
  alignWithVerdict,
  type ParagraphAlignOptions,
  type ScoredBead,
} from './align/align.js';
export { alignAround } from './align/corrections/around.js';
export { type Correction, type Misfit, type Review, reviewOf } from './align/corrections/review.js';
export { type BeadRow, type BeadTable, beadTable, readBeadTable } from './align/corrections/table.js';
export { type AlignCosts, costs as alignCosts } from './align/costs.js';
export { type Doubt, doubtsAbout, type Resemblance } from './align/doubts.js';
export type { Verdict } from './align/verdict.js';
export { type LinkOptions, linkWords, type WordLink } from './align/words/link.js';
export { wordsOf } from './align/words/tokens.js';
export type { Difference } from './compare/classes/classes.js';
export { compareSystems } from './compare/compare.js';
export { differenceOf } from './compare/difference.js';
export { flagRules, flagsOf } from './compare/flags/flags.js';
export type { FlagRule, Pair } from './compare/flags/rule.js';
export { rowsOf } from './compare/rows.js';
export { diffWords } from './compare/words.js';
export * from './core/bitext.js';
export { confidenceOf, meanLogProb } from './core/confidence.js';
export * from './core/document.js';
export * from './core/system.js';
export { type ErrorCode, PadanError, type Place } from './errors.js';
export { type AnkiNote, type NoteOptions, notesOf } from './export/anki/notes.js';
export { ankiPackage } from './export/anki/package.js';
export { ankiText } from './export/anki/tsv.js';
export { bookOf } from './export/epub/book.js';
export type { BookOptions, BookWords } from './export/epub/options.js';
export { discover, type Input } from './formats/discover.js';
export type { Format, ReadOptions, SplitChoice } from './formats/format.js';
export { formats, parseDocument, readDocument } from './formats/formats.js';
export { findModel, modelsFolder } from './hub/store.js';
export {
  type BackendSettings,
  backendIdentity,
  type DecisiveSettings,
  type TranslationIdentity,
  translationIdentity,
} from './identity.js';
export { canonicalLanguage, languageName, packOf } from './languages/languages.js';
export {
  emptyLexicon,
  type Lexicon,
  type LexiconDirection,
  type LexiconFile,
  lexiconFile,
  lexiconFor,
  parseLexicon,
  readLexicon,
  type Vocabulary,
  vocabularyOf,
} from './languages/lexicon.js';
export type { ClockWords, NumberWords } from './languages/number-words.js';
export type {
  BoilerplateWords,
  Clitics,
  LanguagePack,
  LintWords,
  PrintWords,
  Segmentation,
  Writing,
} from './languages/pack.js';
export type { WordCounts } from './languages/word-counts.js';
export {
  type LoadedModel,
  type LoadOptions,
  loadModel,
  type ReturnedTranslation,
  roundTrip,
  type Translation,
  translate,
} from './library.js';
export { lint } from './lint/lint.js';
export { ruleNames } from './lint/rules.js';
export { type Dtype, dtypes, embeddedModel } from './model/files.js';
export { type Model, type ModelOptions, openModel } from './model/model.js';
export { createOverview, type OverviewFold, type OverviewOptions } from './overview/create.js';
export {
  checkGates,
  type GateFacts,
  type GateResult,
  type GateTerm,
  type Quantity,
} from './overview/gates.js';
export type { Overview, PairOverview } from './overview/overview.js';
export { run } from './pipeline.js';
export { shownDocument } from './print/shown.js';
export { type Trace, tracesIn } from './print/traces.js';
export type { AlignedText, AlignedTexts, BitextFormat, ShowOptions } from './report/bitext/bitext.js';
export { type BitextFormatName, bitextFormat, bitextFormats } from './report/bitext/formats.js';
export { jsonLines } from './report/jsonl.js';
export type { OverviewLinks } from './report/overview/links.js';
export { pairPages } from './report/overview/pair-pages.js';
export { summaryPage } from './report/overview/summary-page.js';
export { documentPages, type PageLinks } from './report/page.js';
export { readBitext } from './report/read-bitext.js';
export { junitXml } from './report/summaries/junit.js';
export { markdownSummary } from './report/summaries/markdown.js';
export type { Counts, DocumentFiles, DocumentSummary, Failure } from './report/summary.js';
export { outputText, patchBetween } from './report/text.js';
export type { OnEvent, RunEvent } from './run/events.js';
export { type RunOptions, runDefaults } from './run/options.js';
export type { RunResult } from './run/pass.js';
export type { AskedBackend, AskedFiles, AskedModel, AskedSystem } from './run/systems/asked.js';
export { type LinkHelp, withLinks } from './run/systems/links.js';
export { type BleuOptions, bleu, type Smoothing } from './score/bleu.js';
export { type ChrfOptions, chrf } from './score/chrf.js';
export { addStatistics, type Metric, type Statistics, sumStatistics } from './score/metric.js';
export { type MetricName, metrics } from './score/metrics.js';
export type { Resampling } from './score/signature.js';
export { conclude } from './score/significance/conclude.js';
export type { Conclusion, Interval, SignificanceMethod } from './score/significance/conclusion.js';
export { intervalOf } from './score/significance/interval.js';
export { defaultSamples, defaultSeed, type TestOptions } from './score/significance/paired.js';
export { createTable, type StatisticsTable } from './score/table.js';
export { type TerOptions, ter } from './score/ter.js';
export type { TokenizerName } from './score/tokenizers/tokenizers.js';
export { segmentDocument } from './segment/document.js';
export { segment } from './segment/segment.js';
export {
  type Card,
  type CardFold,
  type CardKind,
  type CardOptions,
  type ClozeCard,
  createCards,
  type SentenceCard,
  type WordCard,
  type WordNote,
} from './study/cards.js';
export {
  type ConcordanceLine,
  concordanceOf,
  wantedForms,
} from './study/concordance.js';
export {
  chosenWords,
  type Family,
  familiesOf,
  ordered as orderedWords,
  type WordChoice,
  type WordOrder,
} from './study/families.js';
export type { Gloss, Glossary, Translated } from './study/gloss.js';
export { glossaryOf } from './study/glossary.js';
export { keynessOf } from './study/keyness.js';
export { type Known, parseKnown } from './study/known.js';
export { type Studied, studiedOf } from './study/studied.js';
export { createWords, type WordEntry, type WordFold, type WordList } from './study/words.js';
export type { Answer, Backend } from './systems/backends/backend.js';
export { TextRefused } from './systems/backends/backend.js';
export { type ChatOptions, openChat } from './systems/backends/chat.js';
export { type CommandOptions, openCommand } from './systems/backends/command.js';
export { type LibreTranslateOptions, openLibreTranslate } from './systems/backends/libretranslate.js';
export { type BackendSpec, openBackend } from './systems/backends/open.js';
export { openPipeline, openPipelineTranslator, type PipelineOptions } from './systems/backends/pipeline.js';
export { backendTranslator } from './systems/backends/translator.js';
export {
  type AlignmentHelp,
  alignedOutput,
  fileSystem,
  parseTranslation,
  readTranslationFile,
  sentenceTexts,
  type TranslationFile,
} from './systems/file.js';
export { type Joined, joinedBitext, type RunSystem } from './systems/joined.js';
export { machineOutput, modelSystem } from './systems/machine.js';
export { translatedPivot } from './systems/pivot.js';
export type { OpenParagraph, RemoteTranslator, TranslateParagraphs } from './systems/remote.js';
export {
  readLines,
  readPivot,
  readText,
  type SegmentedText,
  type TextInput,
  type TextOptions,
} from './systems/texts.js';
export type { Attend, WordAttention, WordedPair } from './translate/attention/attention.js';
export type { WordedText } from './translate/attention/pieces.js';
export type { Draft, DraftStore, Hypothesis } from './translate/hypothesis.js';
export { type Memory, openMemory } from './translate/memory.js';
export { defaults, type TranslateOptions } from './translate/options.js';
export type { MemoryEntry } from './translate/records.js';
export { type ForcedScore, openTranslator, type Translator } from './translate/translator.js';
export { version } from './version.js';
