import { expect } from 'vitest';
import type { ErrorCode, FieldErrors } from '../../../src/platform/errors.ts';
import type { GraphqlAnswer } from '../../support/client.ts';

/** Repeats some statuses of the error registry, so that a change in the registry fails the tests. */
const STATUS: Record<string, number> = {
  VALIDATION_FAILED: 400,
  BAD_REQUEST: 400,
  INVALID_CREDENTIALS: 401,
  SECOND_FACTOR_REQUIRED: 401,
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  TOKEN_REVOKED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
};

/** Expects one error with this code, its status and these fields. */
export function expectRefusal(
  answer: GraphqlAnswer<unknown>,
  code: ErrorCode,
  fields?: Record<string, unknown> | FieldErrors,
): void {
  expect(answer.data).toBeNull();
  expect(answer.errors.map(({ extensions }) => extensions?.code)).toEqual([code]);
  expect(answer.errors[0]?.extensions?.fields).toEqual(fields);
  expect(answer.status).toBe(STATUS[code]);
}
