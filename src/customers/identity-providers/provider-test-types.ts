import { builder } from '../../schema-core/builder.ts';
import type { ProviderTest } from './stored-test.ts';

const IdentityProviderTestOutcome = builder.enumType('IdentityProviderTestOutcome', {
  values: {
    PENDING: { description: 'The provider has not answered yet.' },
    ANSWERED: { description: 'The provider identified a person.' },
    DECLINED: { description: 'The person declined at the provider.' },
    REFUSED: { description: 'The provider refused, or its answer is not valid.' },
    PROVIDER_UNAVAILABLE: { description: 'The provider is not available, or is not set up.' },
  } as const,
});

export const IdentityProviderTest = builder.objectRef<ProviderTest>('IdentityProviderTest').implement({
  description: 'A login at an identity provider that opens no session.',
  fields: (t) => ({
    id: t.exposeID('id'),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'The answer can be read until then.' }),
    outcome: t.field({
      type: IdentityProviderTestOutcome,
      resolve: ({ answer }) => answer?.outcome ?? 'PENDING',
    }),
    reason: t.string({
      nullable: true,
      description: 'Why the test failed, or why a login would be refused although the provider answered.',
      resolve: ({ answer }) => answer?.reason ?? null,
    }),
    issuer: t.string({
      nullable: true,
      description: 'The issuer and the subject identify a customer.',
      resolve: ({ answer }) => answer?.issuer ?? null,
    }),
    subject: t.string({ nullable: true, resolve: ({ answer }) => answer?.subject ?? null }),
    email: t.string({ nullable: true, resolve: ({ answer }) => answer?.email ?? null }),
    emailVerified: t.boolean({
      description: 'Whether the provider says that it has verified the email.',
      resolve: ({ answer }) => answer?.emailVerified ?? false,
    }),
    claims: t.stringList({
      description: 'The names of the claims, without their values; up to 100.',
      resolve: ({ answer }) => answer?.claims ?? [],
    }),
  }),
});

export const IdentityProviderTestStart = builder
  .objectRef<ProviderTest & { url: string }>('IdentityProviderTestStart')
  .implement({
    fields: (t) => ({
      test: t.field({ type: IdentityProviderTest, resolve: (start) => start }),
      url: t.exposeString('url', {
        description: 'For another window of the same browser. It works once, within a minute.',
      }),
    }),
  });
