import { indonesianAffixes } from './id-affixes.js';
import { neutralNumbers } from './neutral.js';
import { named, numbered, valued } from './number-words.js';
import {
  endings,
  type LanguagePack,
  never,
  none,
  persons,
  phrases,
  prefixed,
  withoutVowels,
  words,
} from './pack.js';

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
      q.s qs hr h.r no nr inf sub dgn purn n.b dok sen gov rep gen col capt maj sgt cmdr adm dep maks min hub em pres lab cab
      wil dit ditjen kanwil sie subdit rer nat cc ass wr wb loc lap ave let std dev gus pst ytc apt br bup ket cok sy rm ra
    `),
    alsoWords: words(
      'kol blok mar gub ling reg komp inst sub brig kop inf pol kep hr fak much sen gen hal bab ayat hp wa ra ket sy apt',
    ),
    clipped: withoutVowels,
    beforeNumber: words(`
      bln mnt ext ver rev rw cth jml
      nomor hal hlm tgl telp tel tlp telpon fax faks hp wa ps psl ayat vol jil jld bab gbr tab rt rw km pkl pk thn th
      art op ca k.l kl lk
    `),
    months: words('jan feb peb mar mrt apr mei jun jul agt agu agust ags sep sept okt nov nop des'),
    units: words('km thn th bln mnt eks'),
    clock: words('a.m p.m'),
    afterClock: /^(?:\p{Lu}{2,4}(?!\p{L})|(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Waktu)(?!\p{L}))/u,
    determiners: words(`
      segala banyak satu suatu beberapa setiap tiap semua berbagai sejumlah seluruh sebuah dua tiga empat lima sesuatu
      pelbagai macam hal-hal kedua pertama terakhir sebelum sesudah menutup membuka memegang punya membaca melalui lewat
    `),
    notRoman: /^I \p{Lu}/u,
    mayEnd: words('bhd dll dsb dst dkk tbk ybs tsb sbb bros inc corp ltd co jr al saw swt as'),
    needsStarter: words('a.s u.s u.k d.c b.c m.a u.n d.i.y r.i d.i l.a g.s a.k.a ltd inc co corp jr'),
    degree:
      /^(?:s\.?(?:h|e|t|s|p|kom|sos|pd|ag|ip|si|ked|farm|kep|psi|hum|th|gz|tp|ptk|pt|hut|kel|sn|ikom|kpm|stp|km)(?:\.i)?|m\.?(?:h|m|t|a|p|b\.?a|hum|kes|kom|pd|si|sc|ag|ak|eng|phil|sos|psi|stat|farm|kn|ars|ph|ikom|i\.?kom|e|ed|ip)|sp\.?(?:pd|a|og|b|jp|m|kj|s|n|p|u|an|rad|tht|ot|kk|pk|f|bs|og-k)(?:-?k)?|ph\.?d|d\.?(?:ba|eng|sc|phil|th|e\.?a)|lc|l\.?l\.?[mb]|b\.?(?:a|sc|eng|ba)|a\.?md|apt|ak|ca|cpa|k|psikolog|finasim|fihfaa)$/,
    // Besides words of grammar those that begin many of 900,000 sentences and are rarely capitalised within one.
    starters: words(`
      acara ada adalah adanya adapun adik agar ahli ajang akan akhir akhirnya akibat akibatnya akses aksi aktif
      aktivis aktivitas aktor aktris aku akun alamat alasan alasannya alat album algoritma alih alih-alih alternatif
      alur ambil anak anak-anak analis analisis ancaman anggaran anggota angin angka anjing antara antarmuka apa
      apabila apakah apalagi aparat aplikasi area argumen artikel artinya artis arus atas atau atlet atribut aturan
      awal awalan awalnya awan ayah baca backend bagaimana bagaimanapun bagi bagian baginda bahan bahkan bahwa baik
      bakal balapan bandingkan bangsa bangunan banjir bantuan banyak banyaknya barang baris baru baru-baru batas
      bayangkan bayi beberapa begitu begitulah bekerja belakangan beliau belum benar bendera bentuk beralih berapa
      beras berbagai berbeda berbicara berdasarkan beri berikan berikut berikutnya berita berkaitan berkas berkat
      bersama besaran besarnya besok biasanya biaya bila bisa bola bom buah buat bukan bukti buku bulan bunga burung
      bus calon capaian cara catat catatan cawapres cerita coba contoh contohnya cuaca cukup cuma daftar daging dalam
      dampak dan dapat dapatkan dari daripada dasar data datang daun debat delapan demi demikian dengan detail di dia
      dialog dibandingkan dibawah diberitakan diduga diharapkan dijelaskan dikatakan diketahui dikutip dilansir
      dilihat dimana diperbaiki diperkirakan dirinya disamping disebut disebutkan disini ditambah ditambahkan ditanya
      dokter dokumen dokumentasi dolar dua duel dugaan dukungan dulu ekonom ekonomi eks ekspor elemen empat enam
      entah entri etiket evaluasi event faktor fase fasilitas fenomena file film fitur fokus formulir foto fungsi
      gadis gagasan gambar game gangguan garis gejala gelar gelombang gempa gencatan gol gugatan guna gunakan guru
      hadiah hadir hak hakim hal hal-hal hampir hanya harap harapan harga hari harus hasil hasilnya hewan hindari
      hingga hipotesis hubungan hujan hukum ia ide ikan ikon ikuti ilmuwan impor industri inflasi informasi
      infrastruktur ingat ini inisiatif inovasi insiden instance interaksi investasi investor istilah istri isu itu
      itulah izin jadi jadwal jaksa jalankan jam jangan jarak jaringan jawaban jawabannya jelang jelas jenis jika
      juara juga jumlah justru kabar kajian kala kalau kali kalian kamera kami kampan kampanye kamu kan kandungan
      kapal kapan kapasitas karakter karena karenanya kasus kata katanya kategori kau kaum kawasan ke keadaan
      kebakaran kebanyakan keberadaan keberhasilan kebiasaan kebijakan kebutuhan kecelakaan kecepatan kecuali
      kedatangan kedua keduanya keempat kegagalan kegiatan kehadiran kejadian kekalahan kekhawatiran kekuatan kelak
      kelas kelima kelompok keluarga kemampuan kemarin kembali kemenangan kemudian kemungkinan kenaikan kendala
      kendaraan kendati kepada keputusan kerja kerugian kerusakan kerusuhan kesalahan kesepakatan ketentuan
      keterangan ketersediaan ketiga ketiganya ketik ketika keunggulan keuntungan khusus khususnya kinerja kini kisah
      kita klaim klik klub kode kolaborasi kombinasi komentar komitmen komoditas komponen komputer komunitas kondisi
      konferensi konfigurasi konflik konon konsep konsumen konsumsi konteks konten kontrak kontribusi kontrol kopi
      korban kotak kredit krisis kriteria kualitas kuasa kucing kunci kunjungan kuota kurang kurs laga lagu lahan
      lakukan lalu langkah langkah-langkah lapisan laporan latihan layanan layar lebih ledakan lewat lihat lima
      lokasi lonjakan luas lukisan maaf mahasiswa maka makanan maksud malam manfaat mantan mari masa masalah
      masalahnya masih masing-masing maskapai massa masuk masukkan masyarakat mata materi mau mayoritas media
      mekanisme melakukan melalui melihat memahami memakai memang memasuki memasukkan membaca membangun memberikan
      membuat membuka memilih memiliki memindahkan memperbaiki memperbarui memulai memungkinkan menambahkan
      menampilkan menanggapi menariknya mencari mencetak mendukung menentukan menerapkan menerima menetapkan
      mengaktifkan mengambil mengapa mengatur mengelola mengembalikan mengenai mengetahui menggambar menggunakan
      menghapus menghitung mengingat mengubah mengutip meningkatkan menjabat menjadi menjalankan menjelang menu
      menulis menurut menurutnya menyatakan menyimpan menyisipkan menyunting mereka mesin meski meskipun metode
      militer minyak misalnya misi mobil modul momen motor mulai mulanya muncul mungkin musik musim musuh nama
      namanya namun nanti nantinya negara negara-negara nggak nilai nyalakan obat objek obyek oleh operasi operator
      orang orang-orang pabrik pada padahal pagi pajak paket paling panggil panjang pantauan para parameter pasang
      pasangan pasien pastikan pasukan pebalap pedagang pejabat pekan pekerja pekerjaan pelajaran pelaksanaan pelaku
      pelatih pelatihan peluang peluncuran pemain pemantauan pembagian pembalap pembaruan pembatasan pembayaran
      pembentukan pemberian pembuatan pemenang pemeriksaan pemerintah pemerintahan pemilih pemilik pemimpin
      penambahan penampilan penanganan pencapaian pencarian pencemaran pendaftaran pendapatan pendekatan penduduk
      pendudukan peneliti penelitian penelusuran penembakan penemuan penentuan penerbangan penerima penetapan
      pengacara pengalaman pengamat pengambilan pengaruh pengaturan pengecualian pengembangan pengemudi pengenalan
      pengguna penggunaan penghargaan penguatan pengujian pengumpulan pengumuman pengunjung pengusaha penilaian
      peningkatan penjaga penjelasan penjualan penonton penting penulis penumpang penurunan penutupan penyakit
      penyaluran penyanyi penyebab penyebaran penyedia penyelesaian penyelidikan penyerahan penyerang penyesuaian
      penyidik penyimpanan per peramban peran perangkat perayaan perbaikan perbandingan perbedaan percobaan perempuan
      performa perhatian perhatikan perhitungan perilaku peringatan periode peristiwa perjalanan perkembangan
      perkiraan perlakuan perlu permainan permasalahan permintaan pernyataan persaingan persentase persiapan
      persoalan persyaratan pertama pertandingan pertanyaan pertanyaannya pertempuran pertemuan pertimbangan
      pertimbangkan pertumbuhan perubahan perundingan perusahaan pesan pesawat peserta pesta petani petenis petugas
      pidato pihak pihaknya pikirkan pilih pilihan pindahkan pinjaman pintu platform pohon poin pola polisi politik
      politikus polusi ponsel populasi posisi potensi praktik pria prinsip produk produksi produsen profil proporsi
      prosedur proses protes proyek puluhan puncak pustaka putusan rangkaian rasa rasanya rasio rata-rata ratusan
      reaksi realisasi referensi regulasi rekaman rekomendasi rekor rencana rencananya respon responden respons
      ribuan rider rilis risiko robot ruang rumah rupanya rupiah saat saham saksi salah sama sambil sampai sampel
      sangat sanksi sasaran satu satu-satunya saya sayang sebab sebagai sebagaimana sebagian sebaiknya sebaliknya
      sebanyak sebelum sebelumnya sebenarnya seberapa sebuah secara sedangkan sedikit sedikitnya seekor segera sehari
      seharusnya sehingga seiring sejak sejalan sejarah sejauh sejumlah sekali sekarang sekelompok sekitar sektor sel
      selagi selain selaku selalu selama selanjutnya selebgram seluruh semakin sementara sempat semua semuanya semula
      senada senjata sensor seorang sepanjang seperti sepertinya serangan sering seringkali serta seseorang sesi
      sesuai setahun setel setelah setiap setidaknya seusai siang siapa sifat sikap sinyal sisa sisanya sistem siswa
      situasi situs skema skor skrip skuad soal solusi sopir sore sosialisasi sosok staf standar status strategi
      striker string struktur suara suasana suatu subjek sudah suhu suku sulit sumber supaya survei syarat tadi tahap
      tahun tak tambah tambahan tampak tampaknya tanaman tanda tanggal tanpa tantangan tapi target tarif tautan
      tekanan teknologi telah tema tempat temuan temukan tentang tentara tentu tentunya teori terakhir tercatat
      terdakwa terdapat terdengar terjadi terkadang terkait terlebih terlepas terlihat termasuk ternyata tersangka
      terus terutama tes tetap tetapi tiap tiba-tiba tidak tiga tiket tindakan tingginya tingkat titik to toko tombol
      topik total transaksi tren tubuh tugas tujuan tujuannya tujuh tulis tulisan tuntutan turnamen tutup uang ucapan
      ujarnya uji ukuran umumnya untuk upacara upaya urutan usaha usai usulan vaksin variabel verifikasi versi video
      virus volume wabah waktu walau walaupun wanita warga warganet warna wartawan wawancara wilayah wisatawan yaitu
      yang
    `),
    startsLike: /\p{L}{3}nya$/u,
    labelled: words(`
      vitamin kelas golongan grup blok gedung tipe hepatitis rencana tim kategori seri huruf nilai poin lampiran
      terminal gerbang pintu zona ruang lantai plan bagian versi pilihan jalur liga serie subvarian virus influenza
      titik kelompok paket jenis komisi inisial berinisial ayat bab pasal angkatan tahap edisi babak sesi divisi ruas
      jilid buku fase semester kavling tingkat eselon triwulan kuartal dunia buwono pakubuwono hamengkubuwono tahun nomor tanggal pukul jam halaman angka umur usia
    `),
    speech: words(`
      kata ujar tutur ucap tanya jawab sahut seru teriak bisik tukas timpal sela jelas tegas tambah lanjut ungkap terang
      berkata bertanya menjawab berujar menyahut berseru berteriak berbisik menukas menimpali menyela menjelaskan
      menegaskan menambahkan melanjutkan mengungkapkan menuturkan mengatakan bergumam membentak
    `),
    coordinators: words('dan atau serta maupun & hingga sampai'),
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
    plus: words('plus'),
    below: new Set(['di bawah nol', 'dibawah nol']),
    ordinals: { words: valued('pertama 1'), prefix: 'ke', areFractions: false },
    fractions: {
      words: valued('setengah 2 separuh 2 separo 2 paruh 2'),
      prefix: 'per',
      add: true,
      all: words('semua semuanya seluruh seluruhnya segenap'),
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
    percent: new Set([
      ...neutralNumbers.percent,
      'persen',
      'prosen',
      'persennya',
      'persen poin',
      'poin persen',
      'poin persentase',
    ]),
    currencies: named({
      rupiah: 'rp idr rupiah',
      dollar: '$ dolar dollar',
      'dollar us': 'us$ usd dolar_as dolar_amerika dollar_as dollar_amerika',
      'dollar au': 'a$ au$ aud dolar_australia',
      'dollar sg': 's$ sg$ sgd dolar_singapura',
      'dollar hk': 'hk$ hkd dolar_hong_kong dolar_hongkong',
      'dollar ca': 'c$ ca$ cad dolar_kanada',
      'dollar nz': 'nz$ nzd dolar_selandia_baru',
      'dollar tw': 'nt$ twd dolar_taiwan',
      euro: '€ eur euro',
      pound: '£ gbp pound poundsterling pounds',
      yen: '¥ jpy yen',
      ringgit: 'rm myr ringgit',
      yuan: 'cny rmb yuan',
      baht: 'thb baht',
      peso: 'php peso',
      rupee: 'inr rupee',
      riyal: 'sar riyal',
      ruble: 'rub rubel',
      franc: 'chf franc',
    }),
    measures: named({
      km: 'km kilometer kilometre',
      m: 'm meter metre',
      cm: 'cm sentimeter senti',
      mm: 'mm milimeter',
      mile: 'mil',
      foot: 'kaki',
      inch: 'inci inch',
      kg: 'kg kilogram',
      g: 'gr gram',
      mg: 'mg miligram',
      ton: 'ton',
      liter: 'liter',
      ml: 'ml mililiter',
      gallon: 'galon',
      hectare: 'ha hektar hektare',
      acre: 'acre',
      barrel: 'barel',
    }),
    counted: words('sekali'),
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
      /\bkami\b|di ?sini\b|sekarang\b|google news|(?:channel|saluran|kanal|grup|akun)\s+(?:whats ?app|telegram|youtube|wa\b|instagram)|(?:whats ?app|\bwa\b|telegram).{0,15}\d|promo\b|bonus|diskon|\bslot\b|gacor|pinjaman|subscribe|\blike\b|link (?:ini|di|berikut)|tautan (?:ini|di bawah|berikut)|berita (?:pilihan|terbaru|terkini|lainnya)|\bupdate\b/i,
    byLine:
      /^(?:editor|penulis|reporter|sumber|oleh|pewarta|wartawan|kontributor|redaktur|penyunting|penerjemah|laporan|koresponden|ditulis oleh|diterjemahkan oleh|disunting oleh|copyright|iklan|advertorial|tag|tags|topik|e-?mail|surel|telepon|telp|kontak|narahubung|website|situs|alamat|wa|whatsapp|instagram)\s*(?:[:/]|$)|^(?:info|informasi)(?: lebih)? (?:lanjut|lengkap)\b|^laporan (?:wartawan|reporter|kontributor|koresponden)\b|^(?:ditulis|diterjemahkan|disunting) oleh\b/i,
    rights:
      /hak cipta (?:©|\(c\)|dilindungi|\d)|copyright\b|^\W*©|all rights reserved|^(?:artikel|berita|tulisan) ini (?:(?:telah|sudah|pertama|kali|sebelumnya|juga) )*(?:di)?(?:tayang|terbit|muat|publikasi|perbarui|sadur|kutip|terjemahkan|ambil|olah)/i,
    spam: /\bslots?\b|gacor|jackpot|\bbonus\b|\bdeposit\b|\btogel\b|judi online|pinjaman online|cepat cair|terpercaya|kode promo|\bmaxwin\b|\bdiskon\b|\bpromo\b/i,
    phone: /\b08\d{2}[\d .-]{5,}|\+62[\d .-]{7,}|\b\(?0\d{2,3}\)?[ -]\d{6,}/,
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
  grammar: {
    functionWords: words(`
      aku kau engkau beliau kalian kepada terhadap atas daripada sejak selama sambil tanpa demi per melalui menurut
      mengenai kecuali selain supaya meski meskipun walau walaupun sehingga sedangkan sementara maka yakni yaitu ialah
      seraya tatkala seolah-olah seakan-akan andai apabila bila bilamana asalkan sebab maupun melainkan
      apakah apa siapa mana kapan mengapa kenapa bagaimana harus mesti boleh perlu sedang tengah pernah jangan
      menuju sepanjang sekitar antar akibat saja pula malah bahkan si sang kaum sebuah seorang seekor suatu begitu demikian begini
      sini sana situ nya ku mu
    `),
    articles: none,
    determiners: words('itu ini tersebut sebuah seorang seekor suatu sesuatu salah satu tadi tiap setiap'),
    persons: persons({
      I: 'aku saya ku',
      we: 'kami kita',
      you: 'kamu anda kau engkau kalian mu',
      they: 'dia ia beliau mereka nya',
    }),
  },
  conjunctions: 'dan atau tetapi namun sedangkan karena sehingga yang bahwa ketika untuk dengan'.split(' '),
  clitics: {
    before: new Map([
      ['ku', ['aku', 'saya']],
      ['kau', ['kamu', 'anda']],
    ]),
    after: new Map([
      ['nya', ['dia', 'ia', 'mereka', 'itu']],
      ['ku', ['aku', 'saya']],
      ['mu', ['kamu', 'anda']],
      ['lah', []],
      ['kah', []],
      ['pun', []],
    ]),
  },
  morphology: {
    irregular: new Map(),
    endings: endings('nya: lah: kah: pun: ku: mu: kan: i: an:'),
    beginnings: [
      ...prefixed('di ber ter me mem men meng ku kau', ''),
      ...prefixed('meny', 's'),
      ...prefixed('mem', 'p'),
      ...prefixed('men', 't'),
      ...prefixed('meng', 'k'),
    ],
    doubled: never,
  },
  negation: {
    words: words(`
      tidak tak bukan belum jangan tanpa tiada tidaklah bukanlah janganlah belumlah takkan enggak nggak gak ngga
      ndak kagak tdk jgn blm bkn tanpanya
    `),
    endings: [],
    idioms: new Set(
      phrases(`
        tidak hanya, bukan hanya, tak hanya, tidak cuma, bukan cuma, tak cuma, tidak sekadar, bukan sekadar, tak sekadar, bukan sekedar,
        bukan saja, tidak saja, tak saja, tidak semata, bukan semata, tidak semata-mata, bukan semata-mata, tidak melulu,
        tidak lama, tak lama, belum lama, belum lama ini, tidak jarang, tak jarang, tidak sedikit, tak sedikit, bukan sedikit, tidak pelak, tak pelak, tak ayal, tidak ayal, tak urung,
        mau tidak mau, mau tak mau, suka tidak suka, bukan main, bukan kepalang, tidak lain, tak lain, tidak lain tidak bukan, tak lain tak bukan, tak lain dan tak,
        tidak apa-apa, tak apa-apa, tidak apa, tak apa, tidak kurang, tak kurang, tidak kalah, tak kalah,
        tidak terkecuali, tak terkecuali, tanpa terkecuali, tanpa kecuali, bukan rahasia, atau tidak, atau belum, atau bukan, apa tidak, tanpa henti,
        tak henti, tidak henti, tak henti-hentinya, tidak henti-hentinya, tanpa hentinya, tanpa terasa, tak terasa, belum lagi, tidak seperti, tak seperti, tak heran, tidak heran,
        tidak langsung, tak langsung, tak jauh, tidak jauh, tidak asing, tak asing, tak disangka, tak diduga, tanpa sadar, tak sadar, tak dikenal,
        tidak bisa tidak, tak bisa tidak, bukan tidak mungkin, bukan tak mungkin, tidak menutup kemungkinan, tak menutup kemungkinan, tak tanggung-tanggung, tidak tanggung-tanggung,
        paling tidak, hampir tidak, hampir tak, nyaris tidak, nyaris tak, jangan sampai, tidak terlepas, tak terlepas, tidak lepas, tak lepas, bagaimana tidak,
        tidak ketinggalan, tak ketinggalan, tak luput, tidak luput, bukankah, acuh tak acuh
      `),
    ),
    // By sense, as in English: verbs that deny and their nouns, what nearly denies, what excludes and contrasts, what has
    // not happened yet, questions that hold a denial.
    implied: words(`
      gagal gagalnya kegagalan menggagalkan digagalkan lalai kelalaian mengabaikan diabaikan terabaikan abai lupa
      melupakan terlupakan luput lewatkan melewatkan
      menolak ditolak tolak penolakan tertolak membantah dibantah bantah bantahan menyangkal disangkal sangkal mengingkari
      ingkar ragu keraguan meragukan diragukan menentang ditentang enggan keengganan ogah segan pantang
      hindari menghindari dihindari terhindar mencegah dicegah cegah pencegahan larang dilarang melarang larangan
      terlarang haram ilegal henti berhenti dihentikan menghentikan terhenti penghentian batal dibatalkan membatalkan
      pembatalan abstain meninggalkan ditinggalkan
      kurang kurangnya kekurangan absen absennya nihil nol kosong hilang kehilangan hampa bebas terbebas membebaskan
      minim minimnya
      jarang nyaris hampir mustahil sulit susah
      kecuali terkecuali selain pengecualian hanya cuma melainkan alih-alih ketimbang daripada jangankan apalagi
      salah keliru palsu
      sebelum masih
      non anti ketidak belumkah tidakkah bukankah usah
    `),
    shape: /^(?:ketidak|ketak|non|anti|nir|tuna(?!i))-?\p{L}{3,}/u,
  },
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
      ['$', 'doll?ar|usd'],
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
  affixes: indonesianAffixes,
};
