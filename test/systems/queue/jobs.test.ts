import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textVersion, translationKey } from '../../../src/identity.js';
import {
  type JobData,
  parseJob,
  parseProgress,
  parseResult,
  recordsOf,
} from '../../../src/systems/queue/jobs.js';
import { defaults } from '../../../src/translate/options.js';

const { workers: _, batchSize: __, ...settings } = defaults;
const model = 'a'.repeat(64);
const jobOf = (sentences: string[]): JobData => {
  const identity = { model, textVersion, settings };
  return { ...identity, paragraphs: [{ key: translationKey(sentences, identity), sentences }] };
};

describe('what is in Redis', () => {
  it('is a job only with as many sentences as a paragraph may have, empty ones, too', () => {
    expect(parseJob(jobOf(['Satu. ', 'Dua.']))).toEqual(jobOf(['Satu. ', 'Dua.']));
    expect(() => parseJob(jobOf(Array.from({ length: 1_000_000 }, () => '')))).toThrow(/sentences/);
    expect(() => parseJob(jobOf(['x'.repeat(300_000)]))).toThrow(/more than 200000 characters/);
  });

  it('names no file, folder, model or program: a field that is not known is refused', () => {
    const job = jobOf(['Satu.']);
    for (const key of ['path', 'folder', 'url', 'command', 'lexicon', '__proto__', 'constructor', 'memory']) {
      const more: unknown = JSON.parse(`{"${key}":"/etc/passwd"}`);
      const added = (to: object): unknown =>
        Object.defineProperty({ ...to }, key, {
          value: (more as Record<string, unknown>)[key],
          enumerable: true,
        });
      expect(() => parseJob(added(job)), key).toThrow();
      expect(() => parseJob({ ...job, settings: added(job.settings) }), key).toThrow();
      expect(() => parseJob({ ...job, paragraphs: [added(job.paragraphs[0]!)] }), key).toThrow();
    }
    for (const wrong of ['/etc/passwd', '../x', '', 'A'.repeat(64), `${model}\n`])
      expect(() => parseJob({ ...job, model: wrong })).toThrow(/model/);
  });

  it('is a result only if a worker can have found it', () => {
    const job = jobOf(['Satu.']);
    const result = (more: object, { paragraphs }: JobData = job) => {
      const alternatives = [{ text: 'One', score: -1, confidence: 0.4 }];
      const plain = { text: 'One.', score: -0.1, logProbs: [-0.1, 0], ended: true, parts: 1, guarded: false };
      const hypothesis = { ...plain, alternatives, misplaced: [], copied: null, ...more };
      return { worker: 'w', records: [{ key: paragraphs[0]!.key, hypotheses: [hypothesis] }] };
    };
    expect(recordsOf(result({}), job).size).toBe(1);
    const wrong = fc.oneof(
      fc
        .constantFrom('\n', '\r', '\0', '\u0085', '\u2028', '\x1b', '\ud800')
        .map((sign) => ({ text: `O${sign}ne` })),
      fc
        .double({ min: 0.01, noNaN: true, noDefaultInfinity: true })
        .map((value) => ({ logProbs: [-1, value] })),
      fc
        .constantFrom(-0.1, 1.1, 1e300)
        .map((confidence) => ({ alternatives: [{ text: '', score: 0, confidence }] })),
    );
    fc.assert(
      fc.property(wrong, (more) => {
        expect(() => recordsOf(result(more), job)).toThrow('no translation that a model can give');
      }),
      { seed: 17 },
    );
    // Of a sentence on two lines, what is kept as it is has two.
    const wrapped = jobOf(['Satu\ndua.']);
    expect(recordsOf(result({ text: 'Satu\ndua.' }, wrapped), wrapped).size).toBe(1);
  });

  it('is read or refused in a line, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        for (const parse of [parseJob, parseResult, parseProgress])
          expect(() => parse(value)).toThrow(/^[^\n]{1,500}$/);
      }),
      { seed: 17, numRuns: 300 },
    );
  });
});
