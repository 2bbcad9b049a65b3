import type { Site } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { type CallingPartner, callingPartner, sitesOfCallingPartner } from './calling-partner.ts';
import { checkPartnerToken } from './check-partner-token.ts';
import { validateTokens } from './validate-tokens.ts';
import type { TokenVerdict as Verdict } from './verdict.ts';
import { TokenVerdict } from './verdict-types.ts';

const TESTABLE = { testTokens: true };

/** Called at every page view, so documents that have only these fields are compiled. */
const COMPILED = { compiled: true };

builder.mutationField('checkPartnerToken', (t) =>
  t.adminField({
    role: 'ADMIN',
    type: TokenVerdict,
    description:
      'Returns the verdict that `validateToken` would return to a partner, without counting it. A disabled partner ' +
      'is refused. This is a mutation because it writes an audit entry, and so that no token appears in a URL.',
    args: { partnerId: t.arg.id({ required: true }), token: t.arg.string({ required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: (acting, { partnerId, token }, { runtime }) =>
      checkPartnerToken(runtime, acting, partnerId, token),
  }),
);

const PartnerSite = builder.objectRef<Pick<Site, 'id' | 'slug' | 'name'>>('PartnerSite').implement({
  description: 'A site whose tokens a partner may ask about.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The `aud` of the tokens that were issued there.' }),
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
  }),
});

const CallingPartnerType = builder.objectRef<CallingPartner>('CallingPartner').implement({
  description: 'The partner that calls.',
  fields: (t) => ({
    clientId: t.string({ resolve: ({ state }) => state.clientId }),
    name: t.exposeString('name'),
    ratePerMinute: t.int({
      nullable: true,
      description: 'The number of tokens that it may ask about in a minute. Null: no limit.',
      resolve: ({ state }) => state.ratePerMinute,
    }),
    sites: t.field({
      type: [PartnerSite],
      description: 'The sites whose tokens it may ask about. Tokens of any other site are UNKNOWN.',
      resolve: ({ state }, _args, { runtime }) => sitesOfCallingPartner(runtime.prisma, state),
    }),
  }),
});

builder.queryFields((t) => ({
  validateToken: t.field({
    type: TokenVerdict,
    description:
      'The verdict on a token, for a partner (HTTP Basic) or the bearer of the same token. Send the query by POST: ' +
      'a GET would put the token into a URL, which proxies log.',
    extensions: COMPILED,
    args: { token: t.arg.string({ required: true }) },
    resolve: async (_root, { token }, context) => {
      const { runtime } = context;
      const [verdict] = await validateTokens(runtime, context, [token], runtime.clock(), TESTABLE);
      return verdict as Verdict;
    },
  }),
  validateTokens: t.field({
    type: [TokenVerdict],
    description:
      'The verdicts on up to 100 different tokens per request, aliases included, in the order of the tokens.',
    extensions: COMPILED,
    args: { tokens: t.arg.stringList({ required: true }) },
    resolve: (_root, { tokens }, context) =>
      validateTokens(context.runtime, context, tokens, context.runtime.clock(), TESTABLE),
  }),
  partnerMe: t.field({
    type: CallingPartnerType,
    nullable: true,
    description: 'The calling partner (HTTP Basic) and its sites. Null without partner credentials.',
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, _args, { runtime, hasPartnerCredentials, clientCredentials }) =>
      hasPartnerCredentials ? callingPartner(runtime, clientCredentials, runtime.clock()) : null,
  }),
}));
