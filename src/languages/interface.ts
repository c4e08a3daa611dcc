/** Languages of pages' own words, which are not the documents' text; the first is the usual one. */
export const uis = ['en', 'id'] as const;
export type Ui = (typeof uis)[number];
