import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packOf } from '../../src/languages/languages.js';
import { readLexicon } from '../../src/languages/lexicon.js';
import { createAnalyser } from '../../src/morphology/analyser.js';

const lexicon = await readLexicon(
  fileURLToPath(new URL('../../models/lexicon.id-en.tsv', import.meta.url)),
  'forward',
);
const analyser = createAnalyser(packOf('id'), lexicon)!;

interface Form {
  form: string;
  root: string;
  parts: string;
}

/** `form TAB root TAB parts`, the parts as `Morpheme.form` separated by spaces. */
const formsIn = (file: string): readonly Form[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [form, root, parts] = line.split('\t');
      return { form: form!, root: root!, parts: parts! };
    });

const tuned = formsIn('forms.tsv');
const heldOut = formsIn('forms-held-out.tsv');

const partsOf = (form: string): string =>
  analyser
    .analyse(form)
    .parts.map((part) => part.form)
    .join(' ');

const share = (forms: readonly Form[], isRight: (form: Form) => boolean): number =>
  forms.filter(isRight).length / forms.length;

const hasRoot = ({ form, root }: Form): boolean => analyser.analyse(form).root === root;
const hasParts = (form: Form): boolean => hasRoot(form) && partsOf(form.form) === form.parts;

describe('hand-checked word forms', () => {
  it('are many, none of them in both lists, in each many that must stay whole', () => {
    const all = [...tuned, ...heldOut].map(({ form }) => form);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(1000);
    for (const forms of [tuned, heldOut])
      expect(share(forms, ({ form, root }) => form === root)).toBeGreaterThan(0.25);
  });

  // docs/morphology.md has the figures; these are floors a little below them.
  it.each([
    ['to tune on', tuned, 0.95, 0.94],
    ['held out', heldOut, 0.94, 0.93],
  ] as const)('%s: most have their root, and all their parts', (_, forms, roots, parts) => {
    expect(share(forms, hasRoot)).toBeGreaterThan(roots);
    expect(share(forms, hasParts)).toBeGreaterThan(parts);
  });

  it('stay whole if they are roots', () => {
    const whole = [...tuned, ...heldOut].filter(({ form, root }) => form === root);
    expect(share(whole, hasRoot)).toBeGreaterThan(0.94);
  });
});

describe('the words of the lexicon', () => {
  const words = [...lexicon.words()];

  it('have a root that is its own root', () => {
    const wrong = words
      .map((word) => analyser.analyse(word).root)
      .filter((root) => analyser.analyse(root).root !== root);
    expect(wrong).toEqual([]);
  });

  it('are made of their parts, each letter once', () => {
    const wrong = words.filter((each) => {
      const { word, parts } = analyser.analyse(each);
      const spans = parts.flatMap((part) => part.spans).sort(([a], [b]) => a - b);
      return spans.map(([from, to]) => word.slice(from, to)).join('') !== word;
    });
    expect(wrong).toEqual([]);
  });

  it('have a note for every part but the root', () => {
    const missing = words.flatMap((word) =>
      analyser
        .analyse(word)
        .parts.filter(({ kind, form }) => (kind === 'root') === (analyser.noteOn(form) !== undefined))
        .map(({ form }) => form),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});
