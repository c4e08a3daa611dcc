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
 * A token has a `key`, an `id`, the same for its key in capitals and small letters, and as its `kind` what it weighs:
 * a word 1, a small one ½, a sign ¼. A run is `{ same, at: [[from, to], [from, to]] }`, tokens of both sides.
 */
export const diffScript = `
const diffTexts = (() => {
const ${declared};
const pattern = new RegExp(${packed(tokenPattern.source)}, 'gu');
const [figure, unspaced] = [/\\p{N}/u, /[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\uffff]/];
const keyOf = (said, group) => {
  const key = said.normalize(group !== 3 || figure.test(said) ? 'NFC' : 'NFKC');
  return group === 3 || group === 4
    ? key.replace(/[\\s\\p{Cf}]/gu, '').replace(RegExp(A, 'g'), "'").replace(/[\\u2010-\\u2013−]/g, '-')
    : { 5: '-', 6: '…', 7: '"', 8: "'" }[group] ?? key;
};
const kindOf = (key, group) =>
  group === 2 || group === 4 ? 1
  : group !== 3 ? ${meaning}.test(key) ? 0.5 : 0.25
  : /^\\p{Lu}{2}|\\p{N}/u.test(key) || key.length > (unspaced.test(key) ? 1 : 3) ? 1 : 0.5;
const tokensOf = (text) => {
  const tokens = [];
  let isOpen = false;
  const add = (said, start, group) => {
    const key = keyOf(said, group);
    tokens.push({ start, end: start + said.length, key, kind: kindOf(key, group) });
  };
  for (const { index, 0: said, ...match } of text.matchAll(pattern)) {
    const group = [1, 2, 3, 4, 5, 6, 7, 8].find((n) => match[n] !== undefined) ?? 0;
    if (group === 1 || (!group && /^[\\s\\p{Cf}]+$/u.test(said))) continue;
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
const heaviest = (x, y, kinds) => {
  const counts = (side) => side.reduce((all, { id }) => all.set(id, (all.get(id) ?? 0) + 1), new Map());
  const [here, there] = [counts(x), counts(y)];
  const width = y.length + 1;
  const from = new Uint8Array((x.length + 1) * width);
  let [matched, changed, matchedUp, changedUp] = [0, 0, 0, 0].map(() => new Float64Array(width).fill(-Infinity));
  for (let i = 0; i <= x.length; i++) {
    [matched, matchedUp, changed, changedUp] = [matchedUp, matched, changedUp, changed];
    const word = x[i - 1];
    const weight = word && kinds[word.id] / Math.sqrt(Math.max(here.get(word.id), there.get(word.id) ?? 0));
    for (let j = 0; j < width; j++) {
      let sum = i || j ? -Infinity : 0;
      let step = 0;
      if (j && word?.id === y[j - 1].id) {
        step = +(changedUp[j - 1] > matchedUp[j - 1]);
        sum = weight * (word.key === y[j - 1].key ? 1 : 0.95) + Math.max(matchedUp[j - 1], changedUp[j - 1]);
      }
      matched[j] = sum;
      const more = changed[j - 1] ?? -Infinity;
      const first = (matched[j - 1] ?? -Infinity) - 0.1;
      const best = (changed[j] = Math.max(more, first, changedUp[j], matchedUp[j] - 0.1));
      from[i * width + j] = step + (best === more ? 2 : best === first ? 10 : best === changedUp[j] ? 4 : 12);
    }
  }
  const matches = [];
  let [i, j] = [x.length, y.length];
  let isMatch = matched[j] > changed[j];
  while (i || j) {
    const step = from[i * width + j];
    if (isMatch) matches.push([--i, --j]);
    else if (step & 2) j--;
    else i--;
    isMatch = isMatch ? !(step & 1) : step > 7;
  }
  return matches.reverse();
};
const matchesOf = (x, y, kinds) => {
  const [head, tail] = [[], []];
  let [i, n, m] = [0, x.length, y.length];
  while (i < n && i < m && x[i].key === y[i].key) head.push([i, i++]);
  while (i < n && i < m && x[n - 1].key === y[m - 1].key) tail.unshift([--n, --m]);
  const inside = (n - i) * (m - i) > 1e6 ? [] : heaviest(x.slice(i, n), y.slice(i, m), kinds);
  return [...head, ...inside.map(([a, b]) => [a + i, b + i]), ...tail, [x.length, y.length]];
};

const size = ({ at }) => Math.max(...at.map(([from, to]) => to - from));
const extend = (run, { at }) => at.forEach(([, end], side) => (run.at[side][1] = end));
const runsOf = (matches, sides) => {
  const says = ({ at }) => sides[0].slice(...at[0]).some(({ kind }) => kind === 1);
  const isHyphen = ({ at }) => at.every(([i], side) => {
    const [left, hyphen, right] = [-1, 0, 1].map((step) => sides[side][i + step]);
    return hyphen.key === '-' && left?.end === hyphen.start && right?.start === hyphen.end;
  });
  const isLost = (run, left, right) => {
    const [length, one, other] = [run, left, right].map(size);
    return !says(run) && ((length < one && length < other) || length * 4 <= one + other || (length === 1 && isHyphen(run)));
  };
  const all = [];
  const push = (same, i, n, j, m) => {
    const run = { same, at: [[i, n], [j, m]] };
    if (n === i && m === j) return;
    if (same && all.at(-1)?.same) extend(all.at(-1), run);
    else all.push(run);
  };
  let [i, j] = [0, 0];
  for (const [a, b] of matches) {
    push(false, i, a, j, b);
    [i, j] = [a + 1, b + 1];
    if (a < sides[0].length) push(true, a, i, b, j);
  }
  const runs = [];
  all.forEach((run, i) => {
    const [last, next] = [runs.at(-1), all[i + 1]];
    if (last && !last.same && (!run.same || (next && isLost(run, last, next)))) extend(last, run);
    else runs.push(run);
  });
  const [first, last] = ['findIndex', 'findLastIndex'].map((find) => runs[find](({ same }) => !same));
  const stayed = runs.filter(({ same }) => same);
  const isLittle = stayed.reduce((sum, run) => sum + size(run), 0) < 0.4 * Math.max(...sides.map(({ length }) => length));
  if (last - first > 1 && isLittle && !stayed.some(says)) extend(runs[first], runs.splice(first + 1, last - first).at(-1));
  return runs;
};

/** Greedy string tiling of what changed: rows of two words or more, then words that are alone in a place. */
const markMoved = (runs, sides, kinds) => {
  const changed = runs.filter(({ same }) => !same);
  const [xs, ys] = sides.map((tokens, side) => changed.flatMap((run) => tokens.slice(...run.at[side]).map((token) => Object.assign(token, { run }))));
  if (xs.length * ys.length > 1e6) return;
  const kindOf = ({ id }) => kinds[id];
  const isSpoken = (token) => kindOf(token) > 0.25;
  const isNext = (list, i) => list[i]?.run === list[i + 1]?.run;
  const rows = [];
  ys.forEach((y, j) => xs.forEach((x, i) => {
    const goesOn = (i, j) => isNext(xs, i) && isNext(ys, j) && xs[i + 1].id === ys[j + 1].id;
    if (x.id !== y.id || (xs[i - 1]?.id === ys[j - 1]?.id && i && j && goesOn(i - 1, j - 1))) return;
    const row = [[x, y]];
    while (xs[i + row.length] && ys[j + row.length] && goesOn(i + row.length - 1, j + row.length - 1)) row.push([xs[i + row.length], ys[j + row.length]]);
    rows.push(row);
  }));
  const move = (pairs) => { for (const token of pairs.flat()) token.moved = true; };
  const isFree = ([x, y]) => !x.moved && !y.moved;
  for (const row of rows.sort((a, b) => b.length - a.length)) {
    const free = [[]];
    for (const pair of row) if (isFree(pair)) free.at(-1).push(pair);
    else free.push([]);
    for (const part of free) {
      const phrase = part.slice(part.findIndex(([, y]) => isSpoken(y)), part.findLastIndex(([, y]) => kindOf(y) === 1) + 1);
      if (phrase.filter(([, y]) => isSpoken(y)).length > 1) move(phrase);
    }
  }
  const only = (list, token) => list.filter(({ id, moved }) => id === token.id && !moved).length === 1;
  const isAll = (list, other, { run }) => {
    const [own, there] = [list, other].map((each) => each.filter((token) => token.run === run));
    return own.filter(isSpoken).length === 1 && !there.some(isSpoken) && (own.length > 1 || !there.length);
  };
  for (const x of xs) {
    const y = ys.find(({ id, moved }) => id === x.id && !moved);
    if (y && kindOf(x) === 1 && !x.moved && only(xs, x) && only(ys, y) && (isAll(xs, ys, x) || isAll(ys, xs, y))) move([[x, y]]);
  }
};

/** Tokens in pieces that are drawn alike; punctuation at the ends stands apart. */
const piecesOf = (tokens, isReplaced) => {
  const isWord = ({ kind }) => kind > 0.25;
  const [first, last] = [tokens.findIndex(isWord), tokens.findLastIndex(isWord)];
  const placed = [];
  tokens.forEach((token, i) => {
    const place = (isReplaced && (i < first ? 1 : i > last ? 2 : 0)) + (token.moved ? 3 : 0);
    if (placed.at(-1)?.place === place) placed.at(-1).tokens.push(token);
    else placed.push({ place, tokens: [token] });
  });
  return placed.map(({ tokens }) => ({
    start: tokens[0].start,
    end: tokens.at(-1).end,
    is: { ...(tokens[0].moved && { moved: true }), ...(!tokens.some(isWord) && { punctuation: true }) },
  }));
};

return (before, after) => {
  const [ours, theirs] = [before, after].map(tokensOf);
  const unlike = ours.findIndex(({ key }, i) => key !== theirs[i]?.key);
  // What is equally good is decided alike whichever text comes first.
  const own = +(unlike >= 0 && !(theirs[unlike] && ours[unlike].key < theirs[unlike].key));
  const sides = own ? [theirs, ours] : [ours, theirs];
  const [ids, kinds] = [new Map(), []];
  for (const token of sides.flat()) {
    const small = token.key.toLowerCase();
    if (!ids.has(small)) ids.set(small, kinds.push(token.kind) - 1);
    token.id = ids.get(small);
  }
  const runs = runsOf(matchesOf(...sides, kinds), sides);
  markMoved(runs, sides, kinds);
  const parts = [];
  const push = (kind, text, more) => {
    if (!text) return;
    if (kind === 'same' && parts.at(-1)?.kind === kind) parts.at(-1).text += text;
    else parts.push({ kind, text, ...more });
  };
  let done = 0;
  const upTo = (end, kind = 'same', more) => {
    push(kind, after.slice(done, end), more);
    done = Math.max(done, end);
  };
  for (const { same, at } of runs) {
    const [[i, n], [j, m]] = [at[own], at[1 - own]];
    const [gone, come] = [ours.slice(i, n), theirs.slice(j, m)];
    const keys = (tokens) => tokens.map(({ key }) => key).join('');
    if (same) come.forEach(({ start, end, key }, k) => {
      const was = before.slice(gone[k].start, gone[k].end);
      upTo(start);
      if (was === after.slice(start, end)) upTo(end);
      else upTo(end, key === gone[k].key ? 'typography' : 'casing', { before: was });
    });
    else if (gone.length < 9 && keys(gone) === keys(come) && figure.test(keys(gone))) upTo(come.at(-1).end);
    else {
      const isReplaced = gone.length > 0 && come.length > 0;
      upTo(theirs[j]?.start ?? done);
      const removed = piecesOf(gone, isReplaced);
      removed.forEach(({ start, end, is }, k) => {
        // With a space where no other words bring one.
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
