import { compareSystems } from '../../../src/compare/compare.js';
import type { Bitext } from '../../../src/core/bitext.js';
import { sentencesOf } from '../../../src/core/document.js';
import type { RoundTrip, Side } from '../../../src/core/system.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { alignedOutput } from '../../../src/systems/file.js';
import { roundTripOf } from '../../../src/systems/round-trip.js';
import type { Hypothesis } from '../../../src/translate/hypothesis.js';
import { candidate, documentOf, hypothesis, machineSide, reference } from '../../bitexts.js';

const text = `Harga Beras Naik Lagi

Harga beras di pasar tradisional naik selama tujuh pekan berturut-turut. Warga mengeluh kepada pemerintah daerah.

Rp15.000

Pemerintah berjanji akan membuka gudang cadangan sebelum bulan puasa tiba, kata menteri.
`;
const there = [
  'Rice Prices Rise Again',
  'Rice prices in traditional markets have risen for seven weeks in a row.',
  'Residents complained to the local government.',
  hypothesis('Rp15.000', { copied: 'no-words' }),
  'He promised to open a warehouse of reserves before the fasting month, the minister said.',
];
const other = [
  'Price of Rice Up Again',
  'The price of rice in the traditional market is up seven weeks running.',
  'People wept at the region.',
  hypothesis('Rp15.000', { copied: 'no-words' }),
  'The kucing sat on a chair.',
];
type Back = Hypothesis | string | null;
const back: readonly Back[] = [
  'Harga Beras Naik Lagi',
  'Selama tujuh minggu berturut-turut, harga beras di pasar tradisional telah naik.',
  'Warga mengeluh kepada Pemerintah daerah .',
  null,
  hypothesis('Ia berjanji akan membuka gudang cadangan sebelum bulan puasa, kata menteri itu.', {
    parts: 2,
  }),
];
const otherBack: readonly Back[] = [
  hypothesis('Price of Rice Up Again', { copied: 'target-language' }),
  'Harga beras di pasar tradisional naik tujuh minggu',
  hypothesis('Orang-orang menangis di', { ended: false }),
  null,
  'Kucing duduk di kursi.',
];

/** A system's side whose sentences came back. */
const returned = (side: Side, sources: readonly string[], ways: readonly Back[]): Side => ({
  system: { ...side.system, roundTrip: { name: 'opus-mt-en-id', hash: 'b' } },
  output: {
    ...side.output,
    targets: side.output.targets.map((target, i) => {
      const way = ways[i] ?? null;
      if (way === null) return target;
      const roundTrip: RoundTrip = roundTripOf(
        sources[i]!.trim(),
        typeof way === 'string' ? hypothesis(way) : way,
      );
      return { ...target, roundTrip };
    }),
  },
});

/** Two systems with their ways back, and a reference. */
export const returnedBitext = (): Bitext => {
  const document = documentOf(text);
  const sources = sentencesOf(document).map((sentence) => sentence.text);
  const side = (said: readonly (Hypothesis | string)[], id: string, label: string) =>
    machineSide(document, (_, i) => said[i]!, candidate(id, { label }));
  const own = returned(side(there, 'own', 'Padan'), sources, back);
  const second = returned(side(other, 'other', 'Other'), sources, otherBack);
  const human = alignedOutput(
    document,
    [
      ['Rice Price Rises Once More'],
      ['Rice has become dearer seven weeks in a row. Locals complain to the regional government.'],
      ['Rp15,000'],
      ['The government promised to open its warehouses before Ramadan, the minister said.'],
    ],
    'reference',
    { pivot: own.output },
  );
  return compareSystems(document, [], [own, second, { system: reference(), output: human }], emptyLexicon);
};
