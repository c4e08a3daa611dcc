import { type LanguagePack, numbered, prefixed, words } from './pack.js';

const twoToNine = ['dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

export const indonesian: LanguagePack = {
  code: 'id',
  segmentation: {
    neverEnds: words(`
      dr drg drh prof ir drs dra h hj kh k.h tgk tn ny nn sdr sdri bpk yth r.a r.m kol letkol brigjen mayjen letjen
      jend mgr pdt st rev mr mrs ms jl jln gg kec kab kel ds dsn kp komp perum gd lt blok rp us$ usd
      pt cv ud pd fa a.n an u.p u.b d.a d/a c.q q.q ttd cf vs lih bdk ed eds terj
      a.l antara.l d.h t.t e.g i.e gub wagub kapt lettu serka bripka aiptu ipda iptu akp kombes irjen komjen
      kav inf alm almh sdn smpn sman s/d s.d a.d
    `),
    alsoWords: words('kol blok mar gub'),
    beforeNumber: words(`
      no nr nomor hal hlm tgl jan feb mar apr jun jul agt agu agust ags sep sept okt nov des telp tel tlp fax faks hp wa
      ps psl ayat vol jil bab gbr tab rt rw km pkl pk thn th q.s qs h.r art op ca k.l kl lk
    `),
    mayEnd: words('dll dsb dst dkk tbk ybs tsb bros inc corp ltd co jr sr'),
    needsStarter: words('a.s u.s u.k d.c p.m a.m b.c m.a u.n d.i.y r.i'),
    degree:
      /^(?:s\.?(?:h|e|t|s|p|kom|sos|pd|ag|ip|si|ked|farm|kep|psi|hum|th|gz|tp|ptk|pt|hut|kel|sn|ikom|kpm|stp|km)(?:\.i)?|m\.?(?:h|m|t|a|p|b\.?a|hum|kes|kom|pd|si|sc|ag|ak|eng|phil|sos|psi|stat|farm|kn|ars|ph|ikom|i\.?kom|e|ed|ip)|sp\.?(?:pd|a|og|b|jp|m|kj|s|n|p|u|an|rad|tht|ot|kk|pk|f|bs|og-k)(?:-?k)?|ph\.?d|d\.?(?:ba|eng|sc|phil|th|e\.?a)|lc|l\.?l\.?[mb]|b\.?(?:a|sc|eng|ba)|a\.?md|apt|ak|ca|cpa|k|psikolog|finasim|fihfaa)$/,
    starters: words(`
      ia dia mereka kami kita saya aku beliau namun tetapi tapi sementara selain menurut pada di dalam untuk dengan
      hal ini itu para sebelumnya setelah saat ketika karena jika bila kalau kini sejak akan meski meskipun walau
      walaupun adapun bahkan oleh seorang sebuah tak tidak lalu kemudian akibatnya dari ada semua sebanyak sedangkan
      tahun hari selama seperti sebagai bagi maka padahal hingga sampai agar apalagi artinya berdasarkan begitu
      akhirnya setiap sejumlah beberapa banyak kata katanya ujarnya sebab jadi tanpa terkait melalui atas
    `),
    labelled: words(`
      vitamin kelas golongan grup blok gedung tipe hepatitis rencana tim kategori seri huruf nilai poin lampiran
      terminal gerbang pintu zona ruang lantai plan bagian versi pilihan jalur liga serie subvarian virus influenza
      titik kelompok paket jenis
    `),
    exclaimed: words('Yahoo Jeopardy Panic Wham'),
  },
  numbers: {
    words: numbered([
      ...['nol', 'satu', ...twoToNine, 'sepuluh', 'sebelas'],
      ...twoToNine.map((digit) => `${digit} belas`),
    ]),
    scales: new Map([
      ['ribu', 3],
      ['juta', 6],
      ['miliar', 9],
      ['milyar', 9],
      ['triliun', 12],
    ]),
  },
  lint: {
    functionWords: words(
      'dan atau di ke dari yang untuk dengan pada dalam oleh bagi karena serta para sebuah',
    ),
    tail: /baca juga|klik|ikuti (?:kami|berita|channel|saluran)|hubungi|whats ?app|\bwa\b.{0,20}\d|telegram|promo|diskon|\bslot\b|gacor|jackpot|\bbonus\b|deposit|daftar sekarang|pinjaman|berlangganan|hak cipta|copyright|artikel ini (?:telah|sudah|pertama)|^(?:editor|penulis|reporter|sumber|oleh|pewarta|iklan|advertorial|ditulis oleh|diterjemahkan oleh)\s*(?::|$)|\b08\d{2}[\d -]{5,}|\+62/i,
    line: /^\W*(?:baca juga|lihat juga|simak juga|advertisement|iklan|scroll)\b/i,
  },
  print: {
    page: words('halaman hal hlm page'),
    pageOf: words('dari of'),
    capitalI: words(`
      ibu ibunda iya ialah isi istri isteri ikan ide ikut imam iman impor indah industri informasi ingat ingin inti
      investasi isu izin
    `),
    // Not l and h ("lho", "Lhokseumawe"), the double l and w of loans and names, nor what is written without vowels.
    impossibleL:
      /^l(?:[bcdfgjkmnpqrstvxz][b-df-hj-np-tv-z]+[aeiou]|[bcdfgjkmnpqrstvxz][aeiou]\p{L}{2})\p{L}*$/u,
    prefixes: [
      ...prefixed('di ke se ber be ter te per pe me mem men meng pem pen peng memper diper', ''),
      ...prefixed('meny peny', 's'),
      ...prefixed('mem pem', 'p'),
      ...prefixed('men pen', 't'),
      ...prefixed('meng peng', 'k'),
    ],
    suffixes: 'nya lah kah pun kan ku mu an i'.split(' '),
    hyphened: words('non'),
  },
  smallWords: words(`
    yang dan di ke dari untuk dengan ini itu pada adalah tidak akan dalam juga oleh karena sebagai atau telah
    sudah bisa dapat mereka kami kita saya dia ia kamu anda para bahwa saat ketika seperti namun tetapi tapi ada
    lebih sangat serta bagi agar jika kalau hingga sampai antara setelah sebelum masih hanya belum bukan pun lagi
    tersebut tentang secara menjadi merupakan
  `),
  conjunctions: 'dan atau tetapi namun sedangkan karena sehingga yang bahwa ketika untuk dengan'.split(' '),
};
