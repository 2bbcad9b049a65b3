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
 * Reads the site's status for an invalid token: 401 or 403. Only refused requests need it. Both statuses make an app
 * log its user out, so a failure of this query is returned as that failure.
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
