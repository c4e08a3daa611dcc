import { describe, expect, it } from 'vitest';
import { describe as describeError, PadanError, printable, systemCode } from '../src/errors.js';

describe('errors', () => {
  it('show place, reason and hint on one line', () => {
    const error = new PadanError(
      'file-not-found',
      'no such file',
      { path: 'a\nb.txt', line: 3 },
      'check the path',
    );
    expect(describeError(error)).toBe('a\\u000ab.txt:3: no such file: check the path');
    expect(describeError(new PadanError('invalid-option', 'wrong'))).toBe('wrong');
    expect(describeError(new Error('boom\nbang'))).toBe('boom\\u000abang');
    expect(describeError('text')).toBe('text');
  });

  it('escape control, bidirectional and broken characters', () => {
    expect(printable('a\u001b[31m\u202e\ud800é😀')).toBe('a\\u001b[31m\\u202e\\ud800é😀');
    // All that Unicode has for turning text round (UAX #9), and what begins a command of a terminal.
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCharCode(code);
      if (/\p{Bidi_Control}|\p{Cc}/u.test(character)) expect(printable(character)).not.toBe(character);
    }
  });

  it('have the system’s code if there is one', () => {
    expect(systemCode(Object.assign(new Error(), { code: 'ENOENT' }))).toBe('ENOENT');
    expect(systemCode(new Error())).toBeUndefined();
    expect(systemCode('ENOENT')).toBeUndefined();
  });
});
