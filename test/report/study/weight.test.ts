import { minifySync } from 'rolldown/experimental';
import { describe, expect, it } from 'vitest';
import { compactScript, compactStyle } from '../../../src/report/assets/compact.js';
import { studyScript } from '../../../src/report/assets/study/study-script.js';
import { studyStyle } from '../../../src/report/assets/study/study-style.js';
import { pageGlosses } from '../../../src/report/study/glosses.js';
import { glossaryOf } from './glossary.js';

const size = (text: string): number => Buffer.byteLength(text);

describe('the study tools', () => {
  it('weigh 12 KB of script and 4 KB of style, as a build sends them', () => {
    const { code, errors } = minifySync('study.js', compactScript(studyScript), { module: false });
    expect(errors).toEqual([]);
    expect(size(code)).toBeLessThan(12 * 1024);
    expect(size(compactStyle(studyStyle))).toBeLessThan(4 * 1024);
  });

  it('need under 60 bytes for a word that shares its root with no other, with its parts, and two translations of both', () => {
    const letters = 'abcdefghij';
    const numbered = (i: number) =>
      [...String(i).padStart(3, '0')].map((digit) => letters[Number(digit)]).join('');
    const words = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `ber${numbered(i)}kata`,
        {
          root: `${numbered(i)}kata`,
          parts: ['ber-', '*'],
          means: [`${numbered(i)}word`, 'speech'],
          ofRoot: [`${numbered(i)}word`, 'saying'],
          count: 90,
        },
      ]),
    );
    const glosses = pageGlosses(Object.keys(words), glossaryOf(words));
    expect(glosses.words).toHaveLength(300);
    expect(size(JSON.stringify(glosses)) / 300).toBeLessThan(60);
  });
});
