import { builder } from '../../schema-core/builder.ts';
import { IF_PART_UPDATED_AT } from '../../tenancy/audit/if-updated-at.ts';
import { IdentityProviderKind, SiteIdentityProvider } from '../../tenancy/sites/setting-types.ts';
import { removeIdentityProvider, requireProviderName, setIdentityProvider } from './provider-settings.ts';
import { beginProviderTest } from './provider-test.ts';
import { IdentityProviderTest, IdentityProviderTestStart } from './provider-test-types.ts';
import { redirectUri } from './start-redirect.ts';
import { readProviderTest } from './stored-test.ts';

const IdentityProviderInput = builder.inputType('IdentityProviderInput', {
  fields: (t) => ({
    name: t.string({
      required: true,
      description: '`google`, `facebook`, `auth0`, `apple`, or a name that you choose for an OpenID issuer.',
    }),
    kind: t.field({ type: IdentityProviderKind, required: true }),
    clientId: t.string({ required: true, description: 'The client id of your app at the provider.' }),
    secret: t.string({
      description:
        'Absent: the stored secret is kept. It has to be sent again when the kind, the client id, the issuer, the ' +
        'team id or the key id changes. Null: no secret. Apple: the private key, which is the content of the .p8 file.',
    }),
    teamId: t.string({ description: 'Apple: the id of the team that owns the key.' }),
    keyId: t.string({ description: 'Apple: the id of the private key that is the secret.' }),
    issuer: t.string({ description: 'The URL of an OpenID issuer, or the domain of an Auth0 tenant.' }),
    enabled: t.boolean({ description: 'Whether the site offers the provider. Absent: unchanged, or true.' }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_PART_UPDATED_AT }),
  }),
});

builder.prismaObjectField(SiteIdentityProvider, 'redirectUri', (t) =>
  t.string({
    description: 'The callback address (redirect URI) to register at the provider.',
    resolve: ({ name }, _args, { runtime }) => redirectUri(runtime, name),
  }),
);

builder.queryFields((t) => ({
  identityProviderRedirectUri: t.adminField({
    role: 'SUPPORT',
    type: 'String',
    description: 'The callback address to register at a provider that is to get this name.',
    args: { name: t.arg.string({ required: true }) },
    resolve: (_acting, { name }, { runtime }) => redirectUri(runtime, requireProviderName(name)),
  }),
  identityProviderTest: t.adminField({
    role: 'ADMIN',
    type: IdentityProviderTest,
    nullable: true,
    description: 'A test that the caller began in this session. Null for an unknown or expired test.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => readProviderTest(runtime, acting, id),
  }),
}));

builder.mutationFields((t) => ({
  beginIdentityProviderTest: t.adminField({
    role: 'ADMIN',
    type: IdentityProviderTestStart,
    description:
      'Begins a test login at a provider of a site. It opens no session, and shows the answer of the provider. The ' +
      'provider may be disabled.',
    args: { siteId: t.arg.id({ required: true }), name: t.arg.string({ required: true }) },
    resolve: (acting, { siteId, name }, { runtime }) => beginProviderTest(runtime, acting, siteId, name),
  }),
  setIdentityProvider: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: SiteIdentityProvider,
    description: 'Adds an identity provider to a site, or changes the one with that name.',
    args: {
      siteId: t.arg.id({ required: true }),
      input: t.arg({ type: IdentityProviderInput, required: true }),
    },
    resolve: (acting, { siteId, input }, { runtime }) => setIdentityProvider(runtime, acting, siteId, input),
  }),
  removeIdentityProvider: t.adminField({
    role: 'ADMIN',
    type: SiteIdentityProvider,
    description: 'Removes a provider from a site. Its links to customers stay, in case it is added again.',
    args: { siteId: t.arg.id({ required: true }), name: t.arg.string({ required: true }) },
    resolve: (acting, { siteId, name }, { runtime }) => removeIdentityProvider(runtime, acting, siteId, name),
  }),
}));
