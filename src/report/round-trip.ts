import { type Bitext, sidesOf } from '../core/bitext.js';
import { meanRoundTrip, roundTripName } from '../core/round-trip.js';
import { html, type Markup, named } from './markup.js';
import type { Both } from './ui/remarks/template.js';
import { say } from './ui/say.js';

/** What the score is called. */
export const roundTripNames: Both = [roundTripName, 'chrF terjemahan balik'];

/** What a page says wherever it shows scores of the way back. */
export const roundTripCaution: Markup = say(
  'Each translation was translated back into the source’s language, and compared with the source: chrF, 0 to 100, is how alike the two are in letters, here the mean of all sentences. It needs no reference, and is no measure of quality: a system that copies its source, or keeps close to its words, gets a high score, and a good free translation, or a weak model on the way back, a low one. Compare systems by it only where the same model translated back. Sentences that were copied on the way do not count.',
  'Setiap terjemahan diterjemahkan balik ke bahasa sumber, lalu dibandingkan dengan sumbernya: chrF, 0 sampai 100, menunjukkan seberapa mirip keduanya huruf demi huruf, di sini rata-rata semua kalimat. Skor ini tidak memerlukan rujukan, dan bukan ukuran mutu: sistem yang menyalin sumbernya, atau menempel pada kata-katanya, mendapat skor tinggi, sedangkan terjemahan bebas yang baik, atau model yang lemah pada arah balik, mendapat skor rendah. Bandingkan sistem dengan skor ini hanya jika model yang sama menerjemahkan balik. Kalimat yang disalin dalam prosesnya tidak dihitung.',
);

/** The same in short, where there is only a column for it. */
export const roundTripRemark: Markup = html`<p class="quiet">${say('Round trip chrF: how like the source a translation is after it was translated back. It is no measure of quality: a system that copies its source gets a high one.', 'chrF terjemahan balik: seberapa mirip terjemahan dengan sumbernya setelah diterjemahkan balik. Ini bukan ukuran mutu: sistem yang menyalin sumbernya mendapat skor tinggi.')}</p>
`;

/** A system whose sentences were translated back. */
export interface ReturnedSystem {
  label: string;
  /** Name of the model that translated back; null if nobody knows. */
  model: string | null;
  /** Mean sentence chrF with the source, 0 to 100; null if all was copied. */
  score: number | null;
}

/** The systems of a document whose sentences were translated back. */
export const returnedSystems = (bitext: Bitext): ReturnedSystem[] =>
  sidesOf(bitext)
    .filter(({ output }) => output.targets.some(({ roundTrip }) => roundTrip !== undefined))
    .map(({ system: { label, roundTrip }, output }) => ({
      label,
      model: roundTrip?.name ?? null,
      score: meanRoundTrip(output.targets),
    }));

/** Their scores, and what these say; nothing if there are none. */
export const roundTripFacts = (systems: readonly ReturnedSystem[]): Markup | null => {
  if (systems.length === 0) return null;
  const models = [...new Set(systems.flatMap(({ model }) => model ?? []))];
  return html`<details class="caution"><summary>${say(...roundTripNames)}: ${systems.map(
    ({ label, score }, i) =>
      html`${i > 0 ? ', ' : ''}<bdi>${named(label)}</bdi> <b>${score === null ? '–' : score.toFixed(1)}</b>`,
  )}</summary><p>${roundTripCaution}${
    models.length === 0
      ? null
      : html` ${say('Translated back by', 'Diterjemahkan balik oleh')} ${models.map((model, i) => html`${i > 0 ? ', ' : ''}<bdi>${named(model)}</bdi>`)}.`
  } ${say('Marks in a way back are what it has and the source has not, and the reverse.', 'Yang bertanda dalam terjemahan balik adalah yang ada di sana tetapi tidak ada dalam sumber, dan sebaliknya.')}</p></details>
`;
};
