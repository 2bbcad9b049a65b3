import type {
  Customer as CustomerRow,
  Session as SessionRow,
} from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import { builder } from '../../schema-core/builder.ts';
import { AuthPayload } from './auth-types.ts';

import { endOwnSession, endSessions } from './end-session.ts';
import { refreshByAccessToken, refreshByRefreshToken } from './refresh.ts';
import { logOutReplacement } from './replaced-session.ts';
import { SessionEndReason, SessionStart } from './session-types.ts';

const Session = builder.prismaObject('Session', {
  description: 'One login of one customer on one site: what a logout ends.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The `sid` of its tokens.' }),
    siteId: t.exposeID('siteId'),
    startedBy: t.expose('startedBy', { type: SessionStart }),
    source: t.exposeString('source', { description: 'The client’s address when it began (IPv6: its /64).' }),
    userAgent: t.exposeString('userAgent', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      description: 'Its beginning or its latest refresh.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'Its absolute end, however often it is refreshed.',
    }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    endReason: t.expose('endReason', { type: SessionEndReason, nullable: true }),
    current: t.boolean({
      description: 'Whether the bearer’s token speaks for it.',
      resolve: async ({ id }, _args, context) => (await context.bearerIfGood())?.sessionId === id,
    }),
  }),
});

const LogoutPayload = builder
  .objectRef<{ customer: CustomerRow | null; customerId: number }>('LogoutPayload')
  .implement({
    fields: (t) => ({
      customer: t.prismaField({
        type: 'Customer',
        description:
          'UNAUTHENTICATED where only `acceptReplacedToken` let the token in: it is no longer valid.',
        resolve: (_query, { customer }) => {
          if (!customer) throw new IdentityError('UNAUTHENTICATED');
          return customer;
        },
      }),
      customerId: t.exposeID('customerId'),
      shownCustomer: t.prismaField({
        type: 'Customer',
        nullable: true,
        description: 'As `customer`, but null where only `acceptReplacedToken` let the token in.',
        resolve: (_query, { customer }) => customer,
      }),
    }),
  });

const EndSessionPayload = builder.objectRef<{ session: SessionRow }>('EndSessionPayload').implement({
  fields: (t) => ({ session: t.field({ type: Session, resolve: ({ session }) => session }) }),
});

const EndOtherSessionsPayload = builder
  .objectRef<{ endedCount: number }>('EndOtherSessionsPayload')
  .implement({
    fields: (t) => ({ endedCount: t.exposeInt('endedCount') }),
  });

builder.mutationField('refresh', (t) =>
  t.field({
    type: AuthPayload,
    description:
      'With a refresh token: a new access token and the refresh token’s successor. Without one: a new ' +
      'access token for the session of the bearer’s token. A refresh token is valid once. ' +
      'Presenting it again after its successor was used, or after ten seconds, ends the session.',
    args: {
      refreshToken: t.arg.string(),
      tokenLifetimeSeconds: t.arg.int({ description: 'A shorter life for the token than the site gives.' }),
    },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { refreshToken, ...options }, context) => {
      const { runtime } = context;
      if (typeof refreshToken === 'string') {
        const accountId = context.requestInfo.site ? (await context.site()).accountId : null;
        return refreshByRefreshToken(runtime, refreshToken, accountId, options);
      }
      return refreshByAccessToken(runtime, await context.bearer(), options);
    },
  }),
);

builder.mutationField('logout', (t) =>
  t.field({
    type: LogoutPayload,
    description: 'Ends the bearer’s session: all of its tokens are dead from the answer on.',
    args: {
      acceptReplacedToken: t.arg.boolean({
        description:
          'Also accepts, once, the token with which the customer changed the password within the last 60 seconds, ' +
          'and ends the session that `changePassword` opened. For clients that drop its ' +
          'answer. It shows nothing of the customer but the id.',
      }),
    },
    authScopes: async (_root, { acceptReplacedToken }, context) =>
      acceptReplacedToken && (await context.replacedSession()) ? true : { customer: true },
    resolve: async (_root, { acceptReplacedToken }, context) => {
      const { prisma, clock } = context.runtime;
      const replaced = acceptReplacedToken ? await context.replacedSession() : null;
      if (replaced) {
        await logOutReplacement(prisma, replaced.sessionId, clock());
        return { customer: null, customerId: replaced.customerId };
      }
      const { customer, sessionId } = await context.bearer();
      await endSessions(prisma, { id: sessionId }, 'LOGOUT', clock());
      return { customer, customerId: customer.id };
    },
  }),
);

builder.mutationField('endSession', (t) =>
  t.field({
    type: EndSessionPayload,
    description: 'Ends one of the customer’s own sessions; ending one again changes nothing.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { customer: true },
    resolve: async (_root, { id }, context) => {
      const { customer } = await context.bearer();
      const { prisma, clock } = context.runtime;
      return { session: await endOwnSession(prisma, customer.id, String(id), clock()) };
    },
  }),
);

builder.mutationField('endOtherSessions', (t) =>
  t.field({
    type: EndOtherSessionsPayload,
    description: 'Ends all of the customer’s sessions but the bearer’s.',
    authScopes: { customer: true },
    resolve: async (_root, _args, context) => {
      const { customer, sessionId } = await context.bearer();
      const { prisma, clock } = context.runtime;
      const others = { customerId: customer.id, exceptId: sessionId };
      return { endedCount: await endSessions(prisma, others, 'ENDED_BY_CUSTOMER', clock()) };
    },
  }),
);
