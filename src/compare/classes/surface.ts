import type { Change, DifferenceClass } from '../../core/bitext.js';

/**
 * Classes of what is no difference in words. A word that begins the text in only one version has a capital for that;
 * commas beside what moved came with it.
 */
export const surfaceOf = (changes: readonly Change[]): Set<DifferenceClass> => {
  const found = new Set<DifferenceClass>();
  let [hasBefore, hasAfter] = [false, false];
  changes.forEach((change, i) => {
    if (change.kind === 'typography' && !isGivenUp(changes, i)) found.add('typography');
    if (change.kind === 'casing' && !(hasBefore !== hasAfter && isInitial(change))) found.add('casing');
    const isPunctuation = 'punctuation' in change;
    if (isPunctuation && !(isComma.test(change.text) && hasMoved(changes, i))) found.add('punctuation');
    if (change.kind !== 'added') hasBefore ||= isSaid(change);
    if (change.kind !== 'removed') hasAfter ||= isSaid(change);
  });
  if (endOf(changes, 'added') !== endOf(changes, 'removed')) found.add('punctuation');
  return found;
};

const isSaid = ({ text }: Change): boolean => /[\p{L}\p{N}]/u.test(text);

/** Whether only the first letter differs, and nothing of a later word. */
const isInitial = ({ before, text }: Extract<Change, { before: string }>): boolean =>
  before.slice(1) === text.slice(1) || !/\s/.test(text);

/** Whether it is a space in whose place a sign stands: “well known”, “well-known”. */
const isGivenUp = (changes: readonly Change[], i: number): boolean => {
  const change = changes[i]!;
  const isSpace = 'before' in change && `${change.before}${change.text}`.trim() === '';
  return (
    isSpace && [changes[i - 1], changes[i + 1]].some((each) => each !== undefined && 'punctuation' in each)
  );
};

const isComma = /^\s*[,،、]\s*$/u;

const hasMoved = (changes: readonly Change[], i: number): boolean =>
  [changes[i - 1], changes[i + 1]].some((each) => each !== undefined && 'moved' in each);

/** The punctuation that a version ends with, kinds of quotes aside. */
const endOf = (changes: readonly Change[], without: 'removed' | 'added'): string => {
  let end = '';
  for (let i = changes.length - 1; i >= 0; i--) {
    const change = changes[i]!;
    if (change.kind === without) continue;
    const text = without === 'added' && 'before' in change ? change.before : change.text;
    const signs = /[\p{P}\s]*$/u.exec(text.slice(-maxEnd))![0];
    end = signs.replace(/\s/g, '') + end;
    if (signs.length < text.length) break;
  }
  return end.replace(/[^.!?…:;]/gu, '').replace(/\.{2,}/g, '…');
};

const maxEnd = 20;
