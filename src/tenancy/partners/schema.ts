import type { VerdictCount as VerdictCountRow } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import {
  type Acting,
  addPartner,
  findPartner,
  type PartnerWithSecret,
  partnersOf,
  rotatePartnerSecret,
  setPartnerDisabled,
  sitesOfPartner,
  updatePartner,
} from './administration.ts';
import { verdictsByDay } from './verdicts-by-day.ts';

const VerdictCount = builder.objectRef<VerdictCountRow>('VerdictCount').implement({
  fields: (t) => ({
    day: t.string({
      description: 'A date, UTC: `2026-01-31`.',
      resolve: ({ day }) => day.toISOString().slice(0, 10),
    }),
    verdict: t.exposeString('verdict', { description: '`VALID`, or a TokenInvalidReason.' }),
    count: t.exposeInt('count'),
  }),
});

const Partner = builder.prismaObject('Partner', {
  description: 'An API client that asks for verdicts on the tokens of its account.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    clientId: t.exposeString('clientId'),
    siteIds: t.idList({
      description: 'It knows the tokens of these sites only; none: those of all sites of the account.',
      resolve: ({ id }, _args, { runtime }) => sitesOfPartner(runtime.prisma, id),
    }),
    ratePerMinute: t.exposeInt('ratePerMinute', {
      nullable: true,
      description: 'The number of tokens that it may ask about in a minute. Null: no limit.',
    }),
    previousSecretUntil: t.expose('previousSecretUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until then the secret before the last rotation is good too.',
    }),
    disabledAt: t.expose('disabledAt', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Its latest verdict, as far as it was written down: some seconds late.',
    }),
    verdicts: t.field({
      type: [VerdictCount],
      description: 'How many it got by day, the latest first; those of the last seconds may be missing.',
      args: { days: t.arg.int({ defaultValue: 30, description: 'At most 366, today included.' }) },
      resolve: ({ id }, { days }, { runtime }) =>
        verdictsByDay(runtime.prisma, id, { days }, runtime.clock()),
    }),
  }),
});

const PartnerSecretPayload = builder.objectRef<PartnerWithSecret>('PartnerSecretPayload').implement({
  fields: (t) => ({
    partner: t.field({ type: Partner, resolve: ({ partner }) => partner }),
    clientSecret: t.exposeString('clientSecret', { description: 'Shown this once; only its hash is kept.' }),
  }),
});

const CreatePartnerInput = builder.inputType('CreatePartnerInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: 'At most 100 characters.' }),
    ratePerMinute: t.int({ description: '1 to 1,000,000; absent or null: no limit.' }),
    siteIds: t.idList({ description: 'Sites of the account; absent or empty: all of them.' }),
  }),
});

const UpdatePartnerInput = builder.inputType('UpdatePartnerInput', {
  description: 'What is absent stays as it is.',
  fields: (t) => ({
    name: t.string(),
    ratePerMinute: t.int({ description: 'Null: no limit.' }),
    siteIds: t.idList({ description: 'Empty: all sites of the account.' }),
  }),
});

const mayAdminister = { collaborator: 'ADMIN' } as const;

async function actingOn(context: Context): Promise<Acting> {
  const { collaborator } = await context.collaborator('ADMIN');
  return { accountId: collaborator.accountId, actor: await context.actor() };
}

builder.queryField('partners', (t) =>
  t.field({
    type: [Partner],
    description: 'The partners of the collaborator’s account.',
    authScopes: mayAdminister,
    resolve: async (_root, _args, context) => {
      // What this process has counted is written first, so that it is seen.
      await context.runtime.verdictCounts.flush();
      return partnersOf(context.runtime.prisma, (await actingOn(context)).accountId);
    },
  }),
);

builder.queryField('partner', (t) =>
  t.field({
    type: Partner,
    description: 'A partner of the collaborator’s account.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: mayAdminister,
    resolve: async (_root, { id }, context) => {
      await context.runtime.verdictCounts.flush();
      return findPartner(context.runtime.prisma, (await actingOn(context)).accountId, String(id));
    },
  }),
);

builder.mutationField('createPartner', (t) =>
  t.field({
    type: PartnerSecretPayload,
    description: 'Makes a partner, with credentials for HTTP Basic. At most 200 an account.',
    args: { input: t.arg({ type: CreatePartnerInput, required: true }) },
    authScopes: mayAdminister,
    resolve: async (_root, { input }, context) => {
      const { prisma, clock } = context.runtime;
      return addPartner(prisma, await actingOn(context), input, clock());
    },
  }),
);

builder.mutationField('updatePartner', (t) =>
  t.field({
    type: Partner,
    description: 'Holds from the partner’s next question on.',
    args: { id: t.arg.id({ required: true }), input: t.arg({ type: UpdatePartnerInput, required: true }) },
    authScopes: mayAdminister,
    resolve: async (_root, { id, input }, context) => {
      const { prisma, clock } = context.runtime;
      return updatePartner(prisma, await actingOn(context), String(id), input, clock());
    },
  }),
);

builder.mutationField('rotatePartnerSecret', (t) =>
  t.field({
    type: PartnerSecretPayload,
    description:
      'Another secret; the present one stays good beside it for a while, so that nobody is cut off.',
    args: {
      id: t.arg.id({ required: true }),
      overlapDays: t.arg.int({
        required: true,
        description: '0 to 30. 0: the present one is dead at once, as after a leak.',
      }),
    },
    authScopes: mayAdminister,
    resolve: async (_root, { id, overlapDays }, context) => {
      const { prisma, clock } = context.runtime;
      return rotatePartnerSecret(prisma, await actingOn(context), String(id), { overlapDays }, clock());
    },
  }),
);

for (const [name, disabled, description] of [
  ['disablePartner', true, 'Its credentials are refused from now on; what it was told stays counted.'],
  ['enablePartner', false, 'Its credentials are good again.'],
] as const) {
  builder.mutationField(name, (t) =>
    t.field({
      type: Partner,
      description,
      args: { id: t.arg.id({ required: true }) },
      authScopes: mayAdminister,
      resolve: async (_root, { id }, context) => {
        const { prisma, clock } = context.runtime;
        return setPartnerDisabled(prisma, await actingOn(context), String(id), disabled, clock());
      },
    }),
  );
}
