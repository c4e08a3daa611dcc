/** Says what is wrong, again and again maybe, once until it is right again. */
export interface Complaints {
  say(message: string): void;
  /** To be called when things are right. */
  end(): void;
}

export const createComplaints = (warn: (message: string) => void): Complaints => {
  const said = new Set<string>();
  return {
    say: (message) => {
      if (!said.has(message)) warn(message);
      said.add(message);
    },
    end: () => said.clear(),
  };
};
