import { builder } from '../../schema-core/builder.ts';
import { connectionArgs, connectionType } from '../../schema-core/connection-types.ts';
import { IF_UPDATED_AT } from '../audit/if-updated-at.ts';
import { createPlan, listPlans, readPlans, setPlanActive, updatePlan } from './manage-plans.ts';
import { ManagedPlan } from './managed-plan-types.ts';

const CreatePlanInput = builder.inputType('CreatePlanInput', {
  fields: (t) => ({
    nickname: t.string({ required: true }),
    description: t.string(),
    amount: t.int({ description: 'In minor units, default 0.' }),
    currency: t.string({ description: 'ISO 4217. Default: the currency of the site.' }),
    quantity: t.int(),
    type: t.string(),
    autoRenew: t.boolean(),
    countries: t.stringList({ description: 'Two-letter ISO 3166-1 codes.' }),
    entitlements: t.stringList(),
    productId: t.int(),
    addressRanges: t.stringList({
      description: 'IPv4 and IPv6 addresses, CIDR blocks, and ranges `from-to`.',
    }),
    emailDomains: t.stringList(),
  }),
});

const UpdatePlanInput = builder.inputType('UpdatePlanInput', {
  description: 'An absent field is not changed.',
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
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_UPDATED_AT }),
  }),
});

const ManagedPlanConnection = connectionType('ManagedPlan', ManagedPlan);

builder.queryFields((t) => ({
  sitePlans: t.adminField({
    role: 'SUPPORT',
    type: [ManagedPlan],
    description: 'All plans of a site, the oldest first.',
    args: {
      siteId: t.arg.id({ required: true }),
      first: t.arg.int({ description: 'Up to 100, default 50.' }),
      after: t.arg.id({ description: 'The id of the last plan of the previous page.' }),
    },
    resolve: (acting, { siteId, first, after }, { runtime }) =>
      listPlans(runtime, acting, siteId, { first: first ?? 50, after: after ?? null }),
  }),
  sitePlansConnection: t.adminField({
    role: 'SUPPORT',
    type: ManagedPlanConnection,
    description: 'All plans of a site, the oldest first.',
    args: { siteId: t.arg.id({ required: true }), ...connectionArgs(t.arg) },
    resolve: (acting, { siteId, ...page }, { runtime }) => readPlans(runtime, acting, siteId, page),
  }),
}));

builder.mutationFields((t) => ({
  createPlan: t.adminField({
    role: 'ADMIN',
    type: ManagedPlan,
    description: 'Adds a plan to a site and offers it.',
    args: {
      siteId: t.arg.id({ required: true }),
      input: t.arg({ type: CreatePlanInput, required: true }),
    },
    resolve: (acting, { siteId, input }, { runtime }) => createPlan(runtime, acting, siteId, input),
  }),
  updatePlan: t.adminField({
    role: 'ADMIN',
    type: ManagedPlan,
    description: 'Changes a plan. The changes apply from the next request.',
    args: {
      id: t.arg.id({ required: true }),
      input: t.arg({ type: UpdatePlanInput, required: true }),
    },
    resolve: (acting, { id, input }, { runtime }) => updatePlan(runtime, acting, id, input),
  }),
  deactivatePlan: t.adminField({
    role: 'ADMIN',
    type: ManagedPlan,
    description: 'Stops offering a plan. The plan itself is kept.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => setPlanActive(runtime, acting, id, false),
  }),
  reactivatePlan: t.adminField({
    role: 'ADMIN',
    type: ManagedPlan,
    description: 'Offers a deactivated plan again.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => setPlanActive(runtime, acting, id, true),
  }),
}));
