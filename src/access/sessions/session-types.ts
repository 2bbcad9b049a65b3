import { builder } from '../../schema-core/builder.ts';

/** What several features show of sessions. */
export const SessionStart = builder.enumType('SessionStart', {
  description: 'How somebody came in.',
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
  description: 'Why a session ended before its time.',
  values: {
    LOGOUT: { description: 'She logged out.' },
    ENDED_BY_CUSTOMER: { description: 'She ended it from another session.' },
    SUPERSEDED: { description: 'A newer login displaced it, where a site bounds how many there may be.' },
    PASSWORD_CHANGED: { description: 'The password was changed or reset.' },
    REUSE_DETECTED: { description: 'A refresh token came twice: somebody else may have had it.' },
    CUSTOMER_DISABLED: { description: 'A collaborator disabled her.' },
    CUSTOMER_DELETED: { description: 'She was deleted, by a collaborator or by herself.' },
    REVOKED_BY_PARTNER: { description: 'A partner revoked one of its tokens.' },
    REVOKED_BY_COLLABORATOR: { description: 'A collaborator ended it.' },
    EMAIL_TAKEN_OVER: {
      description: 'The owner of the email, who had never confirmed this registration, took it over.',
    },
  } as const,
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
      description: 'The session that displaced it, or that continues it after a password change.',
    }),
  }),
});
