import { join } from 'node:path';
import { createClosing } from '../flow/closing.js';
import { translationIdentity } from '../identity.js';
import { type Lexicon, readLexiconText } from '../languages/lexicon.js';
import type { Model } from '../model/model.js';
import type { Glossary } from '../study/gloss.js';
import { glossaryOf } from '../study/glossary.js';
import { type Studied, studiedOf } from '../study/studied.js';
import { type TranslateOptions, translateOptions } from '../translate/options.js';
import { mainId } from './identity.js';
import { once } from './once.js';
import type { RunOptions } from './options.js';
import { lockPath, makeOutputFolder, readyState, stateFolder } from './output/folder.js';
import { type History, openHistory } from './state/history.js';
import { type Journal, openJournal } from './state/journal.js';
import { type Ledger, openLedger } from './state/ledger.js';
import { lockOutput } from './state/lock.js';
import { checkSystems } from './systems/asked.js';
import { type EarlierRun, findEarlier } from './systems/earlier.js';
import { checkRoundTrip, roundTripSettings } from './systems/round-trip.js';
import {
  askedTranslator,
  type ModelTranslator,
  modelTranslator,
  type OpenRemote,
  type RunTranslator,
} from './systems/translators.js';

/** Resources of a run, shared by all its passes. Expensive ones are opened when first needed. */
export interface Workspace {
  ledger: Ledger;
  journal(): Promise<Journal>;
  history: History;
  lexicon(): Promise<Lexicon>;
  /** Which language readers study, and what is known of it. */
  studied(): Promise<Studied>;
  /** What is known of its words; null if nothing is. */
  glossary(): Promise<Glossary | null>;
  /** Changes with what the lexicon says; empty if there is none. */
  lexiconHash: string;
  /** The systems that translate, models and backends: the run's own model first. */
  translators: readonly [ModelTranslator, ...RunTranslator[]];
  /** Translates what the systems say back into the source's language; null if nobody asked for that. */
  back: RunTranslator | null;
  /** The run that this one is compared with. */
  earlier: EarlierRun | null;
  /** Number of documents to process at once. */
  documentsInFlight: number;
  /** Closes everything and releases the output folder. */
  close(): Promise<void>;
}

/**
 * Locks an output folder for a run, and prepares the run's resources.
 *
 * @param warn    called with messages that the user should see
 * @param remote  opens translators to use instead of the models
 * @throws PadanError if the folder cannot be used, or another run holds it; if a system, or the run to compare with,
 *         cannot be used
 */
export const openWorkspace = async (
  model: Model,
  options: RunOptions,
  warn: (message: string) => void,
  remote?: OpenRemote,
): Promise<Workspace> => {
  const { out, systems, against } = options;
  const { sourceLanguage: from, targetLanguage: to } = model.config;
  const identity = translationIdentity(model, options);
  checkSystems(mainId(model, options), options, { from, to });
  checkRoundTrip(options.roundTrip, { from, to });
  const state = stateFolder(out);
  await makeOutputFolder(out);
  const closing = createClosing();
  closing.add(await lockOutput(lockPath(out)));
  try {
    await readyState(out);
    if ([from, to].includes('und'))
      warn(
        `${model.name}: the model does not name its languages: rename its folder like opus-mt-id-en, or references will be translated as sources`,
      );
    const ledger = await openLedger(join(state, 'documents.jsonl'), out, { warn });
    closing.add(() => ledger.close());
    const history = await openHistory(out, { warn });
    closing.add(() => history.close());
    const earlier = against && (await findEarlier(against, out, history, identity));
    if (against !== null && earlier === null)
      warn(
        `--against ${against.run}: ${out} has no run with another model or other settings to compare with yet`,
      );

    const journal = once(() => openJournal(join(state, 'journal.jsonl'), options, warn));
    closing.add(async () => (await journal.opened()?.catch(() => undefined))?.close());
    const lexiconText = await readLexiconText(model.lexicon);
    const lexicon = once(async () => lexiconText.parse());

    const studied = once(async () => studiedOf({ from, to }, await lexicon.open()));
    const glossary = once(async () => glossaryOf(await studied.open()));

    const open = (called: string | null, model: Model, settings: TranslateOptions) =>
      modelTranslator(called, model, settings, options, warn, remote, closing.add);
    const own = await open(options.name, model, translateOptions(options));
    const others: RunTranslator[] = [];
    for (const system of systems) {
      if (system.kind === 'model') others.push(await open(system.id, system.model, system.settings));
      if (system.kind === 'backend') others.push(askedTranslator(system, options, warn, closing.add));
    }

    const { roundTrip } = options;
    const back = roundTrip && (await open(null, roundTrip, roundTripSettings(options)));

    return {
      ledger,
      journal: journal.open,
      history,
      lexicon: lexicon.open,
      studied: studied.open,
      glossary: glossary.open,
      lexiconHash: lexiconText.hash,
      translators: [own, ...others],
      back,
      earlier,
      documentsInFlight: own.documentsInFlight ?? documentsInFlight,
      close: closing.close,
    };
  } catch (error) {
    await closing.close();
    throw error;
  }
};

/** Documents in work at once: enough to fill batches with short documents. */
const documentsInFlight = 16;
