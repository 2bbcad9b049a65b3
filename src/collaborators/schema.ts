import { builder } from '../builder.ts';
import { CollaboratorAuthPayload } from './auth-payload.ts';
import { logInCollaborator } from './log-in.ts';

const CollaboratorRole = builder.enumType('CollaboratorRole', {
  description: 'Each may do what those after it may.',
  values: {
    OWNER: { description: 'Everything, collaborators and the audit log included.' },
    ADMIN: { description: 'Sites, partners, plans, webhooks and customers.' },
    SUPPORT: { description: 'Looks at everything of the account and helps customers.' },
  } as const,
});

const Collaborator = builder.prismaObject('Collaborator', {
  description: 'Somebody who runs an account.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email'),
    name: t.exposeString('name', { nullable: true }),
    role: t.expose('role', { type: CollaboratorRole }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

const CollaboratorLoginInput = builder.inputType('CollaboratorLoginInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    password: t.string({ required: true }),
  }),
});

builder.mutationField('collaboratorLogin', (t) =>
  t.field({
    type: CollaboratorAuthPayload,
    args: { input: t.arg({ type: CollaboratorLoginInput, required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { input }, context) =>
      logInCollaborator(context.runtime.prisma, context.runtime, context, input),
  }),
);

builder.queryField('collaboratorMe', (t) =>
  t.field({
    type: Collaborator,
    description: 'The collaborator whose token this is.',
    authScopes: { collaborator: 'SUPPORT' },
    resolve: async (_root, _args, context) => (await context.collaborator('SUPPORT')).collaborator,
  }),
);
