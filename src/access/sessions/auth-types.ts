import { builder } from '../../schema-core/builder.ts';
import type { AuthGrant, WayInChange as Change } from './auth-grant.ts';

export const WayInChange = builder.enumType('WayInChange', {
  description: 'A change of a customer’s ways to log in that a login or a reset made as a side effect.',
  values: {
    PASSWORD_REMOVED: {
      description:
        'The password, all other ways to log in and all sessions were removed, because the email had never been ' +
        'confirmed.',
    },
    WAYS_IN_REMOVED: {
      description:
        'Linked identities and second factors were removed, because the email had never been confirmed.',
    },
    IDENTITY_LINKED: { description: 'An identity was linked, because it has the same confirmed email.' },
  } satisfies Record<Change, object>,
});

export const AuthPayload = builder.objectRef<AuthGrant>('AuthPayload').implement({
  description: 'The result of a login, a refresh or a password change.',
  fields: (t) => ({
    token: t.exposeString('token', {
      description: 'The access token. Send it as `Authorization: Bearer` on every call.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    refreshToken: t.string({
      nullable: true,
      description: 'Null when the access token was refreshed without a refresh token.',
      resolve: ({ refreshToken }) => refreshToken?.refreshToken ?? null,
    }),
    refreshTokenExpiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: ({ refreshToken }) => refreshToken?.expiresAt ?? null,
    }),
    customer: t.prismaField({ type: 'Customer', resolve: (_query, { customer }) => customer }),
    waysInChanged: t.field({
      type: [WayInChange],
      description:
        'Usually empty. The page should show these changes; the customer also gets a mail about them.',
      resolve: ({ changes }) => [...changes],
    }),
    session: t.prismaField({ type: 'Session', resolve: (_query, { session }) => session }),
  }),
});

/** The input of `completeLogin` and `completeCollaboratorLogin`. */
export const CompleteLoginInput = builder.inputType('CompleteLoginInput', {
  description:
    'The challenge of SECOND_FACTOR_REQUIRED and one factor. After a first factor was set up, the challenge only.',
  fields: (t) => ({
    challenge: t.string({ required: true }),
    code: t.string({ description: 'The code of the authenticator app.' }),
    recoveryCode: t.string({ description: 'One of the recovery codes. It can be used once.' }),
    assertion: t.field({
      type: 'JSON',
      description: 'The answer of the passkey: `PublicKeyCredential.toJSON()`.',
    }),
  }),
});
