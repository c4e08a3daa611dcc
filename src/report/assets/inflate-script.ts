/*
 * How a build sends a long script: deflated, as text, after a decoder that puts the script into the page at once. A third of
 * the bytes of what it stands for, where base64 and `DecompressionStream` would take more, and come too late: that one only
 * works asynchronously, when the page has been drawn. Decoders of libraries are four times the size: they check what they
 * read, and are fast for megabytes. Here the hash in the page's policy vouches for the text.
 */

/** Two signs for 13 bits: 91 signs that need no escapes in a script's text in double quotes in HTML. */
const signOf = (value: number): string =>
  String.fromCharCode(35 + value).replace(/[<\\]/, (sign) => (sign === '<' ? '!' : '~'));

/** Bytes as `inflateScript` reads them. The first bit of a byte is its lowest. */
export const signsOf = (bytes: Uint8Array): string => {
  let signs = '';
  for (let at = 0; at < bytes.length * 8; at += 13) {
    let group = 0;
    for (let i = 0; i < 13; i++) group |= (((bytes[(at + i) >> 3] ?? 0) >> ((at + i) & 7)) & 1) << i;
    signs += signOf(Math.floor(group / 91)) + signOf(group % 91);
  }
  return signs;
};

/**
 * A function that gives the text (UTF-8) of signs of a deflated one (RFC 1951, raw). A Huffman code's symbols stand at its
 * bits after a one. Lengths and distances are their first values and more bits (3.2.5); the length 258 has a symbol of its own.
 */
export const inflateScript = `(signs) => {
  const groups = signs.match(/../g).map((pair) => {
    const [high, low] = [...pair.replace(/!/g, '<').replace(/~/g, '\\\\')].map((sign) => sign.charCodeAt() - 35);
    return high * 91 + low;
  });
  let at = 0;
  const bits = (count) => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) value |= (groups[at / 13 | 0] >> at % 13 & 1) << i;
    return value;
  };
  const codeOf = (lengths) => {
    const symbols = [];
    for (let [length, code] = [1, 0]; length < 16; length++, code *= 2) lengths.forEach((each, symbol) => {
      if (each === length) symbols[1 << length | code++] = symbol;
    });
    return symbols;
  };
  const symbolIn = (symbols) => {
    let code = 1;
    while (symbols[code] === undefined) code = code * 2 | bits(1);
    return symbols[code];
  };
  const valueOf = (symbol, size) => {
    const more = (symbol >> size) - 1;
    return more < 1 ? symbol : ((1 << size | symbol % (1 << size)) << more) + bits(more);
  };
  const bytes = [];
  let isLast;
  do {
    isLast = bits(1);
    const type = bits(2);
    if (type === 0) {
      at = at + 7 & -8;
      let count = bits(16);
      at += 16;
      while (count-- > 0) bytes.push(bits(8));
      continue;
    }
    let lengths = Array.from({ length: 320 }, (_, i) => i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : i < 288 ? 8 : 5);
    let literals = 288;
    if (type === 2) {
      literals = bits(5) + 257;
      const all = literals + bits(5) + 1;
      const own = [];
      for (let [i, count] = [0, bits(4) + 4]; i < count; i++) own[[16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15][i]] = bits(3);
      const code = codeOf(own);
      lengths = [];
      while (lengths.length < all) {
        const symbol = symbolIn(code);
        const [length, times] = symbol < 16 ? [symbol, 1] : symbol < 17 ? [lengths.at(-1), bits(2) + 3] : [0, symbol < 18 ? bits(3) + 3 : bits(7) + 11];
        for (let i = 0; i < times; i++) lengths.push(length);
      }
    }
    const [code, distances] = [codeOf(lengths.slice(0, literals)), codeOf(lengths.slice(literals))];
    for (let symbol; (symbol = symbolIn(code)) !== 256;) {
      if (symbol < 256) {
        bytes.push(symbol);
        continue;
      }
      let length = symbol === 285 ? 258 : valueOf(symbol - 257, 2) + 3;
      const distance = valueOf(symbolIn(distances), 1) + 1;
      while (length-- > 0) bytes.push(bytes[bytes.length - distance]);
    }
  } while (!isLast);
  return new TextDecoder().decode(new Uint8Array(bytes));
}`;
