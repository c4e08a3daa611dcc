import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../../src/compare/compare.js';
import { emptyLexicon } from '../../../src/languages/lexicon.js';
import { scoredOf } from '../../../src/report/index/columns.js';
import { contentOf, type DocumentFiles, summarise } from '../../../src/report/summary.js';
import { bleu } from '../../../src/score/bleu.js';
import { chrf } from '../../../src/score/chrf.js';
import { sumStatistics } from '../../../src/score/metric.js';
import { alignedOutput } from '../../../src/systems/file.js';
import { candidate, documentOf, hypothesis, machineSide, reference } from '../../bitexts.js';

const files: DocumentFiles = { page: 'a.html', text: 't', jsonl: 'j', patch: null, beads: null };
const document = documentOf('Satu rumah besar.\n\nDua kucing hitam.\n\nTiga.');
const ours = ['One big house.', 'Two black cats sleep here.', 'Three.'];
const theirs = ['A big house.', 'Two black cats.', null];
const base = machineSide(
  document,
  (_, i) => hypothesis(ours[i]!, { logProbs: [Math.log(0.5)] }),
  candidate('base', { label: 'Base', role: 'baseline' }),
);
const other = machineSide(document, (_, i) => theirs[i] ?? 'Three.', candidate('other', { label: 'Other' }));
const written = theirs.map((text) => (text === null ? [] : [text]));
const human = {
  system: reference(),
  output: alignedOutput(document, written, 'reference', { pivot: base.output, lexicon: emptyLexicon }),
};
const bitext = compareSystems(document, [], [base, other, human], emptyLexicon);

describe('the summary of a document', () => {
  const { systems } = summarise(bitext, files);

  it('scores each system on the rows that have a reference, from statistics that are summed', () => {
    const scoreBy = (metric: ReturnType<typeof chrf>) =>
      metric.score(sumStatistics([0, 1].map((i) => metric.statistics(ours[i]!, [theirs[i]!]))));
    expect(systems.map(({ id }) => id)).toEqual(['base', 'other', 'reference']);
    expect(systems[0]!.scores['chrf']).toBeCloseTo(scoreBy(chrf()), 3);
    expect(systems[0]!.scores['chrf++']).toBeCloseTo(scoreBy(chrf({ wordOrder: 2 })), 3);
    expect(systems[0]!.scores['bleu']).toBeCloseTo(scoreBy(bleu()), 3);
    expect(systems[1]!.scores['chrf']).toBe(100);
    expect(systems[2]!.scores).toEqual({});
  });

  it('has no scores without a reference', () => {
    const alone = summarise(compareSystems(document, [], [base], emptyLexicon), files);
    expect(alone.systems.map(({ scores }) => scores)).toEqual([{}]);
  });

  it('says how sure each system was, and counts its own flags alone', () => {
    expect(systems.map(({ confidence }) => confidence)).toEqual([0.5, expect.any(Number), null]);
    const counts = systems.map(
      ({ id }) => bitext.rows.filter(({ cells }) => cells[id]!.flags.length > 0).length,
    );
    expect(systems.map(({ flagged }) => flagged)).toEqual(counts);
  });

  it('changes its content with what a reader sees, and with nothing else', () => {
    const said = machineSide(document, () => 'One.', candidate('base'));
    const again = compareSystems(document, [], [said, other, human], emptyLexicon);
    expect(contentOf(again)).not.toBe(contentOf(bitext));
    const note = { rule: 'r', message: 'm', block: null, start: 0, end: 1 };
    expect(contentOf({ ...bitext, notes: [note] })).toBe(contentOf(bitext));
  });
});

describe('the columns of an index', () => {
  const documents = [summarise(bitext, files)];

  it('are the systems that are no references, compared with the baseline', () => {
    const { systems, baseline, metrics } = scoredOf(documents);
    expect(systems.map(({ id }) => id)).toEqual(['base', 'other']);
    expect(baseline?.id).toBe('base');
    expect(metrics.map(({ name }) => name)).toEqual(['chrF2', 'chrF2++', 'BLEU']);
  });

  it('are none where nothing has a score', () => {
    const alone = summarise(compareSystems(document, [], [base, other], emptyLexicon), files);
    expect(scoredOf([alone])).toMatchObject({ systems: [], metrics: [] });
  });
});
