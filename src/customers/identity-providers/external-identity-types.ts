import { builder } from '../../schema-core/builder.ts';

export const ExternalIdentity = builder.prismaObject('ExternalIdentity', {
  description: 'A person at an identity provider. The customer can log in as this person.',
  fields: (t) => ({
    id: t.exposeID('id'),
    provider: t.exposeString('provider', {
      description: 'The name of the provider at the time of the link.',
    }),
    issuer: t.exposeString('issuer'),
    email: t.exposeString('email', {
      nullable: true,
      description: 'The email that the provider gave at the last login.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime' }),
  }),
});
