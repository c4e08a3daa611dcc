/**
 * What all pages' scripts say people, in the page's language. Comes first. `T(en, id)` gives the text of now;
 * `tell(element, en, id)` writes it where it changes with the language, as `tellIn(element, attribute, en, id)` does.
 */
export const uiScript = `
const T = (en, id) => document.documentElement.lang === 'id' ? id : en;
const told = new Map();
const tell = (element, en, id) => {
  told.set(element, { en, id });
  element.textContent = T(en, id);
};
const toldIn = new Map();
const tellIn = (element, attribute, en, id) => {
  if (!toldIn.has(element)) toldIn.set(element, new Map());
  toldIn.get(element).set(attribute, { en, id });
  element.setAttribute(attribute, T(en, id));
};
`;
