import { builder } from '../builder.ts';

const Site = builder.prismaObject('Site', {
  description: 'What anyone may know of a site.',
  fields: (t) => ({
    id: t.exposeID('id'),
    accountId: t.exposeID('accountId'),
    name: t.exposeString('name'),
    slug: t.exposeString('slug'),
    link: t.exposeString('link', { nullable: true }),
    defaultLanguage: t.exposeString('defaultLanguage'),
    defaultCurrency: t.exposeString('defaultCurrency'),
    tokenLifetimeDays: t.exposeInt('tokenLifetimeDays'),
    invalidTokenStatus: t.exposeInt('invalidTokenStatus', {
      description: 'The status that legacy consumers get for an invalid or expired token.',
    }),
  }),
});

builder.queryField('site', (t) =>
  t.field({ type: Site, resolve: (_root, _args, context) => context.site() }),
);
