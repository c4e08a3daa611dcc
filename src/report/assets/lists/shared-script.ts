/** Marks “seen”, kept in the browser for each run folder. */
export const seenScript = `
/** Contents that were seen, by the document's address in the folder; null where the browser keeps nothing. */
const seenIn = (folder) => {
  const key = 'padan seen ' + folder;
  const all = () => {
    try {
      return new Map(Object.entries(JSON.parse(localStorage.getItem(key)) ?? {}));
    } catch {
      return new Map();
    }
  };
  try {
    localStorage.setItem(key + ' ?', '');
    localStorage.removeItem(key + ' ?');
  } catch {
    return null;
  }
  return {
    all,
    /** Null takes the mark away. */
    mark: (href, content) => {
      const marks = all();
      if (content === null) marks.delete(href);
      else marks.set(href, content);
      try {
        localStorage.setItem(key, JSON.stringify(Object.fromEntries(marks)));
      } catch {
        // The browser's share is full: the mark is lost, and the page shows that.
      }
    },
    isOurs: (event) => event.key === key || event.key === null,
  };
};
`;

/** Searching as people type. */
export const foldScript = `
/** A text without capitals, diacritics and forms of quotes, dashes and letters, to be searched. */
const fold = (text) => {
  if (/^[\\x00-\\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\\p{M}+/gu, '').toLowerCase().replace(/ς/g, 'σ')
    .replace(/[‘’‚‛ʼʻ]/g, "'").replace(/[“”„‟«»]/g, '"').replace(/[‐‑‒–—−]/g, '-').replace(/\\s/g, ' ');
};
`;

/** What the scripts of lists have in common: searching, and making elements of data without markup. */
export const listScript = `${foldScript}
const element = (name, properties, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
};
const pathOf = (path) => element('span', { class: 'path' }, ...named(path).split(/(?<=[/\\\\_-])/).flatMap((part, i) => i === 0 ? [part] : [element('wbr', {}), part]));
const queryOf = (values) => {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
  return query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
};
`;
