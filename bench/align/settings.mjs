/** How flat the optimum is: strict F1 with each setting of the aligner halved, doubled and left out, all others kept. */
import { loading } from '../typescript.mjs';

/** Settings that stand in the source: where, how they read, and what else they might be. */
const constants = [
  [
    'the better of pivot and lexicon',
    'align/evidence/similarity.ts',
    'better = 0.5',
    ['better = 0.25', 'better = 1'],
  ],
  [
    'share of runs of letters',
    'align/evidence/similarity.ts',
    'gramShare = 0.25',
    ['gramShare = 0.125', 'gramShare = 0.5'],
  ],
  [
    'letters of a stem: 4, 6',
    'align/evidence/terms.ts',
    'stemLength = 5',
    ['stemLength = 4', 'stemLength = 6'],
  ],
  [
    'letters of a run: 3, 5',
    'align/evidence/terms.ts',
    'gramLength = 4',
    ['gramLength = 3', 'gramLength = 5'],
  ],
  ['width of the band', 'align/part.ts', 'width = 10', ['width = 5', 'width = 20']],
  ['strangers: deviations', 'align/strangers.ts', 'known = 1', ['known = 0.5', 'known = 2']],
  ['moved: deviations', 'align/moved.ts', 'sure = 6', ['sure = 3', 'sure = 12']],
  ['moved: share of a fit', 'align/moved.ts', 'minShare = 0.6', ['minShare = 0.3', 'minShare = 1.2']],
];

const learned = 'const learned = learnLexicon(texts.source, texts.target, first.blocks, lexicon);';

/** Kinds of evidence, and how to do without. */
const evidence = [
  ['without the pivot', { options: ({ pivot: _, ...others }) => others }],
  ['without the lexicon', { options: ({ lexicon: _, ...others }) => others }],
  [
    'without runs of letters',
    { edits: [{ file: 'align/evidence/similarity.ts', from: 'gramShare = 0.25', to: 'gramShare = 0' }] },
  ],
  [
    'without learned words',
    { edits: [{ file: 'align/align.ts', from: learned, to: 'const learned = lexicon;' }] },
  ],
  ['without lengths', { costs: { length: 0 } }],
  ['without borders', { costs: { border: 0, paragraph: 0, skipPart: 0 } }],
  ['without moved passages', { edits: [{ file: 'align/moved.ts', from: 'sure = 6', to: 'sure = 1e9' }] }],
  [
    'without the test for strangers',
    { edits: [{ file: 'align/strangers.ts', from: 'known = 1', to: 'known = -1e9' }] },
  ],
];

/**
 * @returns a Markdown table: a row a setting, a column a set, in each cell the difference of strict F1 in hundredths for
 *   half and for double the value
 */
export const settingsTable = async ({ articles, changed, pivotOf, lexicon, measure }) => {
  const { countsOf, f1Of, sumOf } = measure;
  const named = (name) => changed.find((set) => set.name === name);
  const withPivot = ({ source }) => ({ pivot: [pivotOf(source)], lexicon });
  const columns = [
    ...articles.map(({ name, texts }) => [name, texts, ({ pivot }) => (pivot ? { pivot: [pivot] } : {})]),
    ['20 %, pivot', named('20 % changed').texts, withPivot],
    ['50 %, pivot', named('50 % changed').texts, withPivot],
    ['half dropped, pivot', named('every 2nd target dropped').texts, withPivot],
    ['swapped blocks, pivot', named('a third of the blocks swapped').texts, withPivot],
    ['50 %, lexicon', named('50 % changed').texts, () => ({ lexicon })],
    ['50 %, bare', named('50 % changed').texts, () => ({})],
  ];
  const scores = async ({ costs = {}, edits = [], options = (all) => all } = {}) => {
    const { load, close } = await loading(edits);
    const { alignWithVerdict } = await load('src/align/align.ts');
    const { costs: defaults } = await load('src/align/costs.ts');
    await close();
    const scored = columns.map(([, texts, optionsOf]) => {
      const counts = texts.map((text) => {
        const given = { ...options(optionsOf(text)), costs: { ...defaults, ...costs } };
        return countsOf(alignWithVerdict([text.source], [text.target], given).beads, text.gold);
      });
      return f1Of(sumOf(counts).strict);
    });
    return { scored, defaults };
  };
  const base = await scores();
  const differences = async (setting) => {
    const { scored } = await scores(setting);
    return scored.map((value, at) => {
      const points = (100 * (value - base.scored[at])).toFixed(1);
      return Number(points) === 0 ? '0' : points.replace('-', '−').replace(/^(?=\d)/, '+');
    });
  };
  const row = (...cells) => `| ${cells.join(' | ')} |`;
  const pairOf = async (low, high) => {
    const [half, double] = [await differences(low), await differences(high)];
    return half.map((value, at) => (value === '0' && double[at] === '0' ? '0' : `${value} / ${double[at]}`));
  };
  const lines = [
    row('setting', ...columns.map(([name]) => name)),
    row('---', ...columns.map(() => '---:')),
    row('as it is: strict F1', ...base.scored.map((value) => value.toFixed(3))),
  ];
  for (const [name, value] of Object.entries(base.defaults))
    lines.push(
      row(
        `\`${name}\` ${value}`,
        ...(await pairOf({ costs: { [name]: value / 2 } }, { costs: { [name]: value * 2 } })),
      ),
    );
  for (const [name, file, from, [low, high]] of constants)
    lines.push(
      row(
        name,
        ...(await pairOf({ edits: [{ file, from, to: low }] }, { edits: [{ file, from, to: high }] })),
      ),
    );
  for (const [name, setting] of evidence) lines.push(row(name, ...(await differences(setting))));
  return lines.join('\n');
};
