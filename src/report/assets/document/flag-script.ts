/** Buttons that copy the line that silences a flag; where copying fails, the line is selected. */
export const flagScript = `
for (const button of document.querySelectorAll('.silence')) button.hidden = false;
document.querySelector('.bitext').addEventListener('click', async ({ target }) => {
  const button = target.closest('.silence');
  if (!button) return;
  const line = button.closest('.why').querySelector('pre');
  try {
    await navigator.clipboard.writeText(line.textContent + '\\n');
    button.textContent = 'copied';
  } catch {
    getSelection().selectAllChildren(line);
    button.textContent = 'selected: copy it';
  }
  button.removeAttribute('aria-label');
  setTimeout(() => { button.textContent = 'silence'; }, 3000);
});
`;
