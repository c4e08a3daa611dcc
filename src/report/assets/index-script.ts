import { messageLanguage } from '../ui/say.js';

/**
 * Sorts and filters all documents of a run from data in the page. The state lives in the address
 * (`?sort=-flagged&show=unseen`), so that links, Back and reloading give it again, and goes with links to documents, so
 * that their neighbours are those of the list: `?after=a.html` and `?before=a.html` lead on to them.
 */
export const indexScript = `
const data = document.querySelector('#all');
const start = () => {
  const { systems, baseline, metrics, entries } = JSON.parse(data.textContent);
  const seen = seenIn(new URL('.', location.href).href);
  const tools = document.querySelector('.tools');
  const table = document.querySelector('.documents');
  const body = table.tBodies[0];
  const own = [...body.rows];
  const status = tools.querySelector('[role=status]');
  const box = tools.querySelector('[type=search]');
  const order = tools.querySelector('.order select');
  const checks = [...tools.querySelectorAll('[name=show]')];
  const metric = tools.querySelector('#metric');
  const below = tools.querySelector('#below');
  const reset = tools.querySelector('.reset');
  const more = document.querySelector('.more');
  const heads = [...table.tHead.querySelectorAll('[data-sort]')];
  const step = 200;
  let limit = step;

  const documents = entries.map((entry) => {
    if (entry.length === 2) {
      const [path, reason] = entry;
      return { isFailed: true, title: path, name: path, reason, text: fold(path + ' ' + reason), scores: [] };
    }
    const [title, name, href, lang, content, isOther, paragraphs, sentences, notes, flagged, confidence, reference, uncertain, corrected, files, scores] = entry;
    return { isFailed: false, title, name, href, lang, content, isOther, paragraphs, sentences, notes, flagged, confidence, reference, uncertain, corrected, files, scores, text: fold(title + ' ' + name) };
  });
  const mark = () => {
    const marks = seen?.all() ?? new Map();
    for (const each of documents) {
      each.state = each.isFailed ? 'failed' : !marks.has(each.href) ? '' : marks.get(each.href) === each.content ? 'seen' : 'changed';
    }
  };

  const tests = {
    flagged: ({ flagged }) => flagged > 0,
    failed: ({ isFailed }) => isFailed,
    reference: ({ reference }) => (reference ?? null) !== null,
    unseen: ({ isFailed, state }) => !isFailed && state !== 'seen',
  };
  const sortKeys = new Set(heads.map(({ dataset }) => dataset.sort));
  const parse = (search) => {
    const query = new URLSearchParams(search);
    const of = (name, isKnown) => {
      const value = query.get(name) ?? '';
      return isKnown(value) ? value : '';
    };
    return {
      sort: of('sort', (value) => sortKeys.has(value.replace(/^-/, ''))),
      show: (query.get('show') ?? '').split(',').filter((name) => checks.some(({ value }) => value === name)).join(','),
      find: query.get('find') ?? '',
      below: of('below', (value) => metrics.length > 0 && Number.isFinite(parseFloat(value))),
      metric: of('metric', (value) => metrics.slice(1).some(({ key }) => key === value)),
    };
  };
  let state = parse(location.search);

  const metricAt = () => Math.max(0, metrics.findIndex(({ key }) => key === state.metric));
  const scoreOf = (each, id) => each.scores[metricAt()]?.[systems.findIndex((system) => system.id === id)] ?? null;
  const differenceOf = (each, id) => {
    const [ours, theirs] = [scoreOf(each, id), scoreOf(each, baseline)];
    return ours === null || theirs === null ? null : ours - theirs;
  };
  const states = { failed: ['failed', 'gagal'], changed: ['changed since seen', 'berubah sejak dilihat'], '': ['', ''], seen: ['seen', 'sudah dilihat'] };
  const ranks = Object.keys(states);
  const valueOf = (each, key) => {
    if (key === 'document') return each.title;
    if (key === 'state') return ranks.indexOf(each.state);
    if (key.startsWith('score:')) return scoreOf(each, key.slice(6));
    if (key.startsWith('difference:')) return differenceOf(each, key.slice(11));
    return each[key] ?? null;
  };
  const { compare } = new Intl.Collator([], { numeric: true });
  const sorted = () => {
    if (!state.sort) return documents;
    const key = state.sort.replace(/^-/, '');
    const sign = state.sort === key ? 1 : -1;
    return documents
      .map((each) => ({ each, value: valueOf(each, key) }))
      .sort(({ value: a }, { value: b }) =>
        a === null || b === null ? (a === null) - (b === null) : sign * (typeof a === 'string' ? compare(a, b) : a - b))
      .map(({ each }) => each);
  };
  const matcher = () => {
    const words = fold(state.find).split(/\\s+/).filter(Boolean);
    const names = state.show.split(',').filter(Boolean);
    const bound = state.below === '' ? null : parseFloat(state.below);
    return (each) =>
      words.every((word) => each.text.includes(word)) &&
      names.every((name) => tests[name](each)) &&
      (bound === null || systems.some(({ id }) => (scoreOf(each, id) ?? Infinity) < bound));
  };

  const cell = (en, id, ...children) => tellIn(element('td', { class: 'count' }, ...children), 'data-column', en, id);
  const columns = { paragraphs: 'paragraf', sentences: 'kalimat', notes: 'catatan', flagged: 'ditandai' };
  const metricNames = () => metrics[metricAt()].names;
  const namesOf = (id) => systems.find((system) => system.id === id).names;
  const scoreText = (score) => score === null ? '–' : score.toFixed(1);
  const differenceText = (difference) => {
    if (difference === null) return '–';
    const size = Math.abs(difference).toFixed(1);
    return Number(size) === 0 ? size : (difference < 0 ? '−' : '+') + size;
  };
  const counted = (count, en, id) => count === 0 ? [] : [element('br', {}), quietly(element('b', {}, String(count)), ' ', said(en, id))];
  const quietly = (...children) => element('span', { class: 'quiet' }, ...children);
  const linkOf = (href) => {
    const list = queryOf(state);
    return href + (list ? '?list=' + encodeURIComponent(list) : '');
  };
  const rowOf = (each) => {
    if (each.isFailed)
      return element('tr', { class: 'failed' }, element('td', {}, pathOf(each.name)), tell(element('td', { class: 'state' }), ...states.failed), element('td', { class: 'reason', colspan: 99 }, element('span', { lang: '${messageLanguage}' }, named(each.reason))));
    const base = each.href.slice(0, -5);
    const files = ['txt', 'jsonl', 'diff', said('beads', 'pasangan')].flatMap((label, i) => {
      const file = each.files[i];
      return file === null ? [] : [i > 0 ? ' ' : '', element('a', { href: file.startsWith('/') ? base + file.slice(1) : file }, label)];
    });
    return element('tr', {},
      element('td', {}, element('a', { href: linkOf(each.href), lang: each.lang, dir: 'auto' }, each.title === each.name ? pathOf(each.name) : named(each.title)), element('br', {}), quietly(pathOf(each.name), ...(each.isOther ? [', ', said('not part of the last run', 'di luar proses terakhir')] : []))),
      tell(element('td', { class: 'state' }), ...states[each.state]),
      ...Object.entries(columns).map(([key, id]) => cell(key, id, String(each[key]))),
      cell('confidence', 'keyakinan', each.confidence === null ? '–' : Math.round(100 * each.confidence) + ' %'),
      ...systems.map(({ id, names }) => cell(...metricNames().map((name, i) => name + ' ' + names[i]), scoreText(scoreOf(each, id)))),
      ...(baseline === null ? [] : systems.filter(({ id }) => id !== baseline).map(({ id, names }) => cell(...names.map((name, i) => name + ' − ' + namesOf(baseline)[i]), differenceText(differenceOf(each, id))))),
      tellIn(element('td', { class: 'reference' }, each.reference === null ? '–' : pathOf(each.reference), ...counted(each.uncertain, 'uncertain pair' + (each.uncertain === 1 ? '' : 's'), 'pasangan yang meragukan'), ...counted(each.corrected, 'bead' + (each.corrected === 1 ? '' : 's') + ' by hand', 'pasangan secara manual')), 'data-column', 'reference', 'rujukan'),
      tellIn(element('td', { class: 'files' }, ...files), 'data-column', 'files', 'berkas'));
  };

  const render = () => {
    mark();
    const isActive = queryOf(state) !== '';
    for (const turn of document.querySelectorAll('.turn')) turn.hidden = isActive;
    reset.hidden = !isActive;
    if (isActive) {
      const hits = sorted().filter(matcher());
      body.replaceChildren(...hits.slice(0, limit).map(rowOf));
      more.hidden = hits.length <= limit;
      tell(status, hits.length + ' of ' + documents.length + (hits.length > limit ? ', the first ' + limit + ' shown' : ''), hits.length + ' dari ' + documents.length + (hits.length > limit ? ', ' + limit + ' yang pertama ditampilkan' : ''));
    } else {
      own.forEach((row, at) => tell(row.cells[1], ...states[documents[at].state]));
      body.replaceChildren(...own);
      sayAgain(body);
      more.hidden = true;
      tell(status, '', '');
    }
    for (const head of heads) {
      const key = head.dataset.sort;
      head.setAttribute('aria-sort', state.sort === key ? 'ascending' : state.sort === '-' + key ? 'descending' : 'none');
    }
    for (const name of table.tHead.querySelectorAll('.metric')) tell(name, ...metricNames());
  };
  const show = () => {
    if (box.value !== state.find) box.value = state.find;
    order.value = state.sort;
    for (const check of checks) check.checked = state.show.split(',').includes(check.value);
    if (metric) metric.value = metrics[metricAt()].key;
    if (below && below.value !== state.below) below.value = state.below;
    render();
  };
  const addressOf = () => {
    const query = queryOf(state);
    return location.pathname + (query ? '?' + query : '');
  };
  // Browsers refuse an address that changes many times a second, so what is typed waits, if not for long.
  let timer = 0;
  const keep = () => {
    if (timer) history.replaceState(null, '', addressOf());
    clearTimeout(timer);
    timer = 0;
  };
  document.addEventListener('click', keep, true);
  const change = (values, isTyped) => {
    state = parse(queryOf({ ...state, ...values }));
    limit = step;
    clearTimeout(timer);
    if (isTyped) {
      timer = setTimeout(keep, 200);
      render();
    } else {
      timer = 0;
      history.pushState(null, '', addressOf());
      show();
    }
  };

  for (const head of heads) {
    const key = head.dataset.sort;
    const isUp = head.dataset.first === 'ascending';
    const [first, second] = isUp ? [key, '-' + key] : ['-' + key, key];
    const button = element('button', { type: 'button' }, ...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => change({ sort: state.sort === first ? second : state.sort === second ? '' : first }));
    for (const value of [first, second]) order.append(element('option', { value }));
  }
  const nameOrders = () => {
    for (const option of order.options) {
      const { value } = option;
      if (value === '') continue;
      const key = value.replace(/^-/, '');
      const label = heads.find(({ dataset }) => dataset.sort === key).textContent.replace(/\\s+/g, ' ').trim();
      const isText = ['document', 'reference', 'state'].includes(key);
      option.textContent = label + (value !== key
        ? isText ? T(', reversed', ', dibalik') : T(', highest first', ', tertinggi dahulu')
        : isText ? '' : T(', lowest first', ', terendah dahulu'));
    }
  };
  nameOrders();
  document.addEventListener('padan:ui', nameOrders);
  box.addEventListener('input', () => change({ find: box.value }, true));
  below?.addEventListener('input', () => change({ below: below.value }, true));
  order.addEventListener('change', () => change({ sort: order.value }));
  metric?.addEventListener('change', () => change({ metric: metric.value }));
  for (const check of checks) check.addEventListener('change', () => change({ show: checks.filter(({ checked }) => checked).map(({ value }) => value).join(',') }));
  reset.addEventListener('click', () => {
    change({ sort: '', show: '', find: '', below: '', metric: '' });
    box.focus();
  });
  more.querySelector('button').addEventListener('click', () => {
    const next = limit;
    limit += step;
    render();
    body.rows[next]?.querySelector('a')?.focus();
  });
  addEventListener('popstate', () => {
    state = parse(location.search);
    show();
  });
  addEventListener('pageshow', ({ persisted }) => persisted && render());
  addEventListener('storage', (event) => seen?.isOurs(event) && render());

  if (!seen) {
    for (const check of checks) if (check.value === 'unseen') check.closest('label').hidden = true;
    table.classList.add('unkept');
  }
  document.documentElement.classList.add('live');
  tools.hidden = false;
  return { sorted, matcher, linkOf, show, status, mark, box, addressOf };
};

/** Goes on to the document after or before one, in the order and with the filters of the address. */
const leadOn = ({ sorted, matcher, linkOf, mark, status, addressOf }) => {
  const query = new URLSearchParams(location.search);
  const step = query.has('after') ? 1 : query.has('before') ? -1 : 0;
  if (step === 0) return true;
  const from = query.get(step > 0 ? 'after' : 'before');
  mark();
  const all = sorted();
  const at = all.findIndex(({ href }) => href === from);
  const fits = matcher();
  let to = at + step;
  while (at >= 0 && all[to] && (all[to].isFailed || !fits(all[to]))) to += step;
  if (at >= 0 && all[to]) {
    location.replace(linkOf(all[to].href));
    return false;
  }
  history.replaceState(null, '', addressOf());
  const title = '“' + (all[at]?.title ?? from) + '”';
  return ['There is no document ' + (step > 0 ? 'after ' : 'before ') + title + ' in this list.', 'Tidak ada dokumen ' + (step > 0 ? 'sesudah ' : 'sebelum ') + title + ' dalam daftar ini.'];
};

if (data) {
  const index = start();
  const end = leadOn(index);
  if (end) {
    index.show();
    if (end !== true) tell(index.status, ...end.map((text, i) => [text, index.status.told[''][i]].join(' ').trim()));
    if (location.hash === '#search') index.box.focus();
  }
}
`;
