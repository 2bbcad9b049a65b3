import { isDerivedUuid } from '../../lib/uuid.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { PartnerState } from '../../tenancy/partners/partner.ts';
import { adoptLegacyToken } from '../legacy-tokens/adoption.ts';
import { claimsOfLegacyToken, type LegacyToken } from '../legacy-tokens/inspect-legacy-token.ts';
import { nameOfIssuer } from '../legacy-tokens/legacy-issuers.ts';
import { type AccessTokenClaims, type Inspection, inspectAccessToken, timedLegacy } from './access-token.ts';
import type { SessionState } from './verdict-reads.ts';

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

/** The next step for the client. */
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

/** The state of a token, independent of the caller. */
export type TokenState = {
  inspection: Inspection;
  session: SessionState | null;
  /** The account of the session, or of the site if `isOverWithoutSession`. Null: not known. */
  accountId: number | null;
  at: Date;
};

/**
 * Verifies a token's form, signature and claims, and reads the state of its session.
 * @throws IdentityError UNAVAILABLE
 */
export async function verifyToken(runtime: Runtime, token: string, now: Date): Promise<TokenState> {
  const inspection = await inspectAccessToken(runtime, token, now);
  const { states } = await loadSessionStates(runtime, [inspection], null, now);
  const [state] = await adoptTokens(runtime, states, now);
  return state as TokenState;
}

/**
 * Reads the sessions of tokens, and a partner in the same query.
 * @param clientId the client id of the partner; null: no partner
 * @returns states in the order of the inspections
 */
export async function loadSessionStates(
  runtime: Runtime,
  inspections: readonly Inspection[],
  clientId: string | null,
  now: Date,
): Promise<{ partner: PartnerState | null; states: TokenState[] }> {
  const { verdictReads } = runtime;
  const sessionIds: string[] = [];
  let siteId: number | undefined;
  for (const { claims } of inspections) {
    if (!claims) continue;
    sessionIds.push(claims.sessionId);
    siteId ??= claims.siteId;
  }
  if (sessionIds.length === 0 && clientId === null) {
    return { partner: null, states: inspections.map((inspection) => stateOf(inspection, null, now)) };
  }
  const { partner, sessions } = await verdictReads.ask({ clientId, sessionIds, siteId });
  let next = 0;
  const states = inspections.map((inspection) =>
    settled(runtime, stateOf(inspection, inspection.claims ? (sessions[next++] ?? null) : null, now)),
  );
  const withoutSession = states.filter(isOverWithoutSession);
  if (withoutSession.length > 0) {
    await Promise.all(
      withoutSession.map(async (state) => {
        state.accountId = await verdictReads.accountOfSite(state.inspection.claims.siteId);
      }),
    );
  }
  return { partner, states };
}

/**
 * Whether a token gets a verdict although it has no session: an expired one, because expired sessions are removed after
 * a while; and one of an old system that is not yet valid, because only valid tokens are adopted as sessions.
 */
function isOverWithoutSession(
  state: TokenState,
): state is TokenState & { inspection: { claims: AccessTokenClaims } } {
  const { inspection, session } = state;
  if (session !== null || inspection.claims === null) return false;
  return (
    inspection.timing === 'expired' || (inspection.timing === 'not-yet' && inspection.legacy !== undefined)
  );
}

/**
 * Completes the state of a token of an old system by its session, which determines the customer. A token with a session
 * has been verified, so its signature is cached.
 */
function settled({ verifiedSignatures }: Runtime, state: TokenState): TokenState {
  const { inspection, session, at } = state;
  if (!inspection.claims || !inspection.legacy || !session || inspection.claims.customerId !== 0)
    return state;
  const { token, issuers } = inspection.legacy;
  const { customerId, siteId } = session;
  const issuer = issuers.find(({ accountId }) => accountId === session.accountId);
  const claims = claimsOfLegacyToken(token);
  if (!issuer || !claims) return { ...state, inspection: { claims: null, flaw: 'UNKNOWN' } };
  const verified = { ...claims, customerId, siteId, sessionId: inspection.claims.sessionId };
  verifiedSignatures.remember(token, { ...verified, kid: nameOfIssuer(issuer) }, at);
  // The window of this account's issuer applies, not the windows of the other candidates.
  return { ...state, inspection: timedLegacy(verified, { token, issuers: [issuer] }, at) };
}

/**
 * Adopts the tokens of old systems that have no session yet, and reads the sessions. Adopting writes, and may ask
 * another system, so the caller must be admitted before.
 * @param states the states that `loadSessionStates` has read
 * @throws IdentityError UNAVAILABLE
 */
export async function adoptTokens(
  runtime: Runtime,
  states: readonly TokenState[],
  now: Date,
): Promise<readonly TokenState[]> {
  if (!states.some(mayBeAdopted)) return states;
  return Promise.all(
    states.map(async (state) => {
      if (!mayBeAdopted(state)) return state;
      const { legacy, claims } = state.inspection;
      const flaw = await adoptLegacyToken(runtime, legacy, claims.sessionId);
      const inspection = flaw === null ? state.inspection : { claims: null, flaw };
      const { states: read } = await loadSessionStates(runtime, [inspection], null, now);
      return read[0] as TokenState;
    }),
  );
}

type CurrentLegacy = Inspection & { claims: AccessTokenClaims } & { legacy: LegacyToken };

function mayBeAdopted(state: TokenState): state is TokenState & { inspection: CurrentLegacy } {
  const { inspection, session } = state;
  return (
    session === null && inspection.claims !== null && !!inspection.legacy && inspection.timing === 'current'
  );
}

function stateOf(inspection: Inspection, session: SessionState | null, at: Date): TokenState {
  return { inspection, session, accountId: session?.accountId ?? null, at };
}

/**
 * Turns the state of a token into a verdict. All verdicts come from this function, except those of test tokens.
 * @param accountId the account that asks; tokens of other accounts are UNKNOWN (RFC 7662 §2.2). Null: the
 *   holder asks
 * @param siteIds if set, tokens of other sites are UNKNOWN too
 */
export function evaluate(
  state: TokenState,
  accountId: number | null,
  siteIds: readonly number[] | null = null,
): TokenVerdict {
  const { inspection, session, at } = state;
  if (!inspection.claims) return refusal(inspection.flaw, at);
  const { claims, timing } = inspection;
  if (state.accountId === null || (accountId !== null && !isOfAccount(state, accountId))) {
    return refusal('UNKNOWN', at);
  }
  if (siteIds !== null && !siteIds.includes(claims.siteId)) return refusal('UNKNOWN', at);
  // A session is kept until all of its tokens have expired, so this token has expired. Its signature proves
  // that the session existed. A token of an old system may never have had a session.
  if (!session) return refusal(timing === 'not-yet' ? 'NOT_YET_VALID' : 'EXPIRED', at);
  if (session.customerId !== claims.customerId || session.siteId !== claims.siteId) {
    return refusal('UNKNOWN', at);
  }
  const sessionOpen = session.endedAtMilliseconds === null && session.expiresAtMilliseconds > at.getTime();
  if (timing === 'expired') {
    const canRefresh = sessionOpen && !isAdopted(session);
    return { ...refusal('EXPIRED', at), action: canRefresh ? 'REFRESH' : 'REAUTHENTICATE' };
  }
  if (timing === 'not-yet') return refusal('NOT_YET_VALID', at);
  if (!sessionOpen) return refusal(reasonOfEnd(session), at);
  return { valid: true, reason: null, action: null, claims, checkedAt: at };
}

/** A token of an old system without a session may belong to one of several accounts. */
function isOfAccount({ inspection, session, accountId }: TokenState, asking: number): boolean {
  const issuers = session === null && inspection.claims !== null ? inspection.legacy?.issuers : undefined;
  return issuers ? issuers.some((issuer) => issuer.accountId === asking) : accountId === asking;
}

/** Whether a session was made from a token of an old system. Such a session has no refresh token. */
function isAdopted({ id }: SessionState): boolean {
  return isDerivedUuid(id);
}

/** The reason why tokens of an ended session are not valid. */
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
