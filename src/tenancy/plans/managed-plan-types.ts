import { builder } from '../../schema-core/builder.ts';

export const ManagedPlan = builder.prismaObject('Plan', {
  variant: 'ManagedPlan',
  description: 'A plan with its address ranges and email domains, for collaborators.',
  fields: (t) => ({
    id: t.exposeID('id'),
    siteId: t.exposeID('siteId'),
    nickname: t.exposeString('nickname'),
    description: t.exposeString('description', { nullable: true }),
    amount: t.exposeInt('amount', { description: 'In minor units.' }),
    currency: t.exposeString('currency'),
    quantity: t.exposeInt('quantity'),
    type: t.exposeString('type'),
    autoRenew: t.exposeBoolean('autoRenew'),
    countries: t.exposeStringList('countries'),
    entitlements: t.exposeStringList('entitlements'),
    productId: t.exposeInt('productId', { nullable: true }),
    active: t.exposeBoolean('active'),
    addressRanges: t.exposeStringList('addressRanges'),
    emailDomains: t.exposeStringList('emailDomains'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
  }),
});
