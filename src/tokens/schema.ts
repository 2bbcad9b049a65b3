import { builder } from '../builder.ts';
import { fromUnixSeconds } from '../lib/clock.ts';
import { askForVerdicts } from './ask-for-verdict.ts';
import type { TokenVerdict as Verdict } from './verdict.ts';

const TESTABLE = { testTokens: true };

/** At every page view: a document that asks for nothing else is compiled. */
const ASKED_OFTEN = { compiled: true };

const TokenInvalidReason = builder.enumType('TokenInvalidReason', {
  values: {
    MALFORMED: { description: 'Not a token at all, or not in canonical form.' },
    INVALID_SIGNATURE: { description: 'Not signed by one of our keys.' },
    EXPIRED: {},
    NOT_YET_VALID: {},
    REVOKED: { description: 'Its session was ended: a logout, for example.' },
    SUPERSEDED: { description: 'A newer login displaced its session.' },
    PASSWORD_CHANGED: {},
    CUSTOMER_DISABLED: { description: 'The customer was disabled or deleted.' },
    UNKNOWN: { description: 'Not an access token of this account.' },
  } as const,
});

const TokenAction = builder.enumType('TokenAction', {
  values: {
    REFRESH: { description: 'The session is open: refresh.' },
    REAUTHENTICATE: { description: 'Ask the customer to log in again.' },
    DENY: {},
  } as const,
});

const TokenVerdict = builder.objectRef<Verdict>('TokenVerdict').implement({
  description:
    'Whether a token is good, read fresh. Never personal data; ids and dates only when it is valid.',
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

builder.queryField('validateToken', (t) =>
  t.field({
    type: TokenVerdict,
    description:
      'For a partner (HTTP Basic), or the bearer of that very token. Send it by POST: a GET would put the token ' +
      'into a URL, which proxies log.',
    extensions: ASKED_OFTEN,
    args: { token: t.arg.string({ required: true }) },
    resolve: async (_root, { token }, context) => {
      const { runtime } = context;
      const [verdict] = await askForVerdicts(runtime, context, [token], runtime.clock(), TESTABLE);
      return verdict as Verdict;
    },
  }),
);

builder.queryField('validateTokens', (t) =>
  t.field({
    type: [TokenVerdict],
    description:
      'Up to 100 different tokens per request, aliases included. The verdicts have the order of the tokens.',
    extensions: ASKED_OFTEN,
    args: { tokens: t.arg.stringList({ required: true }) },
    resolve: (_root, { tokens }, context) =>
      askForVerdicts(context.runtime, context, tokens, context.runtime.clock(), TESTABLE),
  }),
);
