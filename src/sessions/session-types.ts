import { builder } from '../builder.ts';

/** What several features show of sessions. */
export const SessionStart = builder.enumType('SessionStart', {
  values: [
    'REGISTRATION',
    'PASSWORD',
    'PASSWORD_CHANGE',
    'PASSWORDLESS_LINK',
    'PASSWORDLESS_CODE',
    'IDENTITY_PROVIDER',
    'HANDOFF',
    'PASSKEY',
  ] as const,
});

export const SessionEndReason = builder.enumType('SessionEndReason', {
  values: [
    'LOGOUT',
    'ENDED_BY_CUSTOMER',
    'SUPERSEDED',
    'PASSWORD_CHANGED',
    'REUSE_DETECTED',
    'CUSTOMER_DISABLED',
    'CUSTOMER_DELETED',
    'REVOKED_BY_PARTNER',
    'REVOKED_BY_COLLABORATOR',
    'EMAIL_TAKEN_OVER',
  ] as const,
});

export const SessionRecord = builder.prismaObject('Session', {
  variant: 'SessionRecord',
  description: 'A session as collaborators see it: its history too.',
  fields: (t) => ({
    id: t.exposeID('id'),
    customerId: t.exposeID('customerId'),
    siteId: t.exposeID('siteId'),
    startedBy: t.expose('startedBy', { type: SessionStart }),
    source: t.exposeString('source', { description: 'The client’s address when it began (IPv6: its /64).' }),
    userAgent: t.exposeString('userAgent', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    endReason: t.expose('endReason', { type: SessionEndReason, nullable: true }),
    endedBy: t.exposeString('endedBy', {
      nullable: true,
      description: '`collaborator:5` or `partner:3`; null where it was the customer, or nobody.',
    }),
    supersededById: t.exposeID('supersededById', {
      nullable: true,
      description: 'The session whose beginning displaced it.',
    }),
  }),
});
