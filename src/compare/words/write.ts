import type { Change } from '../../core/bitext.js';

/** Adds words or spaces that are the same but for their typography or their capitals. Neighbours that differ alike are one part. */
export const write = (
  parts: Change[],
  before: string,
  after: string,
  otherwise: 'typography' | 'casing' = 'typography',
): void => {
  const last = parts.at(-1);
  if (before === after) {
    if (last?.kind === 'same') last.text += after;
    else if (after !== '') parts.push({ kind: 'same', text: after });
    return;
  }
  if (last?.kind === otherwise) {
    last.before += before;
    last.text += after;
    return;
  }
  const previous = parts.at(-2);
  // Words in a row whose capitals differ, with the spaces between them.
  if (otherwise === 'casing' && previous?.kind === 'casing' && last?.kind === 'same' && isSpace(last.text)) {
    previous.before += last.text + before;
    previous.text += last.text + after;
    parts.pop();
    return;
  }
  parts.push({ kind: otherwise, text: after, before });
};

const isSpace = (text: string): boolean => text.length < 3 && /^\s+$/.test(text);
