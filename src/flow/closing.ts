/** A stack of cleanup functions, run last to first. One that fails does not keep the others from running. */
export const createClosing = () => {
  const open: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    const last = open.pop();
    if (last === undefined) return;
    try {
      await last();
    } finally {
      await close();
    }
  };
  return {
    add: (each: () => unknown): void => {
      open.push(each);
    },
    close,
  };
};
