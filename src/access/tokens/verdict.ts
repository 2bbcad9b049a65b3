import type { Runtime } from '../../platform/runtime.ts';
import type { PartnerState } from '../../tenancy/partners/partner-state.ts';
import { type AccessTokenClaims, type Inspection, inspectAccessToken } from './access-token.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { SessionState, VerdictReads } from './verdict-reads.ts';
import type { VerifiedSignatures } from './verified-signatures.ts';

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
  | { valid: true; reason: null; action: null; claims: AccessTokenClaims; checkedAt: Date }
  | {
      valid: false;
      reason: TokenInvalidReason;
      action: TokenAction;
      claims: null;
      checkedAt: Date;
    };

export type VerdictSources = {
  issuer: string;
  signingKeys: SigningKeys;
  verifiedSignatures: VerifiedSignatures;
  verdictReads: Pick<VerdictReads, 'ask' | 'accountOfSite'>;
};

/** What was found out about a token, before it is known who asks. */
export type Finding = {
  inspection: Inspection;
  session: SessionState | null;
  /** Whose token it is: the session's account; for an expired one whose session is gone, its site's. */
  accountId: number | null;
  at: Date;
};

/** Looks a token through: form, signature and claims, and the state of its session, read fresh. */
export async function verifyToken(runtime: Runtime, token: string, now: Date): Promise<Finding> {
  const inspection = await inspectAccessToken(runtime, token, now);
  const { findings } = await loadSessionStates(runtime, [inspection], null, now);
  return findings[0] as Finding;
}

/**
 * Reads the sessions that tokens name, and with the same question a partner.
 * @param clientId the partner's, or null for none
 * @returns findings in the order of the inspections
 */
export async function loadSessionStates(
  { verdictReads }: Runtime,
  inspections: readonly Inspection[],
  clientId: string | null,
  now: Date,
): Promise<{ partner: PartnerState | null; findings: Finding[] }> {
  const sessionIds: string[] = [];
  let siteId: number | undefined;
  for (const { claims } of inspections) {
    if (!claims) continue;
    sessionIds.push(claims.sessionId);
    siteId ??= claims.siteId;
  }
  if (sessionIds.length === 0 && clientId === null) {
    return { partner: null, findings: inspections.map((inspection) => found(inspection, null, now)) };
  }
  const { partner, sessions } = await verdictReads.ask({ clientId, sessionIds, siteId });
  let next = 0;
  const findings = inspections.map((inspection) =>
    found(inspection, inspection.claims ? (sessions[next++] ?? null) : null, now),
  );
  const forgotten = findings.filter(isExpiredAndForgotten);
  if (forgotten.length > 0) {
    await Promise.all(
      forgotten.map(async (finding) => {
        finding.accountId = await verdictReads.accountOfSite(finding.inspection.claims.siteId);
      }),
    );
  }
  return { partner, findings };
}

/** Sessions are not kept for ever. */
function isExpiredAndForgotten(
  finding: Finding,
): finding is Finding & { inspection: { claims: AccessTokenClaims } } {
  const { inspection, session } = finding;
  return session === null && inspection.claims !== null && inspection.timing === 'expired';
}

function found(inspection: Inspection, session: SessionState | null, at: Date): Finding {
  return { inspection, session, accountId: session?.accountId ?? null, at };
}

/**
 * The verdict on what was found. With `verifyToken`, the one code path for every question about an access token.
 * @param accountId the account on whose behalf is asked; every other account's token is UNKNOWN to
 *   it (RFC 7662 §2.2). Null: the holder asks.
 * @param siteIds so is every token of other sites than these, where they are given
 */
export function evaluate(
  finding: Finding,
  accountId: number | null,
  siteIds: readonly number[] | null = null,
): TokenVerdict {
  const { inspection, session, at } = finding;
  if (!inspection.claims) return refusal(inspection.flaw, at);
  const { claims, timing } = inspection;
  if (finding.accountId === null || (accountId !== null && finding.accountId !== accountId)) {
    return refusal('UNKNOWN', at);
  }
  if (siteIds !== null && !siteIds.includes(claims.siteId)) return refusal('UNKNOWN', at);
  // Sessions are kept until all of their tokens have expired, so this is a token like any other that is
  // too old: our signature says that the session was. Its account is known by its site, which stays.
  if (!session) return refusal('EXPIRED', at);
  if (session.customerId !== claims.customerId || session.siteId !== claims.siteId) {
    return refusal('UNKNOWN', at);
  }
  const sessionOpen = session.endedAtMilliseconds === null && session.expiresAtMilliseconds > at.getTime();
  if (timing === 'expired') {
    return { ...refusal('EXPIRED', at), action: sessionOpen ? 'REFRESH' : 'REAUTHENTICATE' };
  }
  if (timing === 'not-yet') return refusal('NOT_YET_VALID', at);
  if (!sessionOpen) return refusal(reasonOfEnd(session), at);
  return { valid: true, reason: null, action: null, claims, checkedAt: at };
}

/** Why tokens of an ended session are not good. */
export function reasonOfEnd({ endReason }: Pick<SessionState, 'endReason'>): TokenInvalidReason {
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
  return { valid: false, reason, action: ACTIONS[reason], claims: null, checkedAt };
}
