import { type LanguagePack, numbered, withoutVowels, words } from './pack.js';

const twoToNine = ['dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

export const indonesian: LanguagePack = {
  code: 'id',
  segmentation: {
    neverEnds: words(`
      dr drg drh prof ir drs dra ec ns h hj kh k.h tgk tgh ust ustz ustzh pdt mgr st rev mr mrs ms tn ny nn nj sdr
      sdri bp bpk yth kpd r.m r.ng r.aj r.ay k.r.t k.r.a k.p.h k.g.p.h g.k.r b.r.m g.r.ay rd tb tbg moh mohd muh
      muhd moch mochd much abd gst ngr wyn nym kol letkol brigjen mayjen letjen jend kapt lettu letda lettda peltu
      pelda serma serka sertu serda kopka koptu kopda praka pratu prada laksda laksdya laksma marsda marsdya marsma
      bripka brigpol briptu bripda aiptu aipda ipda iptu akp akbp kompol kombes irjen komjen brig pol plt plh pj pjs
      pgs gub wagub jl jln gg kec kab kel prov ds dsn
      dk kp kpg komp kompl perum gd lt blok kav ling psr tmn simp tj tg tlk kep sdn smpn sman univ inst fak jur prodi
      rp us$ usd pt cv ud pd fa pte kop yay a.n an u.p u.b d.a d/a a/n u/p c.q q.q s/d s.d a.d n/a ttd dto cf vs v
      lih bdk ed eds terj peny penerj cet lamp jo rek reg stb stbl alm almh mis eks a.l antara.l d.h t.t e.g i.e
      q.s qs hr h.r no nr inf sub dgn purn n.b dok sen gov rep gen col capt maj sgt cmdr adm dep maks min
    `),
    alsoWords: words(
      'kol blok mar gub ling reg komp inst sub brig kop inf pol kep hr fak much sen gen hal bab ayat hp wa',
    ),
    clipped: withoutVowels,
    beforeNumber: words(`
      nomor hal hlm tgl telp tel tlp telpon fax faks hp wa ps psl ayat vol jil jld bab gbr tab rt rw km pkl pk thn th
      art op ca k.l kl lk
    `),
    months: words('jan feb mar apr mei jun jul agt agu agust ags sep sept okt nov nop des'),
    units: words('km thn th'),
    clock: words('a.m p.m'),
    afterClock: /^(?:\p{Lu}{2,4}(?!\p{L})|(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Waktu)(?!\p{L}))/u,
    determiners: words(`
      segala banyak satu suatu beberapa setiap tiap semua berbagai sejumlah seluruh sebuah dua tiga empat lima sesuatu
      pelbagai macam hal-hal kedua pertama terakhir sebelum sesudah menutup membuka memegang punya membaca melalui lewat
    `),
    notRoman: /^I \p{Lu}/u,
    mayEnd: words('dll dsb dst dkk tbk ybs tsb sbb bros inc corp ltd co jr al saw swt ra as'),
    needsStarter: words('a.s u.s u.k d.c b.c m.a u.n d.i.y r.i d.i l.a g.s a.k.a ltd inc co corp jr'),
    degree:
      /^(?:s\.?(?:h|e|t|s|p|kom|sos|pd|ag|ip|si|ked|farm|kep|psi|hum|th|gz|tp|ptk|pt|hut|kel|sn|ikom|kpm|stp|km)(?:\.i)?|m\.?(?:h|m|t|a|p|b\.?a|hum|kes|kom|pd|si|sc|ag|ak|eng|phil|sos|psi|stat|farm|kn|ars|ph|ikom|i\.?kom|e|ed|ip)|sp\.?(?:pd|a|og|b|jp|m|kj|s|n|p|u|an|rad|tht|ot|kk|pk|f|bs|og-k)(?:-?k)?|ph\.?d|d\.?(?:ba|eng|sc|phil|th|e\.?a)|lc|l\.?l\.?[mb]|b\.?(?:a|sc|eng|ba)|a\.?md|apt|ak|ca|cpa|k|psikolog|finasim|fihfaa)$/,
    starters: words(`
      ia dia mereka kami kita saya aku beliau namun tetapi tapi sementara selain menurut pada di dalam untuk dengan
      hal ini itu para sebelumnya setelah saat ketika karena jika bila kalau kini sejak akan meski meskipun walau
      walaupun adapun bahkan oleh seorang sebuah tak tidak lalu kemudian akibatnya dari ada semua sebanyak sedangkan
      tahun hari selama seperti sebagai bagi maka padahal hingga sampai agar apalagi artinya berdasarkan begitu
      akhirnya setiap sejumlah beberapa banyak kata katanya ujarnya sebab jadi tanpa terkait melalui atas
      polisi petugas warga korban pelaku pemerintah masyarakat pihak kondisi acara kegiatan kejadian peristiwa hakim jaksa
      penyidik wartawan penonton orang anak-anak dulu sekarang kemarin besok nanti begitulah demikian meskipun ketiga
      keduanya ternyata tiba-tiba suatu sekali pagi malam siang sore rupanya apakah mengapa siapa bagaimana kelak baginda
      tampak terlihat terdengar hadir muncul datang tampaknya konon akhir awal
    `),
    labelled: words(`
      vitamin kelas golongan grup blok gedung tipe hepatitis rencana tim kategori seri huruf nilai poin lampiran
      terminal gerbang pintu zona ruang lantai plan bagian versi pilihan jalur liga serie subvarian virus influenza
      titik kelompok paket jenis komisi inisial berinisial ayat bab pasal angkatan tahap edisi babak sesi divisi ruas
      jilid buku fase semester kavling tingkat eselon triwulan kuartal dunia buwono pakubuwono hamengkubuwono
    `),
    coordinators: words('dan atau serta maupun & hingga sampai'),
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
      ia ini itu ibu ibunda iya ialah isi istri isteri ikan ide ikut imam iman impor indah industri informasi ingat
      ingin inilah itulah inti investasi isu izin
    `),
    clitics: ['nya', 'lah', 'kah', 'pun', 'ku', 'mu'],
    // Not l and h ("lho", "Lhokseumawe"), the double l and w of loans and names, nor what is written without vowels.
    impossibleL:
      /^l(?:[bcdfgjkmnpqrstvxz][b-df-hj-np-tv-z]+[aeiou]|[bcdfgjkmnpqrstvxz][aeiou]\p{L}{2})\p{L}*$/u,
  },
  smallWords: words(`
    yang dan di ke dari untuk dengan ini itu pada adalah tidak akan dalam juga oleh karena sebagai atau telah
    sudah bisa dapat mereka kami kita saya dia ia kamu anda para bahwa saat ketika seperti namun tetapi tapi ada
    lebih sangat serta bagi agar jika kalau hingga sampai antara setelah sebelum masih hanya belum bukan pun lagi
    tersebut tentang secara menjadi merupakan
  `),
  conjunctions: 'dan atau tetapi namun sedangkan karena sehingga yang bahwa ketika untuk dengan'.split(' '),
};
