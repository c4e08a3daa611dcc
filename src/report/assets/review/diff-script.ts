import {
  amount,
  apostrophe,
  figures,
  letters,
  meaning,
  tokenPattern,
} from '../../../compare/words/patterns.js';

/** What the pattern of tokens repeats, by its name in the script; each may contain those before it. */
const pieces: readonly (readonly [name: string, source: string])[] = [
  ['A', apostrophe],
  ['L', letters],
  ['F', figures],
  ['N', amount],
];

/** The source of a regular expression as a JavaScript expression that says the first few pieces by their names. */
const packed = (source: string, count = pieces.length): string =>
  pieces
    .slice(0, count)
    .reduceRight(
      (text, [name, piece]) => text.replaceAll(JSON.stringify(piece).slice(1, -1), `"+${name}+"`),
      JSON.stringify(source),
    );

const declared = pieces.map(([name, source], i) => `${name} = ${packed(source, i)}`).join(', ');

/**
 * `diffTexts(before, after)`: the word-by-word difference of two texts, a list of `Change` (`core/bitext.ts`) of which
 * those that are not removed give `after`. It is `diffWords` (`compare/words.ts`) with the same tokens, weights and
 * rules, made small; that says what its steps are for. It differs in this: what differs in more than a thousand words
 * on both sides is wholly different, and spaces are unchanged.
 *
 * A token has a `key`; an `id`, the same for its key in capitals and small letters; and a `kind`, which is its weight:
 * a word's 1, a small one's ½, a sign's ¼ (`weight` is that of the first token with its id). A run is
 * `{ same, at: [[from, to], [from, to]] }`, tokens of both sides.
 */
export const diffScript = `
const diffTexts = (() => {
const ${declared};
const pattern = new RegExp(${packed(tokenPattern.source)}, 'gu');
const figure = /\\p{N}/u;
const unspaced = /[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\uffff]/;
const keyOf = (said, group) => {
  const key = said.normalize(group !== 3 || figure.test(said) ? 'NFC' : 'NFKC');
  if (group !== 3 && group !== 4) return { 5: '-', 6: '…', 7: '"', 8: "'" }[group] ?? key;
  return key.replace(/[\\s\\p{Cf}]/gu, '').replace(RegExp(A, 'g'), "'").replace(/[\\u2010-\\u2013−]/g, '-');
};
const kindOf = (key, group) => {
  if (group === 2 || group === 4) return 1;
  if (group !== 3) return ${meaning}.test(key) ? 0.5 : 0.25;
  return key.length > (unspaced.test(key) ? 1 : 3) || /^\\p{Lu}{2}|\\p{N}/u.test(key) ? 1 : 0.5;
};
const tokensOf = (text) => {
  const tokens = [];
  let isOpen = false;
  const add = (said, start, group) => {
    const key = keyOf(said, group);
    tokens.push({ start, end: start + said.length, key, kind: kindOf(key, group) });
  };
  for (const match of text.matchAll(pattern)) {
    const [said] = match;
    const { index } = match;
    const group = match.findIndex((part, i) => i && part !== undefined);
    if (group === 1 || (group < 0 && /^[\\s\\p{Cf}]+$/u.test(said))) continue;
    if (group === 8) isOpen = !isOpen;
    if (isOpen && /\\p{L}['’]$/u.test(said)) {
      isOpen = false;
      add(said.slice(0, -1), index, group);
      add("'", index + said.length - 1, 8);
    } else if (group === 3 && unspaced.test(said)) {
      for (const part of new Intl.Segmenter('und', { granularity: 'word' }).segment(said)) add(part.segment, index + part.index, 3);
    } else add(said, index, group);
  }
  return tokens;
};

/** The heaviest matches: Gotoh's affine gaps. */
const heaviest = (x, y) => {
  const counts = (side) => side.reduce((all, { id }) => all.set(id, (all.get(id) ?? 0) + 1), new Map());
  const [here, there] = [counts(x), counts(y)];
  const width = y.length + 1;
  const matched = new Float64Array((x.length + 1) * width).fill(-Infinity);
  const changed = matched.slice();
  matched[0] = 0;
  for (let i = 0, at = 0; i <= x.length; i++) {
    const word = x[i - 1];
    const weight = word && word.weight / Math.sqrt(Math.max(here.get(word.id), there.get(word.id) ?? 0));
    for (let j = 0; j < width; j++, at++) {
      const up = at - width;
      if (j && word?.id === y[j - 1].id) matched[at] = weight * (word.key === y[j - 1].key ? 1 : 0.95) + Math.max(matched[up - 1], changed[up - 1]);
      if (j) changed[at] = Math.max(changed[at - 1], matched[at - 1] - 0.1);
      if (i) changed[at] = Math.max(changed[at], changed[up], matched[up] - 0.1);
    }
  }
  const matches = [];
  let [i, j] = [x.length, y.length];
  let isMatch = matched.at(-1) > changed.at(-1);
  while (i || j) {
    const at = i * width + j;
    if (isMatch) {
      matches.push([--i, --j]);
      isMatch = changed[at - width - 1] <= matched[at - width - 1];
    } else {
      const ways = [0, width - 1].flatMap((up) => [changed[at - up - 1], matched[at - up - 1] - 0.1]);
      const way = ways.findIndex((sum, way) => (way > 1 ? i : j) && sum === changed[at]);
      if (way > 1) i--;
      else j--;
      isMatch = way % 2 > 0;
    }
  }
  return matches.reverse();
};
const matchesOf = (x, y) => {
  const [head, tail] = [[], []];
  let [i, n, m] = [0, x.length, y.length];
  while (i < n && i < m && x[i].key === y[i].key) head.push([i, i++]);
  while (i < n && i < m && x[n - 1].key === y[m - 1].key) tail.push([--n, --m]);
  const inside = (n - i) * (m - i) > 1e6 ? [] : heaviest(x.slice(i, n), y.slice(i, m));
  return [...head, ...inside.map(([a, b]) => [a + i, b + i]), ...tail.reverse()];
};

const runsOf = (sides) => {
  const size = ({ at }) => Math.max(...at.map(([from, to]) => to - from));
  const extend = (run, { at }) => at.forEach(([, end], side) => (run.at[side][1] = end));
  const says = ({ at }) => sides[0].slice(...at[0]).some(({ kind }) => kind === 1);
  const isHyphen = ({ at }) => at.every(([i], side) => {
    const [left, hyphen, right] = [-1, 0, 1].map((step) => sides[side][i + step]);
    return hyphen.key === '-' && left?.end === hyphen.start && right?.start === hyphen.end;
  });
  const isLost = (run, left, right) => {
    const [length, one, other] = [run, left, right].map(size);
    return !says(run) && ((length < one && length < other) || length * 4 <= one + other || (length === 1 && isHyphen(run)));
  };
  const ends = sides.map(({ length }) => length);
  const all = [];
  let [i, j] = [0, 0];
  const push = (same, n, m) => {
    if (n > i || m > j) all.push({ same, at: [[i, n], [j, m]] });
    [i, j] = [n, m];
  };
  for (const [n, m] of matchesOf(...sides)) {
    push(false, n, m);
    if (all.at(-1)?.same) extend(all.at(-1), { at: [[i, ++i], [j, ++j]] });
    else push(true, n + 1, m + 1);
  }
  push(false, ...ends);
  const runs = [];
  all.forEach((run, i) => {
    const [last, next] = [runs.at(-1), all[i + 1]];
    if (last && !last.same && (!run.same || (next && isLost(run, last, next)))) extend(last, run);
    else runs.push(run);
  });
  const [first, last] = ['findIndex', 'findLastIndex'].map((find) => runs[find](({ same }) => !same));
  const stayed = runs.filter(({ same }) => same);
  const isLittle = stayed.reduce((sum, run) => sum + size(run), 0) < 0.4 * Math.max(...ends);
  if (last - first > 1 && isLittle && !stayed.some(says)) extend(runs[first], runs.splice(first + 1, last - first).at(-1));
  return runs;
};

const isSpoken = ({ weight }) => weight > 0.25;
/** Greedy string tiling of what changed: rows of two words or more, then words that are alone in a place. */
const markMoved = (changed, sides) => {
  const [xs, ys] = sides.map((tokens, side) => changed.flatMap((run) => tokens.slice(...run.at[side]).map((token) => Object.assign(token, { run }))));
  if (xs.length * ys.length > 1e6) return;
  const goesOn = (i, j) => [0, -1].every((k) => xs[i + k] && xs[i + k].id === ys[j + k]?.id) && xs[i].run === xs[i - 1].run && ys[j].run === ys[j - 1].run;
  const rows = [];
  ys.forEach((y, j) => xs.forEach((x, i) => {
    if (x.id !== y.id || goesOn(i, j)) return;
    const row = [[x, y]];
    for (let k = 1; goesOn(i + k, j + k); k++) row.push([xs[i + k], ys[j + k]]);
    rows.push(row);
  }));
  let part = [];
  for (const row of rows.sort((a, b) => b.length - a.length)) for (const pair of [...row, null]) {
    if (pair && !pair.some(({ moved }) => moved)) part.push(pair);
    else {
      while (part.at(-1)?.[1].weight < 1) part.pop();
      while (part[0]?.[1].weight < 0.5) part.shift();
      if (part.filter(([, y]) => isSpoken(y)).length > 1) for (const token of part.flat()) token.moved = true;
      part = [];
    }
  }
  const groups = (keyIn) => [xs, ys].map((list) => {
    const all = new Map();
    for (const token of list) {
      const key = keyIn(token);
      if (!all.has(key)) all.set(key, []);
      all.get(key).push(token);
    }
    return all;
  });
  const [byRun, byId] = [groups(({ run }) => run), groups(({ id }) => id)];
  const isAll = (side, { run }) => {
    const [own, there] = [byRun[side], byRun[1 - side]].map((all) => all.get(run) ?? []);
    return own.filter(isSpoken).length === 1 && !there.some(isSpoken) && (own.length > 1 || !there.length);
  };
  for (const id of byId[0].keys()) {
    const [[x, more], [y, others]] = byId.map((all) => (all.get(id) ?? []).filter(({ moved }) => !moved));
    if (x && y && !more && !others && x.weight === 1 && (isAll(0, x) || isAll(1, y))) x.moved = y.moved = true;
  }
};

/** Tokens in pieces that are drawn alike; punctuation at the ends stands apart. */
const piecesOf = (tokens, isReplaced) => {
  const isWord = ({ kind }) => kind > 0.25;
  const [first, last] = [tokens.findIndex(isWord), tokens.findLastIndex(isWord)];
  const pieces = [];
  tokens.forEach(({ start, end, moved, kind }, i) => {
    const place = (isReplaced && (i < first ? 1 : i > last ? 2 : 0)) + (moved ? 3 : 0);
    if (pieces.at(-1)?.place !== place) pieces.push({ place, start, is: { ...(moved && { moved }), punctuation: true } });
    const piece = pieces.at(-1);
    piece.end = end;
    if (kind > 0.25) delete piece.is.punctuation;
  });
  return pieces;
};

return (before, after) => {
  const [ours, theirs] = [before, after].map(tokensOf);
  const unlike = ours.findIndex(({ key }, i) => key !== theirs[i]?.key);
  // What is equally good is decided alike whichever text comes first.
  const own = +(unlike >= 0 && !(theirs[unlike] && ours[unlike].key < theirs[unlike].key));
  const sides = own ? [theirs, ours] : [ours, theirs];
  const firsts = new Map();
  for (const token of sides.flat()) {
    token.id = token.key.toLowerCase();
    if (!firsts.has(token.id)) firsts.set(token.id, token.kind);
    token.weight = firsts.get(token.id);
  }
  const runs = runsOf(sides);
  markMoved(runs.filter(({ same }) => !same), sides);
  const parts = [];
  let done = 0;
  const push = (kind, text, more) => {
    if (kind === 'same' && parts.at(-1)?.kind === kind) parts.at(-1).text += text;
    else if (text) parts.push({ kind, text, ...more });
  };
  const upTo = (end, kind = 'same', more) => {
    push(kind, after.slice(done, end), more);
    done = Math.max(done, end);
  };
  for (const { same, at } of runs) {
    const [[i, n], [j, m]] = [at[own], at[1 - own]];
    const [gone, come] = [ours.slice(i, n), theirs.slice(j, m)];
    const [went, came] = [gone, come].map((tokens) => tokens.map(({ key }) => key).join(''));
    if (same) come.forEach(({ start, end, key }, k) => {
      const was = before.slice(gone[k].start, gone[k].end);
      upTo(start);
      if (was === after.slice(start, end)) upTo(end);
      else upTo(end, key === gone[k].key ? 'typography' : 'casing', { before: was });
    });
    else if (gone.length < 9 && went === came && figure.test(went)) upTo(come.at(-1).end);
    else {
      const isReplaced = gone.length > 0 && come.length > 0;
      upTo(theirs[j]?.start ?? done);
      // With a space where no other words bring one.
      const removed = piecesOf(gone, isReplaced);
      removed.forEach(({ start, end, is }, k) => {
        const from = !isReplaced && !theirs[j] && !k ? ours[i - 1]?.end ?? start : start;
        push('removed', before.slice(from, removed[k + 1]?.start ?? (isReplaced ? end : ours[n]?.start ?? end)), is);
      });
      for (const { start, end, is } of piecesOf(come, isReplaced)) {
        upTo(start);
        upTo(end, 'added', is);
      }
    }
  }
  upTo(after.length);
  return parts;
};
})();
`;
