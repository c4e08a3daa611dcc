/** What the keys do, as buttons that do it: for those who have no keys, too. Comes after all that sets keys. */
export const helpScript = `
const help = addPanel(tellIn(make('dialog', { id: 'help' }, signButton('✕', 'Close', 'Tutup', { className: 'close' }),
  make('h2', {}, said('Keys and actions', 'Tombol dan tindakan')), make('ul')), 'aria-label', 'Keys and actions', 'Tombol dan tindakan'));
const names = { ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };
const openHelp = () => {
  help.querySelector('ul').replaceChildren(...[...keys].map(([key, { en, id, run }]) => {
    const button = make('button', { type: 'button' }, make('kbd', {}, names[key] ?? key), ' ', said(en, id));
    button.onclick = (event) => {
      help.close();
      if (here) linkIn(here)?.focus({ preventScroll: true });
      run(event);
    };
    return make('li', {}, button);
  }));
  help.showModal();
};
keys.set('?', { en: 'keys and actions', id: 'tombol dan tindakan', run: openHelp });
byId('help-open').onclick = openHelp;
help.querySelector('.close').onclick = () => help.close();
help.onclick = ({ target }) => target === help && help.close();
`;
