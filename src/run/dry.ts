import { join } from 'node:path';
import { sentencesOf } from '../core/document.js';
import type { Output } from '../core/system.js';
import { checkPaths, type PassedOver } from '../formats/discover.js';
import { readDocument } from '../formats/formats.js';
import type { TranslationIdentity } from '../identity.js';
import { emptyLexicon, readLexiconText, vocabularyOf } from '../languages/lexicon.js';
import type { Model } from '../model/model.js';
import { shownDocument } from '../print/shown.js';
import type { Failure } from '../report/summary.js';
import { segmentDocument } from '../segment/document.js';
import { lineOutput, readTranslationFile } from '../systems/file.js';
import { createFailures } from './context.js';
import type { OnEvent } from './events.js';
import { mainId, modelIdentities, runIdentity } from './identity.js';
import type { RunOptions } from './options.js';
import { stateFolder } from './output/folder.js';
import { type OpenDocument, planPass } from './plan.js';
import { openHistory } from './state/history.js';
import { type Journal, openJournal } from './state/journal.js';
import { openLedger } from './state/ledger.js';
import { readSilencing } from './state/silencing.js';
import { readStatus } from './state/status.js';
import { checkSystems, placeOf } from './systems/asked.js';
import { type EarlierRun, findEarlier, sideOfEarlier } from './systems/earlier.js';
import type { ShownDocument } from './systems/files.js';
import { checkRoundTrip } from './systems/round-trip.js';
import { outputBack, paragraphsBack } from './systems/ways-back.js';
import { kindsOf, knownIn, type Paragraph, paragraphsOf } from './translate.js';

/** What a run would do. */
export interface DryRun {
  /** Documents found, and those of them whose reports are up to date. */
  documents: number;
  unchanged: number;
  /** To translate or to find in the memory, repeated within the run, and kept from earlier runs. */
  paragraphs: { open: number; repeated: number; kept: number };
  /** Words to translate. */
  words: number;
  /** The last run's speed in this output folder; null if it is not known. */
  wordsPerSecond: number | null;
  /** How long translating takes at that speed; null if it is not known. */
  seconds: number | null;
  passedOver: PassedOver[];
  failures: Failure[];
}

/**
 * Finds out what a run would do, without writing anything.
 *
 * @param onEvent  called with what was found and what failed
 * @throws PadanError if the run could not start
 */
export const dryRun = async (
  model: Model,
  options: RunOptions,
  onEvent: OnEvent = () => undefined,
  signal?: AbortSignal,
): Promise<DryRun> => {
  const { out, force, split } = options;
  checkPaths(options.paths);
  const { sourceLanguage: from, targetLanguage: to } = model.config;
  checkSystems(mainId(model, options), options, { from, to });
  checkRoundTrip(options.roundTrip, { from, to });
  const warn = (message: string) => onEvent({ kind: 'notice', message });
  const ledger = await openLedger(join(stateFolder(out), 'documents.jsonl'), out, { mode: 'read', warn });
  const journal = await openJournal(join(stateFolder(out), 'journal.jsonl'), options, warn, 'read');
  try {
    const history = await openHistory(out, { mode: 'read', warn });
    const [own] = modelIdentities(model, options);
    const earlier = options.against && (await findEarlier(options.against, out, history, own));
    await history.close();
    const { hash: silenced } = readSilencing(options);
    const lexicon = await readLexiconText(model.lexicon);
    const identity = runIdentity(model, options, lexicon.hash, silenced, earlier);
    const failures = createFailures(onEvent, () => undefined);
    const workspace = { ledger, journal: async () => journal, earlier };
    const plan = await planPass({ workspace, model, options, identity, failures, onEvent });
    const isOpen = plan.documents.some((document) => 'input' in document);
    const vocabulary = vocabularyOf(isOpen ? lexicon.parse() : emptyLexicon);
    const paragraphs = { open: 0, repeated: 0, kept: 0, done: 0 };
    let [unchanged, words] = [0, 0];
    const translatedIn = new Map<string, string>();
    for (const document of plan.documents) {
      signal?.throwIfAborted();
      if ('summary' in document) {
        unchanged++;
        paragraphs.kept += document.summary.paragraphs;
        continue;
      }
      const { path, name } = document.input;
      try {
        const read = await readDocument(name, { path, language: from, split });
        const segmented = segmentDocument(read);
        const shown = shownDocument(segmented, vocabulary);
        const there = modelIdentities(model, options).flatMap((each) => paragraphsOf(shown, each));
        const kept = await knownIn(journal, there, force);
        const back =
          identity.roundTrip === undefined
            ? []
            : [
                ...paragraphsBack(there, kept, identity.roundTrip),
                ...(await othersBack(
                  document,
                  { document: segmented, shown },
                  { model, options, earlier, journal, identity: identity.roundTrip },
                )),
              ];
        const found = [...there, ...back];
        const known = [...kept, ...(await knownIn(journal, back, force))];
        const isKnown = found.map(
          ({ key }, i) => known[i] ?? (translatedIn.has(key) && !force ? [] : undefined),
        );
        for (const [i, kind] of kindsOf(found, isKnown, path, translatedIn).entries()) {
          paragraphs[kind]++;
          if (kind !== 'open') continue;
          words += found[i]!.words;
          translatedIn.set(found[i]!.key, path);
        }
      } catch (error) {
        failures.add(error, path);
      }
    }
    const wordsPerSecond = await lastSpeed(out);
    const { done: _, ...counted } = paragraphs;
    return {
      documents: plan.documents.length,
      unchanged,
      paragraphs: counted,
      words,
      wordsPerSecond,
      seconds: wordsPerSecond === null ? null : words / wordsPerSecond,
      passedOver: plan.passedOver,
      failures: failures.sorted(),
    };
  } finally {
    await journal.close();
    await ledger.close();
  }
};

/** What there is to translate back of what no model of the run says. */
const othersBack = async (
  { input, name }: OpenDocument,
  texts: ShownDocument,
  {
    model,
    options,
    earlier,
    journal,
    identity,
  }: {
    model: Model;
    options: RunOptions;
    earlier: EarlierRun | null;
    journal: Journal;
    identity: TranslationIdentity;
  },
): Promise<Paragraph[]> => {
  const { sourceLanguage: from, targetLanguage: to } = model.config;
  const outputs: (Output | null)[] = [];
  for (const system of options.systems) {
    if (system.kind !== 'files') continue;
    const { paths, root } = placeOf(system, input, { from, to });
    const file = await readTranslationFile(paths, root);
    outputs.push(file && lineOutput(texts.document, file, system.id));
  }
  if (earlier !== null) {
    const { side } = await sideOfEarlier(texts, name, earlier, async () => journal, to);
    outputs.push(side?.output ?? null);
  }
  const sentences = sentencesOf(texts.shown);
  return outputs.flatMap((output) => (output === null ? [] : outputBack(output, sentences, identity)));
};

/** Words per second of the last run, if it was the model that translated most of them. */
const lastSpeed = async (out: string): Promise<number | null> => {
  const { status } = await readStatus(out);
  if (!status?.wordsPerSecond) return null;
  const { translated, remembered } = status.paragraphs;
  return translated > remembered ? status.wordsPerSecond : null;
};
