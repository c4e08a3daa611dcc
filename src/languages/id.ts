import { type LanguagePack, numbered, words } from './pack.js';

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
  smallWords: words(`
    yang dan di ke dari untuk dengan ini itu pada adalah tidak akan dalam juga oleh karena sebagai atau telah
    sudah bisa dapat mereka kami kita saya dia ia kamu anda para bahwa saat ketika seperti namun tetapi tapi ada
    lebih sangat serta bagi agar jika kalau hingga sampai antara setelah sebelum masih hanya belum bukan pun lagi
    tersebut tentang secara menjadi merupakan
  `),
  conjunctions: 'dan atau tetapi namun sedangkan karena sehingga yang bahwa ketika untuk dengan'.split(' '),
  writing: {
    isPlain: true,
    enclitics: new Map([
      ['lah', ''],
      ['kah', ''],
      ['tah', ''],
      ['nya', ''],
      ['pun', 'pun'],
      ['ku', 'saya'],
      ['mu', 'kamu'],
    ]),
    acronyms: words(`
      as ri wib wita wit tni bi ma mk hut sma smk smp wni wna bca kai sim psi pssi pan ahy mui bei bsu paud dtsen bumd diy
      itb ui pki bsi dpo pdam unesco asean fifa imf opec uefa ojk bumn rapbn apbn apbd uu uud kuhp kuhap koni
    `),
    signs: new Map([
      ['%', 'persen|persentase'],
      ['&', 'dan'],
      ['+', 'plus|tambah|lebih'],
      ['=', 'sama dengan|adalah|yaitu'],
      ['$', 'dolar|usd'],
      ['€', 'euro?|eur'],
      ['£', 'pound|paun|poundsterling|gbp'],
      ['¥', 'yen|yuan|jpy|cny|rmb'],
      ['₹', 'rupee|rupi|inr'],
      ['₩', 'won|krw'],
      ['°', 'derajat'],
      ['×', 'x|kali'],
      ['÷', 'dibagi'],
      ['±', 'sekitar|kurang lebih|kira-kira'],
      ['≈', 'sekitar|kurang lebih|kira-kira'],
      ['≥', 'minimal|sedikitnya|lebih|>='],
      ['≤', 'maksimal|paling|kurang|<='],
      ['>', 'lebih|di atas'],
      ['<', 'kurang|di bawah'],
      ['§', 'pasal|ayat|bagian'],
      ['№', 'no|nomor'],
      ['#', 'no|nomor|tagar'],
      ['@', 'di|pada'],
      ['²', '2|persegi|kuadrat'],
      ['³', '3|kubik'],
      ['½', '1/2|setengah|0,5|,5'],
      ['¼', '1/4|seperempat|,25'],
      ['¾', '3/4|tiga perempat|,75'],
      ['‰', 'per mil'],
      ['™', 'tm'],
    ]),
  },
};
