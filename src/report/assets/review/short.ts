/** Strings and regular expressions (they follow a sign), comments, names, spaces, and any other character. */
const tokens =
  /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|(?<=[(,=:[!&|?{};>]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[a-z]*|\/\/.*|\/\*[\s\S]*?\*\/|[\p{L}\d_$]+|\s+|[\s\S]/gu;

/**
 * A script with short names and without spaces that nobody needs, and without comments: it is sent with every page.
 * Lines stay. It may have no template literals.
 *
 * @param names  of the script's own variables and properties: those that nothing outside it knows
 */
export const inShort = (script: string, names: readonly string[]): string => {
  const parts = script.match(tokens) ?? [];
  const taken = new Set(parts);
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const free = [...letters, ...letters.flatMap((a) => letters.map((b) => a + b))].filter(
    (name) => !taken.has(name) && !/^(?:as|do|if|in|is|of)$/.test(name),
  );
  const count = (name: string) => parts.filter((part) => part === name).length;
  const counts = new Map(names.map((name) => [name, count(name)]));
  const short = new Map(
    [...names].sort((a, b) => counts.get(b)! - counts.get(a)!).map((name, i) => [name, free[i]!]),
  );
  return parts
    .filter((part) => !/^\/[/*]/.test(part))
    .map((part, i, all) => {
      if (!/^\s/.test(part)) return short.get(part) ?? part;
      if (part.includes('\n')) return '\n';
      const around = `${all[i - 1]?.at(-1) ?? ''}${all[i + 1]?.[0] ?? ''}`;
      return /^(?:[\p{L}\d_$]{2}|\+\+|--)$/u.test(around) ? ' ' : '';
    })
    .join('')
    .replace(/\n+/g, '\n');
};
