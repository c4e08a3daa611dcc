/** Severities differ in line and word, not in colour alone. */
export const flagStyle = `
.evidence { text-decoration: underline dotted var(--quiet); text-underline-offset: 0.25em; }
.evidence.error { text-decoration: underline wavy var(--flag-ink) 1.5px; }
.evidence.warning { text-decoration: underline dashed var(--flag-ink) 1.5px; }
.severity { font-weight: 650; }
.severity.error::before { content: "✕ "; content: "✕ " / ""; }
.severity.warning::before { content: "△ "; content: "△ " / ""; }
.severity.note { font-weight: 400; color: var(--quiet); }
a.flag { text-decoration: none; }
a.flag:hover { text-decoration: underline; }
.why p { margin: 0.2rem 0; }
.why pre { margin: 0.2rem 0; padding: 0.3rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); font-size: 0.9em; }
.silence { font: inherit; cursor: pointer; }
@media print {
  .why { display: none; }
}
`;
