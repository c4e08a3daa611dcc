// Counts the characters outside a model's vocabulary that a translation keeps, in five positions in a sentence:
//   node bench/characters.mjs [MODEL]
// Every character is kept or flagged, or this fails.
import { embeddedModel, flagsOf, openModel, readLexicon } from '../dist/index.js';
import { defaults } from '../dist/translate/options.js';
import { openTranslator } from '../dist/translate/translator.js';

const ranges = [
  ['Latin-1', 0xa1, 0xff],
  ['Latin Extended-A', 0x100, 0x17f],
  ['currency', 0x20a0, 0x20cf],
  ['arrows', 0x2190, 0x21ff],
  ['operators', 0x2200, 0x22ff],
];
const others = [...'&§<>[]{}|~^\\#@*_+=$%/`°™№•†‡¶′″‰√∞☎★✓♥▪●▁'];
const assigned = /[\p{L}\p{N}\p{P}\p{S}]/u;
const characters = [
  ...ranges.flatMap(([range, from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => [range, String.fromCodePoint(from + i)]),
  ),
  ...others.map((each) => ['others', each]),
].filter(([, each]) => assigned.test(each));
const positions = {
  start: (c) => `${c} Harga beras di pasar itu naik lagi.`,
  inside: (c) => `Pembeli dari Mar${c}ino membeli beras di pasar.`,
  alone: (c) => `Harga beras ${c} gula naik di pasar itu.`,
  number: (c) => `Harganya ${c}50 untuk satu karung beras.`,
  end: (c) => `Harga beras di pasar itu naik lagi ${c}.`,
};
const typographic = /^[“”„‟«»″‘’‚‛‹›′…—―–‐‑‒−]$/;

const model = await openModel(process.argv[2] ?? embeddedModel);
const lexicon = model.lexicon ? await readLexicon(model.lexicon.path, model.lexicon.direction) : undefined;
const translator = await openTranslator(model, { ...defaults });
const tally = {};
const bad = [];
for (const [position, sentence] of Object.entries(positions)) {
  const sources = characters.map(([, each]) => sentence(each));
  const hypotheses = await translator.translate(sources);
  characters.forEach(([range, each], i) => {
    const { text, ...trace } = hypotheses[i];
    const flags = flagsOf({
      source: sources[i],
      target: { text, block: 0, trace },
      from: 'id',
      to: 'en',
      lexicon,
    });
    const isKept = text.includes(each);
    const isFlagged = flags.some(({ rule }) => ['characters-lost', 'misplaced', 'copied'].includes(rule));
    const outcome = isKept
      ? isFlagged
        ? 'kept, flagged'
        : 'kept'
      : isFlagged
        ? 'flagged'
        : typographic.test(each)
          ? 'typography'
          : 'LOST';
    const name = `${range}, ${position}`;
    tally[name] ??= {};
    const row = tally[name];
    row[outcome] = (row[outcome] ?? 0) + 1;
    if (outcome === 'LOST') bad.push(`${each}  ${sources[i]}  →  ${text}`);
    if (outcome === 'flagged') bad.push(`flagged ${each}  ${sources[i]}  →  ${text}`);
  });
}
console.table(tally);
console.log(bad.join('\n'));
await translator.dispose();
await model.dispose();
process.exitCode = bad.some((line) => !line.startsWith('flagged')) ? 1 : 0;
