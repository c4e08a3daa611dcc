import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/systems/backends/backend.js';
import {
  type LibreTranslateOptions,
  openLibreTranslate,
} from '../../../src/systems/backends/libretranslate.js';
import { afterTest } from '../../children.js';
import { type Answering, indonesianToEnglish, libreTranslate, reply, startService } from './service.js';

const open = (
  url: string,
  more: Partial<LibreTranslateOptions> = {},
  languages = indonesianToEnglish,
): Backend => {
  const backend = openLibreTranslate({ url, firstPause: 1, ...more }, languages);
  afterTest(() => backend.dispose());
  return backend;
};

describe('LibreTranslate', () => {
  it('is asked for a batch, with languages and format', async () => {
    const service = await startService(libreTranslate);
    const backend = open(`${service.url}/`);
    await backend.check!();
    expect(await backend.translate(['Satu.', 'Dua <b>.'])).toEqual([
      { text: '<Satu.>', ended: true },
      { text: '<Dua <b>.>', ended: true },
    ]);
    expect(service.sent()).toEqual([
      { q: ['Satu.', 'Dua <b>.'], source: 'id', target: 'en', format: 'text' },
    ]);
    expect(backend).toMatchObject({ name: `LibreTranslate at ${service.url}`, sentTo: service.url });
  });

  it('gets its key with translations, and only there', async () => {
    const service = await startService(libreTranslate);
    const backend = open(service.url, { key: 'secret' });
    await backend.check!();
    await backend.translate(['Satu.']);
    expect(service.sent()).toMatchObject([{ api_key: 'secret' }]);
    expect(JSON.stringify({ ...backend })).not.toContain('secret');
    expect(JSON.stringify(service.asked[0])).not.toContain('secret');
  });

  it.each<[string, Answering, RegExp, RegExp]>([
    [
      'does not know the source',
      () => [{ code: 'fr', targets: ['en'] }],
      /does not translate Indonesian to English/,
      /^it has fr$/,
    ],
    [
      'does not know the target',
      () => [{ code: 'id', targets: ['ms'] }],
      /does not translate/,
      /^it has id to ms$/,
    ],
    ['is another service', () => ({ hello: 1 }), /does not list languages/, /model=NAME/],
    ['wants a key', (_, response) => reply(response, 403, {}), /refuses access \(403\)/, /key=VARIABLE/],
  ])('says before anything is sent if it %s', async (_, answer, message, hint) => {
    const service = await startService(answer);
    await expect(open(service.url).check!()).rejects.toMatchObject({
      code: 'service-refused',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  it('may list no languages, or no targets', async () => {
    for (const [answer, isTold] of [
      [(_, response) => reply(response, 404, ''), false],
      [() => [{ code: 'id' }, { code: 'en' }], true],
    ] as [Answering, boolean][])
      expect(await open((await startService(answer)).url).check!()).toBe(isTold);
  });

  it.each([
    ['too few', { translatedText: ['one'] }, /gives 1 translation of 2 sentences/],
    ['too many', { translatedText: ['one', 'two', 'three'] }, /gives 3 translations of 2/],
    ['no texts', { translatedText: [null, 1] }, /answers without translations/],
    ['nothing', {}, /answers without translations/],
    ['a list', [], /answers without translations/],
    ['null', null, /answers without translations/],
  ])('is refused if it answers with %s', async (_, value, message) => {
    const service = await startService((_asked, response) => reply(response, 200, JSON.stringify(value)));
    await expect(open(service.url).translate(['a', 'b'])).rejects.toMatchObject({
      code: 'service-refused',
      message: expect.stringMatching(message),
    });
  });

  it('has keys of its own for translations from other addresses, languages and revisions', async () => {
    const of = (...call: Parameters<typeof open>) => JSON.stringify(open(...call).settings);
    const all = [
      of('http://127.0.0.1:1'),
      of('http://127.0.0.1:2'),
      of('http://127.0.0.1:1/sub'),
      of('http://127.0.0.1:1', { revision: '2' }),
      of('http://127.0.0.1:1', {}, { from: 'id', to: 'ms' } as never),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(of('http://127.0.0.1:1/', { batchSize: 3, timeout: 9, concurrency: 7, key: 'k' })).toBe(all[0]);
    expect(all[0]).toContain('"source":"id","target":"en"');
  });
});
