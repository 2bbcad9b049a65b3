import { fromUnixSeconds } from '../../lib/clock.ts';
import { builder } from '../../schema-core/builder.ts';
import type { TokenVerdict as Verdict } from './verdict.ts';

const TokenInvalidReason = builder.enumType('TokenInvalidReason', {
  values: {
    MALFORMED: { description: 'Not a token, or not in canonical form.' },
    INVALID_SIGNATURE: { description: 'Not signed by one of our keys.' },
    EXPIRED: {},
    NOT_YET_VALID: {},
    REVOKED: { description: 'Its session was ended, for example by a logout.' },
    SUPERSEDED: { description: 'A newer login replaced its session.' },
    PASSWORD_CHANGED: {},
    CUSTOMER_DISABLED: { description: 'The customer was disabled or deleted.' },
    UNKNOWN: { description: 'Not an access token that the caller may ask about.' },
  } as const,
});

const TokenAction = builder.enumType('TokenAction', {
  values: {
    REFRESH: { description: 'The session is open. Refresh the token.' },
    REAUTHENTICATE: { description: 'Ask the customer to log in again.' },
    DENY: {},
  } as const,
});

export const TokenVerdict = builder.objectRef<Verdict>('TokenVerdict').implement({
  description:
    'Whether a token is valid, read from the database at each request. Ids, `issuedAt` and `expiresAt` are null ' +
    'unless the token is valid. A verdict never contains personal data.',
  fields: (t) => ({
    valid: t.exposeBoolean('valid'),
    reason: t.field({ type: TokenInvalidReason, nullable: true, resolve: ({ reason }) => reason }),
    action: t.field({ type: TokenAction, nullable: true, resolve: ({ action }) => action }),
    customerId: t.id({ nullable: true, resolve: ({ claims }) => claims?.customerId ?? null }),
    siteId: t.id({ nullable: true, resolve: ({ claims }) => claims?.siteId ?? null }),
    sessionId: t.id({ nullable: true, resolve: ({ claims }) => claims?.sessionId ?? null }),
    issuedAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: ({ claims }) => (claims ? fromUnixSeconds(claims.issuedAt) : null),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: ({ claims }) => (claims ? fromUnixSeconds(claims.expiresAt) : null),
    }),
    checkedAt: t.expose('checkedAt', { type: 'DateTime' }),
  }),
});
