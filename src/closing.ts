/** What was opened, closed in the opposite order: each of it, even where closing another fails. */
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
