import type { CommandModule, InferredOptionTypes } from 'yargs';
import type { Hypothesis } from '../translate/translator.js';
import { interruptSignal } from './exit.js';
import { decodingOf, modelOptions } from './options.js';

const options = {
  ...modelOptions,
  by: {
    choices: ['line', 'paragraph'],
    default: 'line',
    describe: 'What is one text: a line, or all lines up to a blank one',
  },
  json: {
    type: 'boolean',
    default: false,
    describe: 'Print a JSON object a text: source, sentences, scores',
  },
} as const;

export const translateCommand: CommandModule<object, InferredOptionTypes<typeof options>> = {
  command: 'translate',
  describe: 'Translate standard input to standard output, as it comes',
  builder: (yargs) =>
    yargs
      .options(options)
      .example('echo "Selamat pagi." | $0 translate', 'a line in, a line out')
      .example('$0 translate --by paragraph < article.txt', 'a paragraph in, a paragraph out'),
  handler: async (args) => {
    const [{ openModel }, { segment }, { createTranslator, defaults }, { readUnits }] = await Promise.all([
      import('../model/model.js'),
      import('../segment/segment.js'),
      import('../translate/translator.js'),
      import('../document/stream.js'),
    ]);
    const signal = interruptSignal(() => process.stdin.destroy());
    const model = await openModel(args.model);
    const translator = createTranslator(model, { ...defaults, ...decodingOf(args) });

    const translate = async (text: string): Promise<string> => {
      const sentences = segment(text, 'id').map((sentence) => sentence.text);
      const hypotheses = await translator.translate(sentences, signal);
      return args.json
        ? jsonOf(text, sentences, hypotheses)
        : hypotheses.map((hypothesis) => hypothesis.text).join(' ');
    };
    // Texts in flight, in the order in which they came. Each is written once all before it are.
    const writes: Promise<void>[] = [];
    let last = Promise.resolve();
    const writeAfter = async (before: Promise<void>, text: Promise<string>, ending: string) => {
      await before;
      const drained = process.stdout.write(`${await text}${ending}`);
      if (!drained) await new Promise((resolve) => process.stdout.once('drain', resolve));
    };
    try {
      for await (const { text, ending } of readUnits(process.stdin, args.by)) {
        const isText = text.trim() !== '';
        if (!isText && args.json) continue;
        const translation = isText ? translate(text) : Promise.resolve(text);
        translation.catch(() => undefined);
        last = writeAfter(last, translation, args.json ? '\n' : ending);
        last.catch(() => undefined);
        writes.push(last);
        if (writes.length >= inFlight) await writes.shift();
      }
      await last;
    } catch (error) {
      if (!signal.aborted) {
        await last;
        throw error;
      }
    } finally {
      await model.dispose();
    }
    if (signal.aborted) process.exitCode = 130;
  },
};

/** Texts that are translated at a time. */
const inFlight = 64;

const jsonOf = (source: string, sentences: readonly string[], hypotheses: readonly Hypothesis[]): string =>
  JSON.stringify({
    source,
    translation: hypotheses.map(({ text }) => text).join(' '),
    sentences: sentences.map((sentence, i) => ({ source: sentence.trim(), ...hypotheses[i]! })),
  });
