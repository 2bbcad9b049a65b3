import { builder } from '../../schema-core/builder.ts';

/** Types that several schemas share. */
export const SessionStart = builder.enumType('SessionStart', {
  description:
    'How the session was opened. LEGACY_TOKEN: a token of the system that the account has moved from.',
  values: [
    'REGISTRATION',
    'PASSWORD',
    'PASSWORD_CHANGE',
    'PASSWORDLESS_LINK',
    'PASSWORDLESS_CODE',
    'IDENTITY_PROVIDER',
    'HANDOFF',
    'PASSKEY',
    'LEGACY_TOKEN',
  ] as const,
});

export const SessionEndReason = builder.enumType('SessionEndReason', {
  description: 'Why a session was ended.',
  values: {
    LOGOUT: { description: 'The customer logged out.' },
    ENDED_BY_CUSTOMER: { description: 'The customer ended it, other than by a logout.' },
    SUPERSEDED: { description: 'A newer login replaced it.' },
    PASSWORD_CHANGED: { description: 'The password was changed, reset or removed.' },
    REUSE_DETECTED: { description: 'A refresh token was used twice, so it may have been stolen.' },
    CUSTOMER_DISABLED: { description: 'A collaborator disabled the customer.' },
    CUSTOMER_DELETED: { description: 'The customer was deleted, by a collaborator or by themselves.' },
    REVOKED_BY_PARTNER: { description: 'A partner revoked one of the session’s tokens.' },
    REVOKED_BY_COLLABORATOR: {
      description: 'A collaborator ended it, or the customer was deactivated by SCIM.',
    },
    EMAIL_TAKEN_OVER: {
      description: 'The owner of the email took the account over: this registration was never confirmed.',
    },
  } as const,
});

export const SessionRecord = builder.prismaObject('Session', {
  variant: 'SessionRecord',
  description: 'A session with its history, for collaborators.',
  fields: (t) => ({
    id: t.exposeID('id'),
    customerId: t.exposeID('customerId'),
    siteId: t.exposeID('siteId'),
    startedBy: t.expose('startedBy', { type: SessionStart }),
    source: t.exposeString('source', {
      description: 'The client’s address at the login (IPv6: its /64), if it is known.',
    }),
    userAgent: t.exposeString('userAgent', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true }),
    endReason: t.expose('endReason', { type: SessionEndReason, nullable: true }),
    endedBy: t.exposeString('endedBy', {
      nullable: true,
      description:
        '`collaborator:5`, `partner:3` or `system:scim:2`. Null when none of them ended the session.',
    }),
    supersededById: t.exposeID('supersededById', {
      nullable: true,
      description: 'The session that replaced it, or that continues it after a password change.',
    }),
  }),
});
