import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protect, reinstate } from '../../../src/translate/text/protect.js';
import { translatorWith } from '../../model/embedded.js';

const originals = (sentence: string): string[] => protect(sentence).spans.map(({ original }) => original);

describe('protected text', () => {
  it.each([
    ['Lihat https://www.bps.go.id/berita?id=3&x=y#z.', ['https://www.bps.go.id/berita?id=3&x=y#z']],
    ['Kunjungi (www.contoh.id), lalu daftar.', ['www.contoh.id']],
    ['JAKARTA, KOMPAS.com - Harga naik.', ['KOMPAS.com']],
    ['Kirim ke redaksi.berita+info@surat-kabar.co.id!', ['redaksi.berita+info@surat-kabar.co.id']],
    ['Akun @budi_s menulis #BanjirJakarta hari ini.', ['@budi_s', '#BanjirJakarta']],
    ['Tandai #satu #dua, @tiga sekarang.', ['#satu #dua, @tiga']],
    [
      'Jalankan `npm ci "x"` lalu buka {{nama}} dan ${kota} serta %s.',
      ['`npm ci "x"`', '{{nama}}', '${kota}', '%s'],
    ],
    ['Buka laporan_akhir.v2.pdf sekarang.', ['laporan_akhir.v2.pdf']],
    ['Hubungi 0812-0000-1234 atau +62-812-3456-789.', ['0812-0000-1234', '+62-812-3456-789']],
    ['Hebat 👩‍👩‍👧 sekali.', ['👩‍👩‍👧']],
    ['Ia naik 5%. Skor 2-1, Rp5.000, No. 3, 52-53, pukul 10.30, 100 persen.', []],
    ['Ia pulang.Ibu memasak. Kata dr. Budi, S.Kom. begitu.', []],
  ])('is found in %j', (sentence, expected) => {
    expect(originals(sentence)).toEqual(expected);
  });

  it('includes emoji at the ends, which are removed', () => {
    expect(protect('🔥 Harga naik! 😀😀 ')).toMatchObject({
      text: 'Harga naik!',
      before: '🔥 ',
      after: ' 😀😀 ',
      spans: [],
    });
  });

  it('gets placeholders that do not occur in the sentence', () => {
    const { text, spans } = protect('XA dan https://a.id dan @b.');
    expect(text).toBe('XA dan XB dan XC.');
    expect(spans.map(({ placeholder }) => placeholder)).toEqual(['XB', 'XC']);
  });

  it('is restored unchanged, in its place', () => {
    const kept = protect('🔥 Lihat https://a.id/$& atau @b.');
    expect(reinstate('See XA or XB.', kept)).toEqual({
      text: '🔥 See https://a.id/$& or @b.',
      misplaced: [],
    });
    expect(reinstate("XB's XA.", kept)).toEqual({ text: "🔥 @b's https://a.id/$&.", misplaced: [] });
  });

  it('goes to the end if the model lost it, and appears once if the model repeated it', () => {
    const kept = protect('Lihat https://a.id atau @b.');
    expect(reinstate('See XA or XA.', kept)).toEqual({
      text: 'See https://a.id or. @b',
      misplaced: ['https://a.id', '@b'],
    });
    expect(reinstate('XAX', kept).text).toBe('XAX https://a.id @b');
  });

  it('is found in time proportional to the length', () => {
    for (const piece of ['a', 'a-', 'a.', '@', '`', '{{', 'www.', '😀', '0-', ' ', 'a '])
      expect(protect(`x${piece.repeat(100_000)}x`).spans.length).toBeLessThanOrEqual(100_000);
  });

  it('is never lost, in any sentence', () => {
    const piece = fc.constantFrom(
      'https://a.id/x',
      '@budi',
      '#tag',
      'Ia ',
      'pergi. ',
      '`kode`',
      ' ',
      '😀',
      '{{x}}',
      'XA',
      '%s',
      'a@b.co',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.constantFrom('XA', 'XB', 'the ', '. ')), (pieces, english) => {
        const sentence = pieces.join('');
        const kept = protect(sentence);
        const { text } = reinstate(english.join(' '), kept);
        for (const { original } of kept.spans) expect(text).toContain(original);
        let whole = kept.text;
        for (const { placeholder, original } of kept.spans)
          whole = whole.replace(placeholder, () => original);
        expect(kept.before + whole + kept.after).toBe(sentence);
      }),
    );
  });
});

describe('the translator', () => {
  it('keeps addresses, handles and emoji as they are', async () => {
    const translator = await translatorWith();
    const kept = [
      'https://www.bps.go.id/a?b=“c',
      '@budi_s',
      '#BanjirJakarta',
      '0812-0000-1234',
      'KOMPAS.com',
      'a.b@c.co.id',
      'data.csv',
    ];
    const hypotheses = await translator.translate([
      ...kept.map((each) => `Menurut ${each}, tiga orang tewas dalam kecelakaan itu. 😀`),
      'https://a.id @b 😀',
    ]);
    const alone = hypotheses.pop();
    hypotheses.forEach(({ text, score }, i) => {
      expect(text).toContain(kept[i]!.replace('“c', ''));
      expect(text).toMatch(/ 😀$/);
      expect(score).not.toBeNull();
    });
    expect(alone).toMatchObject({ text: 'https://a.id @b 😀', score: null });
  });
});
