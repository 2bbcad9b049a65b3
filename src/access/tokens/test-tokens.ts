import type { TokenAction, TokenInvalidReason, TokenVerdict } from './verdict.ts';

/** Ids that no row has: the largest of their kind. */
const CLAIMS = {
  customerId: 2_147_483_647,
  siteId: 2_147_483_647,
  sessionId: 'ffffffff-ffff-7fff-bfff-ffffffffffff',
  issuedAt: Date.parse('2020-01-01T00:00:00Z') / 1000,
  expiresAt: Date.parse('2099-12-31T23:59:59Z') / 1000,
} as const;

type Refusal = { reason: TokenInvalidReason; action: TokenAction };

/** The test tokens and their verdicts. Null: valid. A test compares the map with `docs/test-tokens.md`. */
export const TEST_TOKENS: ReadonlyMap<string, Refusal | null> = new Map<string, Refusal | null>([
  ['test.valid.gatehouse', null],
  ['test.malformed.gatehouse', { reason: 'MALFORMED', action: 'DENY' }],
  ['test.invalid-signature.gatehouse', { reason: 'INVALID_SIGNATURE', action: 'DENY' }],
  ['test.expired.gatehouse', { reason: 'EXPIRED', action: 'REFRESH' }],
  ['test.expired-session-over.gatehouse', { reason: 'EXPIRED', action: 'REAUTHENTICATE' }],
  ['test.not-yet-valid.gatehouse', { reason: 'NOT_YET_VALID', action: 'DENY' }],
  ['test.revoked.gatehouse', { reason: 'REVOKED', action: 'REAUTHENTICATE' }],
  ['test.superseded.gatehouse', { reason: 'SUPERSEDED', action: 'REAUTHENTICATE' }],
  ['test.password-changed.gatehouse', { reason: 'PASSWORD_CHANGED', action: 'REAUTHENTICATE' }],
  ['test.customer-disabled.gatehouse', { reason: 'CUSTOMER_DISABLED', action: 'DENY' }],
  ['test.unknown.gatehouse', { reason: 'UNKNOWN', action: 'DENY' }],
]);

/**
 * The verdict of a test token. Only partners of a sandbox account get it; for all others it is a malformed
 * token.
 * @param verdict the real verdict. Only a MALFORMED one is replaced
 * @returns null when the real verdict stays: it is not MALFORMED, or the text is not a test token
 */
export function sandboxVerdict(token: string, verdict: TokenVerdict): TokenVerdict | null {
  if (verdict.reason !== 'MALFORMED') return null;
  const outcome = TEST_TOKENS.get(token);
  if (outcome === undefined) return null;
  const { checkedAt } = verdict;
  return outcome === null
    ? { valid: true, reason: null, action: null, claims: CLAIMS, checkedAt }
    : { valid: false, ...outcome, claims: null, checkedAt };
}
