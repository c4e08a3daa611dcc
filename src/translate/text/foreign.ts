const english = new Set(
  `the of and to in is was that for with as on by at from are were has have had it he she they we you his her
  their its our your not be been this these those which who whom what when where while will would can could
  should may might must do does did but or if than then there into about after before because between during
  over under also more most some such no so only an`.split(/\s+/),
);

/** Those that are no English words. */
const indonesian = new Set(
  `yang dan di ke dari untuk dengan ini itu pada adalah tidak akan dalam juga oleh karena sebagai atau telah
  sudah bisa dapat mereka kami kita saya dia ia kamu anda para bahwa saat ketika seperti namun tetapi tapi ada
  lebih sangat serta bagi agar jika kalau hingga sampai antara setelah sebelum masih hanya belum bukan pun lagi
  tersebut tentang secara menjadi merupakan`.split(/\s+/),
);

/** A sentence of fewer words may be a name ("The Jakarta Post"). */
const leastWords = 5;

/** Share of small words that English has, and that nothing but English has. */
const leastShare = 0.25;

/** Whether an Indonesian text's sentence is in English already: by its small words, none of them Indonesian. */
export const isEnglish = (sentence: string): boolean => {
  const words = sentence.toLowerCase().match(/[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu) ?? [];
  const found = words.filter((word) => english.has(word)).length;
  return (
    words.length >= leastWords &&
    found >= 2 &&
    found >= words.length * leastShare &&
    !words.some((word) => indonesian.has(word))
  );
};
