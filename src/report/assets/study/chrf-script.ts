/**
 * chrF2 of two texts, 0 to 100: what `src/score/chrf.ts` (and sacreBLEU's sentence chrF) says with its usual settings, to
 * the last digit but for rounding. Code points without Python's whitespace; n-grams of 1 to 6; orders for which a text is
 * too short are left out.
 */
export const chrfScript = `
const chrf = (hypothesis, reference) => {
  const [ours, theirs] = [hypothesis, reference].map((text) => [...text.replace(/[^\\S\\ufeff]|[\\x1c-\\x1f\\x85]/g, '')]);
  let [precision, recall, orders] = [0, 0, 0];
  for (let size = 1; size <= Math.min(6, ours.length, theirs.length); size++) {
    const counts = new Map();
    const each = (points, visit) => {
      for (let at = size; at <= points.length; at++) visit(points.slice(at - size, at).join(''));
      return points.length - size + 1;
    };
    const inTheirs = each(theirs, (gram) => counts.set(gram, (counts.get(gram) ?? 0) + 1));
    let shared = 0;
    const inOurs = each(ours, (gram) => {
      const left = counts.get(gram) ?? 0;
      if (left === 0) return;
      shared++;
      counts.set(gram, left - 1);
    });
    precision += shared / inOurs;
    recall += shared / inTheirs;
    orders++;
  }
  [precision, recall] = [precision / orders, recall / orders];
  return precision + recall > 0 ? 500 * precision * recall / (4 * precision + recall) : 0;
};
`;
