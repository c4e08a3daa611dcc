import { html, type Markup, named } from '../../markup.js';
import { roundTripCaution, roundTripNames } from '../../round-trip.js';
import { say } from '../../ui/say.js';
import { figure, integer } from '../figures.js';
import { type SummaryContext, scrolling, section } from './section.js';

/** How like the sources the ways back are; null if nothing was translated back. */
export const roundTripsOf = ({ overview, names }: SummaryContext): Markup | null => {
  const { roundTrips = [] } = overview;
  if (roundTrips.length === 0) return null;
  return section(
    'round-trip',
    say('Round trip', 'Terjemahan balik'),
    html`<p class="quiet">${roundTripCaution}</p>
${scrolling(
  roundTripNames,
  html`<table class="figures"><caption class="said">${say(...roundTripNames)}</caption>
<thead><tr><th scope="col">${say('System', 'Sistem')}</th><th scope="col">${say('Translated back by', 'Diterjemahkan balik oleh')}</th><th scope="col" class="count">${say('Sentences', 'Kalimat')}</th><th scope="col" class="count">${say(...roundTripNames)}</th></tr></thead>
<tbody>${roundTrips.map(
    ({ system, model, sentences, score }) =>
      html`<tr><th scope="row">${names.markup(system)}</th><td><bdi>${named(model)}</bdi></td><td class="count">${integer(sentences)}</td><td class="count"><b>${figure(score)}</b></td></tr>
`,
  )}</tbody></table>`,
)}`,
  );
};
