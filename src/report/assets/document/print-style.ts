/** Paper: facing pages and interleaved sentences without chrome. */
export const printStyle = `
@media print {
  .reveal { display: none !important; }
}
`;
