import { builder } from '../../schema-core/builder.ts';

export const CollaboratorRole = builder.enumType('CollaboratorRole', {
  description: 'Each may do what those after it may.',
  values: {
    OWNER: { description: 'Everything, collaborators and the audit log included.' },
    ADMIN: { description: 'Sites, partners, plans, webhooks and customers.' },
    SUPPORT: { description: 'Looks at everything of the account and helps customers.' },
  } as const,
});

export const Collaborator = builder.prismaObject('Collaborator', {
  description: 'Somebody who runs an account.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email'),
    name: t.exposeString('name', { nullable: true }),
    role: t.expose('role', { type: CollaboratorRole }),
    invited: t.boolean({
      description: 'Whether she has yet to accept her invitation: until then she cannot log in.',
      resolve: ({ passwordHash }) => passwordHash === null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});
