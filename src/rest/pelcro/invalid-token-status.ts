import type { Execute } from '../../platform/execute.ts';
import type { RequestInfo } from '../../platform/request-info.ts';
import { type Failure, failureOfResult } from '../dialect/failure.ts';
import { graphql } from '../gql/gql.ts';

export const invalidTokenStatusDocument = graphql(`
  query ShimInvalidTokenStatus {
    site {
      invalidTokenStatus
    }
  }
`);

/**
 * Which of the original's two readings a site wants for a token that is no good. Asked on the refused path
 * only. Both answers log an app's user out, so a fault on the way is told as the fault that it is.
 */
export async function invalidTokenStatus(
  execute: Execute,
  requestInfo: RequestInfo,
): Promise<{ status: number } | { failure: Failure }> {
  const result = await execute(invalidTokenStatusDocument, {}, { ...requestInfo, authorization: null });
  const failure = failureOfResult(result);
  if (failure || !result.data) return { failure: failure ?? { code: 'INTERNAL' } };
  return { status: result.data.site.invalidTokenStatus };
}
