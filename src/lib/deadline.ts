/**
 * Waits for work no longer than so many milliseconds. An answer that is there already, but not yet read
 * because this process was busy, is in time: timers run before sockets are read.
 * @param late makes the error of work that took longer; what becomes of that work is not looked at
 */
export function withinDeadline<T>(work: Promise<T>, milliseconds: number, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => setImmediate(() => reject(late())), milliseconds);
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
