/**
 * Runs work while no other tab of this origin does. Pages without TLS have no Web Locks.
 * @param work is told whether another tab had its turn before
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
