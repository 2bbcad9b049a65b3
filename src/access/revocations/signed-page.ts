import { CompactSign } from 'jose';
import { toUnixSeconds } from '../../lib/clock.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { ALGORITHM } from '../tokens/signing-keys.ts';
import type { FeedPage } from './feed.ts';

/** A type of its own (RFC 8725 §3.11): nothing that is signed here can pass for an access token, or the reverse. */
const TYPE = 'revocations+jwt';

/** A page, and the same as a JWS. */
export type SignedPage = FeedPage & { jws: string };

/**
 * Signs a page with the key that signs access tokens, so that a partner verifies it by the same JWKS.
 * The payload is the page with `iss`, `iat` (Unix seconds) and `aud`.
 * @param audience the `clientId` of the partner that it is for
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
