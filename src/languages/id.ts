import { type LanguagePack, numbered, phrases, words } from './pack.js';

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
    mayRepeat: words('ha he hi ho la na wk iya ya'),
    // Not verbs with me- or di- … -kan, and not what binds words.
    reduplicates:
      /^(?!me(?:m[bpf]|n[cdgjt]|ng|ny|rupakan|miliki|lakukan|nurut|lalui)|di\p{L}+kan$|se(?:buah|orang|tiap|kitar|lama|hingga|dangkan|jumlah|suai|lain|mentara)|(?:adalah|yaitu|yakni|terhadap|kepada|daripada|tanpa|bahkan|berbagai|beberapa|termasuk|saja|maka|bin|binti)$)/u,
  },
  boilerplate: {
    readVerbs: phrases('baca, lihat, simak, tonton, saksikan, dengarkan, klik, intip'),
    more: phrases('juga, selengkapnya, lainnya, lagi, pula, lebih lanjut, selanjutnya, terus'),
    media: phrases(`
      video, videonya, foto, fotonya, foto-foto, artikel, berita, beritanya, infografis, galeri, podcast, live,
      siaran langsung, tayangan, ulasan, artikelnya, liputan
    `),
    labels: phrases(`
      berita terkait, berita lainnya, berita populer, berita terpopuler, berita sebelumnya, berita terbaru,
      berita pilihan, artikel terkait, artikel lainnya, artikel menarik lainnya, artikel sebelumnya, artikel pilihan,
      topik terkait, konten terkait, video terkait, video pilihan, video lainnya, video populer, foto
      terkait, foto lainnya, foto pilihan, berita terkini, pilihan editor, pilihan redaksi, rekomendasi untuk anda,
      rekomendasi untukmu, terpopuler, halaman, selanjutnya, tag, tags, bagikan, share, halaman selanjutnya, halaman berikutnya, halaman sebelumnya,
      baca selengkapnya, lanjut baca, lanjutkan membaca, lanjut ke halaman berikutnya, lanjut membaca, iklan,
      advertisement, advertisement - scroll to continue with content, scroll to continue with content,
      scroll to resume content, scroll ke bawah, read more, read also, foto, video, gambas, infografis, galeri foto,
      bagikan artikel ini, sponsored, advertorial
    `),
    here: phrases('di sini, disini, pada tautan ini, di tautan ini, di link ini, pada link ini'),
    callVerbs: phrases(`
      scroll, gulir, geser, swipe, dapatkan, ikuti, ikuti terus, ikuti juga, gabung, bergabung, bergabunglah,
      mari bergabung, ayo gabung, yuk gabung, yuk ikuti, ayo ikuti, mari ikuti, klik, hubungi, daftar sekarang, daftar di sini, daftar segera, unduh,
      download, kunjungi, berlangganan, follow, subscribe, like, jangan lewatkan, jangan lupa, pilih, pastikan, aktifkan, pantau, nikmati,
      temukan, langganan, beli, pesan sekarang, nonton, klaim, raih, ajak, tunggu apa lagi, segera hubungi, silakan hubungi, silakan klik, segera daftar, yuk daftar, join
    `),
    siteObject:
      /(?:untuk|to)\s+(?:(?:melanjutkan|lanjutkan|lanjut)(?:\s+(?:membaca|baca)|[.!]?$)|(?:mem)?baca\s+(?:artikel|berita|selengkapnya|lanjutan)|continue\s+(?:reading|with))|google news|\bkami di\b|(?:channel|saluran|kanal|grup|komunitas)\s+(?:whats ?app|telegram|youtube|wa\b|instagram|kami)|\bupdate\b.{0,30}\b(?:berita|setiap|harian|terbaru|terkini|informasi)|berita (?:pilihan|terbaru|terkini|terupdate|terhangat|menarik|lainnya)|breaking news|notifikasi|newsletter|whats ?app channel/i,
    callObject:
      /\bkami\b|di ?sini\b|sekarang\b|google news|(?:channel|saluran|kanal|grup|akun)\s+(?:whats ?app|telegram|youtube|wa\b|instagram)|(?:nomor|via|lewat|melalui|chat|ke)?\s*(?:whats ?app|\bwa\b|telegram).{0,15}\d|promo\b|bonus|diskon|\bslot\b|gacor|pinjaman|subscribe|\blike\b|link (?:ini|di|berikut)|tautan (?:ini|di bawah|berikut)|berita (?:pilihan|terbaru|terkini|lainnya)|\bupdate\b/i,
    byLine:
      /^(?:editor|penulis|reporter|sumber|oleh|pewarta|wartawan|kontributor|redaktur|penyunting|penerjemah|laporan|koresponden|ditulis oleh|diterjemahkan oleh|disunting oleh|copyright|iklan|advertorial|tag|tags|topik|e-?mail|surel|telepon|telp|kontak|narahubung|website|situs|alamat|wa|whatsapp|instagram)\s*(?:[:/]|$)|^(?:info|informasi)(?: lebih)? (?:lanjut|lengkap)\b|^laporan (?:wartawan|reporter|kontributor|koresponden)\b|^(?:ditulis|diterjemahkan|disunting) oleh\b/i,
    rights:
      /hak cipta (?:©|\(c\)|dilindungi|\d)|copyright\b|^\W*©|all rights reserved|^(?:artikel|berita|tulisan) ini (?:(?:telah|sudah|pertama|kali|sebelumnya|juga) )*(?:di)?(?:tayang|terbit|muat|publikasi|perbarui|sadur|kutip|terjemahkan|ambil|olah)/i,
    spam: /\bslots?\b|gacor|jackpot|\bbonus\b|\bdeposit\b|\btogel\b|judi online|pinjaman online|cepat cair|terpercaya|kode promo|\bmaxwin\b|\bdiskon\b|\bpromo\b/i,
    phone: /\b08\d{2}[\d .-]{5,}|\+62[\d .-]{7,}|\b\(?0\d{2,3}\)?[ -]\d{6,}/,
  },
  smallWords: words(`
    yang dan di ke dari untuk dengan ini itu pada adalah tidak akan dalam juga oleh karena sebagai atau telah
    sudah bisa dapat mereka kami kita saya dia ia kamu anda para bahwa saat ketika seperti namun tetapi tapi ada
    lebih sangat serta bagi agar jika kalau hingga sampai antara setelah sebelum masih hanya belum bukan pun lagi
    tersebut tentang secara menjadi merupakan
  `),
  conjunctions: 'dan atau tetapi namun sedangkan karena sehingga yang bahwa ketika untuk dengan'.split(' '),
};
