/**
 * Rejects if work does not finish within `milliseconds`. A result that has arrived while this process was busy is in
 * time, although Node runs timers before it reads sockets: at the deadline, sockets are read once more before the
 * rejection.
 * @param late creates the error. The work itself is not cancelled
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
