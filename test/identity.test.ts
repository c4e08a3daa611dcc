import { describe, expect, it } from 'vitest';
import {
  type ReportIdentity,
  type RunIdentity,
  reportKey,
  type TranslationIdentity,
  translationIdentity,
  translationKey,
} from '../src/identity.js';
import { defaults } from '../src/translate/options.js';

const hash = '0123456789abcdef'.repeat(4);
const identity: TranslationIdentity = {
  ...translationIdentity({ hash, batchInvariant: true }, defaults),
  textVersion: 3,
};
const sentences = ['Selamat pagi.', 'Apa kabar?'];

/** Copies of an object or list, each with one of its values changed, however deep. */
const changes = <T extends object>(value: T): T[] =>
  Object.entries(value).flatMap(([key, each]): T[] => {
    const changed: unknown[] =
      typeof each === 'object' && each !== null
        ? changes(each)
        : [typeof each === 'number' ? each + 1 : typeof each === 'boolean' ? !each : `${each}!`];
    return changed.map((one) =>
      Array.isArray(value) ? (value.with(Number(key), one) as T) : { ...value, [key]: one },
    );
  });

describe('the key of a translation', () => {
  it('is the same as in earlier versions’ journals and memories', () => {
    expect(translationKey(sentences, identity)).toBe(
      '8a54ad2db8bdf86bf306f32052de61d79431682982426fef058e43b2d79c840e',
    );
    expect(translationKey('Selamat pagi.', identity)).toBe(
      '0875bcd5bc640d7221a1e6599977ebbefafba9e5f3949b34572e4dfb9cd0a105',
    );
    const other: TranslationIdentity = {
      ...translationIdentity(
        { hash, batchInvariant: false },
        { ...defaults, beamSize: 2, nBest: 2, lengthPenalty: 0.6 },
      ),
      textVersion: 3,
    };
    expect(translationKey(sentences, other)).toBe(
      '443f5237e2aec9ea69b48eb90752ea80d52f57152496530b168bc67dcbef138e',
    );
    expect(translationKey('Selamat pagi.', other)).toBe(
      '46cd5f1a82927b6e5969dd9635bcaeb33e08d49b0fd873535f86e29aea38b76a',
    );
  });

  it('changes with the text, the model, and every setting that affects translations', () => {
    const keys = [
      translationKey(sentences, identity),
      translationKey(['Selamat pagi.Apa kabar?'], identity),
      translationKey('Selamat pagi.', identity),
      translationKey(['Selamat pagi.'], identity),
      ...changes(identity).map((changed) => translationKey(sentences, changed)),
    ];
    expect(changes(identity)).toHaveLength(8);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('does not change with other settings', () => {
    const faster = { ...defaults, workers: 9, batchSize: 1 };
    expect(translationIdentity({ hash, batchInvariant: true }, faster)).toEqual(
      translationIdentity({ hash, batchInvariant: true }, defaults),
    );
  });
});

describe('the key of a document’s reports', () => {
  it('changes with everything that affects reports', () => {
    const run: RunIdentity = {
      translation: identity,
      settings: { split: 'auto', links: 'attention', ui: 'en' },
      systems: [{ id: 'x', translation: identity, earlier: ['run 1', 'own'] }],
      names: ['own', 'x'],
      models: ['padan-id-en'],
      lexicon: 'l',
      silenced: 'x',
      padan: '1.0.0',
      report: 1,
    };
    const report: ReportIdentity = {
      name: 'a',
      source: { path: 'a.txt', hash: 's' },
      translations: [{ path: 'a.en.txt', hash: 'r' }],
      beads: 'b',
      run,
    };
    const others = [
      ...changes(report),
      { ...report, translations: [null] },
      { ...report, translations: [] },
      { ...report, beads: null },
    ];
    expect(others).toHaveLength(6 + 8 + 6 + 3 + 1 + (1 + 8 + 2) + 2 + 1);
    expect(new Set([report, ...others].map(reportKey)).size).toBe(others.length + 1);
    expect(reportKey(structuredClone(report))).toBe(reportKey(report));
  });
});
