import { builder } from '../builder.ts';
import type { AuthGrant } from './auth-grant.ts';
import type { WayInChange as Change } from './way-in-change.ts';

export const WayInChange = builder.enumType('WayInChange', {
  description: 'What a login or a reset has changed about the ways in of a customer, beside what it is for.',
  values: {
    PASSWORD_REMOVED: {
      description:
        'The password, all other ways in and all sessions were removed: nobody had confirmed the email before.',
    },
    WAYS_IN_REMOVED: {
      description:
        'Linked identities and second factors were removed: nobody had confirmed the email before.',
    },
    IDENTITY_LINKED: { description: 'An identity was linked, since it has the same confirmed email.' },
  } satisfies Record<Change, object>,
});

/** Shared by every feature that lets somebody in. */
export const AuthPayload = builder.objectRef<AuthGrant>('AuthPayload').implement({
  description: 'What every way in ends with.',
  fields: (t) => ({
    token: t.exposeString('token', {
      description: 'The access token: `Authorization: Bearer` on every call.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    refreshToken: t.string({
      nullable: true,
      description: 'Null when the refresh came from the bearer token.',
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
      description: 'For the page to say. The customer is told by mail as well. Mostly empty.',
      resolve: ({ changes }) => [...changes],
    }),
    session: t.prismaField({ type: 'Session', resolve: (_query, { session }) => session }),
  }),
});
