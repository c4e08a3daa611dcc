import { expect, it } from 'vitest';
import { directionOf } from '../../src/languages/direction.js';

it.each([
  ['id', 'ltr'],
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['ur', 'rtl'],
  // Malay in Jawi, Azerbaijani in Latin letters.
  ['ms-Arab', 'rtl'],
  ['az-Latn', 'ltr'],
  ['und', 'ltr'],
  ['no code!', 'ltr'],
])('knows the direction of %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});
