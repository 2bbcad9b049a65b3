/**
 * Calls at a steady rate that does not depend on the duration of the calls. A slow server gets the same load.
 * @returns a function that stops the calls, waits for running ones, and throws the first error of any call
 */
export function callSteadily(perSecond: number, call: () => Promise<void>): () => Promise<void> {
  const startedAt = performance.now();
  const underWay = new Set<Promise<void>>();
  const errors: unknown[] = [];
  let called = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1000) * perSecond;
    for (; called < due; called += 1) {
      const running: Promise<void> = call()
        .catch((error) => void errors.push(error))
        .finally(() => underWay.delete(running));
      underWay.add(running);
    }
  }, 1);
  return async () => {
    clearInterval(timer);
    await Promise.all(underWay);
    if (errors.length > 0) throw errors[0];
  };
}
