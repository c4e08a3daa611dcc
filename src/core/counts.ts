/** How often each of some names was met. Names are anybody's: “constructor” is one. */
export type Counts = Readonly<Record<string, number>>;

/** How often a name was met. */
export const countIn = (counts: Counts, name: string): number =>
  Object.hasOwn(counts, name) ? counts[name]! : 0;

/** Counts of a name at a time. */
export const createCounts = (): { add(name: string, count?: number): void; finish(): Counts } => {
  const counts = new Map<string, number>();
  return {
    add: (name, count = 1) => {
      counts.set(name, (counts.get(name) ?? 0) + count);
    },
    finish: () => Object.fromEntries(counts),
  };
};
