import type { ManyEnded } from '../../access/sessions/end-many-sessions.ts';
import { SessionRecord } from '../../access/sessions/session-types.ts';
import { isColliding } from '../../customers/customer/email-collisions.ts';
import { shownMetadata } from '../../customers/customer/metadata.ts';
import { mapProfileFields } from '../../customers/customer/profile-fields.ts';
import { builder } from '../../schema-core/builder.ts';
import { removeAuthenticatorsOfCustomer } from './authenticators.ts';
import {
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
import { type CustomerUnlocking, unlockCustomer } from './unlock-customer.ts';

const SessionPage = builder.objectRef<SessionPageRow>('SessionPage').implement({
  fields: (t) => ({
    sessions: t.field({ type: [SessionRecord], resolve: ({ sessions }) => sessions }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description: '`after` for the next page. Null on the last page.',
    }),
  }),
});

const CustomerRecord = builder.prismaObject('Customer', {
  variant: 'CustomerRecord',
  description: 'A customer, for the collaborators of the account. A deleted customer has ids and dates only.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.string({ nullable: true, resolve: ({ email }) => email || null }),
    emailVerifiedAt: t.expose('emailVerifiedAt', { type: 'DateTime', nullable: true }),
    emailBeforeChange: t.string({
      nullable: true,
      description:
        'The email before an unsettled change. Login and reset mails go there, and no other customer can take it.',
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
    acceptedTermsVersion: t.exposeString('acceptedTermsVersion', { nullable: true }),
    acceptedTermsAt: t.expose('acceptedTermsAt', { type: 'DateTime', nullable: true }),
    lastLoginAt: t.expose('lastLoginAt', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    disabledAt: t.expose('disabledAt', { type: 'DateTime', nullable: true }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true }),
    sessions: t.field({
      type: SessionPage,
      description:
        'Open, ended and expired sessions, the latest first. Ended and expired sessions are deleted after some time.',
      args: {
        first: t.arg.int({ defaultValue: 20, description: 'Up to 100.' }),
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
      description: '`after` for the next page. Null on the last page.',
    }),
  }),
});

const SessionsEndedPayload = builder.objectRef<ManyEnded>('SessionsEndedPayload').implement({
  fields: (t) => ({
    endedCount: t.exposeInt('endedCount', { description: 'The number of sessions that were open.' }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description:
        'Not null: there are more sessions. Call again with this value as `after` until it is null.',
    }),
  }),
});

const UnlockCustomerPayload = builder.objectRef<CustomerUnlocking>('UnlockCustomerPayload').implement({
  fields: (t) => ({
    customerId: t.exposeID('customerId', {
      nullable: true,
      description: 'Null if no customer has this email or username. It can be locked out all the same.',
    }),
    unlocked: t.exposeBoolean('unlocked', { description: 'Whether there were failures.' }),
  }),
});

const UnlockCustomerInput = builder.inputType('UnlockCustomerInput', {
  description: 'Exactly one field must be given.',
  fields: (t) => ({
    id: t.id(),
    email: t.string({ description: 'The email as typed at the login, whether or not a customer has it.' }),
    username: t.string(),
  }),
});

builder.queryFields((t) => ({
  customers: t.adminField({
    role: 'SUPPORT',
    type: CustomerPage,
    description: 'The customers of the account, sorted by email.',
    args: {
      emailPrefix: t.arg.string({
        defaultValue: '',
        description:
          'The beginning of the email, in any case. The email before an unsettled change counts too.',
      }),
      first: t.arg.int({ defaultValue: 20, description: 'Up to 100.' }),
      after: t.arg.string({ description: '`nextCursor` of the previous page.' }),
    },
    resolve: (acting, input, { runtime }) => searchCustomers(runtime, acting, input),
  }),
  customer: t.adminField({
    role: 'SUPPORT',
    type: CustomerRecord,
    description: 'A customer of the account, also a disabled or deleted one.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => findCustomer(runtime, acting, id),
  }),
}));

builder.mutationFields((t) => ({
  unlockCustomer: t.adminField({
    role: 'SUPPORT',
    type: UnlockCustomerPayload,
    description:
      'Clears the failed logins of a customer from all addresses, and wrong second factors, which ends the lockout.',
    args: { input: t.arg({ type: UnlockCustomerInput, required: true }) },
    resolve: (acting, { input }, { runtime }) => unlockCustomer(runtime, acting, input),
  }),
  disableCustomer: t.adminField({
    role: 'SUPPORT',
    type: CustomerRecord,
    description: 'Disables a customer: all sessions end, and the customer cannot log in until enabled again.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => setCustomerDisabled(runtime, acting, id, true),
  }),
  enableCustomer: t.adminField({
    role: 'SUPPORT',
    type: CustomerRecord,
    description: 'Lets a disabled customer log in again. Ended sessions stay ended.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => setCustomerDisabled(runtime, acting, id, false),
  }),
  deleteCustomer: t.adminField({
    role: 'ADMIN',
    type: CustomerRecord,
    description:
      'Deletes all personal data of a customer. Ids and the audit log are kept. The email can be registered again.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => deleteCustomer(runtime, acting, id),
  }),
  exportCustomer: t.adminField({
    role: 'SUPPORT',
    type: 'JSON',
    description:
      'Exports all data about a customer, one member for each kind of record. It is a mutation because it writes an ' +
      'audit entry.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => exportForCustomer(runtime, acting, id),
  }),
  removeCustomerAuthenticators: t.adminField({
    role: 'ADMIN',
    type: CustomerRecord,
    description:
      'Removes every second factor of the customer, including passkeys and recovery codes, and ends all sessions.',
    args: { customerId: t.arg.id({ required: true }) },
    resolve: (acting, { customerId }, { runtime }) =>
      removeAuthenticatorsOfCustomer(runtime, acting, customerId),
  }),
  endCustomerSession: t.adminField({
    role: 'SUPPORT',
    type: SessionRecord,
    description: 'Ends one session of a customer. An ended session is not changed.',
    args: { sessionId: t.arg.id({ required: true }) },
    resolve: (acting, { sessionId }, { runtime }) => endSessionOfAccount(runtime, acting, sessionId),
  }),
  endCustomerSessions: t.adminField({
    role: 'SUPPORT',
    type: SessionsEndedPayload,
    description: 'Ends all sessions of a customer.',
    args: { customerId: t.arg.id({ required: true }) },
    resolve: (acting, { customerId }, { runtime }) => endSessionsOfCustomer(runtime, acting, customerId),
  }),
  endSiteSessions: t.adminField({
    role: 'ADMIN',
    type: SessionsEndedPayload,
    description: 'Ends all sessions of a site, some thousands per call.',
    args: { siteId: t.arg.id({ required: true }), after: t.arg.string() },
    resolve: (acting, { siteId, after }, { runtime }) =>
      endSessionsOfMany(runtime, acting, siteId, after ?? null),
  }),
  endAccountSessions: t.adminField({
    role: 'ADMIN',
    type: SessionsEndedPayload,
    description: 'Ends all sessions of the account, some thousands per call.',
    args: { after: t.arg.string() },
    resolve: (acting, { after }, { runtime }) => endSessionsOfMany(runtime, acting, null, after ?? null),
  }),
}));
