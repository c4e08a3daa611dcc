import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { align, alignParagraphs } from '../../src/align/align.js';
import type { Bead } from '../../src/core/system.js';
import { type Lexicon, readLexicon } from '../../src/languages/lexicon.js';
import { sentenceTexts } from '../../src/systems/file.js';
import { documentOf } from '../bitexts.js';
import { corpusFolder, translatorWith } from '../model/embedded.js';

const lexicon = await readLexicon(fileURLToPath(new URL('../../models/lexicon.id-en.tsv', import.meta.url)));

/** An article with its reference and the beads between them, checked by hand. */
interface Article {
  name: string;
  source: string[][];
  target: string[][];
  /** What our model says. */
  pivot: string[][];
  beads: Pick<Bead, 'source' | 'target'>[];
}

const paragraphsOf = (name: string, language: string): string[][] =>
  sentenceTexts(
    documentOf(readFileSync(join(corpusFolder, `${name}.${language}.txt`), 'utf8'), 'auto', language),
  );

const readArticles = async (): Promise<Article[]> => {
  const translator = await translatorWith();
  const gold = readFileSync(new URL('corpus-gold.txt', import.meta.url), 'utf8');
  const lines = gold.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Promise.all(
    lines.map(async (line) => {
      const [name, beads] = line.split('\t') as [string, string];
      const source = paragraphsOf(name, 'id');
      const hypotheses = await Promise.all(source.map((sentences) => translator.translate(sentences)));
      return {
        name,
        source,
        target: paragraphsOf(name, 'en'),
        pivot: hypotheses.map((paragraph) => paragraph.map(({ text }) => text)),
        beads: beads.split(' ').map((bead) => {
          const [left = '', right = ''] = bead.split(':');
          return { source: indices(left), target: indices(right) };
        }),
      };
    }),
  );
};

const indices = (list: string): number[] => (list === '' ? [] : list.split(',').map(Number));

/**
 * The article without some sentences of its reference. Of beads with several sentences on both sides nobody can say
 * which is whose, so these go or stay as wholes, by their first.
 */
const without = (article: Article, isLeftOut: (sentence: number, count: number) => boolean): Article => {
  const count = article.target.flat().length;
  const kept = article.beads.map(({ source, target }) =>
    source.length > 1 || target.length > 1
      ? target.filter(() => !isLeftOut(target[0]!, count))
      : target.filter((each) => !isLeftOut(each, count)),
  );
  const all = new Set(kept.flat());
  const places = new Map([...all].sort((a, b) => a - b).map((each, place) => [each, place]));
  let sentence = 0;
  return {
    ...article,
    target: article.target
      .map((paragraph) => paragraph.filter(() => all.has(sentence++)))
      .filter((paragraph) => paragraph.length > 0),
    beads: article.beads.flatMap(({ source }, bead) =>
      kept[bead]!.length > 0
        ? [{ source, target: kept[bead]!.map((each) => places.get(each)!) }]
        : source.map((each) => ({ source: [each], target: [] })),
    ),
  };
};

/** The article with sentences of another reference between paragraphs of its own. */
const withStrangers = (article: Article, other: Article): Article => {
  const strangers = other.target.flat();
  const places: number[] = [];
  const added: number[] = [];
  let next = 0;
  const target = article.target.flatMap((paragraph, at) => {
    for (const _ of paragraph) places.push(next++);
    added.push(next++);
    return [paragraph, [strangers[(at * 7) % strangers.length]!]];
  });
  return {
    ...article,
    target,
    beads: [
      ...article.beads.map(({ source, target }) => ({ source, target: target.map((each) => places[each]!) })),
      ...added.map((each) => ({ source: [], target: [each] })),
    ],
  };
};

/** The two sides changed over: a reference that adds what another leaves out. The pivot is then the reference itself. */
const turned = ({ source, target, beads, ...article }: Article): Article => ({
  ...article,
  source: target,
  target: source,
  beads: beads.map(({ source, target }) => ({ source: target, target: source })),
});

const keyOf = ({ source, target }: Pick<Bead, 'source' | 'target'>): string => `${source}:${target}`;

/** Share of the beads that are right, empty sides included. */
const shareRight = (articles: readonly Article[], help: (article: Article) => Help): number => {
  let [right, all] = [0, 0];
  for (const article of articles) {
    const found = alignParagraphs(article.source, article.target, help(article)).map(keyOf);
    const wanted = new Set(article.beads.map(keyOf));
    right += found.filter((bead) => wanted.has(bead)).length;
    all += Math.max(found.length, wanted.size);
  }
  return right / all;
};

interface Help {
  pivot?: string[][];
  lexicon?: Lexicon;
}

const helps: Record<string, (article: Article) => Help> = {
  'a pivot and a lexicon': ({ pivot }) => ({ pivot, lexicon }),
  'a lexicon': () => ({ lexicon }),
};

describe('a reference that leaves out', () => {
  let articles: Article[];
  beforeAll(async () => {
    articles = await readArticles();
  });

  const cases: [what: string, isLeftOut: (sentence: number, count: number) => boolean][] = [
    ['every second sentence', (sentence) => sentence % 2 === 1],
    ['every other second sentence', (sentence) => sentence % 2 === 0],
    ['every third sentence', (sentence) => sentence % 3 === 2],
    ['the second half', (sentence, count) => sentence >= count / 2],
    ['the first half', (sentence, count) => sentence < count / 2],
    ['all but the last third', (sentence, count) => sentence < (2 * count) / 3],
  ];
  for (const [with_, help] of Object.entries(helps))
    it.each(cases)(`%s is aligned with ${with_}: what is left out stands alone`, (_, isLeftOut) => {
      expect(
        shareRight(
          articles.map((article) => without(article, isLeftOut)),
          help,
        ),
      ).toBeGreaterThan(0.85);
    });

  it('nothing, but adds sentences of its own, leaves these alone', () => {
    const mixed = articles.map((article, at) =>
      withStrangers(article, articles[(at + 1) % articles.length]!),
    );
    for (const help of Object.values(helps)) expect(shareRight(mixed, help)).toBeGreaterThan(0.92);
  });

  it('nothing, but adds half as much again, leaves that alone', () => {
    const longer = articles.map((article) =>
      turned(without(turned(article), (sentence) => sentence % 2 === 1)),
    );
    expect(shareRight(longer, () => ({ lexicon }))).toBeGreaterThan(0.9);
  });

  it('nothing at all is as right as ever', () => {
    for (const help of Object.values(helps)) expect(shareRight(articles, help)).toBeGreaterThan(0.96);
  });

  it('the whole article, being another’s, has no sentence in common with it', () => {
    const paired = articles.flatMap((article) =>
      articles
        .filter((other) => other !== article)
        .flatMap(({ target }) =>
          Object.values(helps).flatMap((help) => alignParagraphs(article.source, target, help(article))),
        )
        .filter(({ source, target }) => source.length > 0 && target.length > 0),
    );
    expect(paired.length).toBeLessThan(8);
  });
});

describe('sentences that fit no better than chance', () => {
  const source = [
    'Gempa merobohkan tiga jembatan di Palu.',
    'Benar?',
    'Gubernur meninjau lokasi pada hari Selasa.',
    'Para nelayan menambatkan perahu di dermaga lama.',
    'Warga mengungsi ke gedung sekolah dasar.',
  ];
  const pivot = [
    'The earthquake knocked down three bridges in Palu.',
    'Right?',
    'The governor visited the site on Tuesday.',
    'Fishermen moored their boats at the old pier.',
    'Residents fled to the primary school building.',
  ];
  const shown = (beads: readonly Bead[]): string => beads.map(keyOf).join(' ');

  it('stay together where they are short and those beside them fit', () => {
    const target = pivot.map((sentence, at) => (at === 1 ? 'Is that so?' : sentence));
    expect(shown(align(source, target, { pivot }))).toBe('0:0 1:1 2:2 3:3 4:4');
  });

  it('are two beads where they are long enough to tell', () => {
    const target = pivot.map((sentence, at) =>
      at === 3 ? 'Two chefs won an award for vegan ice cream.' : sentence,
    );
    expect(shown(align(source, target, { pivot }))).toBe('0:0 1:1 2:2 3: :3 4:4');
  });

  it('are never lost, whatever a text is compared with', () => {
    const sentences = fc.array(fc.constantFrom(...source, ...pivot, 'Ya.', '', '5.000'), { maxLength: 12 });
    fc.assert(
      fc.property(sentences, sentences, fc.boolean(), (left, right, withPivot) => {
        const beads = align(left, right, withPivot ? { pivot: left } : { lexicon });
        expect(beads.flatMap((bead) => bead.source).sort((a, b) => a - b)).toEqual(left.map((_, i) => i));
        expect(beads.flatMap((bead) => bead.target).sort((a, b) => a - b)).toEqual(right.map((_, i) => i));
      }),
    );
  });
});
