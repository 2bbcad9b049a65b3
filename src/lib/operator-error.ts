/**
 * An error that an operator can fix, in a setting, a folder or another process. Its message says what to do, so it is
 * shown without a stack trace.
 */
export class OperatorError extends Error {
  /** The code that commands print with the message. */
  readonly code: string = 'UNAVAILABLE';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OperatorError';
  }
}

/**
 * Returns the reason of an error from the operating system or a driver. An `AggregateError` may have no message of its
 * own: then the reason is that of its first error.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return 'code' in error ? String(error.code) : error.name;
}
