import type { System } from '../../core/system.js';
import { html, type Markup } from '../markup.js';
import { labelNames } from '../ui/names.js';
import { say, sayElement, sayIn } from '../ui/say.js';

/**
 * Buttons of a page's toolbar, for those who have the script: all that the tools say can be read in the rows, too.
 *
 * @param main  id of the system that the others come compared with; null if there is none
 */
export const reviewButtons = (systems: readonly System[], main: string | null): Markup =>
  html`<button type=button id=flags-open class=scripted aria-expanded=false aria-controls=flags>${say('Flags', 'Tanda')}</button>
<button type=button id=find-open class=scripted>${say('Search', 'Cari')}</button>
${systems.length > 1 ? columnMenu(systems, main) : null}<button type=button id=help-open class=scripted>${say('Keys', 'Tombol')} <kbd>?</kbd></button>
`;

const columnMenu = (systems: readonly System[], main: string | null): Markup =>
  html`<details class="menu scripted" id=columns><summary>${say('Columns', 'Kolom')}</summary><div class=sheet>
<div role=group${sayIn('aria-label', 'Columns that are shown', 'Kolom yang ditampilkan')}>${systems.map(
    ({ id, label }) =>
      html`<label><input type=checkbox value="${id}" checked autocomplete=off> <bdi>${say(...labelNames(label))}</bdi></label>
`,
  )}</div>
<label>${say('Mark what differs from', 'Tandai yang berbeda dengan')} <select id=base autocomplete=off>${sayElement('option', html` value=""`, 'nothing', 'tidak ada')}${systems.map(
    ({ id, label }) =>
      sayElement('option', html` value="${id}"${id === main ? html` selected` : null}`, ...labelNames(label)),
  )}</select></label>
</div></details>
`;
