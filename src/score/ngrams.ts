/**
 * Counts the n-grams that a hypothesis shares with its references. An n-gram counts as often as it stands in
 * the hypothesis, but at most as often as in the reference that has it most often.
 *
 * @param hypothesis  words or characters, as numbers
 * @returns           matches by order, unigrams first
 */
export type NgramMatcher = (hypothesis: Int32Array, references: readonly Int32Array[]) => number[];

/**
 * A matcher of n-grams of 1 to `maxOrder` items. Its tables grow to the longest text (under 60 bytes for each item and
 * order), and are used again for the next. Those of a single reference stay for the next hypothesis beside the same
 * array, which must not change.
 */
export const ngramMatcher = (maxOrder: number): NgramMatcher => {
  const trie = new Trie();
  /** The single reference whose n-grams the tree has. */
  let held: Int32Array | undefined;

  const hold = (text: Int32Array): void => {
    trie.reset(text.length * maxOrder);
    for (let start = 0; start < text.length; start++) {
      const end = Math.min(start + maxOrder, text.length);
      for (let at = start, node = root; at < end; at++) {
        node = trie.childOrNew(node, text[at]!);
        trie.inHeld[node]!++;
      }
    }
  };

  /** What two texts share does not depend on which of them comes first. */
  const matchesOfOne = (hypothesis: Int32Array, reference: Int32Array): number[] => {
    const matches = new Array<number>(maxOrder).fill(0);
    if (held !== reference) hold(reference);
    held = reference;
    const { inHeld, inOther } = trie;
    inOther.fill(0, 0, trie.size);
    for (let start = 0; start < hypothesis.length; start++) {
      const end = Math.min(start + maxOrder, hypothesis.length);
      for (let at = start, node = root; at < end; at++) {
        node = trie.child(node, hypothesis[at]!);
        // Neither it nor anything longer that begins with it is in the reference.
        if (node === none) break;
        if (++inOther[node]! <= inHeld[node]!) matches[at - start]!++;
      }
    }
    return matches;
  };

  const matchesOfSeveral = (hypothesis: Int32Array, references: readonly Int32Array[]): number[] => {
    const matches = new Array<number>(maxOrder).fill(0);
    held = undefined;
    hold(hypothesis);
    const { inHeld, inOther, inOthers } = trie;
    for (const reference of references) {
      inOther.fill(0, 0, trie.size);
      for (let start = 0; start < reference.length; start++) {
        const end = Math.min(start + maxOrder, reference.length);
        for (let at = start, node = root; at < end; at++) {
          node = trie.child(node, reference[at]!);
          // Neither it nor anything longer that begins with it is in the hypothesis.
          if (node === none) break;
          if (++inOther[node]! <= inOthers[node]!) continue;
          inOthers[node]!++;
          if (inOthers[node]! <= inHeld[node]!) matches[at - start]!++;
        }
      }
    }
    return matches;
  };

  return (hypothesis, references) =>
    references.length === 1
      ? matchesOfOne(hypothesis, references[0]!)
      : matchesOfSeveral(hypothesis, references);
};

/** How many n-grams of each order a text of so many items has, unigrams first. */
export const ngramTotals = (length: number, maxOrder: number): number[] =>
  Array.from({ length: maxOrder }, (_, index) => Math.max(0, length - index));

const root = 0;
const none = 0;

/** N-grams as nodes of a tree: a node's parent is the n-gram without its last item. Children lie in a hash table. */
class Trie {
  /** Nodes; 0 where a slot is free, as the root is nobody's child. */
  private slots = new Int32Array(0);
  private mask = 0;
  private parents = new Int32Array(0);
  private items = new Int32Array(0);
  /** Counts by node: in the text whose tree it is, in the other one at hand, most in any other so far. */
  inHeld = new Int32Array(0);
  inOther = new Int32Array(0);
  inOthers = new Int32Array(0);
  /** Number of nodes with the root. */
  size = 1;

  /** Empties it, with room for so many nodes beside the root. */
  reset(nodes: number): void {
    this.size = 1;
    // At most half of the slots are ever taken.
    const slots = 2 ** Math.ceil(Math.log2(2 * nodes + 2));
    this.mask = slots - 1;
    if (slots <= this.slots.length) {
      this.slots.fill(0, 0, slots);
      return;
    }
    this.slots = new Int32Array(slots);
    this.parents = new Int32Array(slots / 2);
    this.items = new Int32Array(slots / 2);
    this.inHeld = new Int32Array(slots / 2);
    this.inOther = new Int32Array(slots / 2);
    this.inOthers = new Int32Array(slots / 2);
  }

  /** A node's child, `none` where it has no such child. */
  child(parent: number, item: number): number {
    return this.slots[this.slotOf(parent, item)]!;
  }

  childOrNew(parent: number, item: number): number {
    const slot = this.slotOf(parent, item);
    const known = this.slots[slot]!;
    if (known !== none) return known;
    const node = this.size++;
    this.slots[slot] = node;
    this.parents[node] = parent;
    this.items[node] = item;
    this.inHeld[node] = 0;
    this.inOthers[node] = 0;
    return node;
  }

  /** The slot of a child, or the free one where it would be. */
  private slotOf(parent: number, item: number): number {
    const hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(item, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & this.mask;
    for (;;) {
      const node = this.slots[slot]!;
      if (node === none || (this.parents[node] === parent && this.items[node] === item)) return slot;
      slot = (slot + 1) & this.mask;
    }
  }
}
