import { builder } from '../../schema-core/builder.ts';
import type { CollaboratorGrant } from './log-in.ts';

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
