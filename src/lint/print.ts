import { type Trace, tracesIn } from '../print/traces.js';
import { eachParagraph, type Rule, type Rules } from './look.js';

/** A rule for one kind of trace. */
const traces = (kind: Trace['kind'], message: (trace: Trace) => string): Rule =>
  eachParagraph(({ text }, _index, _article, { pack, vocabulary }) =>
    tracesIn(text, pack, vocabulary)
      .filter((trace) => trace.kind === kind)
      .map((trace) => ({ at: trace.start, length: trace.end - trace.start, message: message(trace) })),
  );

/** What printing, scanning and PDFs left in a text. The model is shown the text without it. */
export const printRules: Rules = {
  'broken-word': traces(
    'broken-word',
    ({ shown }) => `a word broken at a line’s end: the model is shown “${shown}”`,
  ),
  'page-furniture': traces(
    'page-furniture',
    () => 'a page number or running head in mid-sentence: the model is not shown it',
  ),
  'misread-capital': traces(
    'misread-capital',
    ({ shown }) => `a capital that a scanner misread: the model is shown “${shown}”`,
  ),
};
