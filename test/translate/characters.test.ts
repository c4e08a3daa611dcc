import { describe, expect, it } from 'vitest';
import { flagsOf } from '../../src/compare/flags/flags.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { isPlain } from '../../src/translate/text/typography.js';
import { translatorWith } from '../model/embedded.js';

/** Every twentieth character of Latin-1, Latin Extended-A, currency signs, arrows and operators, and some others. */
const characters = [
  ...[
    [0xa1, 0x17f],
    [0x20a0, 0x20c0],
    [0x2190, 0x22ff],
  ].flatMap(([from = 0, to = 0]) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
  ),
]
  .filter((each, i) => i % 20 === 0 && /[\p{L}\p{N}\p{P}\p{S}]/u.test(each) && !isPlain(each))
  .concat([...'&§<[{|~^°™№']);
const positions: ((character: string) => string)[] = [
  (c) => `${c} Harga beras naik.`,
  (c) => `Mar${c}ino membeli beras.`,
  (c) => `Harga beras ${c} gula naik.`,
  (c) => `Harganya ${c}50.`,
  (c) => `Harga beras naik ${c}.`,
];

describe('the embedded model', () => {
  it('keeps every character that it does not know, or its loss is flagged', async () => {
    const translator = await translatorWith({ beamSize: 1 });
    const sources = characters.flatMap((character) => positions.map((position) => position(character)));
    const hypotheses = await translator.translate(sources);
    const silent = hypotheses.flatMap(({ text, ...trace }, i) => {
      const source = sources[i]!;
      if (text.includes(characters[Math.floor(i / positions.length)]!)) return [];
      const target = { text, block: 0, trace };
      const flags = flagsOf({ source, target, from: 'id', to: 'en', lexicon: emptyLexicon });
      const isSaid = flags.some(({ rule }) => ['characters-lost', 'misplaced', 'copied'].includes(rule));
      return isSaid ? [] : [`${source} → ${text}`];
    });
    expect(silent).toEqual([]);
    expect(hypotheses.length).toBeGreaterThan(200);
  });
});
