import { describe, expect, it } from 'vitest';
import { addressOf, isLoopback } from '../../../src/systems/backends/address.js';
import { type KeyedService, keyFor } from '../../../src/systems/backends/keys.js';

const environment = {
  PADAN_LIBRETRANSLATE_KEY: 'libre',
  PADAN_CHAT_KEY: 'chat',
  OPENAI_API_KEY: 'theirs',
  MINE: ' mine\n',
  EMPTY: '',
};
const service = (kind: KeyedService['kind'], base: string, variable: string | null = null): KeyedService => ({
  kind,
  base,
  variable,
});
const alone = (one: KeyedService, variables: Record<string, string> = environment) =>
  keyFor(one, [one], variables);

describe('a key', () => {
  it('goes to the service that it is named for, wherever that is', () => {
    expect(alone(service('chat', 'http://example.org/v1', 'MINE'))).toBe('mine');
    expect(alone(service('libretranslate', 'https://example.org', 'PADAN_CHAT_KEY'))).toBe('chat');
  });

  it('that is not named goes to the only service of its kind, encrypted or on this machine', () => {
    expect(alone(service('libretranslate', 'https://example.org'))).toBe('libre');
    expect(alone(service('chat', 'http://127.0.0.1:8080/v1'))).toBe('chat');
    expect(alone(service('chat', 'http://example.org/v1'))).toBeNull();
    const [one, other, same] = [
      service('chat', 'https://a.example/v1'),
      service('chat', 'https://b.example/v1', 'MINE'),
      service('chat', 'https://a.example/v2'),
    ];
    expect(keyFor(one, [one, other], environment)).toBeNull();
    expect(keyFor(one, [one, same], environment)).toBe('chat');
    expect(keyFor(one, [one, service('libretranslate', 'https://c.example')], environment)).toBe('chat');
  });

  it('of another program goes only to the host that it is for', () => {
    const theirs = { OPENAI_API_KEY: 'theirs' };
    expect(alone(service('chat', 'https://api.openai.com/v1'), theirs)).toBe('theirs');
    for (const base of [
      'http://api.openai.com/v1',
      'https://api.openai.com.example.org/v1',
      'https://example.org/api.openai.com/v1',
      'https://api.openai.com:444/v1',
      'http://127.0.0.1:8080/v1',
    ])
      expect(alone(service('chat', base), theirs)).toBeNull();
    expect(alone(service('libretranslate', 'https://api.openai.com'), theirs)).toBeNull();
  });

  it('must be there if it is named; what was named is not repeated', () => {
    for (const name of ['NOWHERE', 'EMPTY', 'sk-verysecret', 'constructor'])
      expect(() => alone(service('chat', 'https://example.org/v1', name))).toThrow(
        expect.toSatisfy(
          (error: Error) => /names no variable/.test(error.message) && !JSON.stringify(error).includes(name),
        ),
      );
  });
});

describe('an address', () => {
  it.each([
    ['http://127.0.0.1:5000', 'http://127.0.0.1:5000'],
    ['http://127.0.0.1:5000/', 'http://127.0.0.1:5000'],
    ['https://Example.org:443/a/b//', 'https://example.org/a/b'],
    ['HTTP://[::1]:80/v1', 'http://[::1]/v1'],
  ])('%s is %s', (text, address) => {
    expect(addressOf(text)).toBe(address);
  });

  it.each(['ftp://example.org', 'file:///etc/passwd', 'example.org', 'http://', '', 'x://a:hunter2@b'])(
    'is not %j',
    (text) => {
      expect(() => addressOf(text)).toThrow(/^what is given is no address of a service$/);
    },
  );

  it.each([
    'https://user:hunter2@example.org',
    'https://hunter2@example.org',
    'https://example.org/?key=hunter2',
    'https://example.org/#hunter2',
  ])('has nothing that may be secret, and the message does not repeat it: %s', (text) => {
    expect(() => addressOf(text)).toThrow(
      expect.toSatisfy(
        (error: Error) =>
          /is given with/.test(error.message) && !JSON.stringify([error.message, error]).includes('hunter2'),
      ),
    );
  });

  it.each([
    ['http://localhost:1', true],
    ['http://127.9.9.9', true],
    ['http://[::1]', true],
    ['http://127.0.0.1.example.org', false],
    ['http://localhost.example.org', false],
    ['http://10.0.0.1', false],
  ])('of this machine: %s %s', (address, own) => {
    expect(isLoopback(address)).toBe(own);
  });
});
