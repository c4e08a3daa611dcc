import { describe, expect, it } from 'vitest';
import { packOf } from '../../../src/languages/languages.js';
import { neutralPack } from '../../../src/languages/neutral.js';
import { hostLike, isHost } from '../../../src/translate/text/hosts.js';

const hosts = (text: string, pack = packOf('id')): string[] =>
  [...text.matchAll(hostLike)]
    .filter(([, name, last, rest]) => isHost(name!, last!, rest!, pack))
    .map(([all]) => all);

describe('a host', () => {
  it.each([
    'kota.baru/daftar-2',
    'kota.baru/daftar/baru',
    'bbc.co.uk',
    'berita.contoh.de',
    'toko-saya.my',
    'radio7.ni',
    'naik.info/kabar',
    'TEMPO.CO',
    'KOMPAS.TV',
    'Contoh.Com',
    'KABARDESa.COM',
    'KABARDESa.CO.ID',
    'KabarDesa.es',
    'situs.php?a=b',
    'contoh.dev',
    'a.gle/Xy',
    'desa.id',
    'kabar.co',
    'tv.kita.tv/langsung?x=1#y',
    'toko.shop',
    'ujian.ac.uk',
    'situs.ke/harga',
    'desa.or.ke',
    'contoh.id:8080/a',
    'KOTA.GO.ID',
  ])('is found: %s', (host) => {
    expect(hosts(`Buka ${host}, lalu baca.`)).toEqual([host]);
  });

  it.each([
    'pulang.Ibu',
    'pergi.ke',
    'ini.dan/atau',
    'S.Ag',
    'M.Si/Guru',
    'a.n',
    'A.D',
    '10.30',
    'Rp5.000',
    'kata.nya',
    'selesai.PT',
    'satu.dua.tiga',
    'UN.UN',
    'capek.ga',
    'makan.gw',
    'sampai.si',
    'rumah.ni',
    'teman-temannya.ni',
    'anak2.ga',
    'pinjam.km',
    'murah.top',
    'naik.info',
    'pemerintah.live',
    'makan.in',
    'apa.my',
    'pulang.Net',
    'No.ID',
    'M.si',
    'Teman-temannya.ni',
    'cerah.Id',
    'gratis.kak/pak',
    'Suami.istri/anak',
    '5.kg/dus',
    '5.id',
  ])('is not found: %s', (other) => {
    expect(hosts(`Kata ${other} itu.`)).toEqual([]);
  });

  it('may end in a small word of another language only', () => {
    expect(hosts('ia.pergi.ke', neutralPack('xx'))).toEqual(['ia.pergi.ke']);
    expect(hosts('ia.pergi.ke', packOf('id'))).toEqual([]);
    expect(hosts('it.goes.is', packOf('en'))).toEqual([]);
  });
});
