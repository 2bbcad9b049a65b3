import { CompactSign } from 'jose';
import { toUnixSeconds } from '../../lib/clock.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { ALGORITHM } from '../tokens/key-material.ts';
import type { FeedPage } from './feed.ts';

/** A separate type (RFC 8725 §3.11), so that no page is accepted as an access token, and no access token as a page. */
const TYPE = 'revocations+jwt';

export type SignedPage = FeedPage & { jws: string };

/**
 * Signs a page with the key for access tokens, so that partners verify it with the same JWKS. The payload is
 * the page with `iss`, `iat` (Unix seconds) and `aud`.
 * @param audience the `clientId` of the partner
 */
export async function signPage(
  { issuer, signingKeys }: Runtime,
  page: FeedPage,
  audience: string,
  now: Date,
): Promise<SignedPage> {
  const { kid, key } = await signingKeys.forSigning();
  const payload = { iss: issuer, aud: audience, iat: toUnixSeconds(now), ...page };
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
    .sign(key);
  return { ...page, jws };
}
