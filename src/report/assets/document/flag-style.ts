/** Severities differ in line and word, not in colour alone. */
export const flagStyle = `
e-v { text-decoration: underline dotted var(--quiet); text-underline-offset: 0.25em; }
e-v.error { text-decoration: underline wavy var(--flag-ink) 1.5px; }
e-v.warning { text-decoration: underline dashed var(--flag-ink) 1.5px; }
.remarks li::before { margin-right: 0.3em; font-weight: 650; }
.remarks .error::before { content: "✕ error"; }
.remarks .warning::before { content: "△ warning"; }
.remarks .note::before { content: "note"; font-weight: 400; color: var(--quiet); }
:root:lang(id) .remarks .error::before { content: "✕ galat"; }
:root:lang(id) .remarks .warning::before { content: "△ peringatan"; }
:root:lang(id) .remarks .note::before { content: "catatan"; }
.remarks a { background: var(--flag); color: var(--flag-ink); text-decoration: none; }
.remarks a:hover { text-decoration: underline; }
`;

/** What a rule means, where its name is clicked. */
export const whyStyle = `
.why p { margin: 0.2rem 0; }
.why pre { margin: 0.2rem 0; padding: 0.3rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); font-size: 0.9em; }
.silence { font: inherit; cursor: pointer; }
@media print {
  .why { display: none; }
}
`;
