/**
 * What keeps the service or a command from doing its work, and lies with whoever runs it: a setting, a folder,
 * another process. Its message says what to do, so it is shown without a stack.
 */
export class OperatorError extends Error {
  /** What commands print beside the message. */
  readonly code: string = 'UNAVAILABLE';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OperatorError';
  }
}

/** What went wrong in an error of the operating system's or a driver's, which may be several in one. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return 'code' in error ? String(error.code) : error.name;
}
