import { OperatorError } from '../../lib/operator-error.ts';
import { outageReasonOf } from '../database/failures.ts';

/** Explains an expected error. @returns null for an unexpected one */
export function explanationOf(error: unknown): { code: string; message: string } | null {
  if (!(error instanceof OperatorError)) {
    const reason = outageReasonOf(error);
    return reason === null ? null : { code: 'UNAVAILABLE', message: `This cannot be done now: ${reason}` };
  }
  return { code: error.code, message: error.message };
}

/** Ends the process with a message; with a stack trace for unexpected errors only. */
export function fail(error: unknown): never {
  console.error(explanationOf(error)?.message ?? error);
  process.exit(1);
}
