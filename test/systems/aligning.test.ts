import { describe, expect, it } from 'vitest';
// The thread's file is that of the build.
import { alignedApart as built } from '../../dist/systems/aligning.js';
import { parseDocument } from '../../src/formats/formats.js';
import { parseLexicon } from '../../src/languages/lexicon.js';
import { segmentDocument } from '../../src/segment/document.js';
import type * as Aligning from '../../src/systems/aligning.js';
import { alignedOutput } from '../../src/systems/file.js';

const alignedApart = built as typeof Aligning.alignedApart;
const lexicon = parseLexicon(
  'harga\tprice\t0.9\t0.9\t10\nberas\trice\t0.9\t0.9\t10\nnaik\trose\t0.9\t0.9\t10\n',
);
const count = 150;
const filler = '='.repeat(720);
const text = Array.from({ length: count }, (_, i) => `Harga beras naik ${filler}${i}.`).join('\n\n');
const document = segmentDocument(parseDocument(Buffer.from(text), 'x', { path: 'x.txt', language: 'id' }));
const translation = Array.from({ length: count }, (_, i) => [`The price of rice rose ${i}.`]).filter(
  (_, i) => i % 50 !== 7,
);
const pivot = {
  system: 'm',
  targets: Array.from({ length: count }, (_, block) => ({ text: `Rice rose ${block}.`, block })),
  beads: [],
};

describe('a long reference is aligned in a thread', () => {
  it('as it would be here', async () => {
    const help = { lexicon, pivot, corrections: [{ source: [3, 4], target: [3] }] };
    const output = await alignedApart(document, translation, 'r', help);
    expect(output).toEqual(alignedOutput(document, translation, 'r', help));
  });

  it('until a signal comes', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('Ctrl-C')), 10);
    await expect(alignedApart(document, translation, 'r', { lexicon }, controller.signal)).rejects.toThrow(
      'Ctrl-C',
    );
  });

  it('unless memory does not suffice', async () => {
    const limits = { maxOldGenerationSizeMb: 2 };
    await expect(
      alignedApart(document, translation, 'r', { lexicon }, undefined, limits),
    ).rejects.toMatchObject({ code: 'too-large' });
  });

  it('and an error says what it is', async () => {
    const help = { pivot: { ...pivot, targets: pivot.targets.slice(1) } };
    await expect(alignedApart(document, translation, 'r', help)).rejects.toMatchObject({
      code: 'lines-differ',
    });
  });
});
