import DataLoader from 'dataloader';
import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import {
  findPlan,
  formattedAmount,
  type PublicPlan,
  plansByAddress,
  plansByCompany,
  plansByEmailDomain,
  unlockedPlans,
} from './plan.ts';

/** The limit is per client address, which a whole campus may share. */
const THROUGHPUT = { max: 300, windowSeconds: 60 };

const Plan = builder.objectRef<PublicPlan>('Plan').implement({
  description:
    'A plan that a site offers. The addresses and email domains that it is bound to are not public.',
  fields: (t) => ({
    id: t.exposeID('id'),
    nickname: t.exposeString('nickname'),
    description: t.exposeString('description', { nullable: true }),
    amount: t.exposeInt('amount', { description: 'In minor units.' }),
    amountFormatted: t.string({ resolve: formattedAmount }),
    currency: t.exposeString('currency'),
    quantity: t.exposeInt('quantity'),
    type: t.exposeString('type'),
    autoRenew: t.exposeBoolean('autoRenew'),
    countries: t.exposeStringList('countries'),
    entitlements: t.stringList({
      nullable: true,
      description:
        'Null if the plan is bound to addresses, email domains or companies and the caller matches none of them. An ' +
        'email domain matches if the request has the token of a customer with a verified email of that domain.',
      resolve: async (plan, _args, context) =>
        (await unlockedLoader(context).load(plan.id)) ? plan.entitlements : null,
    }),
    productId: t.exposeID('productId', { nullable: true }),
  }),
});

builder.queryFields((t) => ({
  plan: t.field({
    type: Plan,
    description: 'A plan that the site offers.',
    args: { id: t.arg.id({ required: true }) },
    throughput: THROUGHPUT,
    resolve: async (_root, { id }, context) =>
      findPlan(context.runtime.prisma, (await context.site()).id, String(id)),
  }),
  plansByAddress: t.field({
    type: [Plan],
    description: 'The free plans that are bound to the caller’s address.',
    throughput: THROUGHPUT,
    resolve: async (_root, _args, context) =>
      plansByAddress(context.runtime.prisma, (await context.site()).id, context.requestInfo.address),
  }),
  plansByCompany: t.customerField({
    type: [Plan],
    description:
      'The plans that the customer’s company gives to all its members, to an email domain, or to a group. The ' +
      'customer must have logged in at the identity provider of the company.',
    throughput: THROUGHPUT,
    resolve: async ({ customer }, _args, context) =>
      plansByCompany(context.runtime.prisma, (await context.site()).id, customer),
  }),
  plansByEmailDomain: t.field({
    type: [Plan],
    description: 'The free plans that are bound to the domain of an email. Anyone may ask with any email.',
    args: { email: t.arg.string({ required: true }) },
    throughput: THROUGHPUT,
    resolve: async (_root, { email }, context) =>
      plansByEmailDomain(context.runtime.prisma, (await context.site()).id, { email }),
  }),
}));

const loaders = new WeakMap<Context, DataLoader<number, boolean>>();

/** Loads whether the caller may see the entitlements of a plan, with one query for all plans of a request. */
function unlockedLoader(context: Context): DataLoader<number, boolean> {
  const known = loaders.get(context);
  if (known) return known;
  const loader = new DataLoader<number, boolean>(async (ids) => {
    const bearer = await context.bearerIfGood();
    const caller = { address: context.requestInfo.address, customer: bearer?.customer ?? null };
    const unlocked = await unlockedPlans(context.runtime.prisma, ids, caller);
    return ids.map((id) => unlocked.has(id));
  });
  loaders.set(context, loader);
  return loader;
}
