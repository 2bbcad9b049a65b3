/**
 * Runs work in one tab of this origin at a time. Pages without TLS have no Web Locks, so they do not wait.
 * @param work its argument is whether it waited for another tab
 */
export async function inTurn(name: string, work: (hasWaited: boolean) => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return work(false);
  const isDone = await locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work(false);
    return lock !== null;
  });
  if (!isDone) await locks.request(name, () => work(true));
}
