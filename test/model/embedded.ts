import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import { type Model, openModel } from '../../src/model/model.js';
import { decodersOf } from '../../src/translate/decode/decoder.js';
import { type SearchOptions, type SearchResult, search } from '../../src/translate/decode/search.js';
import { defaults, type TranslateOptions } from '../../src/translate/options.js';
import { openTranslator, type Translator } from '../../src/translate/translator.js';
import { repaired } from './repaired.js';

export const modelFolder = fileURLToPath(new URL('../../models/padan-id-en', import.meta.url));
export const corpusFolder = fileURLToPath(new URL('../../corpus', import.meta.url));

let openedTiny: Promise<Model> | undefined;

/** A model of random fp32 weights (`make-tiny.py`), opened once a test file. */
export const tiny = (): Promise<Model> => {
  openedTiny ??= openModel(fileURLToPath(new URL('tiny', import.meta.url)));
  return openedTiny;
};

let opened: Promise<Model> | undefined;

/** The embedded model, opened once a test file. */
export const embedded = (): Promise<Model> => {
  opened ??= openModel(modelFolder);
  return opened;
};

/** A translator for the embedded model. */
export const translatorWith = async (options: Partial<TranslateOptions> = {}): Promise<Translator> =>
  openTranslator(await embedded(), { ...defaults, ...options });

/** The best hypothesis of each source. */
export const searchAll = async (
  model: Model,
  sources: readonly (readonly number[])[],
  paddedLength: number,
  options: SearchOptions,
  signal?: AbortSignal,
): Promise<SearchResult[]> => {
  const start = decodersOf(await model.sessions(), model.config);
  const results = await search(
    start,
    model.config,
    sources.map((ids) => ({ ids })),
    paddedLength,
    options,
    signal,
  );
  return results.map(([best]) => best!);
};

/** A model's two graphs as its files have them, nothing of ours in them but `keepBiases`: to judge our decoding by. */
export interface OriginalSessions {
  encoder: InferenceSession;
  decoder: InferenceSession;
}

const originals = new Map<Model, Promise<OriginalSessions>>();

export const originalSessions = (model: Model): Promise<OriginalSessions> => {
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 4 } as const;
  const sessions =
    originals.get(model) ??
    Promise.all([
      InferenceSession.create(repaired(readFileSync(model.graphs.encoder.path)), options),
      InferenceSession.create(repaired(readFileSync(model.graphs.decoder.path)), options),
    ]).then(([encoder, decoder]) => ({ encoder, decoder }));
  originals.set(model, sessions);
  return sessions;
};

/** Sentences of several lengths and kinds for decoding. */
export const sentences = [
  'Halo.',
  'Presiden mengatakan bahwa ekonomi akan tumbuh 5,2 persen tahun ini.',
  'Kucing itu tidur di atas kursi.',
  'Menurut laporan yang diterbitkan pekan lalu, harga beras di pasar tradisional naik selama tujuh pekan berturut-turut.',
  '"Kami tidak menunjuk musuh," kata dia.',
  'Xqzwv plmk frtg.',
  'Para nelayan mengikat jeriken menjadi sebuah rakit dan berbagi dua botol air untuk dua belas orang.',
  'Tidak.',
  'Sejak Februari, mesin itu diam, dan pulau yang dihuni 840 orang itu kini mendapat listrik dari panel surya dan dua turbin angin kecil.',
  'Ia lahir di Parepare pada 25 Juni 1936.',
  'Apakah kamu tahu di mana ibu kota Sulawesi Utara?',
  'Di luar gedung, sekelompok kecil demonstran - sebagian di antaranya mengenakan topeng - meneriakkan slogan.',
];
