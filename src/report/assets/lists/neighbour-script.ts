/**
 * Leads from document to document (keys ] and [) in the order of the list that the reader came from (`?list=`), and
 * keeps the mark “seen” (key s). Needs `keys`.
 */
export const neighbourScript = `
{
  const places = [...document.querySelectorAll('.steps')];
  if (places.length > 0) {
    const { index, page, content } = places[0].dataset;
    const list = new URLSearchParams(location.search).get('list') ?? '';
    const marks = seenIn(new URL('.', new URL(index, location.href)).href);
    const boxes = places.map((place) => place.querySelector('.seen input'));
    const show = () => {
      for (const box of boxes) box.checked = marks.all().get(page) === content;
    };
    const set = (isSeen) => {
      marks.mark(page, isSeen ? content : null);
      show();
    };
    for (const place of places) {
      place.hidden = false;
      place.querySelector('.seen').hidden = !marks;
      if (list) for (const link of place.querySelectorAll('a')) link.search = link.search.replace('?', '?' + new URLSearchParams(list) + '&');
    }
    if (list) for (const link of document.querySelectorAll('a.index')) link.search = '?' + new URLSearchParams(list);
    const turn = (rel) => () => places[0].querySelector('a[rel=' + rel + ']').click();
    keys.set(']', { en: 'next document', id: 'dokumen berikutnya', run: turn('next') });
    keys.set('[', { en: 'previous document', id: 'dokumen sebelumnya', run: turn('prev') });
    if (marks) keys.set('s', { en: 'seen', id: 'sudah dilihat', run: () => set(!boxes[0].checked) });
    if (marks) {
      for (const box of boxes) box.addEventListener('change', () => set(box.checked));
      addEventListener('storage', (event) => marks.isOurs(event) && show());
      addEventListener('pageshow', ({ persisted }) => persisted && show());
      show();
    }
  }
}
`;
