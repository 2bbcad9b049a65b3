import DataLoader from 'dataloader';
import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import { createPlan, listPlans, type Manager, setPlanActive, updatePlan } from './manage-plans.ts';
import {
  findPlan,
  formattedAmount,
  type PublicPlan,
  plansByAddress,
  plansByEmailDomain,
  unlockedPlans,
} from './plan.ts';

/** Of one address, which may be that of a whole campus. */
const THROUGHPUT = { max: 300, windowSeconds: 60 };

const Plan = builder.objectRef<PublicPlan>('Plan').implement({
  description: 'What a site offers. Whom it is bound to is not told.',
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
        'Null where the plan is bound to addresses or email domains, and the caller neither comes from such ' +
        'an address nor holds the token of a customer with a verified email of such a domain.',
      resolve: async (plan, _args, context) =>
        (await unlockedLoader(context).load(plan.id)) ? plan.entitlements : null,
    }),
    productId: t.exposeID('productId', { nullable: true }),
  }),
});

const ManagedPlan = builder.prismaObject('Plan', {
  variant: 'ManagedPlan',
  description: 'A plan as those see it who run the site.',
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
  }),
});

const CreatePlanInput = builder.inputType('CreatePlanInput', {
  fields: (t) => ({
    nickname: t.string({ required: true }),
    description: t.string(),
    amount: t.int({ description: 'In minor units; 0 when absent.' }),
    currency: t.string({ description: 'ISO 4217; the site’s when absent.' }),
    quantity: t.int(),
    type: t.string(),
    autoRenew: t.boolean(),
    countries: t.stringList({ description: 'ISO 3166-1 codes of two letters.' }),
    entitlements: t.stringList(),
    productId: t.int(),
    addressRanges: t.stringList({
      description: 'Addresses, CIDR blocks and ranges `from-to`, IPv4 and IPv6.',
    }),
    emailDomains: t.stringList(),
  }),
});

const UpdatePlanInput = builder.inputType('UpdatePlanInput', {
  description: 'What is absent stays as it is.',
  fields: (t) => ({
    nickname: t.string(),
    description: t.string(),
    amount: t.int(),
    currency: t.string(),
    quantity: t.int(),
    type: t.string(),
    autoRenew: t.boolean(),
    countries: t.stringList(),
    entitlements: t.stringList(),
    productId: t.int(),
    addressRanges: t.stringList(),
    emailDomains: t.stringList(),
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
    description: 'The free plans that are bound to addresses of which the caller’s is one.',
    throughput: THROUGHPUT,
    resolve: async (_root, _args, context) =>
      plansByAddress(context.runtime.prisma, (await context.site()).id, context.requestInfo.address),
  }),
  plansByEmailDomain: t.field({
    type: [Plan],
    description: 'The free plans that are bound to the domain of this email, whoever it is.',
    args: { email: t.arg.string({ required: true }) },
    throughput: THROUGHPUT,
    resolve: async (_root, { email }, context) =>
      plansByEmailDomain(context.runtime.prisma, (await context.site()).id, { email }),
  }),
  sitePlans: t.field({
    type: [ManagedPlan],
    description: 'All plans of a site, the oldest first; 50 unless told, at most 100.',
    args: {
      siteId: t.arg.id({ required: true }),
      first: t.arg.int(),
      after: t.arg.id({ description: 'The plans after this one.' }),
    },
    authScopes: { collaborator: 'SUPPORT' },
    resolve: async (_root, { siteId, first, after }, context) =>
      listPlans(context.runtime.prisma, await managerOf(context), String(siteId), {
        first: first ?? 50,
        after: after == null ? null : String(after),
      }),
  }),
}));

builder.mutationFields((t) => ({
  createPlan: t.field({
    type: ManagedPlan,
    description: 'Adds a plan to a site; it is offered at once.',
    args: {
      siteId: t.arg.id({ required: true }),
      input: t.arg({ type: CreatePlanInput, required: true }),
    },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { siteId, input }, context) =>
      createPlan(context.runtime, await managerOf(context), String(siteId), input),
  }),
  updatePlan: t.field({
    type: ManagedPlan,
    description: 'Holds from the next request on.',
    args: {
      id: t.arg.id({ required: true }),
      input: t.arg({ type: UpdatePlanInput, required: true }),
    },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { id, input }, context) =>
      updatePlan(context.runtime, await managerOf(context), String(id), input),
  }),
  deactivatePlan: t.field({
    type: ManagedPlan,
    description: 'It is not offered any more, and still there.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { id }, context) =>
      setPlanActive(context.runtime, await managerOf(context), String(id), false),
  }),
  reactivatePlan: t.field({
    type: ManagedPlan,
    description: 'It is offered again.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { id }, context) =>
      setPlanActive(context.runtime, await managerOf(context), String(id), true),
  }),
}));

const loaders = new WeakMap<Context, DataLoader<number, boolean>>();

/** Whether the caller may see the entitlements of a plan, by one query for all plans of a request. */
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

/** The field's scope has said already what her role allows. */
async function managerOf(context: Context): Promise<Manager> {
  const { collaborator } = await context.collaborator('SUPPORT');
  return { accountId: collaborator.accountId, actor: await context.actor() };
}
