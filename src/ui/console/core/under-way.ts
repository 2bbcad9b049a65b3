/** Counts the requests that have no answer yet, for the progress bar. */
let count = 0;
const listeners = new Set<() => void>();

function add(change: number): void {
  count += change;
  for (const listener of listeners) listener();
}

/** Runs work, which counts as under way until it has ended. @returns its result */
export async function whileUnderWay<T>(work: () => Promise<T>): Promise<T> {
  add(1);
  try {
    return await work();
  } finally {
    add(-1);
  }
}

export const underWay = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isAny: () => count > 0,
};
