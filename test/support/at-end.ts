import { onTestFinished } from 'vitest';

type Close = () => void | Promise<void>;

/** The resources that the tests of this file have opened and not yet closed, oldest first. */
const open = new Set<Close>();

/**
 * Closes a resource at the end of the test that opened it, the last opened first. A resource of a `beforeAll` is closed
 * at the end of the file. Does not work with `test.concurrent`, because Vitest has a single current test.
 * @returns a function that closes the resource earlier. The resource is closed once
 */
export function atEnd(close: Close): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const closeOnce = () => {
    open.delete(closeOnce);
    closing ??= Promise.resolve(close());
    return closing;
  };
  open.add(closeOnce);
  try {
    onTestFinished(closeOnce);
  } catch {
    // No test is running: a hook of the file opened the resource, and `closeAll` will close it.
  }
  return closeOnce;
}

/** Closes a resource at the end of the file, for resources that its tests share. */
export function atEndOfFile(close: Close): void {
  open.add(close);
}

/** Closes all open resources, the last opened first. */
export async function closeAll(): Promise<void> {
  for (const close of [...open].reverse()) {
    open.delete(close);
    await close();
  }
}
