import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { toUnixSeconds } from '../../lib/clock.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { ID_TOKEN_ALGORITHMS, type SigningAlgorithm } from './key-material.ts';

export type IdentityToken = {
  /** The claims in addition to `iss`, `aud`, `iat` and `exp`, which are set here. */
  claims: JWTPayload;
  /** The client that the token is for. */
  audience: string;
  /** The algorithm that the client verifies. */
  algorithm: SigningAlgorithm;
  lifetimeSeconds: number;
  /** The `typ` of the header. Absent for an ID token (OpenID Connect Core §2). Never the type of an access token. */
  type?: 'logout+jwt';
};

/** Signs a token about a customer for a client of the OpenID Provider, with the key that signs now. */
export async function signIdentityToken(
  { issuer, signingKeys, clock }: Pick<Runtime, 'issuer' | 'signingKeys' | 'clock'>,
  { claims, audience, algorithm, lifetimeSeconds, type }: IdentityToken,
): Promise<string> {
  const { kid, key } = await signingKeys.forSigning(algorithm);
  const now = toUnixSeconds(clock());
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, kid, ...(type ? { typ: type } : {}) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetimeSeconds)
    .sign(key);
}

/**
 * Verifies an ID token that a client presents as a hint. It may have expired (OpenID Connect Core §3.1.2.1).
 * @param audience the client that it must be for; null: any client
 * @throws JOSEError or TypeError for every other token, also an access token
 */
export async function verifyIdentityToken(
  { issuer, signingKeys }: Pick<Runtime, 'issuer' | 'signingKeys'>,
  token: string,
  audience: string | null,
): Promise<JWTPayload & { aud: string; sub: string }> {
  const { payload, protectedHeader } = await jwtVerify(
    token,
    // jose has checked `alg` against `algorithms` below.
    async ({ kid, alg }) => {
      const key =
        typeof kid === 'string' ? await signingKeys.forVerifying(kid, alg as SigningAlgorithm) : null;
      if (!key) throw new TypeError('unknown key');
      return key;
    },
    {
      algorithms: [...ID_TOKEN_ALGORITHMS],
      issuer,
      ...(audience === null ? {} : { audience }),
      requiredClaims: ['sub', 'aud', 'iat', 'exp'],
      // An early date, so that an expired token is accepted.
      currentDate: new Date(0),
    },
  );
  if (protectedHeader.typ !== undefined || typeof payload.aud !== 'string' || payload.sub === undefined)
    throw new TypeError('not an ID token');
  return { ...payload, aud: payload.aud, sub: payload.sub };
}
