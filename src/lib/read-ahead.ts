/**
 * Reads the next item while the caller works on the current one. An error of the source is thrown when the caller asks
 * for the item that failed. The source is closed when the caller stops early.
 */
export async function* readAhead<Item>(source: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = source.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = source.next();
      // The error is thrown when the caller asks for the next item. A caller that stops earlier never receives it.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await source.return(undefined);
  }
}
