/**
 * What a flag's rule means, where its name is clicked, with a button that copies the line that silences it; where copying
 * fails, the line is selected.
 */
export const flagScript = `
const whyOf = (link) => {
  const item = link.closest('li');
  const rule = link.textContent;
  const row = rowAt(link);
  const [source] = cellsOf(row);
  const lines = [...source.querySelectorAll('.line')];
  const sentence = (lines[item.dataset.at] ?? source).textContent.normalize('NFC').replace(/\\s+/g, ' ').trim();
  const why = document.createElement('div');
  why.className = 'why';
  const [what, how, line, button] = ['p', 'p', 'pre', 'button'].map((name) => document.createElement(name));
  what.append(...document.getElementById('rule-' + rule).nextElementSibling.cloneNode(true).childNodes);
  how.append(...document.querySelector('#silencing').cloneNode(true).childNodes, ' ', button);
  line.tabIndex = 0;
  line.textContent = rule + '\\t' + sentence;
  button.type = 'button';
  button.className = 'silence';
  const name = () => {
    tell(button, 'silence', 'bungkam');
    tellIn(button, 'aria-label', 'silence: copy the line for ' + rule, 'bungkam: salin baris untuk ' + rule);
  };
  name();
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(line.textContent + '\\n');
      tell(button, 'copied', 'tersalin');
    } catch {
      getSelection().selectAllChildren(line);
      tell(button, 'selected: copy it', 'terpilih: salinlah');
    }
    delete button.told['aria-label'];
    button.removeAttribute('aria-label');
    setTimeout(name, 3000);
  });
  why.append(what);
  if (sentence) why.append(how, line);
  return why;
};
for (const link of table.querySelectorAll('td .remarks a')) {
  link.setAttribute('role', 'button');
  link.setAttribute('aria-expanded', 'false');
}
table.addEventListener('pointerover', ({ target }) => {
  const mark = target.closest('e-v:not([title])');
  const name = mark && rowAt(mark)?.querySelectorAll('.remarks a')[mark.getAttribute('f')];
  if (name) mark.title = name.parentNode.innerText.split('\\n')[0];
});
table.addEventListener('keydown', (event) => {
  const link = event.key === ' ' && event.target.closest('td .remarks a');
  if (!link) return;
  event.preventDefault();
  link.click();
});
table.addEventListener('click', (event) => {
  const link = event.target.closest('td .remarks a');
  if (!link) return;
  event.preventDefault();
  const open = link.closest('li').querySelector('.why');
  if (open) open.remove();
  else link.closest('li').append(whyOf(link));
  link.setAttribute('aria-expanded', !open);
});
`;
