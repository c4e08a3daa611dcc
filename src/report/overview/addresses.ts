import { encoded } from '../paging.js';

/** What a page shows, as its address says it. Empty values are left out. */
export interface View {
  /** Of a pair's page. */
  turn?: string;
  class?: string;
  flag?: string;
  sort?: string;
  /** Of the list of flagged sentences. */
  rule?: string;
  system?: string;
}

/** A page's address with a filter or an order. */
export const withView = (href: string, view: View): string => {
  const query = Object.entries(view)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encoded(String(value))}`);
  return query.length === 0 ? href : `${href}?${query.join('&')}`;
};
