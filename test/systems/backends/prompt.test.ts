import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPrompt, promptFor, translationIn } from '../../../src/systems/backends/prompt.js';
import { indonesianToEnglish } from './service.js';

describe('a prompt', () => {
  it('has every sentence as it is, whatever it looks like', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{text}', '{source}', '$&', '$1', 'a', ' ') }),
        (sentence) => {
          expect(promptFor(defaultPrompt, sentence, indonesianToEnglish).endsWith(`\n\n${sentence}`)).toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('the translation in an answer', () => {
  it.each([
    ['One.', 'One.'],
    [' One.\n', 'One.'],
    ['"One."', 'One.'],
    ['“One.”', 'One.'],
    ['`One.`', 'One.'],
    ['Here is the translation:\n\nOne.', 'One.'],
    ['Sure! Here is the translation:\n"One."', 'One.'],
    ['```\nOne.\n```', 'One.'],
    ['```text\nOne.\n```', 'One.'],
    ['Translation:\n```\nOne.\n```', 'One.'],
    ['<think>\nSatu is one.\n</think>\nOne.', 'One.'],
    ['<THINKING>x</THINKING>One.', 'One.'],
    ['<think>never ends', ''],
    // The template of some models begins the thought.
    ['Satu is one.\n</think>\n\nOne.', 'One.'],
  ])('%j is %j', (answer, translation) => {
    expect(translationIn(answer, 'Satu.')).toBe(translation);
  });

  it.each([
    'He said: "One."',
    '"One," he said, "two."',
    '"One" and "two"',
    'One.\n\nNote: “satu” is a number.',
    'Translation: One.',
    'Time: 7:00',
    "'Twas one.",
    '""',
    'I cannot translate this.',
  ])('%j stays, to be seen', (answer) => {
    expect(translationIn(answer, 'Satu.')).toBe(answer);
  });

  it('is all of it if the sentence has such a tag itself', () => {
    expect(translationIn('The tag </think> ends it.', 'Tag </think> menutupnya.')).toBe(
      'The tag </think> ends it.',
    );
  });

  it('keeps the quotation marks that the sentence has', () => {
    expect(translationIn('"One."', '“Satu.”')).toBe('"One."');
    expect(translationIn('“One.”', '"Satu."')).toBe('“One.”');
  });

  it('never has words that the answer has not, and is its own translation', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('"', '“', '”', '\n', ':', '```', '<think>', '</think>', 'a ', 'b'),
        }),
        (answer) => {
          const found = translationIn(answer, 'Satu.');
          expect(answer).toContain(found);
        },
      ),
    );
  });
});
