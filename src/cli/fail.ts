import { OperatorError } from '../lib/operator-error.ts';

/** Ends the process with a message, and with a stack only where nobody foresaw the error. */
export function fail(error: unknown): never {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exit(1);
}
