import { builder } from '../../schema-core/builder.ts';
import type { CollaboratorGrant } from './log-in.ts';

export const CollaboratorRole = builder.enumType('CollaboratorRole', {
  description: 'Each role may do everything that the roles after it may do.',
  values: {
    OWNER: { description: 'Everything, including collaborators and the audit log.' },
    ADMIN: { description: 'Sites, partners, plans, webhooks and customers.' },
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
      description: 'Whether the invitation has not been accepted yet. An invited collaborator cannot log in.',
      resolve: ({ passwordHash }) => passwordHash === null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

/** The result of every login of a collaborator. */
export const CollaboratorAuthPayload = builder
  .objectRef<CollaboratorGrant>('CollaboratorAuthPayload')
  .implement({
    fields: (t) => ({
      token: t.exposeString('token', {
        description: 'For the header `Authorization: Bearer`. It is valid for admin operations only.',
      }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
      collaborator: t.prismaField({
        type: 'Collaborator',
        resolve: (_query, { collaborator }) => collaborator,
      }),
    }),
  });
