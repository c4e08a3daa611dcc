import { assetsOf } from '../../assets/assets.js';
import { baseStyle } from '../../assets/base-style.js';
import { listScript } from '../../assets/lists/shared-script.js';
import { figureStyle } from './figure-style.js';
import { pairScript } from './pair-script.js';
import { pairStyle } from './pair-style.js';

export const summaryAssets = assetsOf(baseStyle + figureStyle, '');
export const pairAssets = assetsOf(baseStyle + pairStyle, listScript + pairScript);
