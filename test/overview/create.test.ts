import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Output } from '../../src/core/system.js';
import { createOverview } from '../../src/overview/create.js';
import { sumStatistics } from '../../src/score/metric.js';
import { metrics } from '../../src/score/metrics.js';
import { hypothesis } from '../bitexts.js';
import { bitextOf, overviewOf, type Told } from './runs.js';

const source = ['Hujan turun.', 'Harga beras naik lagi.', 'Kami pulang.', 'Tidak ada yang tahu.'];
const base = ['It rained.', 'The price of rice rose.', 'We went home.', 'Nobody knows.'];
const told = (texts: Told['texts'], name = 'news/a'): Told => ({ name, source, texts });

/** An output whose sentences have no counterparts. */
const unpaired = (output: Output): Output => ({
  ...output,
  beads: [
    ...source.map((_, i) => ({ source: [i], target: [], score: 0 })),
    ...output.targets.map((_, i) => ({ source: [], target: [i], score: 0 })),
  ],
});

describe('an overview of scores', () => {
  it('leaves out a translation of another text, and says so once', () => {
    const whole = bitextOf(told({ a: base, b: base, r: base }));
    const outputs = whole.outputs.map((output) => (output.system === 'b' ? unpaired(output) : output));
    const fold = createOverview({
      metrics: { chrf: metrics.chrf() },
      pairs: 'all',
      method: 'bootstrap',
      samples: 10,
      seed: 1,
    });
    fold.add({ ...whole, outputs }, null);
    const { problems, scores, pairs } = fold.finish();
    expect(problems).toEqual([
      { document: 'news/a', reason: expect.stringContaining('does not look like a translation') },
    ]);
    expect(scores.map(({ system }) => system)).toEqual(['a']);
    expect(pairs).toEqual([]);
  });

  it('scores the rows in which a reference has text, against all references that have', () => {
    const b = ['It rained.', undefined, 'We are going home.', 'No one knows.'];
    const r1 = ['Rain fell.', 'Rice prices rose again.', undefined, ''];
    const r2 = ['It was raining.', undefined, undefined, undefined];
    const { scores, segments } = overviewOf([told({ b, r1, r2 })]);
    const bleu = metrics.bleu();
    const wanted = bleu.score(
      sumStatistics([
        bleu.statistics(b[0]!, [r1[0]!, r2[0]!]),
        // What a system leaves out is an empty translation.
        bleu.statistics('', [r1[1]!]),
      ]),
    );
    expect(segments).toBe(4);
    expect(
      scores.map(({ system, metric, score, segments }) => ({ system, metric, score, segments })),
    ).toEqual([
      { system: 'b', metric: 'bleu', score: wanted, segments: 2 },
      { system: 'b', metric: 'chrf', score: expect.any(Number), segments: 2 },
    ]);
    expect(scores[0]!.signature).toMatch(/^nrefs:var\|/);
  });

  it('makes intervals of no more than 1,000 samples, however many trials a test has', () => {
    const many = Array.from({ length: 40 }, (_, i) => `${base[i % 4]} ${i}`);
    const b = many.map((text, i) => (i % 3 === 0 ? text.toLowerCase() : text));
    const documents = [{ name: 'a', source: many, texts: { a: b, b: many, r: many.map((t) => `${t} .`) } }];
    const intervals = (samples: number) =>
      overviewOf(documents, { samples, method: 'randomisation' }).scores.map(({ interval }) => interval);
    expect(intervals(1500)).toEqual(intervals(1000));
    expect(intervals(1000)).not.toEqual(intervals(500));
  });

  it('concludes of a pair what it does without the others', () => {
    const texts = (n: number) =>
      Array.from({ length: 35 }, (_, i) => (i % n === 0 ? `${base[i % 4]}` : `${base[i % 4]} ${i}`));
    const r = Array.from({ length: 35 }, (_, i) => `${base[i % 4]} ${i}`);
    // c lacks a document, so its pairs are tested over fewer rows.
    const documents = (...ids: string[]) =>
      ['one', 'two'].map((name, at) => ({
        name,
        source: r,
        texts: Object.fromEntries(
          Object.entries({ a: texts(2), b: texts(3), c: texts(5), r }).filter(
            ([id]) => id === 'r' || (ids.includes(id) && (id !== 'c' || at === 0)),
          ),
        ),
      }));
    const together = overviewOf(documents('a', 'b', 'c'), { method: 'randomisation', samples: 200 });
    expect(together.pairs).toHaveLength(3);
    for (const { from, to, conclusions } of together.pairs) {
      const alone = overviewOf(documents(from, to), { method: 'randomisation', samples: 200 });
      expect(conclusions).toEqual(alone.pairs[0]!.conclusions);
      expect(conclusions.map(({ segments }) => segments)).toEqual(to === 'c' ? [35, 35] : [70, 70]);
    }
  });

  it('says nothing of scores where there is no reference', () => {
    const { scores, pairs, documents, distributions } = overviewOf([told({ a: base, b: source })]);
    expect(scores).toEqual([]);
    expect(documents[0]!.systems.map((each) => each.scores)).toEqual([{}, {}]);
    expect(pairs[0]).toMatchObject({
      counts: { same: 0, better: 0, worse: 0, changed: 4 },
      conclusions: [],
      words: null,
    });
    expect(distributions.map(({ of }) => of)).toEqual(['length-ratio', 'length-ratio']);
  });

  it('scores each document by itself', () => {
    const r = ['It rains.', 'Rice is dear again.', 'We went home.', 'Nobody knows it.'];
    const first = told({ b: base, r }, 'first');
    const second = told({ b: r, r }, 'second');
    const { documents } = overviewOf([first, second]);
    expect(documents.map(({ systems }) => systems[0]!.scores['chrf'])).toEqual([
      overviewOf([first]).scores[1]!.score,
      100,
    ]);
  });

  it('compares two systems on the rows that both have, and names the documents that one lacks', () => {
    const r = base;
    const both = told({ a: base, b: source, r }, 'both');
    const one = told({ b: base, r }, 'one');
    const { pairs, scores, problems } = overviewOf([both, one]);
    expect(pairs[0]!.conclusions[0]).toMatchObject({ segments: 4, before: expect.closeTo(100) });
    expect(pairs[0]!.conclusions[0]!.after).toBeLessThan(20);
    expect(scores.find(({ system }) => system === 'b')!.segments).toBe(8);
    expect(problems).toEqual([{ document: 'one', reason: 'there is no translation by A' }]);
  });

  it('does not blame an earlier run for sentences that are new since, but a candidate that leaves some out', () => {
    const fold = createOverview({
      metrics: { bleu: metrics.bleu() },
      pairs: 'all',
      samples: 10,
      seed: 1,
      method: 'bootstrap',
    });
    const a = ['It rained.', undefined, 'We went home.', 'Nobody knows.'];
    const b = ['It rained.', 'The price of rice rose.', undefined, 'Nobody knows.'];
    const origin = { kind: 'run', folder: 'out', system: 'model' } as const;
    const flags = { b: [undefined, [{ rule: 'too-long' }]] };
    fold.add(bitextOf({ ...told({ a, b, r: base }), flags }, { origin }), null);
    const { pairs, scores } = fold.finish();
    expect(scores.map(({ system, segments }) => [system, segments])).toEqual([
      ['a', 3],
      ['b', 4],
    ]);
    // The second sentence is no change, and what is wrong with it not new.
    expect(pairs[0]!.counts).toEqual({ same: 2, better: 0, worse: 1, changed: 0 });
    expect(pairs[0]!.flags).toEqual([]);
  });

  it('has the intervals of 1,000 bootstrap samples, as padan score has, however many trials a test makes', () => {
    const many = Array.from({ length: 30 }, (_, i) => `The price of rice rose by ${i} percent.`);
    const other = many.map((text, i) => (i % 3 === 0 ? 'It rained.' : text));
    const intervals = (samples: number) => {
      const fold = createOverview({
        metrics: { bleu: metrics.bleu() },
        pairs: [],
        samples,
        seed: 1,
        method: 'randomisation',
      });
      fold.add(bitextOf({ name: 'x', source: many, texts: { a: other, r: many } }), null);
      return fold.finish().scores.map(({ interval }) => interval);
    };
    expect(intervals(10_000)).toEqual(intervals(1000));
    expect(intervals(1000)).not.toEqual([null]);
  });

  it('does not name what only a reference has among the lowest of a system', () => {
    const a = ['It rained.', '', 'We went home.'];
    const bitext = bitextOf({
      name: 'x',
      source: ['Hujan turun.', '', 'Kami pulang.'],
      texts: { a, r: ['It rained.', '[Note.]', 'Home.'] },
    });
    bitext.rows[1]!.source = [];
    const fold = createOverview({
      metrics: { bleu: metrics.bleu() },
      pairs: [],
      samples: 10,
      seed: 1,
      method: 'bootstrap',
    });
    fold.add(bitext, null);
    const { distributions, scores } = fold.finish();
    const chrf = distributions.find(({ of }) => of === 'chrf')!;
    expect(chrf.lowest.map(({ sentence }) => sentence)).toEqual([3, 1]);
    expect(chrf.counts.reduce((sum, count) => sum + count)).toBe(scores[0]!.segments);
  });
});

describe('an overview of a pair', () => {
  const r = ['It rained.', 'The price of rice rose again.', 'We came home.', 'Nobody knows.'];
  const b = ['It  rained.', 'The price of rice rose again.', 'They stayed away.', 'nobody knows.'];

  it('does not take for new or fixed what a model says of itself, where the other is no model', () => {
    const flags = { a: [[{ rule: 'low-confidence' }, { rule: 'numbers-differ' }]] };
    const bitext = bitextOf({ ...told({ a: base, b: base, r }), flags });
    const fixed = () => {
      const fold = createOverview({ metrics: {}, pairs: 'all', samples: 1, seed: 1, method: 'bootstrap' });
      fold.add(bitext, null);
      return fold.finish().pairs[0]!.flags.map(({ rule }) => rule);
    };
    expect(fixed()).toEqual(['low-confidence', 'numbers-differ']);
    const [first] = bitext.outputs;
    const { text: _, ...trace } = hypothesis('');
    first!.targets = first!.targets.map((target) => ({ ...target, trace }));
    expect(fixed()).toEqual(['numbers-differ']);
  });

  it('counts what became better and worse by sentence chrF, what is the same but for spaces, and in what they differ', () => {
    const [pair] = overviewOf([told({ a: base, b, r })]).pairs;
    expect(pair!.counts).toEqual({ same: 1, better: 1, worse: 2, changed: 0 });
    expect(pair!.classes.identical).toBe(1);
    expect(pair!.changed.map(({ turn, sentence }) => [sentence, turn])).toEqual([
      [3, 'worse'],
      [2, 'better'],
      [4, 'worse'],
    ]);
    expect(pair!.changed[1]).toMatchObject({
      document: 'news/a',
      page: 'news/a.html',
      row: 1,
      source: source[1],
      before: base[1],
      after: b[1],
      references: [r[1]],
      words: 1,
      extent: 1 / 6,
      scores: { after: 100 },
    });
  });

  it('calls a row changed where both score the same', () => {
    const { counts } = overviewOf([
      told({ a: base, b: ['xyz', ...base.slice(1)], r: ['QQQ', ...r.slice(1)] }),
    ]).pairs[0]!;
    expect(counts).toEqual({ same: 3, better: 0, worse: 0, changed: 1 });
  });

  it('compares all pairs, those of the baseline first, or those that were asked for', () => {
    const texts = { c: base, b, a: base, r };
    const ids = (pairs?: [string, string][]) =>
      overviewOf([told(texts)], pairs === undefined ? {} : { pairs }).pairs.map(({ from, to }) => from + to);
    expect(ids()).toEqual(['ac', 'ab', 'cb']);
    expect(ids([['b', 'c']])).toEqual(['bc']);
    expect(overviewOf([told(texts)], { pairs: [['b', 'nobody']] }).problems).toEqual([
      { document: 'nobody', reason: 'no document has a system of this name' },
    ]);
    expect(overviewOf([told(texts)], { baseline: 'c' }).pairs.map(({ from, to }) => from + to)).toEqual([
      'cb',
      'ca',
      'ba',
    ]);
  });

  it('lists the most changed rows, and always those that lost and gained most', () => {
    const many = 2100;
    const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');
    // All rows change in full, but for two that change little.
    const document: Told = {
      name: 'long',
      source: Array.from({ length: many }, (_, i) => `Kalimat ${i}.`),
      texts: {
        a: Array.from({ length: many }, (_, i) =>
          i === 5 ? `${words(9)} good` : i === 6 ? `${words(9)} bad` : 'aaa',
        ),
        b: Array.from({ length: many }, (_, i) =>
          i === 5 ? `${words(9)} bad` : i === 6 ? `${words(9)} good` : 'bbb',
        ),
        r: Array.from({ length: many }, (_, i) => (i === 5 || i === 6 ? `${words(9)} good` : 'ccc')),
      },
    };
    const [pair] = overviewOf([document], { metrics: {} }).pairs;
    expect(pair!.counts).toEqual({ same: 0, better: 1, worse: 1, changed: many - 2 });
    expect(pair!.changed).toHaveLength(2000);
    expect(pair!.unlisted).toBe(many - 2000);
    expect(pair!.changed.slice(-2).map(({ row }) => row)).toEqual([5, 6]);
    expect(pair!.changed[0]!.row).toBe(0);
  });

  it('counts new and fixed flags by rule, the gravest first', () => {
    const number = { rule: 'numbers-differ', severity: 'error' } as const;
    const long = { rule: 'too-long', severity: 'warning' } as const;
    const { pairs, flags, documents } = overviewOf([
      {
        ...told({ a: base, b, r }),
        flags: { a: [[long], [number]], b: [[long], [], [long], [number, long]] },
      },
    ]);
    expect(pairs[0]!.flags).toEqual([
      { ...number, new: 1, fixed: 1 },
      { ...long, new: 2, fixed: 0 },
    ]);
    expect(pairs[0]!.changed.find(({ sentence }) => sentence === 4)!.flags.new).toHaveLength(2);
    expect(flags.rules).toEqual([
      { ...number, systems: { a: 1, b: 1 } },
      { ...long, systems: { a: 1, b: 3 } },
    ]);
    expect(flags.rows.map(({ system, sentence }) => `${sentence}${system}`)).toEqual([
      '1a',
      '1b',
      '2a',
      '3b',
      '4b',
    ]);
    expect(documents[0]!.systems.map(({ flagged }) => flagged)).toEqual([2, 3]);
  });
});

describe('an overview', () => {
  it('leaves out a document that comes twice, or has a system in another role, and says so', () => {
    const fold = createOverview({ metrics: {}, pairs: 'all', samples: 1, seed: 1, method: 'bootstrap' });
    fold.add(bitextOf(told({ a: base })), null);
    fold.add(bitextOf(told({ a: base })), null);
    fold.add(bitextOf(told({ a: base }, 'other'), { role: 'reference' }), null);
    fold.problem('third', 'it is damaged');
    const { documents, problems } = fold.finish();
    expect(documents.map(({ name }) => name)).toEqual(['news/a']);
    expect(problems).toEqual([
      { document: 'news/a', reason: 'the document comes twice' },
      { document: 'other', reason: '“a” is a reference here, and a baseline elsewhere' },
      { document: 'third', reason: 'it is damaged' },
    ]);
  });

  it('says how figures are distributed, with the lowest first', () => {
    const b = [...base.slice(0, 3), 'No'];
    const { distributions } = overviewOf([told({ b, r: base })]);
    const chrf = distributions.find(({ of }) => of === 'chrf')!;
    expect(chrf.counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(chrf.counts.at(-1)).toBe(3);
    expect(chrf.lowest.map(({ sentence }) => sentence)).toEqual([4, 1, 2, 3]);
    const ratio = distributions.find(({ of }) => of === 'length-ratio')!;
    expect(ratio.lowest[0]!.value).toBe(2 / 16);
  });

  it('has no number that is not finite, and counts that add up, whatever the texts', () => {
    const text = fc.oneof(
      fc.constant(undefined),
      fc.constantFrom('', ' ', '.', 'a', 'A b.', '漢字', '1,5 2', 'the the the the'),
      fc.string({ maxLength: 12, unit: 'binary' }).map((said) => said.replace(/\s/g, 'x')),
    );
    const line = fc.constantFrom('Satu.', '123', '…', 'Dua tiga.');
    fc.assert(
      fc.property(
        fc.array(fc.record({ source: line, a: text, b: text, r: text }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const of = (key: 'a' | 'b' | 'r') => rows.map((row) => row[key]);
          const found = overviewOf(
            [
              {
                name: 'x',
                source: rows.map((row) => row.source),
                texts: { a: of('a'), b: of('b'), r: of('r') },
              },
            ],
            { metrics: { bleu: metrics.bleu(), chrf: metrics.chrf(), ter: metrics.ter() }, samples: 1 },
          );
          expect(JSON.parse(JSON.stringify(found))).toEqual(found);
          const { same, better, worse, changed } = found.pairs[0]!.counts;
          const said = rows.filter(({ a = '', b = '' }) => a.trim() !== '' || b.trim() !== '');
          expect(same + better + worse + changed).toBe(said.length);
        },
      ),
      { numRuns: 40 },
    );
  });
});
