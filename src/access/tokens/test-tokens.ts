import type { TokenAction, TokenInvalidReason, TokenVerdict } from './verdict.ts';

/** Ids that no row will ever have: the last ones that their columns can hold. */
const CLAIMS = {
  customerId: 2_147_483_647,
  siteId: 2_147_483_647,
  sessionId: 'ffffffff-ffff-7fff-bfff-ffffffffffff',
  issuedAt: Date.parse('2020-01-01T00:00:00Z') / 1000,
  expiresAt: Date.parse('2099-12-31T23:59:59Z') / 1000,
} as const;

type Refusal = { reason: TokenInvalidReason; action: TokenAction };

/** Null: valid. Kept in step with `docs/test-tokens.md` by a test. */
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
 * What a test token stands for. Only for a partner whose account is a sandbox: to everybody else, and for
 * everything but a partner's question, it is the malformed text that it is.
 * @param judged the verdict on the same text: what is not MALFORMED is a real token, and keeps its own
 * @returns null when the text is no test token
 */
export function sandboxVerdict(token: string, judged: TokenVerdict): TokenVerdict | null {
  if (judged.reason !== 'MALFORMED') return null;
  const stands = TEST_TOKENS.get(token);
  if (stands === undefined) return null;
  const { checkedAt } = judged;
  return stands === null
    ? { valid: true, reason: null, action: null, claims: CLAIMS, checkedAt }
    : { valid: false, ...stands, claims: null, checkedAt };
}
