/**
 * The book's style. There are no colours and no fonts in it: those are the reader's, who may have chosen night, sepia or
 * large letters.
 *
 * Facing halves stand beside each other where there is room for two lines of some 18 letters' width, else below each
 * other. That is decided by the width of the page's column and the size of letters, not by a media query: reading
 * systems lay pages out in columns of a view that is far wider. `width` is either far too large or negative, and
 * `max-width` and `min-width` make 100 % or a half of it. (The way is Rémi Parmentier's “Fab Four” for e-mail.) Floats
 * and not a grid, because reading systems break them across pages, and those that know nothing of this set all of it
 * below each other.
 */
export const bookStyle = `@charset "utf-8";
body { margin: 0; padding: 0 0.5em; line-height: 1.45; overflow-wrap: break-word; -webkit-hyphens: auto; hyphens: auto; widows: 2; orphans: 2; }
p { margin: 0; text-indent: 0; }
h1, h2 { font-size: 1.4em; line-height: 1.25; margin: 1.5em 0 1em; break-after: avoid; page-break-after: avoid; break-inside: avoid; page-break-inside: avoid; -webkit-hyphens: manual; hyphens: manual; }
h2 { font-size: 1.15em; margin: 1.4em 0 0.7em; }
h1 span, h2 span { display: block; }
.two { border-left: 1px solid; padding-left: 0.7em; }
[dir=rtl] .two { border-left: 0; padding-left: 0; border-right: 1px solid; padding-right: 0.7em; }
h1 .two, h2 .two { font-weight: normal; }
ul { list-style: none; margin: 0.8em 0; padding: 0; }
.pair { margin: 0 0 0.9em; }
.pair::after { content: ""; display: block; clear: both; }
.pair > .one, .pair > .two { box-sizing: border-box; float: left; min-width: 48%; max-width: 100%; width: calc((36em - 100%) * 1000); margin: 0 0 0.3em; }
h1.pair > .one, h1.pair > .two { width: calc((25em - 100%) * 1000); }
h2.pair > .one, h2.pair > .two { width: calc((31em - 100%) * 1000); }
.pair > .two { float: right; }
.pair > .one:only-child { float: none; width: auto; }
[dir=rtl] .pair > .one { float: right; }
[dir=rtl] .pair > .two { float: left; }
.units { margin: 0 0 1.3em; }
.unit { margin: 0 0 0.55em; break-inside: avoid; page-break-inside: avoid; }
.unit .two { margin-top: 0.15em; }
.by { font-size: 0.75em; font-weight: normal; font-style: italic; }
.gap { font-size: 0.85em; }
a { color: inherit; }
.ref { text-decoration: none; padding: 0 0.1em; }
sup { font-size: 0.7em; line-height: 0; }
.about, .notes, small { font-size: 0.85em; }
.about { margin: 0 0 1em; }
.notes { margin: 2em 0 0; border-top: 1px solid; clear: both; }
.notes aside { margin: 0 0 0.5em; }
.cover { padding: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 100vh; height: auto; }
.front { text-align: center; }
.front h1 { margin: 3em 0 1em; }
.front p { margin: 0 0 0.8em; }
.front .made { margin-top: 3em; font-size: 0.85em; }
nav ol { list-style: none; padding: 0 0 0 1em; margin: 0.3em 0; }
nav li { margin: 0.3em 0; }
.name { overflow-wrap: anywhere; }
`;
