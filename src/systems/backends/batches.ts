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
}

/** Calls after one that failed, to find out which of its sentences cannot be translated: for each time it halves. */
const callsAHalving = 4;

/**
 * Makes calls of a backend: as many at once as it takes, each with as many sentences as are waiting and as it takes.
 * Where one sentence may be why a batch fails, smaller batches find out, so that the others are translated. Until the
 * backend has answered once, there is one call at a time.
 *
 * @param cannotBegin  makes what is thrown if it cannot translate at all: its check, or without one its first call, fails
 */
export const createBatches = (
  backend: Pick<Backend, 'batchSize' | 'concurrency' | 'check' | 'translate'>,
  cannotBegin: (error: unknown) => unknown = (error) => error,
): Batches => {
  const waiting = new Map<string, Wanted>();
  const asked = new Map<string, Wanted>();
  let active = 0;
  let hasBegun = false;

  const settle = ({ sentence, askers }: Wanted, tell: (asker: Asker) => void): void => {
    asked.delete(sentence);
    for (const asker of askers) tell(asker);
    askers.clear();
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
      for (const [i, wanted] of batch.entries()) settle(wanted, ({ resolve }) => resolve(answers[i]!));
    } catch (error) {
      budget.calls -= 2;
      const isWorthIt = hasBegun && error instanceof TextRefused && batch.length > 1 && budget.calls >= 0;
      if (!hasBegun) throw error;
      if (!isWorthIt || signal.aborted) {
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
      if (!hasBegun && backend.check) {
        await backend.check(signal);
        hasBegun = true;
      }
      await translate(batch, signal, { calls: callsAHalving * Math.ceil(Math.log2(batch.length + 1)) });
      hasBegun = true;
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
    while (waiting.size > 0 && active < (hasBegun ? backend.concurrency : 1)) {
      const batch = [...waiting.values()].slice(0, backend.batchSize);
      for (const wanted of batch) {
        waiting.delete(wanted.sentence);
        asked.set(wanted.sentence, wanted);
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
        const wanted = waiting.get(sentence) ?? asked.get(sentence) ?? { sentence, askers: new Set() };
        const stop = () => {
          wanted.askers.delete(asker);
          if (wanted.askers.size === 0) waiting.delete(sentence);
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
        if (asked.has(sentence)) return;
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
    if (batch.every(({ askers }) => [...askers].every(({ signal }) => signal?.aborted)))
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
