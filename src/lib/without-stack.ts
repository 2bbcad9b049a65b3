/**
 * Makes an error that has no stack: for what is an answer and not a fault. Nobody is told where it was made, and
 * finding that out would cost a flood of refusals more than anything else about them.
 */
export function withoutStack<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
