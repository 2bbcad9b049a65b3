import { builder } from '../../schema-core/builder.ts';
import type { CollaboratorGrant } from './log-in.ts';

/** Shared by every feature that lets a collaborator in. */
export const CollaboratorAuthPayload = builder
  .objectRef<CollaboratorGrant>('CollaboratorAuthPayload')
  .implement({
    fields: (t) => ({
      token: t.exposeString('token', {
        description: 'For the header `Authorization: Bearer`; good on the admin side only.',
      }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
      collaborator: t.prismaField({
        type: 'Collaborator',
        resolve: (_query, { collaborator }) => collaborator,
      }),
    }),
  });
