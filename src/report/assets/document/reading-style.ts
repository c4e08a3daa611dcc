/**
 * What readers set (document/reading.ts), on attributes of the root. Lines of running text have some 70 letters; text is
 * not hyphenated, since browsers hyphenate few languages rightly.
 */
export const readingStyle = `
:root { --measure: 40rem; --second: var(--quiet); --text: 1rem; }
:root[data-size=small] { --text: 0.9rem; }
:root[data-size=large] { --text: 1.15rem; }
:root[data-size=larger] { --text: 1.4rem; }
:root[data-measure=narrow] { --measure: 30rem; }
:root[data-measure=wide] { --measure: 60rem; }
:root[data-theme=light] { color-scheme: light; }
:root[data-theme=dark] { color-scheme: dark; }
:root[data-contrast=more] { --paper: light-dark(#fff, #000); --ink: light-dark(#000, #fff); --quiet: light-dark(#333, #ddd); --line: light-dark(#777, #999); }
@media (prefers-contrast: more) {
  :root { --paper: light-dark(#fff, #000); --ink: light-dark(#000, #fff); --quiet: light-dark(#333, #ddd); --line: light-dark(#777, #999); }
}
.bitext tbody { font-size: var(--text); line-height: 1.6; }
[data-font=serif] .bitext tbody { font-family: Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Noto Serif", serif; }
@media print {
  :root { --text: 1em; color-scheme: light !important; }
}
`;
