import type { Acting } from '../../platform/acting.ts';
import type { VerdictCount as VerdictCountRow } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { builder } from '../../schema-core/builder.ts';
import { connectionArgs, connectionType } from '../../schema-core/connection-types.ts';
import { IF_UPDATED_AT } from '../audit/if-updated-at.ts';
import {
  addPartner,
  listPartners,
  type PartnerWithSecret,
  readPartner,
  readPartners,
  rotatePartnerSecret,
  setPartnerDisabled,
  sitesOfPartner,
  updatePartner,
} from './manage-partners.ts';
import { verdictsByDay } from './verdicts-by-day.ts';

const VerdictCount = builder.objectRef<VerdictCountRow>('VerdictCount').implement({
  fields: (t) => ({
    day: t.string({
      description: 'A UTC date: `2026-01-31`.',
      resolve: ({ day }) => day.toISOString().slice(0, 10),
    }),
    verdict: t.exposeString('verdict', { description: '`VALID` or a `TokenInvalidReason`.' }),
    count: t.exposeInt('count'),
  }),
});

const Partner = builder.prismaObject('Partner', {
  description: 'An API client that validates the access tokens of its account.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    clientId: t.exposeString('clientId'),
    siteIds: t.idList({
      description: 'The partner can validate tokens of these sites only. Empty: of all sites of the account.',
      resolve: ({ id }, _args, { runtime }) => sitesOfPartner(runtime.prisma, id),
    }),
    ratePerMinute: t.exposeInt('ratePerMinute', {
      nullable: true,
      description: 'How many tokens the partner may validate per minute. Null: no limit.',
    }),
    previousSecretUntil: t.expose('previousSecretUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until this time, the secret before the last rotation is also valid.',
    }),
    disabledAt: t.expose('disabledAt', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'The last change of the name, the rate or the sites.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Time of the latest verdict. It may be some seconds late.',
    }),
    verdicts: t.field({
      type: [VerdictCount],
      description: 'Counts by day and verdict, the latest day first. The last seconds may be missing.',
      args: {
        days: t.arg.int({ defaultValue: 30, description: 'Number of days including today, up to 366.' }),
      },
      resolve: ({ id }, { days }, { runtime }) =>
        verdictsByDay(runtime.prisma, id, { days }, runtime.clock()),
    }),
  }),
});

const PartnerSecretPayload = builder.objectRef<PartnerWithSecret>('PartnerSecretPayload').implement({
  fields: (t) => ({
    partner: t.field({ type: Partner, resolve: ({ partner }) => partner }),
    clientSecret: t.exposeString('clientSecret', { description: 'Shown once. Only its hash is stored.' }),
  }),
});

const CreatePartnerInput = builder.inputType('CreatePartnerInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: 'Up to 100 characters.' }),
    ratePerMinute: t.int({ description: '1 to 1,000,000. Absent or null: no limit.' }),
    siteIds: t.idList({ description: 'Sites of the account. Absent or empty: all of them.' }),
  }),
});

const UpdatePartnerInput = builder.inputType('UpdatePartnerInput', {
  description: 'An absent field is not changed.',
  fields: (t) => ({
    name: t.string(),
    ratePerMinute: t.int({ description: 'Null: no limit.' }),
    siteIds: t.idList({ description: 'Empty: all sites of the account.' }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_UPDATED_AT }),
  }),
});

const PartnerConnection = connectionType('Partner', Partner);

builder.queryFields((t) => ({
  partnersConnection: t.adminField({
    role: 'ADMIN',
    type: PartnerConnection,
    description: 'The partners of the account, the oldest first.',
    args: connectionArgs(t.arg),
    resolve: (acting, args, { runtime }) => readPartners(runtime, acting, args),
  }),
  partners: t.adminField({
    role: 'ADMIN',
    type: [Partner],
    description: 'The partners of the account.',
    resolve: (acting, _args, { runtime }) => listPartners(runtime, acting),
  }),
  partner: t.adminField({
    role: 'ADMIN',
    type: Partner,
    description: 'A partner of the account.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => readPartner(runtime, acting, id),
  }),
}));

type Changes = typeof UpdatePartnerInput.$inferInput;

/** Whether a change may let a partner validate the tokens of other sites, or more tokens per minute. */
async function widens(runtime: Runtime, acting: Acting, id: string, changes: Changes): Promise<boolean> {
  const { siteIds, ratePerMinute } = changes;
  if (siteIds !== undefined) return true;
  if (ratePerMinute === undefined) return false;
  const { ratePerMinute: current } = await readPartner(runtime, acting, id);
  return current !== null && (ratePerMinute === null || ratePerMinute > current);
}

builder.mutationFields((t) => ({
  createPartner: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: PartnerSecretPayload,
    description: 'Creates a partner with credentials for HTTP Basic. An account may have up to 200 partners.',
    args: { input: t.arg({ type: CreatePartnerInput, required: true }) },
    resolve: (acting, { input }, { runtime }) => addPartner(runtime, acting, input),
  }),
  updatePartner: t.adminField({
    role: 'ADMIN',
    type: Partner,
    description:
      'Changes a partner. The changes apply from its next request. `siteIds`, and a higher or removed limit, need a ' +
      'login or a re-authentication within the last ten minutes.',
    args: { id: t.arg.id({ required: true }), input: t.arg({ type: UpdatePartnerInput, required: true }) },
    resolve: async (acting, { id, input }, { runtime, requireRecentLogin }) => {
      if (await widens(runtime, acting, id, input)) await requireRecentLogin();
      return updatePartner(runtime, acting, id, input);
    },
  }),
  rotatePartnerSecret: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: PartnerSecretPayload,
    description: 'Gives a partner a new secret. The current secret stays valid until the overlap ends.',
    args: {
      id: t.arg.id({ required: true }),
      overlapDays: t.arg.int({
        required: true,
        description: '0 to 30. 0: the current secret becomes invalid at once, for example after a leak.',
      }),
    },
    resolve: (acting, { id, overlapDays }, { runtime }) =>
      rotatePartnerSecret(runtime, acting, id, { overlapDays }),
  }),
  disablePartner: t.adminField({
    role: 'ADMIN',
    type: Partner,
    description: 'Disables a partner: its credentials are refused. Its counts are kept.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => setPartnerDisabled(runtime, acting, id, true),
  }),
  enablePartner: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: Partner,
    description: 'Enables a disabled partner: its credentials are accepted again.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => setPartnerDisabled(runtime, acting, id, false),
  }),
}));
