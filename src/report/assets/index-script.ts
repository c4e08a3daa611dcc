/** Searches all documents of a run by words of their titles and names, and lists the first matches. */
export const indexScript = `
const tools = document.querySelector('.tools');
const data = document.querySelector('#all');
const found = document.querySelector('#found');
const list = document.querySelector('#pages');
if (data) {
  const documents = JSON.parse(data.textContent).map(([title, name, href]) => ({ title, name, href, text: (title + ' ' + name).toLowerCase() }));
  const most = 200;
  const status = tools.querySelector('[role=status]');
  const box = tools.querySelector('input');
  const pathOf = (name) => name.split(/(?<=[/\\\\_-])/).flatMap((part, i) => i === 0 ? [part] : [document.createElement('wbr'), part]);
  const search = () => {
    const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const hits = words.length === 0 ? [] : documents.filter(({ text }) => words.every((word) => text.includes(word)));
    list.hidden = words.length > 0;
    found.hidden = words.length === 0;
    status.textContent = words.length === 0 ? '' : hits.length + ' of ' + documents.length + (hits.length > most ? ', the first ' + most + ' shown' : '');
    found.replaceChildren(...hits.slice(0, most).map(({ title, name, href }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = href;
      link.lang = found.dataset.lang;
      link.dir = 'auto';
      link.textContent = title;
      const path = document.createElement('span');
      path.className = 'quiet';
      path.append(' ', ...pathOf(name));
      item.append(link, path);
      return item;
    }));
  };
  box.addEventListener('input', search);
  tools.hidden = false;
  if (box.value) search();
  if (location.hash === '#search') box.focus();
}
`;
