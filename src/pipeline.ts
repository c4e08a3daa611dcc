import { comparing } from './compare/compare.js';
import { misfitRule } from './compare/misfit.js';
import type { Bitext } from './core/bitext.js';
import { type Note, sentencesOf } from './core/document.js';
import type { Side } from './core/system.js';
import { inTurns } from './flow/turns.js';
import { readBytes } from './formats/bytes.js';
import { checkPaths } from './formats/discover.js';
import { parseDocument } from './formats/formats.js';
import { checkFunction, checkModel, checkSignal } from './given.js';
import { packOf } from './languages/languages.js';
import { type Lexicon, vocabularyOf } from './languages/lexicon.js';
import { linting } from './lint/lint.js';
import type { Model } from './model/model.js';
import { shownDocument } from './print/shown.js';
import type { DocumentSummary } from './report/summary.js';
import type { RunContext } from './run/context.js';
import type { OnEvent } from './run/events.js';
import { finishPass } from './run/finish.js';
import { checkRunOptions, type RunOptions } from './run/options.js';
import { beginPass, eachDocument, type RunResult } from './run/pass.js';
import { type OpenDocument, type Plan, planPass } from './run/plan.js';
import { recordReports } from './run/record.js';
import { withLinks } from './run/systems/links.js';
import { baselineOf, otherSides, withBaseline } from './run/systems/sides.js';
import { eachTranslator, type OpenRemote } from './run/systems/translators.js';
import { withWaysBack } from './run/systems/ways-back.js';
import { translateDocument } from './run/translate.js';
import { openWorkspace, type Workspace } from './run/workspace.js';
import { segmenting } from './segment/document.js';
import { machineOutput } from './systems/machine.js';
import { sameTextRule, swappedRule } from './systems/reference.js';

/**
 * Runs over a corpus once: translates it and writes reports.
 *
 * @param signal  stops the run after the current batch; finished paragraphs are kept
 * @param remote  opens translators to use instead of the models
 * @throws PadanError if the run cannot start, for example because another run holds the output folder. A document that
 *         fails does not stop the others; it is listed in the result. What `onEvent` throws ends the run, and is thrown.
 */
export const run = async (
  model: Model,
  options: RunOptions,
  onEvent: OnEvent = () => undefined,
  signal?: AbortSignal,
  remote?: OpenRemote,
): Promise<RunResult> => {
  checkModel('model', model);
  checkRunOptions(options);
  checkFunction('onEvent', onEvent);
  checkSignal(signal);
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
    const finished = await finishPass(documents, plan, pass.context);
    pass.context.halt.throwIfNotBegun();
    return await pass.end(documents, plan, finished, next);
  } catch (error) {
    await pass.fail(error);
    throw error;
  }
};

/** Whether a pass processed all documents, so that what it silenced is all that there is to silence. */
const isWhole = ({ documents }: Plan, done: readonly DocumentSummary[]): boolean =>
  done.length === documents.length && documents.every((document) => 'input' in document);

/**
 * Processes one document: read → segment → leave out traces of print → translate → translate back, if that is asked for
 * → align → compare → link → report.
 */
const processDocument = async (open: OpenDocument, context: RunContext): Promise<DocumentSummary> => {
  const { model, options, workspace, onEvent } = context;
  const { path, name } = open.input;
  const lexicon = await workspace.lexicon();

  const bytes = await readBytes(path);
  const read = parseDocument(bytes, name, {
    path,
    language: model.config.sourceLanguage,
    split: options.split,
  });
  const document = await inTurns(segmenting(read), context.signal);
  const vocabulary = vocabularyOf(lexicon);
  const notes = await inTurns(linting(document, packOf(document.language), vocabulary), context.signal);
  const shown = shownDocument(document, vocabulary);

  const machines = await eachTranslator(
    workspace.translators,
    async (translator): Promise<Side> => {
      const { system } = translator;
      const hypotheses = await translateDocument(shown, { path, bytes: bytes.length }, translator, context);
      return { system, output: machineOutput(document, hypotheses, system.id) };
    },
    context.halt.halt,
  );
  const goBack = (sides: readonly Side[]) =>
    withWaysBack(sides, sentencesOf(shown), { path, bytes: bytes.length }, context);
  const returned = await goBack(machines);

  const report = async () => {
    const [own] = returned as [Side];
    const found = await otherSides(open, { document, shown }, own.output, lexicon, context);
    const systems = withBaseline([...returned, ...(await goBack(found.others))], baselineOf(context));
    const remarks = [...found.notes, ...notes];
    const all = [...systems, ...found.references];
    const compared = await inTurns(comparing(document, remarks, all, lexicon, shown), context.signal);
    const bitext = await linked(context.silencer.silence(compared), lexicon, context);
    // That a reference does not fit follows from its being the wrong text.
    const wrong = found.notes.some(isWrongText)
      ? found.notes.filter(isWrongText)
      : bitext.notes.filter(isMisfit);
    for (const { message } of wrong) onEvent({ kind: 'notice', message: `${path}: ${message}` });
    return recordReports(bitext, open, bytes, found.files, found.reviewed, context);
  };
  return document.blocks.length > maxSmall ? context.reporting(report) : report();
};

const isMisfit = ({ rule }: Note): boolean => rule === misfitRule;

const isWrongText = ({ rule }: Note): boolean => rule === sameTextRule || rule === swappedRule;

/** A bitext with its words linked, as the options say. */
const linked = (bitext: Bitext, lexicon: Lexicon, { model, options, workspace, signal }: RunContext) => {
  if (options.links === 'none') return bitext;
  const hasAttention = options.links === 'attention' && model.config.alignment !== null;
  return withLinks(bitext, {
    lexicon,
    attend: hasAttention ? workspace.translators[0].attend : null,
    signal,
  });
};

/** Paragraphs of a document whose reports may be written together with others'. */
const maxSmall = 500;
