import { type Review, reviewOf } from './align/corrections/review.js';
import { compareSystems } from './compare/compare.js';
import { misfitRule } from './compare/misfit.js';
import type { Bitext } from './core/bitext.js';
import type { Document, Note } from './core/document.js';
import type { Output, Side } from './core/system.js';
import { readBytes } from './formats/bytes.js';
import { checkPaths } from './formats/discover.js';
import { parseDocument } from './formats/formats.js';
import { packOf } from './languages/languages.js';
import { type Lexicon, vocabularyOf } from './languages/lexicon.js';
import { lint } from './lint/lint.js';
import type { Model } from './model/model.js';
import { shownDocument } from './print/shown.js';
import type { DocumentSummary } from './report/summary.js';
import type { RunContext } from './run/context.js';
import {
  type BeadsFile,
  correctionNotes,
  correctionNotice,
  correctionProblems,
  readBeadsFile,
} from './run/corrections.js';
import type { OnEvent } from './run/events.js';
import { finishPass } from './run/finish.js';
import { withLinks } from './run/links.js';
import type { RunOptions } from './run/options.js';
import { beginPass, eachDocument, type RunResult } from './run/pass.js';
import { type OpenDocument, type Plan, planPass } from './run/plan.js';
import { recordReports } from './run/record.js';
import { translateDocument } from './run/translate.js';
import { openWorkspace, type Workspace } from './run/workspace.js';
import { segmentDocument } from './segment/document.js';
import {
  alignedOutput,
  fileSystem,
  parseTranslation,
  readTranslationFile,
  sentenceTexts,
  type TranslationFile,
} from './systems/file.js';
import { machineOutput, modelSystem } from './systems/machine.js';
import { referenceNotes } from './systems/reference.js';
import type { RemoteTranslator } from './systems/remote.js';

/**
 * Runs over a corpus once: translates it and writes reports.
 *
 * @param signal  stops the run after the current batch; finished paragraphs are kept
 * @param remote  opens a translator to use instead of the model
 * @throws PadanError if the run cannot start, for example because another run holds the output folder. A document that
 *         fails does not stop the others; it is listed in the result.
 */
export const run = async (
  model: Model,
  options: RunOptions,
  onEvent: OnEvent = () => undefined,
  signal?: AbortSignal,
  remote?: () => Promise<RemoteTranslator>,
): Promise<RunResult> => {
  checkPaths(options.paths);
  const warn = (message: string) => onEvent({ kind: 'notice', message });
  const workspace = await openWorkspace(model, options, warn, remote);
  try {
    return await runPass(workspace, model, options, onEvent, signal);
  } finally {
    await workspace.close();
  }
};

/**
 * Goes over the corpus once and processes the documents that changed.
 *
 * @param next  the status to record when the pass succeeds
 * @throws PadanError if the pass cannot start
 */
export const runPass = async (
  workspace: Workspace,
  model: Model,
  options: RunOptions,
  onEvent: OnEvent,
  signal?: AbortSignal,
  next: 'finished' | 'waiting' = 'finished',
): Promise<RunResult> => {
  const pass = beginPass(workspace, model, options, onEvent, signal);
  try {
    const plan = await planPass(pass.context);
    const documents = await eachDocument(plan, pass.context, processDocument);
    pass.context.silencer.end(isWhole(plan, documents));
    const pruned = await finishPass(documents, plan, pass.context);
    return await pass.end(documents, plan, pruned, next);
  } catch (error) {
    await pass.fail(error);
    throw error;
  }
};

/** Whether a pass processed all documents, so that what it silenced is all that there is to silence. */
const isWhole = ({ documents }: Plan, done: readonly DocumentSummary[]): boolean =>
  done.length === documents.length && documents.every((document) => 'input' in document);

/** Processes one document: read → segment → leave out traces of print → translate → align → compare → link → report. */
const processDocument = async (open: OpenDocument, context: RunContext): Promise<DocumentSummary> => {
  const { model, options, workspace, identity, onEvent } = context;
  const { path, name } = open.input;
  const lexicon = await workspace.lexicon();

  const bytes = await readBytes(path);
  const read = parseDocument(bytes, name, {
    path,
    language: model.config.sourceLanguage,
    split: options.split,
  });
  const document = segmentDocument(read);
  const vocabulary = vocabularyOf(lexicon);
  const notes = lint(document, packOf(document.language), vocabulary);
  const shown = shownDocument(document, vocabulary);

  const system = modelSystem(model, identity.translation);
  const hypotheses = await translateDocument(shown, { path, bytes: bytes.length }, context);
  const output = machineOutput(document, hypotheses, system.id);

  const report = async () => {
    const file = await readBeadsFile(options.out, open.name, workspace.ledger.known(open.name));
    const reference = await alignReference(open, { document, shown }, output, file, lexicon, context);
    const problems = reference.file === undefined ? [] : correctionProblems(file, reference.review);
    const notice = correctionNotice(file, problems, options.out);
    if (notice !== null) onEvent({ kind: 'notice', message: notice });
    const sides = [{ system, output }, ...reference.sides];
    const remarks = [...reference.notes, ...correctionNotes(file, problems), ...notes];
    const compared = compareSystems(document, remarks, sides, lexicon, shown);
    const bitext = await linked(context.silencer.silence(compared), lexicon, context);
    // That a reference does not fit follows from its being the wrong text.
    const wrong = reference.notes.length > 0 ? reference.notes : bitext.notes.filter(isMisfit);
    for (const { message } of wrong) onEvent({ kind: 'notice', message: `${path}: ${message}` });
    return recordReports(bitext, open, bytes, reference.file, { file, review: reference.review }, context);
  };
  return document.blocks.length > maxSmall ? context.reporting(report) : report();
};

const isMisfit = ({ rule }: Note): boolean => rule === misfitRule;

/** A bitext with its words linked, as the options say. */
const linked = (bitext: Bitext, lexicon: Lexicon, { model, options, workspace, signal }: RunContext) => {
  if (options.links === 'none') return bitext;
  const hasAttention = options.links === 'attention' && model.config.alignment !== null;
  return withLinks(bitext, { lexicon, attend: hasAttention ? workspace.attend : null, signal });
};

/** Paragraphs of a document whose reports may be written together with others'. */
const maxSmall = 500;

/** A document's reference as it was read: null if there is none, undefined if it was unusable. */
interface AlignedReference {
  file: TranslationFile | null | undefined;
  sides: Side[];
  review: Review | null;
  /** What is wrong with it as a whole. */
  notes: Note[];
}

/**
 * Reads and aligns the reference of a document as it is shown to the model, around the beads that a person corrected.
 * If that fails, records a failure and goes on without the reference.
 */
const alignReference = async (
  { input }: OpenDocument,
  { document, shown }: { document: Document; shown: Document },
  pivot: Output,
  beads: BeadsFile,
  lexicon: Lexicon,
  { model, options, failures }: RunContext,
): Promise<AlignedReference> => {
  const language = model.config.targetLanguage;
  try {
    const file = await readTranslationFile(input.references, input.referenceRoot);
    if (file === null) return { file, sides: [], review: null, notes: [] };
    const system = fileSystem(file, language);
    const translation = parseTranslation(file, language, options.split);
    const [source, target] = [sentenceTexts(document).flat(), translation.flat()];
    const review = reviewOf(beads.table, source, target);
    const { corrections } = review;
    const output = alignedOutput(shown, translation, system.id, { pivot, lexicon, corrections });
    const languages = { from: document.language, to: language };
    const said = pivot.targets.map(({ text }) => text);
    const notes = referenceNotes(file.path, source, target, languages, said);
    return { file, sides: [{ system, output }], review, notes };
  } catch (error) {
    failures.add(error, input.path);
    return { file: undefined, sides: [], review: null, notes: [] };
  }
};
