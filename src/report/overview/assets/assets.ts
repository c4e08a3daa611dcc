import { assetsOf, withColumns } from '../../assets/assets.js';
import { baseStyle } from '../../assets/base-style.js';
import { keyScript } from '../../assets/key-script.js';
import { listScript } from '../../assets/lists/shared-script.js';
import type { Assets } from '../../frame.js';
import { figureStyle } from './figure-style.js';
import { pairScript } from './pair-script.js';
import { pairStyle } from './pair-style.js';

export const summaryAssets = assetsOf(baseStyle + figureStyle, '');

const allPairs = assetsOf(baseStyle + pairStyle, keyScript + listScript + pairScript);

/** The assets of the pages about two systems with these names. */
export const pairAssets = (names: readonly string[]): Assets =>
  withColumns(allPairs, [
    { en: 'Source', id: 'Sumber' },
    ...names.map((name) => ({ en: name, id: name })),
    { en: 'Reference', id: 'Rujukan' },
  ]);
