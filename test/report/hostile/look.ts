/**
 * Runs in a page. What its elements are, and what of its own words a text has turned round: scripts that look for the
 * strings between the signs of `texts.ts`.
 */
export const lookScript = `
window.look = (() => {
  const names = () => {
    const found = new Set();
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName;
      found.add(name);
      for (const attribute of element.getAttributeNames()) found.add(name + ' ' + attribute);
    }
    return [...found];
  };
  const wrong = () => [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames().flatMap((name) => {
    const value = element.getAttribute(name);
    const isBad = /^on/.test(name) || (name === 'style' && !element.matches('html, #gloss')) ||
      (/^(href|src|action)$/.test(name) && /^\\s*(?!file:)[a-z][a-z0-9+.-]*:/i.test(value));
    return isBad ? [element.localName + ' ' + name + '=' + value.slice(0, 80)] : [];
  }));
  const outside = (text) => text.replace(/ж[^щ]*щ?/g, (own) => ' '.repeat(own.length));
  const letters = (node, at) => {
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getClientRects()[0];
  };
  /** Words of ours whose letters do not go from left to right. */
  const turned = () => [...document.querySelectorAll('u-i')].flatMap((element) => {
    const node = element.firstChild;
    if (!node || node.nodeType !== 3 || !element.checkVisibility()) return [];
    for (const { 0: word, index } of outside(node.data).matchAll(/[A-Za-z]{2,}/g)) {
      const [one, other] = [letters(node, index), letters(node, index + word.length - 1)];
      if (one && other && one.width > 0 && Math.abs(one.top - other.top) < 2 && other.left <= one.left) return [word + ' in ' + element.parentElement.outerHTML.slice(0, 300)];
    }
    return [];
  });
  /** Attributes and the title, in which our words stand behind what an unclosed sign has opened. */
  const unclosed = () => {
    const texts = [['title', document.title], ...[...document.querySelectorAll('*')].flatMap((element) =>
      ['title', 'aria-label', 'data-column'].flatMap((name) => element.hasAttribute(name) ? [[element.localName + ' ' + name, element.getAttribute(name)]] : [])),
      ...[...document.querySelectorAll('option')].map((option) => ['option', option.textContent])];
    return texts.flatMap(([where, text]) => {
      const open = [];
      const own = outside(text);
      for (let i = 0; i < text.length; i++) {
        const character = text[i];
        if (/[\\u202a-\\u202e\\u2066-\\u2068]/.test(character)) open.push(character);
        else if (character === '\\u202c' && /[\\u202a-\\u202e]/.test(open.at(-1))) open.pop();
        else if (character === '\\u2069') { const at = open.findLastIndex((each) => /[\\u2066-\\u2068]/.test(each)); if (at >= 0) open.length = at; }
        else if (open.length > 0 && /[A-Za-z]/.test(own[i])) return [where + ': ' + text.slice(0, 200)];
      }
      return [];
    });
  };
  return { names, wrong, turned, unclosed };
})();
`;
