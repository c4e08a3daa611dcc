import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { documentPages } from '../../src/report/page.js';
import { alignedOutput } from '../../src/systems/file.js';
import { candidate, documentOf, machineSide, reference } from '../bitexts.js';
import { plain, rowsOf, unsaid } from './shown.js';

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
  const rows = rowsOf(page);
  const head = unsaid(page.slice(page.indexOf('<thead'), page.indexOf('</thead>')));

  it('has a column for each, under its name, and a cell for each in every row', () => {
    expect([...head.matchAll(/<th scope=col>([^<]+) </g)].map(([, name]) => name)).toEqual([
      'Indonesian',
      'English by Good',
      'English by Bad',
      'first',
      'second',
    ]);
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row.cells).toHaveLength(5);
    expect(
      [...page.matchAll(/td:nth-child\((\d)\)\{--name:"([^"]*)"/g)]
        .slice(0, 3)
        .map(([, at, name]) => [at, name]),
    ).toEqual([
      ['2', 'Indonesian'],
      ['2', 'Bahasa Indonesia'],
      ['3', 'English by Good'],
    ]);
    expect(plain(page)).toContain('reference: first.txt, second.txt');
  });

  it('says who made each text, and with whose text the references are compared', () => {
    const heads = [...head.matchAll(/<small(?: class=legend)?>(.*?)<\/small>/g)].map(([, text]) =>
      text!.replace(/<del>(.*?)<\/del>/g, '[$1]').replace(/<[^>]*>/g, ''),
    );
    expect(heads).toEqual([
      'the source',
      'model good; small figures: how sure it was',
      'model bad; small figures: how sure it was',
      'file first.txt',
      'compared with Good',
      'file second.txt',
      'compared with Good: [only in Good] only here',
    ]);
  });

  it('flags only the system that is wrong, in its own cell', () => {
    expect(page.match(/href=#rule-numbers-differ>numbers-differ/g)).toHaveLength(1);
    expect(rows[0]!.cells[2]!.markup).toMatch(
      /<e-v class=error f=0>30<\/e-v>[\s\S]*<li class=error><a href=#rule-numbers-differ>numbers-differ<\/a> /,
    );
    // Neither the same as the references, nor as each other.
    expect(rows[0]!.classes).toEqual(['flagged']);
    expect(rows.map(({ classes }) => classes.includes('agree'))).toEqual([false, false, false]);
  });

  it('shows how the first system differs from each reference', () => {
    expect(rows[0]!.cells[3]!.markup).toBe('There are 20 people.');
    expect(rows[0]!.cells[4]!.markup).toBe('There <r-m t=are></r-m><ins>were</ins> 20 people.');
    expect(unsaid(rows[2]!.cells[4]!.markup)).toBe('<span class=nothing>left out of the reference</span>');
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
  const legend = (page: string) => /compared with Padan:?(.*?)<\/small>/.exec(unsaid(page))![1]!;
  const cell = (page: string) => rowsOf(page)[0]!.cells[2]!.markup;
  const isSame = (page: string) => rowsOf(page)[0]!.classes.includes('same');

  it('has in its own style, and with words, what moved', () => {
    const page = compared(
      'In Jakarta last week the minister saw three markets',
      'the minister saw three markets in Jakarta last week',
    );
    expect(cell(page)).toBe(
      '<r-m class=moved t="In Jakarta last week "></r-m>' +
        'the minister saw three markets' +
        '<ins class=moved> in Jakarta last week</ins>',
    );
    expect(legend(page)).toMatch(/<ins class=moved>moved<\/ins>$/);
    expect(isSame(page)).toBe(false);
  });

  it('names what the translation writes otherwise, which is no difference', () => {
    const page = compared("He's gone “there”.", 'He’s\u00a0gone “there”.');
    expect(cell(page)).toBe('<span class=typography title="≠ “He&#39;s ”">He’s\u00a0</span>gone “there”.');
    expect(legend(page)).toMatch(/<span class=typography>other typography<\/span>$/);
    expect(isSame(page)).toBe(true);
    expect(cell(compared('He\u00a0went.', 'He went.'))).toContain('“U+00A0”');
  });

  it('has capitals and punctuation each in its own style, and titles that say it', () => {
    const page = compared('The Central Bank met, he said', 'The central bank met, he said.');
    expect(cell(page)).toBe(
      'The <span class=casing title="≠ “Central Bank”">central bank</span> met, he said' +
        '<ins class=punctuation>.</ins>',
    );
    expect(legend(page).trim()).toBe(
      '<span class=casing>other capitals</span> <ins class=punctuation>other punctuation</ins>',
    );
    const other = compared('Stop!', 'Stop');
    expect(cell(other)).toContain('<r-m class=punctuation t=!></r-m>');
  });

  it('is left as it is where a browser draws both alike', () => {
    const page = compared('He went home.', 'He  went\nhome.');
    expect(cell(page).replace(/\n/g, '⏎')).toBe('He  went⏎home.');
    expect(legend(page)).not.toContain('typography');
  });

  it('has a legend of what there is only', () => {
    expect(legend(compared('He left.', 'He went.'))).toMatch(/<ins>only here<\/ins>$/);
  });

  it('says where its diff is empty', () => {
    expect(unsaid(compared('He went.', 'He went.'))).toContain(
      'diff to the reference</a> (empty: they are the same)',
    );
    expect(unsaid(compared('He left.', 'He went.'))).toContain('diff to the reference</a></li>');
  });
});
