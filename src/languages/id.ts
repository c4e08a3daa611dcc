import { neutralNumbers } from './neutral.js';
import { named, numbered, valued } from './number-words.js';
import { type LanguagePack, words } from './pack.js';

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
    decimal: ',',
    dates: ['dmy'],
    cardinals: new Map([
      ...numbered(['nol', 'satu', ...twoToNine, 'sepuluh', 'sebelas']),
      ...valued('kesatu 1'),
    ]),
    tens: new Map(),
    teen: 'belas',
    multipliers: valued('puluh 1 ratus 2'),
    scales: valued(`
      ribu 3 juta 6 miliar 9 milyar 9 miliard 9 milliar 9 triliun 12 trilyun 12 triliyun 12 kuadriliun 15 rb 3 jt 6 mlr 9 trl 12
    `),
    scaleLetters: valued('k 3 K 3 M 9 T 12'),
    dozens: valued('lusin 12 kodi 20'),
    articles: new Set(),
    onePrefix: 'se',
    and: new Set(),
    point: words('koma'),
    minus: words('minus negatif'),
    below: new Set(['di bawah nol', 'dibawah nol']),
    ordinals: { words: valued('pertama 1'), prefix: 'ke', areFractions: false },
    fractions: {
      words: valued('setengah 2 separuh 2 separo 2 paruh 2'),
      prefix: 'per',
      add: true,
    },
    vague: valued(`
      puluhan 1 belasan 1 lusinan 1 ratusan 2 seratusan 2 seribuan 3 sejutaan 6 ribuan 3 jutaan 6 miliaran 9 milyaran 9 triliunan 12 beratus 2 beribu 3 berjuta 6
    `),
    of: new Set(),
    implied: valued(`
      seorang 1 sebuah 1 seekor 1 selembar 1 sebatang 1 sebutir 1 sepotong 1 sehelai 1 sepucuk 1 sebilah 1 secangkir 1
      segelas 1 sepiring 1 semangkuk 1 sebotol 1 sekotak 1 setahun 1 sebulan 1 seminggu 1 sepekan 1 sehari 1
      semalam 1 sejam 1 semenit 1 sedetik 1 sekilo 1 sekali 1 salah 1 suatu 1 tunggal 1 per 1 sepasang 2 pasang 2
      pasangan 2 ganda 2 dobel 2 rangkap 2 kembar 2 duo 2 dwi 2 tripel 3 trio 3 triwulan 3 kuartal 3 caturwulan 4
      kuartet 4 dasawarsa 10 dekade 10 sedekade 10 sewindu 8 windu 8 seabad 100 abad 100 bilateral 2 trilateral 3
      semester 6 hattrick 3 nihil 0 kosong 0 tritunggal 3 pertigaan 3 perempatan 4 batita 3 balita 5 belia 1 remaja 1
    `),
    idioms: new Set([
      ...['kaki lima', 'kaki seribu', 'tujuh keliling', 'empat mata', 'segi tiga', 'segi empat', 'segi lima'],
      ...['segi enam', 'segi delapan', 'persegi empat', 'empat persegi'],
    ]),
    prefixes: ['ber'],
    endings: ['nya', 'lah', 'kah', 'pun'],
    plurals: [],
    months: valued(`
      januari 1 februari 2 pebruari 2 maret 3 april 4 mei 5 juni 6 juli 7 agustus 8 september 9 oktober 10 november 11
      nopember 11 desember 12 jan 1 feb 2 peb 2 mar 3 apr 4 jun 6 jul 7 agu 8 agt 8 ags 8 agust 8 sep 9 sept 9 okt 10
      nov 11 nop 11 des 12
    `),
    decade: words('an'),
    decades: new Map(),
    repeats: true,
    ranges: words('hingga sampai sampe dan atau ke menjadi jadi s d banding'),
    percent: new Set([...neutralNumbers.percent, 'persen', 'prosen', 'persennya']),
    currencies: named({
      rupiah: 'rp idr rupiah',
      dollar: '$ us$ a$ s$ usd aud sgd dolar dollar',
      euro: '€ eur euro',
      pound: '£ gbp pound poundsterling pounds',
      yen: '¥ jpy yen',
      ringgit: 'rm myr ringgit',
      yuan: 'cny rmb yuan',
    }),
    clock: {
      before: words('pukul pkl jam'),
      maybeBefore: new Set(),
      parts: new Map([
        ['pagi', [0, 12]],
        ['siang', [10, 16]],
        ['sore', [14, 20]],
        ['petang', [15, 21]],
        ['malam', [18, 28]],
        ['dini hari', [0, 6]],
        ['subuh', [2, 7]],
      ]),
      sure: new Map([
        ['am', [0, 12]],
        ['pm', [12, 24]],
      ]),
      after: words('wib wita wit gmt utc'),
      half: new Map([['setengah', -30]]),
      past: words('lewat lebih'),
      to: words('kurang'),
      minutesFirst: false,
      names: valued('tengah_hari 12 tengah_malam 0'),
    },
  },
  lint: {
    functionWords: words(
      'dan atau di ke dari yang untuk dengan pada dalam oleh bagi karena serta para sebuah',
    ),
    tail: /baca juga|klik|ikuti (?:kami|berita|channel|saluran)|hubungi|whats ?app|\bwa\b.{0,20}\d|telegram|promo|diskon|\bslot\b|gacor|jackpot|\bbonus\b|deposit|daftar sekarang|pinjaman|berlangganan|hak cipta|copyright|artikel ini (?:telah|sudah|pertama)|^(?:editor|penulis|reporter|sumber|oleh|pewarta|iklan|advertorial|ditulis oleh|diterjemahkan oleh)\s*(?::|$)|\b08\d{2}[\d -]{5,}|\+62/i,
    line: /^\W*(?:baca juga|lihat juga|simak juga|advertisement|iklan|scroll)\b/i,
  },
  smallWords: words(`
    yang dan di ke dari untuk dengan ini itu pada adalah tidak akan dalam juga oleh karena sebagai atau telah
    sudah bisa dapat mereka kami kita saya dia ia kamu anda para bahwa saat ketika seperti namun tetapi tapi ada
    lebih sangat serta bagi agar jika kalau hingga sampai antara setelah sebelum masih hanya belum bukan pun lagi
    tersebut tentang secara menjadi merupakan
  `),
  conjunctions: 'dan atau tetapi namun sedangkan karena sehingga yang bahwa ketika untuk dengan'.split(' '),
};
