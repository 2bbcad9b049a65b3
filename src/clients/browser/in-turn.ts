/**
 * Runs work in one tab of this origin at a time. Without Web Locks, as on pages without TLS, no tab waits.
 * @param name work under other names does not wait
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
