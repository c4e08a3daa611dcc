/** Keeps the items of the highest rank; of equal ones, the first. */
export interface Top<T> {
  /** @param make  called only if the item is kept for now */
  offer(rank: number, make: () => T): void;
  /** The kept items, the highest rank first. */
  list(): T[];
}

interface Entry<T> {
  rank: number;
  /** The how manieth item it was. */
  order: number;
  item: T;
}

/** A list of bounded length, as a heap with the lowest item at its root: the time for an item is log `size`. */
export const createTop = <T>(size: number): Top<T> => {
  const heap: Entry<T>[] = [];
  let order = 0;
  return {
    offer: (rank, make) => {
      const entry = { rank, order: order++ };
      if (heap.length < size) rise(heap, heap.push({ ...entry, item: make() }) - 1);
      else if (size > 0 && isBelow(heap[0]!, entry)) {
        heap[0] = { ...entry, item: make() };
        sink(heap);
      }
    },
    list: () => [...heap].sort((a, b) => (isBelow(a, b) ? 1 : -1)).map(({ item }) => item),
  };
};

type Rank = Pick<Entry<unknown>, 'rank' | 'order'>;

const isBelow = (a: Rank, b: Rank): boolean => a.rank < b.rank || (a.rank === b.rank && a.order > b.order);

const rise = (heap: Entry<unknown>[], from: number): void => {
  for (let at = from; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (!isBelow(heap[at]!, heap[parent]!)) return;
    swap(heap, at, parent);
    at = parent;
  }
};

const sink = (heap: Entry<unknown>[]): void => {
  for (let at = 0; ; ) {
    let lowest = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && isBelow(heap[child]!, heap[lowest]!)) lowest = child;
    if (lowest === at) return;
    swap(heap, at, lowest);
    at = lowest;
  }
};

const swap = (heap: Entry<unknown>[], a: number, b: number): void => {
  [heap[a], heap[b]] = [heap[b]!, heap[a]!];
};
