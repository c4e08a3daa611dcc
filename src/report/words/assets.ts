import { assetsOf } from '../assets/assets.js';
import { baseStyle } from '../assets/base-style.js';
import { listScript } from '../assets/lists/shared-script.js';
import { wordsScript } from './words-script.js';
import { wordsStyle } from './words-style.js';

export const wordsAssets = assetsOf(baseStyle + wordsStyle, listScript + wordsScript);
