import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Journal, openJournal } from '../../../src/run/state/journal.js';
import { openLog } from '../../../src/run/state/log.js';
import type { Hypothesis } from '../../../src/translate/hypothesis.js';
import { testFolder } from '../../folder.js';

/**
 * Written by the version before records had one (commit a26098e): two paragraphs translated by `test/model/tiny`,
 * three best each, with a length penalty of 1, and again with 0.5.
 */
const oldJournal = fileURLToPath(new URL('journal-v1.jsonl', import.meta.url));

const newPath = (): string => join(testFolder('journal'), 'journal.jsonl');
const oldCopy = (): string => {
  const path = newPath();
  copyFileSync(oldJournal, path);
  return path;
};

/** A journal with what it warns of. */
const open = async (path: string, lengthPenalty = 1): Promise<[Journal, string[]]> => {
  const warnings: string[] = [];
  return [await openJournal(path, { lengthPenalty }, (message) => warnings.push(message)), warnings];
};

/** A journal's file with values of any shape in it. */
const written = async (values: Record<string, unknown>): Promise<string> => {
  const path = newPath();
  const log = await openLog(path);
  for (const [key, value] of Object.entries(values)) await log.append(key, value);
  await log.close();
  return path;
};

const hypothesis: Hypothesis = {
  text: 'One “two” \u2028 é',
  score: -0.25,
  logProbs: [-0.1, -0.4],
  ended: true,
  parts: 1,
  guarded: false,
  alternatives: [{ text: 'Two', score: -0.5, confidence: 0.6 }],
  misplaced: [],
  copied: null,
};
const copied: Hypothesis = { ...hypothesis, score: null, logProbs: [], copied: 'target-language' };

describe('the journal', () => {
  it('returns hypotheses unchanged, also when reopened', async () => {
    const path = newPath();
    const [journal] = await open(path);
    await journal.append('a', [hypothesis, copied]);
    expect(await journal.get('a')).toEqual([hypothesis, copied]);
    expect(await journal.get('b')).toBeUndefined();
    await journal.close();
    const [again, warnings] = await open(path);
    expect(JSON.stringify(await again.get('a'))).toBe(JSON.stringify([hypothesis, copied]));
    await again.close();
    expect(warnings).toEqual([]);
  });
});

describe('a journal of an older version', () => {
  const lines = readFileSync(oldJournal, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

  it('is migrated: one copy reason is renamed, and alternatives get a confidence', async () => {
    const [journal, warnings] = await open(oldCopy());
    for (const { key, value } of lines) {
      const expected = value.map((each: Hypothesis) => ({
        ...each,
        alternatives: each.alternatives.map((alternative) => ({
          ...alternative,
          confidence: Math.exp(alternative.score),
        })),
        copied: (each.copied as string) === 'english' ? 'target-language' : each.copied,
      }));
      expect(JSON.stringify(await journal.get(key))).toBe(JSON.stringify(expected));
    }
    await journal.close();
    expect(warnings).toEqual([]);
    const text = readFileSync(oldJournal, 'utf8');
    expect(text).toContain('"copied":"english"');
    expect(text).toMatch(/"alternatives":\[\{/);
  });

  it('is of no use where confidences cannot be known from it, and says so', async () => {
    const [journal, warnings] = await open(oldCopy(), 0.5);
    for (const { key, value } of lines) {
      const hasAlternatives = value.some(({ alternatives }: Hypothesis) => alternatives.length > 0);
      expect((await journal.get(key)) === undefined).toBe(hasAlternatives);
    }
    await journal.close();
    expect(warnings).toEqual([expect.stringMatching(/records that cannot be used are ignored/)]);
  });

  it('can be appended to', async () => {
    const path = oldCopy();
    const [journal] = await open(path);
    await journal.append('new', [hypothesis]);
    await journal.append(lines[0].key, [copied]);
    await journal.close();
    const [again, warnings] = await open(path);
    expect(await again.get('new')).toEqual([hypothesis]);
    expect(await again.get(lines[0].key)).toEqual([copied]);
    expect(await again.get(lines[1].key)).toHaveLength(3);
    await again.close();
    expect(warnings).toEqual([]);
  });
});

describe('a journal with records that cannot be used', () => {
  const good = { version: 2, hypotheses: [hypothesis] };
  const newer = { version: 99, hypotheses: [hypothesis] };

  it('warns on opening about records of another version, and replaces them', async () => {
    const path = await written({ good, a: newer, b: newer, c: newer });
    const [journal, warnings] = await open(path);
    expect(warnings).toEqual([
      `${path}: 3 records from another version of Padan are ignored: their paragraphs are translated again`,
    ]);
    for (const key of ['a', 'b', 'c']) expect(await journal.get(key)).toBeUndefined();
    expect(await journal.get('good')).toEqual([hypothesis]);
    for (const key of ['a', 'b']) await journal.append(key, [copied]);
    expect(await journal.get('a')).toEqual([copied]);
    await journal.close();
    expect(warnings).toHaveLength(1);

    const [again, later] = await open(path);
    expect(later).toEqual([
      `${path}: 1 record from another version of Padan is ignored: its paragraph is translated again`,
    ]);
    await again.close();
  });

  it.each<[string, unknown]>([
    ['no version', { hypotheses: [hypothesis] }],
    ['a number', 1],
    ['null', null],
  ])('warns on opening about a record without a version: %s', async (_, value) => {
    const [journal, warnings] = await open(await written({ value }));
    expect(warnings).toHaveLength(1);
    expect(await journal.get('value')).toBeUndefined();
    await journal.close();
    expect(warnings).toHaveLength(1);
  });

  const withChanged = (changes: object) => ({
    version: 2,
    hypotheses: [hypothesis, { ...hypothesis, ...changes }],
  });
  const { text: _, ...textless } = hypothesis;
  it.each<[string, unknown]>([
    ['no hypotheses', { version: 2, hypotheses: null }],
    ['an unknown key', { ...good, more: 1 }],
    ['a hypothesis without text', { version: 2, hypotheses: [textless] }],
    ['an unknown copy reason', withChanged({ copied: 'why not' })],
    ['a copy reason of the older version', withChanged({ copied: 'english' })],
    ['an invalid alternative', withChanged({ alternatives: [1] })],
    ['an alternative without confidence', withChanged({ alternatives: [{ text: 'Two', score: -0.5 }] })],
    ['an invalid score', withChanged({ score: 'high' })],
    ['invalid log-probabilities', withChanged({ logProbs: [null] })],
    ['a fractional number of parts', withChanged({ parts: 0.5 })],
    ['an invalid hypothesis of the older version', [{ text: 'One' }]],
  ])('warns on closing about a damaged record: %s', async (_, value) => {
    const path = await written({ good, value });
    const [journal, warnings] = await open(path);
    expect(await journal.get('value')).toBeUndefined();
    expect(await journal.get('value')).toBeUndefined();
    expect(await journal.get('good')).toEqual([hypothesis]);
    expect(warnings).toEqual([]);
    await journal.close();
    expect(warnings).toEqual([
      `${path}: 1 record that cannot be used is ignored: its paragraph is translated again`,
    ]);
  });
});
