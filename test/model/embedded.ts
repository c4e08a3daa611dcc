import { fileURLToPath } from 'node:url';
import { type Model, openModel } from '../../src/model/model.js';

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
