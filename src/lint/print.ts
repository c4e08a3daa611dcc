import { type Trace, tracesIn } from '../print/traces.js';
import { eachParagraph, type Rule, type Rules } from './look.js';

/** Makes a rule for one kind of trace. It marks a trace without the white space about it. */
const traces = (kind: Trace['kind'], message: (trace: Trace) => string): Rule =>
  eachParagraph(({ text }, _index, _article, { pack, vocabulary }) =>
    tracesIn(text, pack, vocabulary)
      .filter((trace) => trace.kind === kind)
      .map((trace) => {
        const found = text.slice(trace.start, trace.end);
        const indent = found.length - found.trimStart().length;
        return { at: trace.start + indent, length: found.trim().length, message: message(trace) };
      }),
  );

/** What printing, scanning and PDFs left in a text. The model is shown the text without it. */
export const printRules: Rules = {
  'broken-word': traces(
    'broken-word',
    ({ shown }) => `a hyphen breaks a word: the model is shown “${shown}”`,
  ),
  'page-furniture': traces(
    'page-furniture',
    () => 'a page number or running head in mid-sentence: the model is not shown it',
  ),
  'misread-capital': traces(
    'misread-capital',
    ({ shown }) => `a scanner misread its first letter, a capital ${shown[0]}: the model is shown “${shown}”`,
  ),
};
