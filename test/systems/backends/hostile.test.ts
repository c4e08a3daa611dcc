import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PadanError } from '../../../src/errors.js';
import type { Backend } from '../../../src/systems/backends/backend.js';
import { openBackend } from '../../../src/systems/backends/open.js';
import { afterTest } from '../../children.js';
import { type Answering, indonesianToEnglish, reply, startService } from './service.js';

/** What services answer with, by the names that they use. */
const names = [
  'translatedText',
  'choices',
  'message',
  'content',
  'data',
  'id',
  'code',
  'targets',
  'error',
  '0',
  'length',
  '__proto__',
];
const leaf = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1e300, '', 'id', 'en', 'Satu.', '\u0000\u001b[31m'),
  fc.string({ maxLength: 3 }),
);
const { answer } = fc.letrec<{ answer: unknown }>((tie) => ({
  answer: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('answer'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('answer'), { maxKeys: 3 }),
  ),
}));

describe.each(['libretranslate', 'chat'] as const)('a hostile service of the kind %s', (kind) => {
  const open = async (answering: Answering): Promise<Backend> => {
    const { url } = await startService(answering);
    const more = kind === 'chat' ? { model: 'm', key: null } : { key: null };
    const backend = await openBackend(
      { kind, url, timeout: 2, firstPause: 1, ...more } as never,
      indonesianToEnglish,
    );
    afterTest(() => backend.dispose());
    return backend;
  };
  /** That it gives texts, or says what is wrong on one line that nobody has to scroll through. */
  const isSaid = async (call: () => Promise<unknown>): Promise<void> => {
    const said = await call().catch((error: unknown) => error);
    if (said instanceof Error) {
      expect(said).toBeInstanceOf(PadanError);
      expect(`${said.message} ${(said as PadanError).hint}`).toMatch(/^[^\p{Cc}]{1,1200}$/u);
    } else if (Array.isArray(said)) for (const { text } of said) expect(text).toBeTypeOf('string');
    else expect(said).toBeTypeOf('boolean');
  };

  it('is understood or refused, whatever JSON it answers with', async () => {
    let value: unknown = null;
    const backend = await open((_, response) => reply(response, 200, JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(answer, async (each) => {
        for (value of [
          each,
          [each],
          { translatedText: each },
          { choices: each },
          { data: each },
          [{ code: 'id', targets: each }],
          { choices: { 0: { message: { content: each } } } },
        ]) {
          await isSaid(() => backend.check!());
          await isSaid(() => backend.translate(['Satu.']));
        }
      }),
      { seed: 17, numRuns: 40 },
    );
  });

  it('is refused with codes of a megabyte, packed answers, and answers nested without end', async () => {
    const long = 'x'.repeat(300_000);
    const bodies: (string | Buffer)[] = [
      JSON.stringify([{ code: long }, { code: 'id', targets: [long, long] }]),
      '['.repeat(500_000),
      gzipSync('x'.repeat(5_000_000)),
      'null',
    ];
    for (const body of bodies) {
      const backend = await open((_, response) => {
        const headers = typeof body === 'string' ? {} : { 'content-encoding': 'gzip' };
        response.writeHead(200, headers).end(body);
      });
      await isSaid(() => backend.check!());
      await expect(backend.translate(['Satu.'])).rejects.toThrow(PadanError);
    }
  });

  it('is left that redirects to files and other hosts, or answers without end', async () => {
    for (const location of [
      'file:///etc/passwd',
      'http://169.254.169.254/latest',
      '//elsewhere',
      'data:,x',
      '\\\\host',
    ]) {
      const backend = await open((_, response) => reply(response, 302, {}, { location }));
      await expect(backend.translate(['Satu.'])).rejects.toThrow(/ redirects/);
    }
    const endless = await open((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    await expect(endless.translate(['Satu.'])).rejects.toThrow(/answers with more than/);
  });
});
