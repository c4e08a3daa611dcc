import { describe, expect, it } from 'vitest';
import { describe as describeError, PadanError, printable, systemCode } from '../src/errors.js';

describe('errors', () => {
  it('read as place, reason, and what to do, on one line', () => {
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

  it('show no control, bidirectional or broken character', () => {
    expect(printable('a\u001b[31m\u202e\ud800é😀')).toBe('a\\u001b[31m\\u202e\\ud800é😀');
  });

  it('give the system’s code where there is one', () => {
    expect(systemCode(Object.assign(new Error(), { code: 'ENOENT' }))).toBe('ENOENT');
    expect(systemCode(new Error())).toBeUndefined();
    expect(systemCode('ENOENT')).toBeUndefined();
  });
});
