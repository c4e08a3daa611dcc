import { roundTripName } from '../../../core/round-trip.js';
import { html, type Markup } from '../../markup.js';
import { roundTripCaution } from '../../round-trip.js';
import { figure, integer } from '../figures.js';
import { type SummaryContext, scrolling, section } from './section.js';

/** How like the sources the ways back are; null if nothing was translated back. */
export const roundTripsOf = ({ overview, names }: SummaryContext): Markup | null => {
  const { roundTrips = [] } = overview;
  if (roundTrips.length === 0) return null;
  return section(
    'round-trip',
    'Round trip',
    html`<p class="quiet">${roundTripCaution}</p>
${scrolling(
  roundTripName,
  html`<table class="figures"><caption class="said">${roundTripName}</caption>
<thead><tr><th scope="col">System</th><th scope="col">Translated back by</th><th scope="col" class="count">Sentences</th><th scope="col" class="count">${roundTripName}</th></tr></thead>
<tbody>${roundTrips.map(
    ({ system, model, sentences, score }) =>
      html`<tr><th scope="row">${names.markup(system)}</th><td><bdi>${model}</bdi></td><td class="count">${integer(sentences)}</td><td class="count"><b>${figure(score)}</b></td></tr>
`,
  )}</tbody></table>`,
)}`,
  );
};
