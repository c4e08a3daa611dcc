/** A process that measures one model. It imports nothing of weight before it has looked at its own. */
import { PadanError } from '../../../errors.js';
import type { Translator } from '../../../translate/translator.js';
import type { Measured, Report, Task } from './measuring.js';
import { peakMemory } from './resident.js';

const idle = process.memoryUsage.rss();
/** Segments that are translated before the clock starts. */
const warmUp = 16;
/** Segments in work at once, as in `translate` of the library. */
const inFlight = 64;

const tell = (report: Report): void => void process.send?.(report, undefined, {}, () => undefined);

// Ctrl-C reaches the whole process group, but only the parent reacts to it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
// The parent is gone. Kill: `process.exit` while a thread is in ONNX Runtime would crash.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const measure = async ({ folder, dtype, languages, options, segments }: Task): Promise<Measured> => {
  const [{ openModel }, { openTranslator }, { default: pMap }] = await Promise.all([
    import('../../../model/model.js'),
    import('../../../translate/translator.js'),
    import('p-map'),
  ]);
  const opening = performance.now();
  const model = await openModel(folder, { dtype, ...languages });
  const translator = await openTranslator(model, options, undefined, (message) =>
    tell({ kind: 'notice', message }),
  );
  const load = secondsSince(opening);
  tell({ kind: 'loaded' });
  await translator.started();
  await pMap(segments.slice(0, warmUp * options.workers), (each) => translator.translate(each));

  const start = performance.now();
  let cutOff = 0;
  const translations = await pMap(
    segments,
    async (sentences) => {
      const { text, cut } = await translated(translator, sentences);
      cutOff += cut;
      tell({ kind: 'translated', segments: 1 });
      return text;
    },
    { concurrency: inFlight },
  );
  const seconds = secondsSince(start);
  const others = options.workers === 1 ? 0 : options.workers;
  const memory = { processes: 1 + others, peak: peakMemory(others), idle: idle * (1 + others) };
  const { hash, batchInvariant, bytes } = model;
  await translator.dispose();
  await model.dispose();
  return { hash, dtype: model.dtype, batchInvariant, bytes, load, seconds, memory, translations, cutOff };
};

const translated = async (
  translator: Translator,
  sentences: readonly string[],
): Promise<{ text: string; cut: number }> => {
  const hypotheses = await translator.translate(sentences);
  return {
    text: hypotheses
      .map(({ text }) => text.trim())
      .filter((text) => text !== '')
      .join(' '),
    cut: hypotheses.filter(({ ended }) => !ended).length,
  };
};

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

const failed = (error: unknown): Report => {
  if (!(error instanceof PadanError))
    return { kind: 'failed', code: null, message: String(error), place: {} };
  const { code, message, place, hint } = error;
  return { kind: 'failed', code, message, place, ...(hint === undefined ? {} : { hint }) };
};

process.once('message', (task: Task) => {
  measure(task)
    .then((measured) => tell({ kind: 'measured', measured }))
    .catch((error: unknown) => tell(failed(error)));
});
