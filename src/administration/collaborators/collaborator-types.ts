import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import { hasJoined, type RequestOrigin } from './collaborator.ts';
import type { CollaboratorGrant } from './log-in.ts';
import { endSessionOfToken } from './session.ts';
import { isPasswordAllowed } from './sso-only.ts';

export const CollaboratorRole = builder.enumType('CollaboratorRole', {
  description: 'Each role may do everything that the roles after it may do.',
  values: {
    OWNER: { description: 'Everything, including collaborators and the audit log.' },
    ADMIN: { description: 'Sites, partners, companies, plans, webhooks and customers.' },
    SUPPORT: { description: 'Reads the account’s sites and plans, and helps customers.' },
  } as const,
});

export const Collaborator = builder.prismaObject('Collaborator', {
  description: 'A person who administers an account.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email'),
    name: t.exposeString('name', { nullable: true }),
    role: t.expose('role', { type: CollaboratorRole }),
    invited: t.boolean({
      description: 'Whether the invitation has not been accepted yet. Until then there is no password.',
      resolve: (collaborator) => !hasJoined(collaborator),
    }),
    hasPassword: t.boolean({
      description:
        'Whether the collaborator can log in and re-authenticate with a password. Under `ssoOnly` only the ' +
        '`breakGlassOwner` can.',
      resolve: async (collaborator, _args, { runtime }) =>
        collaborator.passwordHash !== null && (await isPasswordAllowed(runtime.prisma, collaborator)),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

export const CollaboratorAuthPayload = builder
  .objectRef<CollaboratorGrant>('CollaboratorAuthPayload')
  .implement({
    fields: (t) => ({
      token: t.exposeString('token', {
        description:
          'For the header `Authorization: Bearer`. It is valid for admin operations only. Empty for the console, ' +
          'which gets the token as a cookie.',
      }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
      collaborator: t.prismaField({
        type: 'Collaborator',
        resolve: (_query, { collaborator }) => collaborator,
      }),
    }),
  });

/** Where a login comes from. */
export function visitOf({ source, userAgent, requestInfo }: Context): RequestOrigin {
  const { requestId, isConsole } = requestInfo;
  return { source, userAgent, requestId, isConsole };
}

/**
 * Returns the result of a login. The console gets the token as a cookie, so that no script can read it. The previous
 * session of the console ends.
 */
export async function answerGrant(
  { requestInfo, runtime, bearerToken }: Context,
  grant: CollaboratorGrant,
): Promise<CollaboratorGrant> {
  if (!requestInfo.isConsole) return grant;
  if (bearerToken !== null) await endSessionOfToken(runtime.prisma, bearerToken, runtime.clock());
  const { token, expiresAt } = grant;
  requestInfo.outcome.consoleSession = { token, expiresAt };
  return { ...grant, token: '' };
}
