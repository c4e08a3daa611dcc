import { PadanError } from '../../errors.js';
import { type Answer, type Backend, TextRefused } from './backend.js';

/** Gathers sentences into calls of a backend. */
export interface Batches {
  /**
   * Asks for a sentence's translation. The same sentence asked for again meanwhile gets the same answer.
   *
   * @throws the signal's reason, or as the backend
   */
  ask(sentence: string, signal?: AbortSignal): Promise<Answer>;
}

interface Asker {
  signal: AbortSignal | undefined;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** A sentence with everybody who waits for it. */
interface Wanted {
  sentence: string;
  askers: Set<Asker>;
  /** Whether all have gone, and its call ends without an answer. */
  isLeft: boolean;
}

/** Calls after one that failed, to find out which of its sentences cannot be translated: for each time it halves. */
const callsAHalving = 4;

/**
 * Makes calls of a backend: as many at once as it takes, each with as many sentences as are waiting and as it takes.
 * Where one sentence may be why a batch fails, smaller batches find out, so that the others are translated. Until the
 * backend has answered once, there is one call at a time, and what fails is the backend: unless its check has told that it
 * can translate, and the error may be about a sentence or go away.
 *
 * @param cannotBegin  makes what is thrown if it cannot translate at all
 */
export const createBatches = (
  backend: Pick<Backend, 'batchSize' | 'concurrency' | 'check' | 'translate'>,
  cannotBegin: (error: unknown) => unknown = (error) => error,
): Batches => {
  const waiting = new Map<string, Wanted>();
  const asked = new Map<string, Wanted>();
  let active = 0;
  /** Whether its check has told that it can translate, and whether it has answered. */
  let isChecked = false;
  let hasAnswered = false;

  const settle = (wanted: Wanted, tell: (asker: Asker) => void): void => {
    if (asked.get(wanted.sentence) === wanted) asked.delete(wanted.sentence);
    for (const asker of wanted.askers) tell(asker);
    wanted.askers.clear();
  };
  const rejectAll = (batch: readonly Wanted[], error: unknown): void => {
    for (const wanted of batch) settle(wanted, ({ reject }) => reject(error));
  };

  /** Translates a batch, or parts of it. `budget` is the number of calls that are left for that. */
  const translate = async (
    batch: readonly Wanted[],
    signal: AbortSignal,
    budget: { calls: number },
  ): Promise<void> => {
    try {
      const answers = await backend.translate(
        batch.map(({ sentence }) => sentence),
        signal,
      );
      if (answers.length !== batch.length)
        throw new Error(`${batch.length} sentences have ${answers.length} translations`);
      hasAnswered = true;
      for (const [i, wanted] of batch.entries()) settle(wanted, ({ resolve }) => resolve(answers[i]!));
    } catch (error) {
      const isAboutText = error instanceof TextRefused;
      const mayPass = isAboutText || (error instanceof PadanError && error.transient);
      if (!hasAnswered && !(isChecked && mayPass)) throw error;
      budget.calls -= 2;
      if (!isAboutText || batch.length === 1 || budget.calls < 0 || signal.aborted) {
        rejectAll(batch, error);
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await translate(batch.slice(0, half), signal, budget);
      await translate(batch.slice(half), signal, budget);
    }
  };

  const work = async (batch: readonly Wanted[]): Promise<void> => {
    const { signal, forget } = signalOf(batch);
    try {
      if (!hasAnswered && !isChecked) isChecked = (await backend.check?.(signal)) ?? false;
      await translate(batch, signal, { calls: callsAHalving * Math.ceil(Math.log2(batch.length + 1)) });
    } catch (error) {
      // What waits would wait for the same.
      const why = signal.aborted ? signal.reason : cannotBegin(error);
      const rest = signal.aborted ? [] : [...waiting.values()];
      for (const { sentence } of rest) waiting.delete(sentence);
      rejectAll([...batch, ...rest], why);
    } finally {
      forget();
    }
  };

  const pump = (): void => {
    while (waiting.size > 0 && active < (hasAnswered ? backend.concurrency : 1)) {
      const batch: Wanted[] = [];
      for (const wanted of waiting.values()) {
        batch.push(wanted);
        waiting.delete(wanted.sentence);
        asked.set(wanted.sentence, wanted);
        if (batch.length === backend.batchSize) break;
      }
      active++;
      void work(batch).finally(() => {
        active--;
        pump();
      });
    }
  };

  return {
    ask: (sentence, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const there = waiting.get(sentence) ?? asked.get(sentence);
        const wanted =
          there === undefined || there.isLeft ? { sentence, askers: new Set<Asker>(), isLeft: false } : there;
        const stop = () => {
          wanted.askers.delete(asker);
          if (wanted.askers.size === 0 && waiting.get(sentence) === wanted) waiting.delete(sentence);
          reject(signal?.reason);
        };
        const done =
          <T>(tell: (value: T) => void) =>
          (value: T) => {
            signal?.removeEventListener('abort', stop);
            tell(value);
          };
        const asker: Asker = { signal, resolve: done(resolve), reject: done(reject) };
        signal?.addEventListener('abort', stop, { once: true });
        wanted.askers.add(asker);
        if (asked.get(sentence) === wanted) return;
        waiting.set(sentence, wanted);
        // Others that are asked for now come along.
        setImmediate(pump);
      }),
  };
};

/** A signal that aborts once nobody wants any of a batch any more. */
const signalOf = (batch: readonly Wanted[]): { signal: AbortSignal; forget(): void } => {
  const controller = new AbortController();
  const signals = new Set(batch.flatMap(({ askers }) => [...askers].flatMap(({ signal }) => signal ?? [])));
  const look = () => {
    if (!batch.every(({ askers }) => [...askers].every(({ signal }) => signal?.aborted))) return;
    for (const wanted of batch) wanted.isLeft = true;
    controller.abort([...signals].find(({ aborted }) => aborted)?.reason);
  };
  for (const signal of signals) signal.addEventListener('abort', look);
  return {
    signal: controller.signal,
    forget: () => {
      for (const signal of signals) signal.removeEventListener('abort', look);
    },
  };
};
