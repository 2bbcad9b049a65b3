import type { ManyEnded } from '../../access/sessions/end-many-sessions.ts';
import { SessionRecord } from '../../access/sessions/session-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { type ArgBuilder, connectionArgs, connectionType } from '../../schema-core/connection-types.ts';
import { removeAuthenticatorsOfCustomer } from './authenticators.ts';
import { CustomerRecord } from './customer-types.ts';
import { deleteCustomer, exportForCustomer, findCustomer, setCustomerDisabled } from './customers.ts';
import { findCustomers } from './find-customers.ts';
import { type CustomerPage as CustomerPageRow, readCustomers, searchCustomers } from './search-customers.ts';
import { type SentMail, sendEmailVerification, sendPasswordReset } from './send-mails.ts';
import { endSessionOfAccount, endSessionsOfCustomer, endSessionsOfMany } from './sessions.ts';
import { type CustomerUnlocking, unlockCustomer } from './unlock-customer.ts';

const CustomerPage = builder.objectRef<CustomerPageRow>('CustomerPage').implement({
  fields: (t) => ({
    customers: t.field({ type: [CustomerRecord], resolve: ({ customers }) => customers }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description: '`after` for the next page. Null on the last page.',
    }),
  }),
});

const CustomerRecordConnection = connectionType('CustomerRecord', CustomerRecord);

const emailPrefixArg = (arg: ArgBuilder) =>
  arg.string({
    defaultValue: '',
    description:
      'The beginning of the email, ignoring case. The email before an unsettled change matches, too.',
  });

builder.queryFields((t) => ({
  customers: t.adminField({
    role: 'SUPPORT',
    type: CustomerPage,
    description: 'The customers of the account, except for deleted ones, sorted by email.',
    args: {
      emailPrefix: emailPrefixArg(t.arg),
      first: t.arg.int({ defaultValue: 20, description: 'Up to 100.' }),
      after: t.arg.string({ description: '`nextCursor` of the previous page.' }),
    },
    resolve: (acting, input, { runtime }) => searchCustomers(runtime, acting, input),
  }),
  customersConnection: t.adminField({
    role: 'SUPPORT',
    type: CustomerRecordConnection,
    description: 'The customers of the account, sorted by email, or found by `search`.',
    args: {
      ...connectionArgs(t.arg),
      emailPrefix: emailPrefixArg(t.arg),
      search: t.arg.string({
        description:
          'The beginning of an email, a username or a name (`Ada Lovelace` or `Lovelace Ada`), ignoring case; or an ' +
          'id. The list is then sorted by the text that matches, and `emailPrefix` must be empty.',
      }),
    },
    resolve: (acting, { search, emailPrefix, ...page }, { runtime }) =>
      search == null
        ? readCustomers(runtime, acting, { ...page, emailPrefix })
        : findCustomers(runtime, acting, { ...page, search, emailPrefix }),
  }),
  customer: t.adminField({
    role: 'SUPPORT',
    type: CustomerRecord,
    description: 'A customer of the account, who may be disabled or deleted.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => findCustomer(runtime, acting, id),
  }),
}));

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
      description:
        'Null if no customer has this email or username. An unknown login name can be locked out, too.',
    }),
    unlocked: t.exposeBoolean('unlocked', { description: 'Whether there were failed attempts to clear.' }),
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

const CustomerMailPayload = builder.objectRef<SentMail>('CustomerMailPayload').implement({
  fields: (t) => ({
    customer: t.field({ type: CustomerRecord, resolve: ({ customer }) => customer }),
    to: t.exposeString('to', {
      description: 'The recipient. During an unsettled change, a reset goes to the email before the change.',
    }),
  }),
});

builder.mutationFields((t) => ({
  sendCustomerPasswordReset: t.adminField({
    role: 'SUPPORT',
    type: CustomerMailPayload,
    description:
      'Mails the customer a link of the site to choose a new password. Only the customer gets the link. Earlier ' +
      'links become invalid. Up to 5 mails an hour per email.',
    args: { customerId: t.arg.id({ required: true }), siteId: t.arg.id({ required: true }) },
    resolve: (acting, args, { runtime }) => sendPasswordReset(runtime, acting, args),
  }),
  sendCustomerEmailVerification: t.adminField({
    role: 'SUPPORT',
    type: CustomerMailPayload,
    description:
      'Mails the customer a link of the site to verify their email. Fails with EMAIL_ALREADY_VERIFIED if the email ' +
      'is verified already. Up to 5 mails an hour per email.',
    args: { customerId: t.arg.id({ required: true }), siteId: t.arg.id({ required: true }) },
    resolve: (acting, args, { runtime }) => sendEmailVerification(runtime, acting, args),
  }),
  unlockCustomer: t.adminField({
    role: 'SUPPORT',
    type: UnlockCustomerPayload,
    description:
      'Ends the lockout of a customer: clears their failed logins from all addresses and their wrong second factors.',
    throughput: { max: 60, windowSeconds: 60 },
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
    isDangerous: true,
    type: CustomerRecord,
    description:
      'Deletes all personal data of a customer. Ids and the audit log are kept. The email can be registered again.',
    args: {
      id: t.arg.id({ required: true }),
      password: t.arg.string({
        description:
          'The password of the caller. Required if the last login or re-authentication is over ten minutes old.',
      }),
    },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: (acting, { id }, { runtime }) => deleteCustomer(runtime, acting, id),
  }),
  exportCustomer: t.adminField({
    role: 'SUPPORT',
    isDangerous: true,
    type: 'JSON',
    description:
      'Exports the data about a customer, but no hashes, keys or secrets. Each kind of record is one member. The ' +
      'export is a mutation because it writes an audit entry.',
    args: { id: t.arg.id({ required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: (acting, { id }, { runtime }) => exportForCustomer(runtime, acting, id),
  }),
  removeCustomerAuthenticators: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
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
    description: 'Ends all sessions of a site. A call returns within about ten seconds.',
    args: { siteId: t.arg.id({ required: true }), after: t.arg.string() },
    resolve: (acting, { siteId, after }, { runtime }) =>
      endSessionsOfMany(runtime, acting, siteId, after ?? null),
  }),
  endAccountSessions: t.adminField({
    role: 'ADMIN',
    type: SessionsEndedPayload,
    description: 'Ends all sessions of the account. A call returns within about ten seconds.',
    args: { after: t.arg.string() },
    resolve: (acting, { after }, { runtime }) => endSessionsOfMany(runtime, acting, null, after ?? null),
  }),
}));
