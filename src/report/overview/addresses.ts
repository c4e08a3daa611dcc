/** What a pair's page shows, as its address says it. Empty values are left out. */
export interface PairView {
  turn?: string;
  class?: string;
  flag?: string;
  sort?: string;
}

/** The address of a pair's page with a filter or an order. */
export const withView = (href: string, view: PairView): string => {
  const query = Object.entries(view)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(String(value)))}`);
  return query.length === 0 ? href : `${href}?${query.join('&')}`;
};

/** Halves of characters have no place in an address. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');
