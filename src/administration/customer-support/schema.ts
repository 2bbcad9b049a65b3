import type { ManyEnded } from '../../access/sessions/end-many-sessions.ts';
import { SessionRecord } from '../../access/sessions/session-types.ts';
import { isColliding } from '../../customers/customer/email-collisions.ts';
import { shownMetadata } from '../../customers/customer/metadata.ts';
import { mapProfileFields } from '../../customers/customer/profile-fields.ts';
import type { CollaboratorRole } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import { removeAuthenticatorsOfCustomer } from './authenticators.ts';
import {
  type Acting,
  type CustomerPage as CustomerPageRow,
  deleteCustomer,
  exportForCustomer,
  findCustomer,
  searchCustomers,
  setCustomerDisabled,
} from './customers.ts';
import {
  endSessionOfAccount,
  endSessionsOfCustomer,
  endSessionsOfMany,
  type SessionPage as SessionPageRow,
  sessionHistory,
} from './sessions.ts';

const SessionPage = builder.objectRef<SessionPageRow>('SessionPage').implement({
  fields: (t) => ({
    sessions: t.field({ type: [SessionRecord], resolve: ({ sessions }) => sessions }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description: '`after` of the next page; null on the last one.',
    }),
  }),
});

const CustomerRecord = builder.prismaObject('Customer', {
  variant: 'CustomerRecord',
  description:
    'A reader as the collaborators of her account see her. Of a deleted one only ids and dates are left.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.string({ nullable: true, resolve: ({ email }) => email || null }),
    emailVerifiedAt: t.expose('emailVerifiedAt', { type: 'DateTime', nullable: true }),
    emailBeforeChange: t.string({
      nullable: true,
      description:
        'The email before a change that is not settled. Mail that lets the customer in goes there, and nobody else can take it.',
      select: { emailChange: { select: { email: true } } },
      resolve: ({ emailChange }) => emailChange?.email ?? null,
    }),
    emailCollides: t.boolean({
      description:
        'Whether an older customer of the account has the same mailbox, with its domain in the other spelling. The older customer gets the mail for login and reset. This one can log in with the password only, and needs support.',
      resolve: (customer) => isColliding(customer),
    }),
    ...mapProfileFields((name) => t.exposeString(name, { nullable: true })),
    language: t.exposeString('language'),
    metadata: t.field({ type: 'JSON', resolve: (customer) => shownMetadata(customer) }),
    hasPassword: t.boolean({ resolve: ({ passwordHash }) => passwordHash !== null }),
    lastLoginAt: t.expose('lastLoginAt', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    disabledAt: t.expose('disabledAt', { type: 'DateTime', nullable: true }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true }),
    sessions: t.field({
      type: SessionPage,
      description: 'Open and ended ones, the latest first; ended ones for as long as they are kept.',
      args: {
        first: t.arg.int({ defaultValue: 20, description: 'At most 100.' }),
        after: t.arg.string(),
      },
      resolve: ({ id }, args, { runtime }) => sessionHistory(runtime.prisma, id, args),
    }),
  }),
});

const CustomerPage = builder.objectRef<CustomerPageRow>('CustomerPage').implement({
  fields: (t) => ({
    customers: t.field({ type: [CustomerRecord], resolve: ({ customers }) => customers }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description: '`after` of the next page; null on the last one.',
    }),
  }),
});

const SessionsEndedPayload = builder.objectRef<ManyEnded>('SessionsEndedPayload').implement({
  fields: (t) => ({
    endedCount: t.exposeInt('endedCount', { description: 'So many were open and are ended now.' }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description: 'Not null: there are more. Call again with it as `after`, until it is null.',
    }),
  }),
});

async function actingAs(context: Context, role: CollaboratorRole): Promise<Acting> {
  const { collaborator } = await context.collaborator(role);
  return { accountId: collaborator.accountId, actor: await context.actor() };
}

const SUPPORT = { collaborator: 'SUPPORT' } as const;
const ADMIN = { collaborator: 'ADMIN' } as const;

builder.queryFields((t) => ({
  customers: t.field({
    type: CustomerPage,
    description: 'The customers of the collaborator’s account, in the order of their emails.',
    args: {
      emailPrefix: t.arg.string({
        defaultValue: '',
        description:
          'Those whose email begins so, without regard to case; also the email before a change that is not settled.',
      }),
      first: t.arg.int({ defaultValue: 20, description: 'At most 100.' }),
      after: t.arg.string(),
    },
    authScopes: SUPPORT,
    resolve: async (_root, args, context) =>
      searchCustomers(context.runtime.prisma, (await actingAs(context, 'SUPPORT')).accountId, args),
  }),
  customer: t.field({
    type: CustomerRecord,
    description: 'A customer of the account, also one who is disabled or deleted.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: SUPPORT,
    resolve: async (_root, { id }, context) =>
      findCustomer(context.runtime.prisma, (await actingAs(context, 'SUPPORT')).accountId, String(id)),
  }),
}));

builder.mutationFields((t) => ({
  disableCustomer: t.field({
    type: CustomerRecord,
    description: 'Ends every session of the customer; none begins until she is enabled again.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: SUPPORT,
    resolve: async (_root, { id }, context) => {
      const { prisma, clock } = context.runtime;
      return setCustomerDisabled(prisma, await actingAs(context, 'SUPPORT'), String(id), true, clock());
    },
  }),
  enableCustomer: t.field({
    type: CustomerRecord,
    description: 'Lets a disabled customer log in again; the sessions that were ended stay so.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: SUPPORT,
    resolve: async (_root, { id }, context) => {
      const { prisma, clock } = context.runtime;
      return setCustomerDisabled(prisma, await actingAs(context, 'SUPPORT'), String(id), false, clock());
    },
  }),
  deleteCustomer: t.field({
    type: CustomerRecord,
    description: 'Everything personal is gone for good; ids and the audit log stay. The email is free again.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: ADMIN,
    resolve: async (_root, { id }, context) => {
      const { runtime } = context;
      return deleteCustomer(runtime, await actingAs(context, 'ADMIN'), String(id), runtime.clock());
    },
  }),
  exportCustomer: t.field({
    type: 'JSON',
    description:
      'Everything that is held about a customer, one member for each kind of record. A mutation, because that ' +
      'it was taken is written down.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: SUPPORT,
    resolve: async (_root, { id }, context) => {
      const { runtime } = context;
      const acting = await actingAs(context, 'SUPPORT');
      return exportForCustomer(runtime, acting, String(id), runtime.clock());
    },
  }),
  removeCustomerAuthenticators: t.field({
    type: CustomerRecord,
    description:
      'Removes every second factor of the customer, passkeys and recovery codes included, and ends her sessions.',
    args: { customerId: t.arg.id({ required: true }) },
    authScopes: ADMIN,
    resolve: async (_root, { customerId }, context) => {
      const acting = await actingAs(context, 'ADMIN');
      return removeAuthenticatorsOfCustomer(context.runtime, acting, String(customerId));
    },
  }),
  endCustomerSession: t.field({
    type: SessionRecord,
    description: 'Ends one session of a customer; ending one again changes nothing.',
    args: { sessionId: t.arg.id({ required: true }) },
    authScopes: SUPPORT,
    resolve: async (_root, { sessionId }, context) => {
      const { prisma, clock } = context.runtime;
      return endSessionOfAccount(prisma, await actingAs(context, 'SUPPORT'), String(sessionId), clock());
    },
  }),
  endCustomerSessions: t.field({
    type: SessionsEndedPayload,
    description: 'Ends all sessions of a customer.',
    args: { customerId: t.arg.id({ required: true }) },
    authScopes: SUPPORT,
    resolve: async (_root, { customerId }, context) => {
      const { prisma, clock } = context.runtime;
      const acting = await actingAs(context, 'SUPPORT');
      return {
        endedCount: await endSessionsOfCustomer(prisma, acting, String(customerId), clock()),
        nextCursor: null,
      };
    },
  }),
  endSiteSessions: t.field({
    type: SessionsEndedPayload,
    description: 'Ends every session of a site, some thousands at a call.',
    args: { siteId: t.arg.id({ required: true }), after: t.arg.string() },
    authScopes: ADMIN,
    resolve: async (_root, { siteId, after }, context) => {
      const { prisma, clock } = context.runtime;
      const acting = await actingAs(context, 'ADMIN');
      return endSessionsOfMany(prisma, acting, String(siteId), after ?? null, clock());
    },
  }),
  endAccountSessions: t.field({
    type: SessionsEndedPayload,
    description: 'Ends every session of the collaborator’s account, some thousands at a call.',
    args: { after: t.arg.string() },
    authScopes: ADMIN,
    resolve: async (_root, { after }, context) => {
      const { prisma, clock } = context.runtime;
      return endSessionsOfMany(prisma, await actingAs(context, 'ADMIN'), null, after ?? null, clock());
    },
  }),
}));
