import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withView } from '../../../src/report/overview/addresses.js';
import { histogram } from '../../../src/report/overview/charts/charts.js';
import { scaleOf } from '../../../src/report/overview/charts/scale.js';
import { clipped, figure, integer, placeLink, signed } from '../../../src/report/overview/figures.js';
import { namesOf } from '../../../src/report/overview/names.js';
import { candidate } from '../../bitexts.js';
import { saidIn } from '../said.js';
import { linksOf } from './overviews.js';

describe('figures', () => {
  it('have a minus sign, never a hyphen or a negative zero, and a dash where there is none', () => {
    expect([figure(24.31), figure(-0.04), figure(-1.25, 2), figure(null), figure(Number.NaN)]).toEqual([
      '24.3',
      '0.0',
      '−1.25',
      '–',
      '–',
    ]);
    expect([signed(1.21), signed(-0.4), signed(0.04), signed(null)]).toEqual(['+1.2', '−0.4', '0.0', '–']);
    expect([integer(7), integer(1234567)]).toEqual(['7', '1,234,567']);
  });

  it('are of a text’s first whole characters', () => {
    expect(clipped('short')).toBe('short');
    expect(clipped(`abc😀${'d'.repeat(9)}`, 4)).toBe('abc…');
  });
});

describe('links', () => {
  const place = { document: 'a b/c', page: 'a b/c.html', row: 3, sentence: 12 };

  it('lead to a sentence, to the document of a sentence that was added, or nowhere', () => {
    const links = linksOf('../');
    expect(placeLink(place, links).markup).toContain('<a href="../a%20b/c.html#s12">');
    expect(placeLink({ ...place, sentence: null }, links).markup).toContain('<a href="../a%20b/c.html">');
    expect(placeLink({ ...place, page: null }, links).markup).not.toContain('href');
  });

  it('carry a filter, whatever its name', () => {
    expect(withView('x.html', { turn: 'worse', class: '' })).toBe('x.html?turn=worse');
    expect(withView('x.html', {})).toBe('x.html');
    expect(withView('x.html', { flag: 'a&b#\ud800' })).toBe('x.html?flag=a%26b%23%EF%BF%BD');
  });

  it('name a system by its label, with the id where two have the same', () => {
    const names = namesOf([candidate('a'), candidate('b'), candidate('c', { label: 'C' })]);
    expect(['a', 'b', 'c', 'gone'].map(names.text)).toEqual(['Padan (a)', 'Padan (b)', 'C', 'gone']);
  });
});

describe('charts', () => {
  it('have a scale with bounds around all values, in percent', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const scale = scaleOf(values);
        expect(scale.low).toBeLessThan(scale.high);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(scale.low - 1e-6);
          expect(value).toBeLessThanOrEqual(scale.high + 1e-6);
          expect(scale.at(value)).toMatch(/^\d{1,3}(?:\.\d+)?%$/);
        }
      }),
    );
    expect(scaleOf([22.9, 27.8])).toMatchObject({ low: 22, high: 28 });
    expect(scaleOf([])).toMatchObject({ low: 0, high: 1 });
  });

  it('say in words what they show, and draw every bin that has something', () => {
    const chart = histogram(
      [0, 1, 5000],
      ['0', '<5', '≥ 10'],
      ['chrF of <A>', 'chrF: <A>'],
      ['Three bins.', 'Tiga kelas.'],
    );
    const markup = saidIn(chart.markup);
    expect(saidIn(chart.markup, 'id')).toContain('<title>chrF: &lt;A&gt;</title><desc>Tiga kelas.</desc>');
    expect(markup).toContain('role="img"');
    expect(markup).toContain('<title>chrF of &lt;A&gt;</title><desc>Three bins.</desc>');
    expect(markup.match(/<rect /g)).toHaveLength(2);
    expect(markup).not.toMatch(/NaN|style=/);
  });

  it('are empty without bins', () => {
    expect(histogram([], [], ['A', 'A'], ['B', 'B']).markup).not.toMatch(/<rect|NaN|undefined/);
  });
});
