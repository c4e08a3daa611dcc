/**
 * Encoded states of the sources that were translated last, length × width each. They are asked for again when the
 * translations are read (`attend`), and encoding is most of the work then.
 */
export interface KeptStates {
  get(ids: readonly number[]): Float32Array | undefined;
  keep(ids: readonly number[], states: Float32Array): void;
}

/** Bytes that are kept: some 500 sentences of a small model. */
const capacity = 16 * 1024 * 1024;

/** Keeps states up to a number of bytes, and forgets the oldest first. */
export const createStates = (bytes = capacity): KeptStates => {
  const kept = new Map<string, Float32Array>();
  let size = 0;
  const keyOf = (ids: readonly number[]): string => ids.join(' ');
  const remove = (key: string): void => {
    size -= kept.get(key)?.byteLength ?? 0;
    kept.delete(key);
  };
  return {
    get: (ids) => kept.get(keyOf(ids)),
    keep: (ids, states) => {
      const key = keyOf(ids);
      remove(key);
      kept.set(key, states);
      size += states.byteLength;
      for (const oldest of kept.keys()) {
        if (size <= bytes) break;
        remove(oldest);
      }
    },
  };
};
