import { builder } from '../../schema-core/builder.ts';
import { IF_UPDATED_AT } from '../../tenancy/audit/if-updated-at.ts';
import { countElsewhere, isAsked } from './old-system.ts';
import { type OldSystemSetup, readOldSystem, removeOldSystem, setOldSystem } from './settings.ts';

const OldSystemKind = builder.enumType('OldSystemKind', {
  description: 'The API of an old system.',
  values: {
    PELCRO: {
      description: 'The Pelcro API. `url` is its base URL, such as `https://…/api/v1/sdk`.',
    },
    PRANCER: { description: 'The Prancer API. `url` is its base URL, such as `https://…/api`.' },
    HOOK: { description: 'Your own endpoint at `url`, which receives signed requests.' },
  } as const,
});

const OldSystem = builder.prismaObject('OldSystem', {
  description:
    'The system that the account moves from. It verifies the password of a customer at their first login, if the ' +
    'password could not be imported.',
  fields: (t) => ({
    kind: t.expose('kind', { type: OldSystemKind }),
    url: t.exposeString('url'),
    site: t.exposeString('site', { nullable: true }),
    until: t.expose('until', {
      type: 'DateTime',
      description:
        'The system is asked until then. After that, customers whose password only this system can verify have to ' +
        'reset the password.',
    }),
    trustsEmails: t.exposeBoolean('trustsEmails'),
    createsUnknown: t.exposeBoolean('createsUnknown'),
    enabled: t.boolean({ resolve: ({ disabledAt }) => disabledAt === null }),
    isAsked: t.boolean({
      description: 'Whether it is enabled, and `until` has not passed.',
      resolve: (system, _args, { runtime }) => isAsked(system, runtime.clock()),
    }),
    waitingCustomers: t.int({
      description: 'The number of customers whose password only the old system can verify.',
      resolve: ({ accountId }, _args, { runtime }) => countElsewhere(runtime.prisma, accountId),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'The last change of the settings.' }),
  }),
});

const OldSystemPayload = builder.objectRef<OldSystemSetup>('OldSystemPayload').implement({
  fields: (t) => ({
    oldSystem: t.field({ type: OldSystem, resolve: ({ system }) => system }),
    secret: t.exposeString('secret', {
      nullable: true,
      description: 'The secret that signs the requests to a hook, if it was created now. Shown only once.',
    }),
  }),
});

const OldSystemInput = builder.inputType('OldSystemInput', {
  fields: (t) => ({
    kind: t.field({ type: OldSystemKind, required: true }),
    url: t.string({ required: true, description: 'An https URL of a public host.' }),
    site: t.string({
      description: 'The id of the site in the old system: `site_id` at Pelcro, `customer_id` at Prancer.',
    }),
    until: t.field({
      type: 'DateTime',
      required: true,
      description: 'Until when the old system is asked, up to 400 days from now.',
    }),
    trustsEmails: t.boolean({
      description:
        'Whether the email of a newly created customer counts as verified if the old system says so. Prancer does ' +
        'not report it, so there all emails count as verified. Absent: unchanged, or false.',
    }),
    createsUnknown: t.boolean({
      description:
        'Whether the old system is asked about emails that no customer has. A customer is created if the ' +
        'system confirms the password. Absent: unchanged, or false.',
    }),
    enabled: t.boolean({ description: 'Absent: unchanged, or true.' }),
    renewSecret: t.boolean({
      description: 'Whether a hook gets a new secret. The previous secret becomes invalid at once.',
    }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_UPDATED_AT }),
  }),
});

builder.queryField('oldSystem', (t) =>
  t.adminField({
    role: 'ADMIN',
    type: OldSystem,
    nullable: true,
    description: 'The system that the account moves from. Null: there is none.',
    resolve: (acting, _args, { runtime }) => readOldSystem(runtime, acting),
  }),
);

builder.mutationFields((t) => ({
  setOldSystem: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: OldSystemPayload,
    description:
      'Sets the system that verifies the passwords that could not be imported. It gets the passwords that customers ' +
      'type, and decides who logs in.',
    args: { input: t.arg({ type: OldSystemInput, required: true }) },
    resolve: (acting, { input }, { runtime }) => setOldSystem(runtime, acting, input),
  }),
  removeOldSystem: t.adminField({
    role: 'OWNER',
    type: OldSystem,
    description:
      'Removes the old system. Customers whose password only it can verify have to reset the password.',
    resolve: (acting, _args, { runtime }) => removeOldSystem(runtime, acting),
  }),
}));
