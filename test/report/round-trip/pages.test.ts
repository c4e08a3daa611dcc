import { describe, expect, it } from 'vitest';
import type { Bitext } from '../../../src/core/bitext.js';
import { createOverview } from '../../../src/overview/create.js';
import { jsonLines } from '../../../src/report/jsonl.js';
import { documentPages } from '../../../src/report/page.js';
import { readBitext } from '../../../src/report/read-bitext.js';
import { joinedBitext } from '../../../src/systems/joined.js';
import { bitextOf } from '../../bitexts.js';
import { unmarked } from '../said.js';
import { returnedBitext } from './returned.js';

const links = { index: 'index.html', base: 'r', text: 'r.txt', jsonl: 'r.jsonl', patch: null };
const [page = ''] = documentPages(returnedBitext(), links);
/** Texts of the page's ways back, without markup. */
const ways = [...page.matchAll(/<p class="?way-back[^>]*>(.*?)(?=<p|<ul|<details|<t[dr]|\n)/gs)].map(
  ([, content]) => content!.replace(/<[^>]*>/g, ''),
);

describe('ways back on a page', () => {
  it('stand below every sentence that has one, with the score or the reason that there is none', () => {
    expect(ways).toEqual([
      'way back, chrF 100.0: Harga Beras Naik Lagi',
      'way back, copied, the model was not asked: Price of Rice Up Again',
      expect.stringMatching(/^way back, chrF \d+\.\d: .?Selama tujuh minggu/),
      expect.stringMatching(/^way back, chrF \d+\.\d: Warga mengeluh/),
      expect.stringMatching(/^way back, chrF \d+\.\d: Harga beras/),
      expect.stringMatching(/^way back, chrF \d+\.\d, cut off: Orang-orang/),
      expect.stringMatching(/^way back, chrF \d+\.\d, in parts: Ia berjanji/),
      expect.stringMatching(/^way back, chrF \d+\.\d: Kucing duduk/),
    ]);
  });

  it('are in the language of the source, and marked where they differ from it', () => {
    expect(page.match(/<span lang=id>/g)).toHaveLength(ways.length);
    expect(page).toMatch(/<span lang=id>[^\n]*<r-m class=moved t="/);
    expect(page).toMatch(/<span lang=id>[^\n]*<ins class=moved>/);
    expect(page).toContain('<span class=casing title="≠ “pemerintah”">');
    expect(page).toMatch(/<r-m t="?Pemerintah ?"?><\/r-m><ins>Ia/);
  });

  it('say which sentence they are of where a row has several', () => {
    expect([...page.matchAll(/<p class="way-back" data-n=(\d)/g)].map(([, number]) => number)).toEqual([
      ...['2', '3'],
      ...['2', '3'],
    ]);
  });

  it('are told without being asked for where a flag speaks of them', () => {
    expect(page.match(/<p class="way-back told">/g)).toHaveLength(1);
  });

  it('have their scores above the table, with a word of warning and the name of the model', () => {
    expect(unmarked(page)).toMatch(
      /<summary>round trip chrF: <bdi>Padan<\/bdi> <b>\d+\.\d<\/b>, <bdi>Other<\/bdi> <b>\d+\.\d<\/b><\/summary>/,
    );
    expect(unmarked(page)).toContain(
      'a system that copies its source, or keeps close to its words, gets a high score',
    );
    expect(unmarked(page)).toContain('Translated back by <bdi>opus-mt-en-id</bdi>');
  });

  it('are nothing on pages of documents that were not translated back', () => {
    const [plain = ''] = documentPages(
      bitextOf('Satu.', () => 'One.'),
      links,
    );
    const body = plain.slice(plain.indexOf('<body')).replace(/<script>[\s\S]*?<\/script>/g, '');
    expect(body).not.toMatch(/way-back|round trip/);
  });

  it('escape what a model says', () => {
    const bitext = returnedBitext();
    const way = { text: '<script>alert(1)</script> & "', chrf: 3 };
    bitext.outputs[0]!.targets[0]!.roundTrip = way;
    bitext.systems[0]!.roundTrip = { name: '<b>model</b>', hash: 'x' };
    const [hostile = ''] = documentPages(bitext, links);
    expect(hostile).not.toMatch(/<script>alert|<b>model/);
    expect(hostile).toContain('&lt;script&gt;alert(1)');
  });

  it('are read from JSON lines as they were written, and refused if they are damaged', () => {
    const bitext = returnedBitext();
    const lines = jsonLines(bitext);
    expect(readBitext(lines)).toEqual(bitext);
    for (const [from, to] of [
      ['"chrf":100', '"chrf":101'],
      ['"caveat":"split"', '"caveat":"other"'],
    ] as const) {
      expect(lines).toContain(from);
      expect(() => readBitext(lines.replace(from, to))).toThrow(/roundTrip/);
    }
  });

  it('stay with their sentences where two runs are compared', () => {
    const as = (id: string, system: string) => ({
      id,
      label: id,
      role: 'candidate' as const,
      folder: 'f',
      system,
    });
    const { bitext } = joinedBitext(returnedBitext(), returnedBitext(), as('a', 'own'), as('b', 'other'));
    expect(bitext.systems.map(({ roundTrip }) => roundTrip?.name)).toEqual([
      'opus-mt-en-id',
      'opus-mt-en-id',
      undefined,
    ]);
    const [joined = ''] = documentPages(bitext, links);
    expect(joined.match(/<p class="way-back/g)).toHaveLength(ways.length);
  });
});

describe('the flag on the way back', () => {
  const flagsBetween = (bitext: Bitext) => {
    const fold = createOverview({
      metrics: {},
      pairs: [['own', 'other']],
      method: 'randomisation',
      samples: 10,
      seed: 1,
    });
    fold.add(bitext, null);
    return fold.finish().pairs[0]!.flags.map(({ rule, ...counts }) => [rule, counts.new]);
  };

  it('is new where both systems were translated back, and only one has it', () => {
    expect(flagsBetween(returnedBitext())).toContainEqual(['round-trip', 1]);
  });

  it('is neither new nor fixed where only one of them was', () => {
    const bitext = returnedBitext();
    for (const target of bitext.outputs[0]!.targets) delete target.roundTrip;
    expect(flagsBetween(bitext).map(([rule]) => rule)).toEqual(['clause-lost']);
  });
});
