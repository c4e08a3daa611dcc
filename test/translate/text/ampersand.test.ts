import { describe, expect, it } from 'vitest';
import { packOf } from '../../../src/languages/languages.js';
import { neutralPack } from '../../../src/languages/neutral.js';
import { putSignsBack, writeOut } from '../../../src/translate/text/ampersand.js';

const [source, target] = [packOf('id'), packOf('en')];

describe('an “&” between common words', () => {
  it('is shown as a word, and comes back in its place', () => {
    const written = writeOut('Ibu dan ayah menjual kuas & sikat dan sapu & lap.', source);
    expect(written.text).toBe('Ibu dan ayah menjual kuas dan sikat dan sapu dan lap.');
    const said = 'Mother and father sell brushes and combs and brooms and rags.';
    expect(putSignsBack(said, written, target)).toBe(
      'Mother and father sell brushes & combs and brooms & rags.',
    );
    expect(putSignsBack(said.toUpperCase(), written, target)).toContain('BRUSHES & COMBS AND');
  });

  it('stays written out if the translation has another number of such words', () => {
    const written = writeOut('Ibu menjual kuas & sikat.', source);
    expect(putSignsBack('Mother sells both brushes and combs, and gladly.', written, target)).toBe(
      'Mother sells both brushes and combs, and gladly.',
    );
  });

  it.each(['Tom & Jerry', 'R&D', 'a&b', '& b', 'dan'])('is not in %j', (text) => {
    expect(writeOut(text, source)).toEqual({ text, places: [], count: 0 });
  });

  it('stays if the pack has no word for it', () => {
    expect(writeOut('a & b', neutralPack('xx')).text).toBe('a & b');
  });
});
