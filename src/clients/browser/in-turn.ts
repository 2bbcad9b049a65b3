/**
 * Runs work in only one tab of this origin at a time. Pages without TLS have no Web Locks and do not wait.
 * @param work gets whether this tab has waited for another tab
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
