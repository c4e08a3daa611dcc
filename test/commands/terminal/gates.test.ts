import { describe, expect, it } from 'vitest';
import { type GatedRun, gatesOf, parseGates, reasonToFail } from '../../../src/commands/terminal/gates.js';
import { checkGates, type GateFacts, gateReason } from '../../../src/overview/gates.js';
import { overviewOf, type Told } from '../../overview/runs.js';

const flags = ['numbers-differ', 'name-differs', 'negation-lost', 'number-words'];
const names = {
  rules: [...flags, 'double-space'],
  flags,
  metrics: ['bleu', 'chrf', 'chrf++'],
  allMetrics: ['bleu', 'chrf', 'chrf++', 'ter'],
};
const parsed = (text: string) => parseGates(text, names);

describe('--fail-on', () => {
  it('takes rules, any, and quantities with a bound', () => {
    expect(parsed('numbers-differ, chrf++ <= -1.5,any,flags.neg>0,score.bleu<30,worse>=10')).toEqual([
      { kind: 'rules', text: 'numbers-differ', rules: ['numbers-differ'] },
      {
        kind: 'quantity',
        text: 'chrf++ <= -1.5',
        quantity: { kind: 'difference', metric: 'chrf++' },
        operator: '<=',
        number: -1.5,
      },
      { kind: 'rules', text: 'any', rules: names.rules },
      {
        kind: 'quantity',
        text: 'flags.neg>0',
        quantity: { kind: 'flags', rule: 'negation-lost' },
        operator: '>',
        number: 0,
      },
      {
        kind: 'quantity',
        text: 'score.bleu<30',
        quantity: { kind: 'score', metric: 'bleu' },
        operator: '<',
        number: 30,
      },
      { kind: 'quantity', text: 'worse>=10', quantity: { kind: 'worse' }, operator: '>=', number: 10 },
    ]);
    expect(parsed('flags!=−.5')[0]).toMatchObject({ quantity: { kind: 'flags', rule: null }, number: -0.5 });
  });

  it.each([
    ['blue<-0.5', '“blue<-0.5”: there is no “blue”', 'did you mean bleu?'],
    ['ter>1', '“ter>1”: ter is not scored', 'add ter to --metric'],
    ['numbers-difer', '“numbers-difer”', 'did you mean numbers-differ?'],
    ['numbers-differ>0', '“numbers-differ>0”', 'did you mean flags.numbers-differ, the new ones, or'],
    ['double-space>0', '“double-space>0”', 'did you mean double-space alone?'],
    ['flags.number>0', 'may be numbers-differ or number-words', 'write more of the name'],
    ['flags.negaton-lost>0', '“flags.negaton-lost>0”', 'did you mean flags.negation-lost?'],
    ['flags.>0', '“flags.>0”', 'the rules are'],
    ['worse', '“worse”', 'did you mean worse>0?'],
    ['bleu<>1', '“<>” compares nothing', 'use <'],
    ['bleu<', 'there is no number', 'bleu<-0.5'],
    ['bleu<1e9', '“1e9” is no number', 'bleu<-0.5'],
    ['bleu≥0', '“≥” compares nothing', '>='],
    ['>0', '“>0”: it does not say of what', 'the quantities are'],
    ['bleu', '“bleu”: there is no number', 'as in bleu<-0.5'],
    ['score.chrf++', 'there is no number', 'as in score.chrf++<30'],
    ['bleu<1,', '--fail-on has “”', 'a term is empty'],
    ['quantum>1', 'there is no “quantum”', 'the quantities are bleu,'],
  ])('does not take %s, and says what is meant', (text, message, hint) => {
    expect(() => parsed(text)).toThrowError(
      expect.objectContaining({
        code: 'invalid-option',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      }),
    );
  });

  const source = ['Satu.', 'Dua.', 'Tiga.'];
  const a = ['One thing.', 'Two things.', 'Three things.'];
  const b = ['One thing.', 'Two of them.', 'Three things!'];
  const told = (texts: Told['texts']): Told => ({
    name: 'x',
    source,
    texts,
    flags: { b: [[], [{ rule: 'numbers-differ' }, { rule: 'name-differs' }]] },
  });
  const factsOf = (texts: Told['texts'] | null, more: Partial<GateFacts> = {}): GateFacts => ({
    overview: texts === null ? null : overviewOf([told(texts)]),
    failed: 0,
    rules: {},
    ...more,
  });
  const checked = (text: string, facts: GateFacts) =>
    checkGates(parsed(text), facts).map(
      ({ passes, message }) => `${passes ? 'passes' : 'fails'}: ${message}`,
    );

  it('fails by what is so, and says how much it is', () => {
    const facts = factsOf({ a, b, r: a }, { failed: 2, rules: { 'numbers-differ': 3 } });
    expect(
      checked('worse>1,worse>2,better=0,changed<=0,flags>1,flags.numbers>2,failed!=2,numbers-differ', facts),
    ).toEqual([
      'fails: 2',
      'passes: 2',
      'fails: 0',
      'fails: 0',
      'fails: 2',
      'passes: 1',
      'passes: 2',
      'fails: 3 numbers-differ',
    ]);
    expect(checked('chrf<-1,chrf>0,score.chrf>=0', facts)).toEqual([
      expect.stringMatching(/^fails: −\d+\.\d+$/),
      expect.stringMatching(/^passes: −/),
      expect.stringMatching(/^fails: \d/),
    ]);
    expect(checked('any,double-space', facts)).toEqual(['fails: 3 numbers-differ', 'passes: none found']);
  });

  it('shows digits enough to see on which side of a bound a value is', () => {
    const facts = factsOf({ a, b, r: a });
    const [pair] = facts.overview!.pairs;
    const shown = (difference: number) => {
      pair!.conclusions.find(({ metric }) => metric === 'chrf')!.difference = difference;
      return checked('chrf<-0.5', facts)[0];
    };
    expect(shown(-0.500001)).toBe('fails: −0.500001');
    expect(shown(-0.499999)).toBe('passes: −0.499999');
    expect(shown(-0.5)).toBe('passes: −0.5');
    expect(shown(-1 / 3)).toBe('passes: −0.3333');
  });

  it('fails by one of several candidates, and names it', () => {
    const facts = factsOf({ a, b: a, c: b, r: a });
    expect(checked('worse>1', facts)).toEqual(['fails: 2 for C']);
    expect(checkGates(parsed('worse>1'), facts)[0]).toMatchObject({ system: 'c', value: 2 });
  });

  it.each([
    ['bleu<-1', 'no sentence that both have has a reference', { a, b }],
    ['worse>0', 'no sentence that both have has a reference', { a, b }],
    ['score.bleu<1', 'no sentence has a reference', { a, b }],
    ['flags>0', 'there is no baseline', { b, r: a }],
    ['chrf<0', 'there is no baseline', { b, c: a, r: a }],
    ['bleu<0', 'there is no system to judge', { a, r: a }],
    ['changed>0', 'nothing was compared', null],
  ])('fails by %s where nobody can tell: %s', (text, why, texts) => {
    expect(checked(text, factsOf(texts))).toEqual([
      `fails: no value: ${why}${why.endsWith('baseline') ? ' to compare with' : ''}`,
    ]);
  });

  it('gives its reasons on one line, or none', () => {
    const facts = factsOf({ a, b, r: a });
    expect(gateReason(checkGates(parsed('worse>1,flags>5'), facts))).toBe('--fail-on: worse>1 (2)');
    expect(gateReason(checkGates(parsed('flags>5'), facts))).toBeNull();
  });
});

describe('a run’s gates', () => {
  const run: GatedRun = {
    documents: [
      { rules: { 'double-space': 1, 'numbers-differ': 2 }, flagged: 2 },
      { rules: { 'numbers-differ': 1 }, flagged: 1 },
    ],
    failures: ['one'],
    overview: null,
  };

  it('are checked against all documents, and the flagged translations', () => {
    expect(reasonToFail(run.documents, gatesOf(run, parsed('numbers-differ,failed>0,name-differs')))).toBe(
      '--fail-on: 3 numbers-differ, failed>0 (1)',
    );
    expect(reasonToFail(run.documents, [], 2)).toBe('--max-flagged 2: 3 translations are flagged');
    expect(reasonToFail(run.documents, [], 3)).toBeNull();
  });

  it('do not blame a run for flags on the earlier one’s translations', () => {
    const overview = overviewOf([
      {
        name: 'x',
        source: ['Satu.'],
        texts: { a: ['1'], b: ['1'] },
        flags: { a: [[{ rule: 'numbers-differ' }]] },
      },
    ]);
    const [earlier, ...others] = overview.systems;
    const origin = { kind: 'run', folder: 'out', system: 'b' } as const;
    const against = { ...overview, systems: [{ ...earlier!, origin }, ...others] };
    const one = { ...run, documents: [{ rules: { 'numbers-differ': 1 }, flagged: 1 }] };
    const reason = (run: GatedRun) => reasonToFail(run.documents, gatesOf(run, parsed('numbers-differ')));
    expect(reason({ ...one, overview: against })).toBeNull();
    expect(reason({ ...one, overview })).toContain('1 numbers-differ');
  });
});
