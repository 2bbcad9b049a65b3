import type { Site } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { type CallingPartner, callingPartner, sitesOfCallingPartner } from './calling-partner.ts';

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

builder.queryField('partnerMe', (t) =>
  t.field({
    type: CallingPartnerType,
    nullable: true,
    description: 'The calling partner (HTTP Basic) and its sites. Null without partner credentials.',
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, _args, { runtime, hasPartnerCredentials, clientCredentials }) =>
      hasPartnerCredentials ? callingPartner(runtime, clientCredentials, runtime.clock()) : null,
  }),
);
