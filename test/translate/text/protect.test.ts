import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packOf } from '../../../src/languages/languages.js';
import { protect, reinstate } from '../../../src/translate/text/protect.js';
import { translatorWith } from '../../model/embedded.js';

const originals = (sentence: string): string[] =>
  protect(sentence, { pack: packOf('id') }).spans.map(({ original }) => original);

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
    [
      'Lewat wa.me/6281 atau forms.gle/AbC, youtu.be/d_Q, t.me/kabar, linktr.ee/desa, bit.ly/3x.',
      ['wa.me/6281', 'forms.gle/AbC, youtu.be/d_Q, t.me/kabar, linktr.ee/desa, bit.ly/3x'],
    ],
    [
      'Buka HTTPS://CONTOH.ID/BERITA, Www.Contoh.id atau CONTOH.CO.ID!',
      ['HTTPS://CONTOH.ID/BERITA, Www.Contoh.id', 'CONTOH.CO.ID'],
    ],
    [
      'Salin ftp://arsip.contoh/berkas lalu tulis ke mailto:a@b.id.',
      ['ftp://arsip.contoh/berkas', 'mailto:a@b.id'],
    ],
    ['Tulis ke tel:+62812 atau magnet:?xt=urn:btih:c1 sekarang.', ['tel:+62812', 'magnet:?xt=urn:btih:c1']],
    ['Baca (https://id.wikipedia.org/wiki/Jawa_(pulau)).', ['https://id.wikipedia.org/wiki/Jawa_(pulau)']],
    [
      'Menurut tempo.co, kompas.tv dan 192.168.1.1:8080/masuk.',
      ['tempo.co, kompas.tv', '192.168.1.1:8080/masuk'],
    ],
    [
      'Ketik REG<spasi>NAMA, &amp; klik <a href="https://a.id" download>di sini</a>.',
      ['<spasi>', '&amp;', '<a href="https://a.id" download>', '</a>'],
    ],
    [
      'Tekan **Kirim** atau _Batal_ di [sini](https://a.id/b).',
      ['**', '**', '_', '_', '[', '](https://a.id/b)'],
    ],
    [
      'Lihat <img src="a b.png" alt="x > y"/> atau <a href="https://a.id/x?y=<z>">ini</a>.',
      ['<img src="a b.png" alt="x > y"/>', '<a href="https://a.id/x?y=<z>">', '</a>'],
    ],
    [
      "Halo <%= nama %> dan <?= $a > 1 ?> serta <!-- a > b --> lalu <b title='\"'>itu.",
      ['<%= nama %>', '<?= $a > 1 ?>', '<!-- a > b -->', `<b title='"'>`],
    ],
    ['Baca [[Jawa (pulau)|Jawa]] dulu.', ['[[Jawa (pulau)|Jawa]]']],
    ['Buka README.md lalu 1-500-800.', ['README.md', '1-500-800']],
    ['Bebas pulsa 0800-1-500-800 atau +62 812-3456-7890.', ['0800-1-500-800', '+62 812-3456-7890']],
    ['Server 10.0.0.1 dan 192.168.1.1 mati.', ['10.0.0.1', '192.168.1.1']],
    [
      'Salin git@github.com:budi/padan.git serta arXiv:2101.00001 ke /etc/passwd dan ~/unduhan lalu (/usr/local/bin).',
      ['git@github.com:budi/padan.git', 'arXiv:2101.00001', '/etc/passwd', '~/unduhan', '/usr/local/bin'],
    ],
    [
      'Pada 08-12-2020, periode 2017-2022, harga 100-150.000 atau 1.200.100.200, dan/atau 9/11/2001 /i/ selesai.',
      [],
    ],
    ['Saya capek.ga kuat, sudah gratis.kak/pak, beli 5.kg/dus.', []],
    ['Hitung 2*3*4 dan nama_berkas_ini * itu *.', []],
    ['Ketik <nama Anda> di sini, jika a <b dan c> d.', []],
    ['Catatan:ini penting. PEWARTA:Bagaimana? Pukul:10.', []],
    ['Ia pergi.Lalu ia di rumah.di sana ia datang.ia pergi.ke pasar.', []],
    ['A.n. direktur, d.a. kantor, S.Sos. dan M.Si/Guru, No.5/PRP/1960, 3.5, 1.200.000.000, pihaknya.PN.', []],
    ['Ia naik 5%. Skor 2-1, Rp5.000, No. 3, 52-53, pukul 10.30, 100 persen.', []],
    ['Ia pulang.Ibu memasak. Kata dr. Budi, S.Kom. begitu.', []],
  ])('is found in %j', (sentence, expected) => {
    expect(originals(sentence)).toEqual(expected);
  });

  it('includes emoji, tags and signs at the ends, which are removed', () => {
    expect(protect('🔥 Harga naik! 😀😀 ')).toMatchObject({
      text: 'Harga naik!',
      before: '🔥 ',
      after: ' 😀😀 ',
      spans: [],
    });
    expect(protect('<p>Harga naik.</p>')).toMatchObject({
      text: 'Harga naik.',
      before: '<p>',
      after: '</p>',
    });
    expect(protect('[ Harga naik')).toMatchObject({ text: 'Harga naik', before: '[ ' });
  });

  it('gets placeholders whose letters do not stand together in the sentence, in either order or case', () => {
    const { text, spans } = protect('Ajxa dan qX dan https://a.id dan @b.');
    expect(text).toBe('Ajxa dan qX dan XZ dan QJ.');
    expect(spans.map(({ placeholder }) => placeholder)).toEqual(['XZ', 'QJ']);
  });

  it('gets placeholders that the model knows, if there are any', () => {
    expect(protect('Lihat @b.', { isKnown: (text) => !/[XZ]/.test(text) }).text).toBe('Lihat QJ.');
    expect(protect('Lihat @b.', { isKnown: (text) => !/[A-Z]/.test(text) }).text).toBe('Lihat XJ.');
  });

  it('is restored unchanged, in its place', () => {
    const kept = protect('🔥 Lihat https://a.id/$& atau @b.');
    expect(reinstate('See XJ or XZ.', kept)).toEqual({
      text: '🔥 See https://a.id/$& or @b.',
      misplaced: [],
      lost: [],
    });
    expect(reinstate("XZ's XJ.", kept).text).toBe("🔥 @b's https://a.id/$&.");
  });

  it('goes to the end if the model lost it, and appears once if the model repeated it', () => {
    const kept = protect('Lihat https://a.id atau @b.');
    expect(reinstate('See XJ or XJ.', kept)).toMatchObject({
      text: 'See https://a.id or. @b',
      misplaced: ['https://a.id', '@b'],
    });
  });

  it('does not end with an ending of the language', () => {
    const shown = (sentence: string) => protect(sentence, { pack: packOf('id') }).text;
    expect(shown('@budi-lah yang membuka laporan.pdf-nya.')).toBe('XJ yang membuka XZ.');
    expect(shown('Buka laporan.pdf-ku dan {id}mu.')).toBe('Buka XJ saya dan XZ kamu.');
    expect(shown('Pesan {id}sudah dikirim ke contoh.id-baru.')).toBe('Pesan XJ sudah dikirim ke XZ-baru.');
    expect(shown('Tulis ke budi_s@contoh.co.id-lah.')).toBe('Tulis ke XJ.');
    expect(protect('@budi-lah').text).toBe('XJ-lah');
  });

  it('is not lost where there are more texts than placeholders', () => {
    const handles = Array.from({ length: 60 }, (_, i) => `@nama${i}`);
    const kept = protect(`Lihat ${handles.join(' dan ')}.`);
    expect(kept.bare.length).toBeGreaterThan(0);
    const { text, misplaced } = reinstate('See.', kept);
    for (const handle of handles) expect(text.split(' ')).toContain(handle);
    expect([...misplaced].sort()).toEqual([...handles].sort());
    expect(reinstate(kept.text, kept)).toMatchObject({
      text: `Lihat ${handles.join(' dan ')}.`,
      misplaced: [],
    });
  });

  it('is looked for whole where there was no placeholder for it', () => {
    const handles = Array.from({ length: 60 }, (_, i) => `@nama${i}`);
    const kept = protect(`Lihat ${[...handles, '@nama'].join(' dan ')}.`);
    expect(kept.bare).toContain('@nama');
    const said = kept.text.replace(/ dan @nama\./, '.');
    expect(reinstate(said, kept)).toMatchObject({ misplaced: ['@nama'] });
    expect(reinstate(`${said}<@nama>`, kept)).toMatchObject({ misplaced: [] });
  });

  it.each([
    ['Generasi X-Z suka @budi dan €50.', 'X-Z'],
    ['Ia berinisial X. J. memakai akun @budi_s.', 'X. J.'],
    ['Sumbu X Z pada @a.', 'X Z'],
    ['Tekan Z X di {id}.', 'Z X'],
  ])('leaves letters that stand alone in %j', (sentence, own) => {
    const kept = protect(sentence);
    expect(reinstate(kept.text, kept)).toMatchObject({ text: sentence, misplaced: [] });
    expect(reinstate(kept.text, kept).text).toContain(own);
  });

  it('is found in time proportional to the length', () => {
    const pieces = [
      'a',
      'a-',
      'a.',
      '@',
      '`',
      '{{',
      'www.',
      '😀',
      '0-',
      ' ',
      'a ',
      'aa.',
      'a://',
      'a:',
      'tel:',
      '<a ',
      '<a b="',
      `<a b="' c='`,
      '<% ',
      '<?',
      '[[a',
      '/a',
      ' /a',
      '/.',
      '+62 812-',
      '0800-1-',
      '1.',
      ' 1.1.1.1',
      'a@a.a:',
    ];
    const more = [
      '<',
      '<!--',
      '&a',
      '*a',
      '**',
      '_a',
      '~',
      '[',
      '[](',
      '](',
      '(',
      'a=',
      ' a=a',
      '\u{f0000}',
      '@a-lah ',
    ];
    for (const piece of [...pieces, ...more])
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
      'XJ',
      '%s',
      '<b>',
      '**',
      '\u{f0001}',
      'a@b.co',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.constantFrom('XJ', 'XZ', 'the ', '. ')), (pieces, english) => {
        const sentence = pieces.join('');
        const kept = protect(sentence);
        const { text } = reinstate(english.join(' '), kept);
        for (const { original } of kept.spans) expect(text).toContain(original);
        let whole = kept.text;
        for (const { placeholder, original } of kept.spans)
          whole = whole.replace(placeholder, () => original);
        // A space sets a placeholder apart from letters.
        expect((kept.before + whole + kept.after).replaceAll(' ', '')).toBe(sentence.replaceAll(' ', ''));
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
