import type { Gatehouse } from '../gatehouse.ts';
import { distribute, type Load } from '../load.ts';
import { saysValid } from './subject.ts';

/** Selects the fields of the REST response. */
const QUERY = `query Validate($token: String!) {
  validateToken(token: $token) { valid reason action customerId siteId expiresAt checkedAt }
}`;

/** `validateToken` by a partner, with one token per request. */
export function graphqlLoad(
  { url, partnerHeaders }: Pick<Gatehouse, 'url' | 'partnerHeaders'>,
  tokens: readonly string[],
): Load {
  const requests = tokens.map((token) => ({
    method: 'POST',
    path: '/graphql',
    headers: partnerHeaders,
    body: JSON.stringify({ query: QUERY, variables: { token } }),
  }));
  return { url, requests: distribute(requests), isCorrect: saysValid };
}
