/**
 * What a reader may set, with the values of each. They are attributes of the root (`data-size=large`), which style sheets
 * read; the first value is the usual one, for which there is no attribute. They are kept in the browser.
 */
export const readingOptions = {
  size: ['normal', 'small', 'large', 'larger'],
  measure: ['normal', 'narrow', 'wide'],
  font: ['sans', 'serif'],
  theme: ['auto', 'light', 'dark'],
  contrast: ['normal', 'more'],
} as const;
type Option = keyof typeof readingOptions;

type Said = readonly [en: string, id: string];

const names: Readonly<Record<Option, Said>> = {
  size: ['Text size', 'Ukuran teks'],
  measure: ['Line length', 'Panjang baris'],
  font: ['Typeface', 'Jenis huruf'],
  theme: ['Colours', 'Warna'],
  contrast: ['Contrast', 'Kontras'],
};

const values: { readonly [O in Option]: Readonly<Record<(typeof readingOptions)[O][number], Said>> } = {
  size: {
    normal: ['normal', 'biasa'],
    small: ['small', 'kecil'],
    large: ['large', 'besar'],
    larger: ['very large', 'sangat besar'],
  },
  measure: { normal: ['normal', 'biasa'], narrow: ['short', 'pendek'], wide: ['long', 'panjang'] },
  font: { sans: ['without serifs', 'tanpa kait'], serif: ['with serifs', 'berkait'] },
  theme: { auto: ['as the device', 'ikut perangkat'], light: ['light', 'terang'], dark: ['dark', 'gelap'] },
  contrast: { normal: ['as the device', 'ikut perangkat'], more: ['high', 'tinggi'] },
};

/** All of it for the script, which makes the choices: `{ size: { said, values: { normal: said } } }`. */
export const readingChoices = Object.fromEntries(
  (Object.keys(readingOptions) as Option[]).map((option) => [
    option,
    { said: names[option], values: values[option] as Readonly<Record<string, Said>> },
  ]),
);
