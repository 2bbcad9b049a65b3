import type { SessionReads, SessionState } from '../sessions/session-reads.ts';
import { type AccessTokenClaims, inspectAccessToken } from './access-token.ts';
import type { SigningKeys } from './signing-keys.ts';

export type TokenInvalidReason =
  | 'MALFORMED'
  | 'INVALID_SIGNATURE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'REVOKED'
  | 'SUPERSEDED'
  | 'PASSWORD_CHANGED'
  | 'CUSTOMER_DISABLED'
  | 'UNKNOWN';

/** What whoever presents the token should do next. */
export type TokenAction = 'REFRESH' | 'REAUTHENTICATE' | 'DENY';

export type TokenVerdict =
  | { valid: true; reason: null; action: null; claims: AccessTokenClaims; accountId: number; checkedAt: Date }
  | {
      valid: false;
      reason: TokenInvalidReason;
      action: TokenAction;
      claims: null;
      accountId: null;
      checkedAt: Date;
    };

export type VerdictSources = { issuer: string; signingKeys: SigningKeys; sessionReads: SessionReads };

/**
 * Whether a token is good now: form, signature, claims, dates, and an open session. The one code
 * path for every question about an access token.
 * @param accountId the account on whose behalf is asked; every other account's token is UNKNOWN to
 *   it (RFC 7662 §2.2). Null: the holder asks.
 */
export async function judge(
  sources: VerdictSources,
  token: string,
  accountId: number | null,
  now: Date,
): Promise<TokenVerdict> {
  const inspection = await inspectAccessToken(sources, token, now);
  if (!inspection.claims) return refusal(inspection.flaw, now);
  const { claims, timing } = inspection;
  const session = await sources.sessionReads(claims.sessionId);
  if (!session || session.customerId !== claims.customerId || session.siteId !== claims.siteId) {
    return refusal('UNKNOWN', now);
  }
  if (accountId !== null && session.accountId !== accountId) return refusal('UNKNOWN', now);
  const sessionOpen = session.endedAt === null && session.expiresAt > now;
  if (timing === 'expired') {
    return { ...refusal('EXPIRED', now), action: sessionOpen ? 'REFRESH' : 'REAUTHENTICATE' };
  }
  if (timing === 'not-yet') return refusal('NOT_YET_VALID', now);
  if (!sessionOpen) return refusal(reasonOfEnd(session), now);
  return { valid: true, reason: null, action: null, claims, accountId: session.accountId, checkedAt: now };
}

function reasonOfEnd({ endReason }: SessionState): TokenInvalidReason {
  switch (endReason) {
    case 'SUPERSEDED':
    case 'PASSWORD_CHANGED':
    case 'CUSTOMER_DISABLED':
      return endReason;
    case 'CUSTOMER_DELETED':
      return 'CUSTOMER_DISABLED';
    default:
      return 'REVOKED';
  }
}

const ACTIONS: Record<TokenInvalidReason, TokenAction> = {
  MALFORMED: 'DENY',
  INVALID_SIGNATURE: 'DENY',
  EXPIRED: 'REAUTHENTICATE',
  NOT_YET_VALID: 'DENY',
  REVOKED: 'REAUTHENTICATE',
  SUPERSEDED: 'REAUTHENTICATE',
  PASSWORD_CHANGED: 'REAUTHENTICATE',
  CUSTOMER_DISABLED: 'DENY',
  UNKNOWN: 'DENY',
};

function refusal(reason: TokenInvalidReason, checkedAt: Date): TokenVerdict & { valid: false } {
  return { valid: false, reason, action: ACTIONS[reason], claims: null, accountId: null, checkedAt };
}
