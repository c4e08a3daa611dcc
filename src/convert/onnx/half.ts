/** Turns IEEE 754 numbers of 16 bits into those of 32. Every value stays what it is. */
export const widened = (halves: Uint16Array): Float32Array => {
  const floats = new Float32Array(halves.length);
  halves.forEach((half, i) => {
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    const size =
      exponent === 31
        ? fraction === 0
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : exponent === 0
          ? fraction * 2 ** -24
          : (1024 + fraction) * 2 ** (exponent - 25);
    floats[i] = half >> 15 === 1 ? -size : size;
  });
  return floats;
};
