import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, outputNames } from '../../../src/run/output/names.js';

describe('output names', () => {
  const names = (...all: string[]) => outputNames(all.map((name, i) => ({ name, path: `${i}` })));

  it('are the documents’ own names if these are safe', () => {
    expect(names('a', 'sub/b', 'Berita Hari Ini')).toEqual(['a', 'sub/b', 'Berita Hari Ini']);
  });

  it.each([
    '../../x',
    '/etc/passwd',
    'a\nb',
    'C:\\x',
    '..',
    '.',
    '',
    'con',
    'index',
    'run',
    '.hidden',
    'trailing.',
    'a\u202eb',
    '\ud800',
    'a?b#c%d',
    'x'.repeat(300),
    'sub//x',
    'com1.laporan',
    'LPT¹',
    'sub/nul.txt/x',
    'a.html/x',
    'a~2',
    'e\u0301',
    '漢'.repeat(60),
    'a\u{10ffff}',
    'folder/'.repeat(90),
  ])('are made safe: %j', (name) => {
    const [safe] = names(name);
    expect(safe).toMatch(
      /^[^/\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\]{1,140}(?:\/[^/\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\]{1,140})*$/u,
    );
    expect(safe!.split('/').some((part) => /^\.|\.$/.test(part))).toBe(false);
    expect(safe).not.toBe(name);
    expect(safe).not.toMatch(/(?:^|\/)(?:con|prn|aux|nul|com\d|lpt[\d¹²³])(?:\.|\/|$)/i);
    expect(safe!.split('/').every((part) => Buffer.byteLength(`${part}.en.txt`) <= 143)).toBe(true);
    expect(Buffer.byteLength(safe!)).toBeLessThanOrEqual(420);
    expect(safe).toBe(safe!.normalize('NFC'));
  });

  it('are unique', () => {
    expect(new Set(names('a', 'a', 'A', 'a\n', 'a\r', 'a_')).size).toBe(6);
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 6 })), (all) => {
        const safe = names(...all).map((name) => name.normalize('NFD').toLowerCase());
        expect(new Set(safe).size).toBe(all.length);
      }),
    );
    // ß and SS, the Kelvin sign and k, é in two forms, the dotless i.
    for (const pair of [
      ['straße', 'STRASSE'],
      ['\u212a', 'k'],
      ['\u00e9', 'e\u0301'],
      ['ı', 'I'],
    ]) {
      const [one, other] = names(...pair);
      expect(fold(one!)).not.toBe(fold(other!));
    }
  });

  it('never collide with a file or folder of another document', () => {
    const parts = fc.constantFrom(
      'a',
      'A',
      'a.html',
      'a.en',
      'a.en.txt',
      'a.jsonl',
      'a~2',
      'index',
      'run.json',
      'b',
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.array(parts, { minLength: 1, maxLength: 3 }).map((all) => all.join('/'))),
        (all) => {
          const safe = names(...all);
          const endings = ['.html', '~2.html', '~3.html', '.en.txt', '.jsonl', '.diff', '.beads.tsv'];
          const own = ['index.html', 'index~2.html', 'run.json', 'failed.json'];
          const files = [...own, ...safe.flatMap((name) => endings.map((ending) => name + ending))].map(fold);
          expect(new Set(files).size).toBe(files.length);
          const folders = new Set(
            safe.flatMap((name) =>
              name
                .split('/')
                .slice(0, -1)
                .map((_, i, all) => fold(all.slice(0, i + 1).join('/'))),
            ),
          );
          for (const file of files) expect(folders.has(file)).toBe(false);
        },
      ),
    );
  });
});
