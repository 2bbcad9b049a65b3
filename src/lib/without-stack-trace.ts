/**
 * Makes an error that has no stack: for what is an answer and not a fault, and says by its code all that there is
 * to know. Finding out where each was made would be a tenth of what a flood of refusals costs.
 * @throws whatever `make` throws
 */
export function withoutStackTrace<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
