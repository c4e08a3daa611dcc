import { it } from 'vitest';
import { manners, outcomeOf } from './gold.js';

it('x', () => {
  for (const [m, l] of manners) {
    const o = outcomeOf(m, l);
    console.log(
      `## ${m} right ${o.right} missed ${o.missed.length} invented ${o.invented.length} P ${((100 * o.right) / (o.right + o.invented.length)).toFixed(1)} R ${((100 * o.right) / (o.right + o.missed.length)).toFixed(1)}\n` +
        o.missed.map((x) => '  MISS ' + x).join('\n') +
        '\n' +
        o.invented.map((x) => '  INV  ' + x).join('\n'),
    );
  }
});
