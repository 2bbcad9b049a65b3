import type {
  Customer as CustomerRow,
  Session as SessionRow,
} from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import { builder } from '../../schema-core/builder.ts';
import { TokenVerdict } from '../tokens/verdict-types.ts';
import { AuthPayload } from './auth-types.ts';
import { endOwnSession, endSessionsAtOnce, logOutReplacement } from './end-session.ts';
import { refreshByAccessToken, refreshByRefreshToken } from './refresh.ts';
import { SessionEndReason, SessionRecord, SessionStart } from './session-types.ts';
import {
  explainToken,
  type TokenStoryEntry as TokenStoryEntryRow,
  type TokenStory as TokenStoryRow,
} from './token-story.ts';

const Session = builder.prismaObject('Session', {
  description: 'One login of a customer on a site. A logout ends it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The `sid` of its tokens.' }),
    siteId: t.exposeID('siteId'),
    startedBy: t.expose('startedBy', { type: SessionStart }),
    source: t.exposeString('source', {
      description: 'The client’s address at the login (IPv6: its /64), if it is known.',
    }),
    userAgent: t.exposeString('userAgent', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      description: 'The login or the latest refresh.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'The latest end of the session. A refresh does not change it.',
    }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    endReason: t.expose('endReason', { type: SessionEndReason, nullable: true }),
    current: t.boolean({
      description: 'Whether it is the session of the bearer’s token.',
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
          'Fails with UNAUTHENTICATED when the token was accepted only because of `acceptReplacedToken`.',
        resolve: (_query, { customer }) => {
          if (!customer) throw new IdentityError('UNAUTHENTICATED');
          return customer;
        },
      }),
      customerId: t.exposeID('customerId'),
      shownCustomer: t.prismaField({
        type: 'Customer',
        nullable: true,
        description:
          'Like `customer`, but null when the token was accepted only because of `acceptReplacedToken`.',
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

const TokenStoryEntry = builder.objectRef<TokenStoryEntryRow>('TokenStoryEntry').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    kind: t.field({
      type: builder.enumType('TokenStoryKind', {
        values: [
          'SESSION_BEGAN',
          'REFRESHED',
          'ISSUED',
          'TOKEN_EXPIRED',
          'SUPERSEDED',
          'SESSION_ENDED',
          'SESSION_EXPIRED',
        ] as const,
      }),
      resolve: ({ kind }) => kind,
    }),
    text: t.exposeString('text', {
      description: 'One sentence that a collaborator can read out to the customer.',
    }),
    supersededById: t.id({ nullable: true, resolve: ({ supersededById }) => supersededById ?? null }),
  }),
});

const TokenStory = builder.objectRef<TokenStoryRow>('TokenStory').implement({
  description: 'The history of a token. It is empty for a text that is not a token of the account.',
  fields: (t) => ({
    verdict: t.field({ type: TokenVerdict, resolve: ({ verdict }) => verdict }),
    session: t.field({
      type: SessionRecord,
      nullable: true,
      description: 'Null also if the session has been deleted some time after its end.',
      resolve: ({ session }) => session,
    }),
    entries: t.field({
      type: [TokenStoryEntry],
      description: 'The oldest first.',
      resolve: ({ entries }) => entries,
    }),
  }),
});

builder.mutationFields((t) => ({
  refresh: t.field({
    type: AuthPayload,
    description:
      'Issues a new access token, and for a refresh token also its successor. Without a refresh token, the new ' +
      'access token is for the session of the bearer’s token. A refresh token is valid once. ' +
      'Presenting it again after its successor was used, or after ten seconds, ends the session.',
    args: {
      refreshToken: t.arg.string(),
      tokenLifetimeSeconds: t.arg.int({ description: 'A shorter lifetime of the token than the site’s.' }),
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
  logout: t.field({
    type: LogoutPayload,
    description: 'Ends the bearer’s session. All of its tokens are invalid from then on.',
    args: {
      acceptReplacedToken: t.arg.boolean({
        description:
          'Also accepts, once, the token with which the customer changed the password within the last 60 seconds, ' +
          'and ends the session that `changePassword` opened. For clients that ignore the answer of ' +
          '`changePassword`. The payload then contains only the id of the customer.',
      }),
    },
    authScopes: async (_root, { acceptReplacedToken }, context) =>
      acceptReplacedToken && (await context.replacedSession()) ? true : { customer: true },
    resolve: async (_root, { acceptReplacedToken }, context) => {
      const { runtime } = context;
      const replaced = acceptReplacedToken ? await context.replacedSession() : null;
      if (replaced) {
        await logOutReplacement(runtime, replaced.sessionId, runtime.clock());
        return { customer: null, customerId: replaced.customerId };
      }
      const { customer, sessionId } = await context.bearer();
      await endSessionsAtOnce(runtime, { id: sessionId }, 'LOGOUT', runtime.clock());
      return { customer, customerId: customer.id };
    },
  }),
  endSession: t.field({
    type: EndSessionPayload,
    description: 'Ends one of the customer’s own sessions. Ending it again has no effect.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { customer: true },
    resolve: async (_root, { id }, context) => {
      const { customer } = await context.bearer();
      const { runtime } = context;
      return { session: await endOwnSession(runtime, customer.id, String(id), runtime.clock()) };
    },
  }),
  endOtherSessions: t.field({
    type: EndOtherSessionsPayload,
    description: 'Ends all sessions of the customer except the bearer’s.',
    authScopes: { customer: true },
    resolve: async (_root, _args, context) => {
      const { customer, sessionId } = await context.bearer();
      const { runtime } = context;
      const others = { customerId: customer.id, exceptId: sessionId };
      return { endedCount: await endSessionsAtOnce(runtime, others, 'ENDED_BY_CUSTOMER', runtime.clock()) };
    },
  }),
  explainToken: t.adminField({
    role: 'SUPPORT',
    type: TokenStory,
    description:
      'Explains what happened to an access token and its session, also after their end. It is a mutation because it ' +
      'writes an audit entry, and so that no token appears in a URL.',
    args: { token: t.arg.string({ required: true }) },
    resolve: (acting, { token }, { runtime }) => explainToken(runtime, acting, token),
  }),
}));
