import { builder } from '../builder.ts';
import type { AuthGrant } from './auth-grant.ts';

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
    session: t.prismaField({ type: 'Session', resolve: (_query, { session }) => session }),
  }),
});
