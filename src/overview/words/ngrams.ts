import { enlarged } from './counts.js';

/** Longest n-grams, in words, as compare-mt has them. */
const maxOrder = 4;
const root = 0;
const none = 0;

/**
 * The n-grams of all references, as nodes of a tree: a node's parent is the n-gram without its last word. Children lie in
 * a hash table. Under 40 bytes an n-gram.
 */
export class NgramTree {
  /** Nodes, with the root. */
  size = 1;
  private slots = new Int32Array(128);
  private parents = new Int32Array(64);
  private words = new Int32Array(64);
  /** How often a node stands in references. */
  private totals = new Int32Array(64);
  /** How often in the reference at hand, and how often that was matched by the text at hand. */
  private here = new Int32Array(64);
  private used = new Int32Array(64);
  /** The nodes of the reference at hand. */
  private nodes: number[] = [];

  /** Begins with another reference. @param reference numbers of words; one below 0 is in no n-gram */
  begin(reference: Int32Array): void {
    for (const node of this.nodes) this.here[node] = 0;
    this.nodes = [];
    for (let start = 0; start < reference.length; start++) {
      const end = Math.min(start + maxOrder, reference.length);
      for (let at = start, node = root; at < end && reference[at]! >= 0; at++) {
        node = this.childOrNew(node, reference[at]!);
        this.totals[node]!++;
        this.here[node]!++;
        this.nodes.push(node);
      }
    }
  }

  /** The nodes that a text has in common with the reference at hand, each as often as both have it. */
  matches(text: Int32Array): number[] {
    const found: number[] = [];
    for (let start = 0; start < text.length; start++) {
      const end = Math.min(start + maxOrder, text.length);
      for (let at = start, node = root; at < end && text[at]! >= 0; at++) {
        node = this.slots[this.slotOf(node, text[at]!)]!;
        // Neither it nor anything longer that begins with it is in the reference.
        if (node === none || this.here[node] === 0) break;
        if (this.used[node]! >= this.here[node]!) continue;
        this.used[node]!++;
        found.push(node);
      }
    }
    for (const node of found) this.used[node] = 0;
    return found;
  }

  /** The word of a node that is a single word; −1 for others. */
  wordOf(node: number): number {
    return this.parents[node] === root ? this.words[node]! : -1;
  }

  /** Words of a node, in order. */
  ngram(node: number): number[] {
    const words: number[] = [];
    for (let at = node; at !== root; at = this.parents[at]!) words.push(this.words[at]!);
    return words.reverse();
  }

  /**
   * Forgets the rarest, so that at most so many are left; the others get new numbers. What is forgotten begins at 0 if it
   * comes again. An n-gram is never more frequent than what it begins with, so that none loses its beginning.
   *
   * @returns new numbers by old ones, −1 for those that are forgotten
   */
  prune(most: number): Int32Array {
    const least = this.rarest(most);
    const numbers = new Int32Array(this.size).fill(-1);
    numbers[root] = root;
    const { parents, words, totals, size } = this;
    for (const node of this.nodes) this.here[node] = 0;
    this.nodes = [];
    this.size = 1;
    this.slots.fill(0);
    // Parents come before their children, so their new numbers are known, and never above the old ones.
    for (let node = 1; node < size; node++) {
      if (totals[node]! < least) continue;
      const total = totals[node]!;
      numbers[node] = this.childOrNew(numbers[parents[node]!]!, words[node]!);
      totals[numbers[node]!] = total;
    }
    return numbers;
  }

  /** The lowest total that at most so many nodes reach. */
  private rarest(most: number): number {
    const byTotal: number[] = [];
    for (let node = 1; node < this.size; node++) {
      const total = Math.min(this.totals[node]!, maxTold);
      byTotal[total] = (byTotal[total] ?? 0) + 1;
    }
    let least = maxTold + 1;
    for (let kept = 0; least > 1; least--) {
      kept += byTotal[least - 1] ?? 0;
      if (kept > most) break;
    }
    return least;
  }

  private childOrNew(parent: number, word: number): number {
    const slot = this.slotOf(parent, word);
    const known = this.slots[slot]!;
    if (known !== none) return known;
    const node = this.size++;
    if (node >= this.parents.length) this.grow();
    this.parents[node] = parent;
    this.words[node] = word;
    this.totals[node] = 0;
    this.here[node] = 0;
    // The slots may have been laid out anew.
    this.slots[this.slotOf(parent, word)] = node;
    return node;
  }

  private grow(): void {
    const size = 2 * this.parents.length;
    this.parents = enlarged(this.parents, size);
    this.words = enlarged(this.words, size);
    this.totals = enlarged(this.totals, size);
    this.here = enlarged(this.here, size);
    this.used = enlarged(this.used, size);
    // At most half of the slots are ever taken.
    this.slots = new Int32Array(2 * size);
    for (let node = 1; node < this.size - 1; node++)
      this.slots[this.slotOf(this.parents[node]!, this.words[node]!)] = node;
  }

  /** The slot of a child, or the free one where it would be. */
  private slotOf(parent: number, word: number): number {
    const mask = this.slots.length - 1;
    let hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(word + 1, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const node = this.slots[slot]!;
      if (node === none || (this.parents[node] === parent && this.words[node] === word)) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

/** From this total on, n-grams are equally frequent when the rarest are looked for. */
const maxTold = 1000;
