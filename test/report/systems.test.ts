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
    expect(page.match(/numbers-differ/g)).toHaveLength(1);
    expect(rows[0]).toMatch(/English by Bad"[\s\S]*There are 30 people\.[\s\S]*numbers-differ/);
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
