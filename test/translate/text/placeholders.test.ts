import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeholdersFor, putBack, type Span } from '../../../src/translate/text/placeholders.js';

const spansOf = (...originals: string[]): Span[] => {
  const names = placeholdersFor('', () => true);
  return originals.map((original, i) => ({ original, placeholder: names[i]! }));
};

describe('a placeholder', () => {
  it.each([
    ['XJs', '@budi'],
    ["XJ's house", "@budi's house"],
    ['XJla', '@budi'],
    ['xj', '@budi'],
    ['Xj said', '@budi said'],
    ['X J', '@budi'],
    ['X-J', '@budi'],
    ['JX', '@budi'],
    ['to theXJ', 'to the @budi'],
    ['XJsaid no', '@budi said no'],
    ['XJ50', '@budi 50'],
    ['2XJ', '2 @budi'],
    ['XJs2', '@budi 2'],
    ['XaJ', '@budi'],
    ['XéJ said', '@budi said'],
    ['X . J', '@budi'],
    ['X’J', '@budi'],
    ['X\u00a0J', '@budi'],
    ['X\u200bJ', '@budi'],
    ['X\u00adJ', '@budi'],
    ['X — J', '@budi'],
    ['X_J, (X/J)', '@budi, ()'],
    ['ＸＪ said', '@budi said'],
    ['See X right now', 'See @budi right now'],
    ['See J.', 'See @budi.'],
    ["X's house", "@budi's house"],
    ["He'X go", "He'X go @budi"],
    ['An X-ray', 'An X-ray @budi'],
    ['He x it', 'He x it @budi'],
    ['See XJ and X', 'See @budi and X'],
    ['A FoX J', 'A FoX @budi'],
    ['XJXJ', '@budi'],
    ['a XJ, XJ and xjs.', 'a @budi, and.'],
    ['', '@budi'],
  ])('is found in %j', (said, expected) => {
    expect(putBack(said, spansOf('@budi')).text).toBe(expected);
  });

  it('is found beside another', () => {
    const shown = (said: string) => putBack(said, spansOf('@budi', '@ani')).text;
    expect(shown('X-JX-Z')).toBe('@budi @ani');
    expect(shown('XJXZ2')).toBe('@budi @ani 2');
    expect(shown('XZ-JX')).toBe('@ani-@budi');
    expect(shown('X and XZ')).toBe('@budi and @ani');
    expect(shown('Z J')).toBe('@ani @budi');
  });

  it('is certain of its place only where it came out as it was', () => {
    const misplaced = (said: string) => putBack(said, spansOf('@budi')).misplaced;
    expect(misplaced('See XJ.')).toEqual([]);
    expect(misplaced("See XJ's.")).toEqual([]);
    for (const said of ['See XJ2.', 'See 2XJ.', 'See X.', 'See XaJ.'])
      expect(misplaced(said)).toEqual(['@budi']);
    for (const said of ['See xj.', 'See XJs.', 'See theXJ.', 'See X J.', 'See XJ XJ.', 'See.'])
      expect(misplaced(said)).toEqual(['@budi']);
  });

  it('closes up to what its sign stood beside', () => {
    const euro: Span = { placeholder: 'XJ', original: '€', right: 'digit', number: 'right' };
    expect(putBack('It costs XJ 50.', [euro])).toEqual({ text: 'It costs €50.', misplaced: [] });
    expect(putBack('It costs XJ50.', [euro])).toEqual({ text: 'It costs €50.', misplaced: [] });
    expect(putBack('It costs XJ each.', [euro])).toEqual({ text: 'It costs € each.', misplaced: ['€'] });
    const degrees: Span = { placeholder: 'XZ', original: '°C', left: 'digit', number: 'left' };
    expect(putBack('It was 37.5 XZ there.', [degrees]).text).toBe('It was 37.5°C there.');
    const tags: Span[] = [
      { placeholder: 'XJ', original: '<b>', right: 'letter' },
      { placeholder: 'XZ', original: '</b>', left: 'letter' },
    ];
    expect(putBack('The XJ Note XZ: no.', tags).text).toBe('The <b>Note</b>: no.');
    expect(putBack('The XJNow XZ: no.', tags).text).toBe('The <b>Now</b>: no.');
  });

  it('never shows, and its text is never lost, whatever a model makes of it', () => {
    const spans = spansOf('https://a.id', '@budi', '#tag', '€');
    const worst = fc.constantFrom<(name: string) => string>(
      (name) => name,
      () => '',
      (name) => `${name} ${name}`,
      (name) => name + name,
      (name) => name.toLowerCase(),
      (name) => `${name}s`,
      (name) => `${name}'s`,
      (name) => `${name}la`,
      (name) => `pre${name}`,
      (name) => `in${name.toLowerCase()}side`,
      (name) => [...name].join(' '),
      (name) => [...name].join('-'),
      (name) => [...name].reverse().join(''),
      (name) => `"${name}"`,
      (name) => `${name}${name.toLowerCase()}50`,
      (name) => `${name}${spans[0]!.placeholder}`,
    );
    const said = fc.array(
      fc.oneof(
        fc.constantFrom('the ', 'example ', 'exactly, ', 'Texas. ', 'a ', '. '),
        fc
          .tuple(fc.constantFrom(...spans), worst, fc.constantFrom(' ', ', '))
          .map(([{ placeholder }, make, space]) => make(placeholder) + space),
      ),
    );
    fc.assert(
      fc.property(said, (pieces) => {
        const { text, misplaced } = putBack(pieces.join(''), spans);
        for (const { placeholder, original } of spans) {
          const [a, b] = [...placeholder.toLowerCase()];
          expect(text.toLowerCase()).not.toContain(`${a}${b}`);
          expect(text.toLowerCase()).not.toContain(`${b}${a}`);
          expect(text.toLowerCase()).not.toMatch(new RegExp(`\\b${a}[ -]${b}\\b`));
          expect(text.split(original).length).toBe(2);
          if (!pieces.join('').includes(placeholder)) expect(misplaced).toContain(original);
        }
        // Words of the model's own stay.
        for (const word of ['example ', 'exactly, ', 'Texas. '])
          expect(text.split(word.trim()).length).toBeGreaterThanOrEqual(
            pieces.filter((piece) => piece === word).length,
          );
      }),
      { numRuns: 500 },
    );
  });

  it('has no letter that stands alone in the sentence', () => {
    const used = (sentence: string) => new Set(placeholdersFor(sentence, () => true).join(''));
    for (const sentence of ['Generasi X-Z suka.', 'Sumbu x z ini.', 'Berinisial X. Z.', 'Tombol "Ｘ", Z']) {
      expect(used(sentence)).not.toContain('X');
      expect(used(sentence)).not.toContain('Z');
      expect(used(sentence)).toContain('J');
    }
  });

  it('takes no word for another placeholder, unless that one would be lost', () => {
    const spans = spansOf(...Array.from({ length: 34 }, (_, i) => `@a${i}`));
    const said = spans.map(({ placeholder }) => placeholder).join(' and ');
    expect(putBack(`A fox in a box, Jaz and his jaw: ${said}`, spans).text).toMatch(
      /^A fox in a box, Jaz and his jaw: @a0 and @a1 /,
    );
  });

  it('is put back in time proportional to the length', () => {
    for (const piece of ['XJ', 'XJ ', 'xjx', 'X ', 'J'])
      expect(putBack(piece.repeat(100_000), spansOf('@b')).text.split('@b').length).toBe(2);
    const spans = spansOf(...Array.from({ length: 34 }, (_, i) => `<${i}>`));
    for (const piece of ['@a', 'X J', 'Q..', 'X. J. ', 'XaJ ', 'XAJ ', 'A B X '])
      expect(putBack(piece.repeat(100_000), spans).misplaced.length).toBe(34);
  });
});
