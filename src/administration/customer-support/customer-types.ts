import { SessionRecord } from '../../access/sessions/session-types.ts';
import { isColliding } from '../../customers/customer/email-collisions.ts';
import { shownMetadata } from '../../customers/customer/metadata.ts';
import { mapProfileFields } from '../../customers/customer/profile-fields.ts';
import { ExternalIdentity } from '../../customers/identity-providers/external-identity-types.ts';
import type { Authenticator, OneTimeToken, WebhookEvent } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { connectionArgs, connectionType } from '../../schema-core/connection-types.ts';
import { AuditEventConnection } from '../../tenancy/audit/audit-types.ts';
import { factorsOf } from './authenticators.ts';
import { MAILED, mailedLinksOf, readAuditOfCustomer, readEventsOfCustomer } from './history.ts';
import { type LoginFailures, loginFailuresOf } from './login-failures.ts';
import { readSessions, type SessionPage as SessionPageRow, sessionHistory } from './sessions.ts';

const CustomerDevice = builder.prismaObject('KnownDevice', {
  variant: 'CustomerDevice',
  description:
    'A browser or app in one network, from which the customer has logged in. The pair is stored as one hash.',
  fields: (t) => ({
    firstSeenAt: t.expose('firstSeenAt', { type: 'DateTime' }),
    lastSeenAt: t.expose('lastSeenAt', { type: 'DateTime' }),
  }),
});

const CustomerTermsAcceptance = builder.prismaObject('AcceptedTerms', {
  variant: 'CustomerTermsAcceptance',
  description: 'A version of the terms of a site that the customer has accepted.',
  fields: (t) => ({
    siteId: t.exposeID('siteId'),
    version: t.exposeString('version'),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime' }),
  }),
});

const CustomerFactor = builder.objectRef<Authenticator>('CustomerFactor').implement({
  description: 'A confirmed second factor of the customer.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({
      type: builder.enumType('CustomerFactorKind', { values: ['TOTP', 'PASSKEY', 'RECOVERY_CODE'] as const }),
      resolve: ({ kind }) => kind,
    }),
    name: t.exposeString('name', { nullable: true }),
    rpId: t.exposeString('rpId', { nullable: true, description: 'The domain of a passkey.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true }),
  }),
});

const CustomerLoginFailures = builder.objectRef<LoginFailures>('CustomerLoginFailures').implement({
  description: 'Failed attempts that still count towards a lockout.',
  fields: (t) => ({
    kind: t.field({
      type: builder.enumType('LoginFailureKind', { values: ['PASSWORD', 'SECOND_FACTOR'] as const }),
      resolve: ({ kind }) => kind,
    }),
    source: t.exposeString('source', {
      nullable: true,
      description: 'The client’s address (IPv6: its /64). Null: all addresses together.',
    }),
    failures: t.exposeInt('failures'),
    limit: t.exposeInt('limit', { description: 'The number of failures that causes the lockout.' }),
    locked: t.boolean({
      description: 'Whether further attempts are refused until `windowEndsAt`.',
      resolve: ({ failures, limit }) => failures >= limit,
    }),
    windowEndsAt: t.expose('windowEndsAt', {
      type: 'DateTime',
      description: 'When the failures no longer count.',
    }),
  }),
});

const MailedLinkKind = builder.enumType('MailedLinkKind', { values: MAILED });

const CustomerMailedLink = builder.objectRef<OneTimeToken>('CustomerMailedLink').implement({
  description: 'A link or code in a mail to the customer. Its secret is not shown.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({ type: MailedLinkKind, resolve: ({ purpose }) => purpose as (typeof MAILED)[number] }),
    siteId: t.exposeID('siteId', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    spentAt: t.expose('spentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was used or withdrawn, for example because of a newer mail.',
    }),
  }),
});

const CustomerEvent = builder.objectRef<WebhookEvent>('CustomerEvent').implement({
  description: 'A webhook event about the customer.',
  fields: (t) => ({
    id: t.exposeID('id'),
    type: t.exposeString('type', { description: 'For example `customer.updated`.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

const CustomerEventConnection = connectionType('CustomerEvent', CustomerEvent);

const SessionPage = builder.objectRef<SessionPageRow>('SessionPage').implement({
  fields: (t) => ({
    sessions: t.field({ type: [SessionRecord], resolve: ({ sessions }) => sessions }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description: '`after` for the next page. Null on the last page.',
    }),
  }),
});

const MAX_ROWS = 100;

const SessionRecordConnection = connectionType('SessionRecord', SessionRecord);

export const CustomerRecord = builder.prismaObject('Customer', {
  variant: 'CustomerRecord',
  description: 'A customer, as collaborators see them. A deleted customer has no personal data left.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.string({ nullable: true, resolve: ({ email }) => email || null }),
    emailVerifiedAt: t.expose('emailVerifiedAt', { type: 'DateTime', nullable: true }),
    emailBeforeChange: t.string({
      nullable: true,
      description:
        'The email before an unsettled change. Login and reset mails are sent to it, and no other customer can take ' +
        'it.',
      select: { emailChange: { select: { email: true } } },
      resolve: ({ emailChange }) => emailChange?.email ?? null,
    }),
    emailCollides: t.boolean({
      description:
        'Whether an older customer of the account has the same mailbox, with its domain in the other spelling ' +
        '(Unicode or ASCII). The older customer gets the mail for login and reset. This customer needs help from ' +
        'support.',
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
    devices: t.relation('knownDevices', {
      type: CustomerDevice,
      description: 'The latest first, up to 100.',
      query: { orderBy: { lastSeenAt: 'desc' }, take: MAX_ROWS },
    }),
    identities: t.relation('externalIdentities', {
      type: ExternalIdentity,
      description: 'The linked logins, the oldest first, up to 100.',
      query: { orderBy: { id: 'asc' }, take: MAX_ROWS },
    }),
    termsAcceptances: t.relation('acceptedTerms', {
      type: CustomerTermsAcceptance,
      description: 'The latest first, up to 100.',
      query: { orderBy: { acceptedAt: 'desc' }, take: MAX_ROWS },
    }),
    factors: t.field({
      type: [CustomerFactor],
      description: 'The second factors that are set up, including each recovery code, used or not.',
      resolve: ({ id }, _args, { runtime }) => factorsOf(runtime.prisma, id),
    }),
    loginFailures: t.field({
      type: [CustomerLoginFailures],
      description: 'Failed logins and wrong second factors that still count. `unlockCustomer` clears them.',
      resolve: (customer, _args, { runtime }) => loginFailuresOf(runtime, customer),
    }),
    mailedLinks: t.field({
      type: [CustomerMailedLink],
      description: 'The latest first, up to 50. Links and codes are deleted some time after they expire.',
      resolve: (customer, _args, { runtime }) => mailedLinksOf(runtime.prisma, customer),
    }),
    historyConnection: t.field({
      type: AuditEventConnection,
      description: 'The audit entries about the customer, the latest first.',
      args: connectionArgs(t.arg),
      resolve: (customer, args, { runtime }) => readAuditOfCustomer(runtime, customer, args),
    }),
    eventsConnection: t.field({
      type: CustomerEventConnection,
      description: 'The stored webhook events about the customer, the latest first, without their bodies.',
      args: connectionArgs(t.arg),
      resolve: (customer, args, { runtime }) => readEventsOfCustomer(runtime, customer, args),
    }),
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
    sessionsConnection: t.field({
      type: SessionRecordConnection,
      description: 'Open, ended and expired sessions, the latest first.',
      args: connectionArgs(t.arg),
      resolve: (customer, args, { runtime }) => readSessions(runtime, customer, args),
    }),
  }),
});
