import { integerId, unixSeconds } from '../dialect/legacy-value.ts';
import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import type { ShimValidateTokensQuery } from '../gql/graphql.ts';

type Verdict = NonNullable<ShimValidateTokensQuery['validateToken']>;

/**
 * `/auth/token/validate`: is this token still good? For partners, which ask on every page view, and for
 * the holder of the token. The verdict on `auth_token` is the data; on `auth_tokens` it is the list of
 * verdicts, in the order asked.
 */
export const tokenValidationRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/auth/token/validate',
    caller: 'partner',
    express: true,
    fields: {
      auth_token: { type: 'text', requiredWithout: 'auth_tokens' },
      auth_tokens: { type: 'texts', maxItems: 100, excludes: 'auth_token' },
    },
    document: graphql(`
      query ShimValidateTokens($token: String!, $tokens: [String!]!, $many: Boolean!) {
        validateToken(token: $token) @skip(if: $many) {
          ...Verdict
        }
        validateTokens(tokens: $tokens) @include(if: $many) {
          ...Verdict
        }
      }
      fragment Verdict on TokenVerdict {
        valid
        reason
        action
        customerId
        siteId
        expiresAt
        checkedAt
      }
    `),
    variables: ({ input }) => ({
      token: input.auth_token ?? '',
      tokens: input.auth_tokens ?? [],
      many: Boolean(input.auth_tokens),
    }),
    reply({ validateToken, validateTokens }) {
      if (validateTokens) return validateTokens.map(verdictResource);
      return validateToken ? verdictResource(validateToken) : null;
    },
    legacyNames: { token: 'auth_token', tokens: 'auth_tokens' },
  }),
];

function verdictResource(verdict: Verdict) {
  return {
    valid: verdict.valid,
    reason: verdict.reason?.toLowerCase() ?? null,
    action: verdict.action?.toLowerCase() ?? null,
    customer_id: integerId(verdict.customerId),
    site_id: integerId(verdict.siteId),
    expires_at: unixSeconds(verdict.expiresAt),
    checked_at: unixSeconds(verdict.checkedAt),
  };
}
