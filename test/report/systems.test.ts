import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { documentPages } from '../../src/report/page.js';
import { alignedOutput } from '../../src/systems/file.js';
import { candidate, documentOf, machineSide, reference } from '../bitexts.js';

describe('a page of several systems', () => {
  const document = documentOf('Ada 20 orang. Mereka pergi.\n\nHujan turun.');
  const said = (lines: string[]) => (_: string, i: number) => lines[i]!;
  const good = machineSide(
    document,
    said(['There are 20 people.', 'They went.', 'It rained.']),
    candidate('good', { label: 'Good' }),
  );
  const bad = machineSide(
    document,
    said(['There are 30 people.', 'They left.', 'It snowed.']),
    candidate('bad', { label: 'Bad' }),
  );
  const referenceFrom = (id: string, translation: string[][]) => {
    const system = { ...reference(`${id}.txt`), id, label: id };
    return { system, output: alignedOutput(document, translation, id, { pivot: good.output }) };
  };
  const first = referenceFrom('first', [['There are 20 people.', 'They went.'], ['It rained.']]);
  const second = referenceFrom('second', [['There were 20 people.', 'They went away.']]);
  const bitext = compareSystems(document, [], [good, bad, first, second], emptyLexicon);
  const [page = ''] = documentPages(bitext, {
    index: 'index.html',
    base: 'n',
    text: 'n.en.txt',
    jsonl: 'n.jsonl',
    patch: null,
  });
  const rows = page.split('<tr ').slice(1);

  it('has a column for each, under its name, and a cell for each in every row', () => {
    expect([...page.matchAll(/<th scope="col">([^<]+) </g)].map(([, name]) => name)).toEqual([
      'Indonesian',
      'English by Good',
      'English by Bad',
      'first',
      'second',
    ]);
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row.match(/<td /g)).toHaveLength(6);
    expect(page.replace(/<[^>]*>/g, '')).toContain('reference: first.txt, second.txt');
  });

  it('says who made each text, and with whose text the references are compared', () => {
    const heads = [...page.matchAll(/<small>(.*?)<\/small>/g)].map(([, text]) =>
      text!.replace(/<del [^>]*data-removed="([^"]*)"><\/del>/g, '[$1]').replace(/<[^>]*>/g, ''),
    );
    expect(heads).toEqual([
      'the source',
      'model good; small figures: how sure it was',
      'model bad; small figures: how sure it was',
      'file first.txt',
      'compared with Good: [only in Good] only here',
      'file second.txt',
      'compared with Good: [only in Good] only here',
    ]);
  });

  it('flags only the system that is wrong, in its own cell', () => {
    expect(page.match(/rule flag">numbers-differ/g)).toHaveLength(1);
    expect(rows[0]).toMatch(
      /English by Bad"[\s\S]*<span class="evidence error" title="numbers-differ: [^>]*>30<\/span>[\s\S]*numbers-differ/,
    );
    expect(rows[0]).toMatch(/^class="bead flagged differs"/);
  });

  it('shows how the first system differs from each reference', () => {
    expect(rows[0]).toMatch(/data-column="first"[^>]*><p>There are 20 people\.<\/p>/);
    expect(rows[0]).toMatch(
      /data-column="second"[^>]*><p>There <del aria-hidden="true" data-removed="are"><\/del><ins>were<\/ins> 20 people\.<\/p>/,
    );
    expect(rows[2]).toMatch(/data-column="second"[^>]*><p><span class="nothing">left out of the reference/);
  });
});

describe('a reference on a page', () => {
  const compared = (ours: string, theirs: string): string => {
    const document = documentOf('Satu.');
    const system = reference();
    const machine = machineSide(document, () => ours);
    const output = alignedOutput(document, [[theirs]], system.id, { pivot: machine.output });
    const bitext = compareSystems(document, [], [machine, { system, output }], emptyLexicon);
    const files = { index: 'index.html', base: 'n', text: 'n.en.txt', jsonl: 'n.jsonl', patch: 'n.diff' };
    return documentPages(bitext, files)[0]!;
  };
  const legend = (page: string) =>
    /compared with Padan: (.*?)<\/small>/.exec(page)![1]!.replace(/ (title|aria-hidden)="[^"]*"/g, '');
  const cell = (page: string) => /data-column="Reference"[^>]*><p>(.*?)<\/p>/.exec(page)![1]!;

  it('has in its own style, and with words, what moved', () => {
    const page = compared(
      'In Jakarta last week the minister saw three markets',
      'the minister saw three markets in Jakarta last week',
    );
    expect(cell(page)).toBe(
      '<del class="moved" title="moved: the reference has it elsewhere" aria-hidden="true" data-removed="In Jakarta last week "></del>' +
        'the minister saw three markets' +
        '<ins class="moved" title="moved: the translation has it elsewhere"> in Jakarta last week</ins>',
    );
    expect(legend(page)).toMatch(/<ins class="moved">moved<\/ins>$/);
    expect(page).toMatch(/<tr class="bead [a-z ]*differs"/);
  });

  it('names what the translation writes otherwise, which is no difference', () => {
    const page = compared("He's gone “there”.", 'He’s\u00a0gone “there”.');
    expect(cell(page)).toBe(
      '<span class="typography" title="typography: the translation has “He&#39;s ”">He’s\u00a0</span>gone “there”.',
    );
    expect(legend(page)).toMatch(/<span class="typography">other typography<\/span>$/);
    expect(page).toMatch(/<tr class="bead"/);
    expect(cell(compared('He\u00a0went.', 'He went.'))).toContain('“U+00A0”');
  });

  it('is left as it is where a browser draws both alike', () => {
    const page = compared('He went home.', 'He  went\nhome.');
    expect(cell(page.replace(/\n/g, '⏎'))).toBe('He  went⏎home.');
    expect(legend(page)).not.toContain('typography');
  });

  it('has a legend of what there is only', () => {
    expect(legend(compared('He left.', 'He went.'))).toMatch(/<ins>only here<\/ins>$/);
  });

  it('says where its diff is empty', () => {
    expect(compared('He went.', 'He went.')).toContain(
      'diff to the reference</a> (empty: they are the same)',
    );
    expect(compared('He left.', 'He went.')).toContain('diff to the reference</a></li>');
  });
});
