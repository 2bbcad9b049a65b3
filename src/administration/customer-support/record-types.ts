import type { Authenticator, OneTimeToken, WebhookEvent } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { connectionType } from '../../schema-core/connection-types.ts';
import { MAILED } from './history.ts';
import type { LoginFailures } from './login-failures.ts';

/** The records of a customer that collaborators see: devices, failed logins, and mailed links and codes. */
export const CustomerDevice = builder.prismaObject('KnownDevice', {
  variant: 'CustomerDevice',
  description:
    'A browser or app in a network from which the customer has logged in. Only a hash of it is stored.',
  fields: (t) => ({
    firstSeenAt: t.expose('firstSeenAt', { type: 'DateTime' }),
    lastSeenAt: t.expose('lastSeenAt', { type: 'DateTime' }),
  }),
});

export const CustomerTermsAcceptance = builder.prismaObject('AcceptedTerms', {
  variant: 'CustomerTermsAcceptance',
  description: 'A version of the terms of a site that the customer has accepted.',
  fields: (t) => ({
    siteId: t.exposeID('siteId'),
    version: t.exposeString('version'),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime' }),
  }),
});

export const CustomerFactor = builder.objectRef<Authenticator>('CustomerFactor').implement({
  description: 'A second factor of the customer that is set up.',
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

export const CustomerLoginFailures = builder.objectRef<LoginFailures>('CustomerLoginFailures').implement({
  description: 'Failed attempts that still count towards a lock.',
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
    limit: t.exposeInt('limit', { description: 'The number of failures that locks.' }),
    locked: t.boolean({
      description: 'Whether further attempts are refused until `windowEndsAt`.',
      resolve: ({ failures, limit }) => failures >= limit,
    }),
    windowEndsAt: t.expose('windowEndsAt', { type: 'DateTime', description: 'When they no longer count.' }),
  }),
});

const MailedLinkKind = builder.enumType('MailedLinkKind', { values: MAILED });

export const CustomerMailedLink = builder.objectRef<OneTimeToken>('CustomerMailedLink').implement({
  description: 'A link or code in a mail to the customer. The link itself is not shown.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({ type: MailedLinkKind, resolve: ({ purpose }) => purpose as (typeof MAILED)[number] }),
    siteId: t.exposeID('siteId', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    spentAt: t.expose('spentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was used, or withdrawn, for example by a newer one.',
    }),
  }),
});

const CustomerEvent = builder.objectRef<WebhookEvent>('CustomerEvent').implement({
  description: 'An event about the customer that webhooks get.',
  fields: (t) => ({
    id: t.exposeID('id'),
    type: t.exposeString('type', { description: 'For example `customer.updated`.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

export const CustomerEventConnection = connectionType('CustomerEvent', CustomerEvent);
