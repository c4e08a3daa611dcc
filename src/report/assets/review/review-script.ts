import { columnScript } from './column-script.js';
import { copyScript } from './copy-script.js';
import { findScript } from './find-script.js';
import { helpScript } from './help-script.js';
import { panelScript } from './panel-script.js';
import { textsScript } from './texts-script.js';

/**
 * The review tools of a document's pages, after the scripts of the table and its views, and before other scripts' keys
 * are listed. Needs `diffTexts` (`diff-script.ts`) and `fold` (`lists/shared-script.ts`).
 */
export const reviewScript = `{
${textsScript}${panelScript}${findScript}${columnScript}${copyScript}${helpScript}}
`;
