import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/systems/backends/backend.js';
import { type ChatOptions, openChat } from '../../../src/systems/backends/chat.js';
import { afterTest } from '../../children.js';
import { type Answering, chat, completion, indonesianToEnglish, reply, startService } from './service.js';

const open = (url: string, more: Partial<ChatOptions> = {}): Backend => {
  const backend = openChat({ url, model: 'tiny', firstPause: 1, ...more }, indonesianToEnglish);
  afterTest(() => backend.dispose());
  return backend;
};

describe('a chat endpoint', () => {
  it('is asked for one sentence, at temperature 0', async () => {
    const service = await startService(chat);
    const backend = open(`${service.url}/v1`);
    await backend.check!();
    expect(backend.batchSize).toBe(1);
    expect(await backend.translate(['Satu {source}.'])).toEqual([{ text: '<Satu {source}.>', ended: true }]);
    expect(service.sent()).toEqual([
      {
        model: 'tiny',
        messages: [
          {
            role: 'user',
            content: expect.stringMatching(/from Indonesian to English.*\n\nSatu \{source\}\.$/s),
          },
        ],
        temperature: 0,
        seed: 0,
        stream: false,
      },
    ]);
    expect(service.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it('has its prompt, seed and limit as they are given', async () => {
    const service = await startService(chat);
    const backend = open(service.url, { prompt: '{source}>{target}\n{text}\n', seed: 7, maxTokens: 50 });
    await backend.translate(['Satu.']);
    expect(service.sent()).toMatchObject([
      { messages: [{ content: 'Indonesian>English\nSatu.' }], seed: 7, max_tokens: 50 },
    ]);
    expect(backend.about).toEqual({ prompt: '{source}>{target}\n{text}\n' });
  });

  it('gets its key with every request, and nobody else', async () => {
    const service = await startService(chat);
    const backend = open(service.url, { key: 'sk-1' });
    await backend.check!();
    await backend.translate(['Satu.']);
    expect(service.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer sk-1', 'Bearer sk-1']);
    expect(JSON.stringify({ ...backend })).not.toContain('sk-1');
  });

  it.each(['', '/', '/v1', '/v1/', '/v1/chat/completions'])(
    'may have an address with the path “%s”',
    async (path) => {
      const service = await startService(chat);
      await open(`${service.url}${path}`).translate(['Satu.']);
      expect(service.asked[0]!.path).toBe('/v1/chat/completions');
      expect(open(`${service.url}${path}`).settings).toMatchObject({ url: `${service.url}/v1` });
    },
  );

  it.each<[string, unknown, { text: string; ended: boolean }]>([
    ['is cut off', completion('One tw', 'length'), { text: 'One tw', ended: false }],
    ['is withheld', completion(null, 'content_filter'), { text: '', ended: true }],
    ['is empty', completion(''), { text: '', ended: true }],
    ['has thoughts', completion('<think>Hm.\n\nOne?</think>\n\nOne.'), { text: 'One.', ended: true }],
    ['has only thoughts', completion('<think>Hm.', 'length'), { text: '', ended: false }],
  ])('may give an answer that %s', async (_, value, answer) => {
    const service = await startService(() => value);
    expect(await open(service.url).translate(['Satu.'])).toEqual([answer]);
  });

  it.each([
    {},
    [],
    null,
    'text',
    { choices: [] },
    { choices: [{}] },
    { choices: [{ message: null }] },
    completion([1]),
  ])('is refused if it answers with %j', async (value) => {
    const service = await startService((_, response) => reply(response, 200, JSON.stringify(value)));
    await expect(open(service.url).translate(['Satu.'])).rejects.toMatchObject({ code: 'service-refused' });
  });

  it.each(['a\nb', 'kunci☃', ''])('is not asked with the key %j, which no header can have', (key) => {
    let said: unknown;
    try {
      openChat({ url: 'http://127.0.0.1:1', model: 'tiny', key }, indonesianToEnglish);
    } catch (error) {
      said = error;
    }
    expect(said).toMatchObject({ code: 'invalid-option', message: expect.stringMatching(/^the key has/) });
  });

  it('is found out to be away or closed before anything is sent', async () => {
    for (const [answer, code] of [
      [(_, response) => reply(response, 503, {}), 'service-failed'],
      [(_, response) => reply(response, 401, {}), 'service-refused'],
    ] as [Answering, string][])
      await expect(open((await startService(answer)).url).check!()).rejects.toMatchObject({ code });
    for (const [answer, isTold] of [
      [(_, response) => reply(response, 404, {}), false],
      [(_, response) => reply(response, 403, {}), false],
      [() => ({ data: [{ id: 'other' }] }), false],
      [() => ({ data: 'none' }), false],
      [() => [], false],
      [chat, true],
    ] as [Answering, boolean][])
      expect(await open((await startService(answer)).url).check!()).toBe(isTold);
  });

  it('needs a place for the sentence in its prompt', () => {
    expect(() => open('http://127.0.0.1:1', { prompt: 'Translate!' })).toThrow('no {text}');
  });

  it('has keys of its own for other models, prompts and seeds', () => {
    const of = (more: Partial<ChatOptions>) => JSON.stringify(open('http://127.0.0.1:1', more).settings);
    const all = [
      {},
      { model: 'b' },
      { prompt: '{text}' },
      { seed: 1 },
      { maxTokens: 9 },
      { revision: 'x' },
    ].map(of);
    expect(new Set(all).size).toBe(all.length);
    expect(of({ concurrency: 9, timeout: 9, key: 'k' })).toBe(all[0]);
  });
});
