import type { Tally } from '../../lib/tally.ts';
import { type ErrorCode, isErrorCode } from '../errors.ts';

/** How an operation ended: OK, or the code of its error. */
export type OperationOutcome = 'OK' | ErrorCode;

/** Operations of this process by their field of the schema, for the metrics. */
export type OperationCounts = Tally<{ operation: string; outcome: OperationOutcome }>;

declare module '../runtime.ts' {
  interface Runtime {
    operationCounts: OperationCounts;
  }
}

/** The outcome of an operation that has failed. An error that is masked is INTERNAL. */
export function outcomeOfFailure(error: unknown): OperationOutcome {
  const { code } = error as { code?: unknown };
  return isErrorCode(code) ? code : 'INTERNAL';
}
