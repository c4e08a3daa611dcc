import { html, type Markup } from '../markup.js';
import { say } from '../ui/say.js';

/** How a page lays out its texts: values of `?view=` in addresses. The first is the usual one. */
export const viewNames = ['side', 'inter', 'facing', 'source', 'target'] as const;
export type ViewName = (typeof viewNames)[number];

const labels: Readonly<Record<ViewName, Markup>> = {
  side: say('Side by side', 'Berdampingan'),
  inter: say('Interleaved', 'Berselang-seling'),
  facing: say('Facing', 'Berhadapan'),
  source: say('Source first', 'Sumber dahulu'),
  target: say('Translation', 'Terjemahan'),
};

/** The choice of a view. It works without a script. */
export const viewChoice: Markup = html`<fieldset class=views><legend>${say('View', 'Tampilan')}</legend>
${viewNames.map(
  (name, i) =>
    html`<label><input type=radio name=view id=view-${name} value=${name} autocomplete=off${i === 0 ? html` checked` : null}> <span>${labels[name]}</span></label>
`,
)}</fieldset>`;
