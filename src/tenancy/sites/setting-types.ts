import { builder } from '../../schema-core/builder.ts';

export const IdentityProviderKind = builder.enumType('IdentityProviderKind', {
  description: 'The kind of an identity provider.',
  values: {
    GOOGLE: { description: 'Google, with ID tokens.' },
    FACEBOOK: { description: 'Facebook, with access tokens of your app or ID tokens of Limited Login.' },
    AUTH0: { description: 'Auth0, with ID tokens or access tokens of your tenant.' },
    APPLE: { description: 'Sign in with Apple, with ID tokens.' },
    OPENID: { description: 'Any issuer of OpenID Connect, with ID tokens.' },
  } as const,
});

export const SiteIdentityProvider = builder.prismaObject('IdentityProvider', {
  description: 'An identity provider that a site offers.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name', { description: 'The name of the provider in requests.' }),
    kind: t.expose('kind', { type: IdentityProviderKind }),
    clientId: t.exposeString('clientId'),
    hasSecret: t.boolean({
      description: 'The secret itself is never returned.',
      resolve: ({ encryptedSecret }) => encryptedSecret !== null,
    }),
    issuer: t.exposeString('issuer', { nullable: true }),
    teamId: t.exposeString('teamId', { nullable: true, description: 'Apple only.' }),
    keyId: t.exposeString('keyId', { nullable: true, description: 'Apple only.' }),
    enabled: t.exposeBoolean('enabled'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
  }),
});

export const SecondFactorPolicy = builder.enumType('SecondFactorPolicy', {
  description: 'The strictest policy among the sites of an account applies to all of them.',
  values: {
    OFF: { description: 'No customer is asked for a second factor.' },
    OPTIONAL: { description: 'Customers who have a second factor are asked for it.' },
    REQUIRED: {
      description:
        'Every customer is asked for a second factor. Customers without a second factor set one up first.',
    },
  } as const,
});

export const ConcurrentSessions = builder.enumType('ConcurrentSessions', {
  description:
    'How many devices of one customer may be logged in at once. The strictest setting among the sites of the account ' +
    'applies to all of them.',
  values: {
    UNLIMITED: { description: 'Any number of devices.' },
    EVICT_OLDEST: { description: 'A login beyond `sessionLimit` ends the oldest sessions.' },
    REFUSE_NEW: { description: 'A login beyond `sessionLimit` is refused.' },
  } as const,
});

export const PasswordPolicy = builder.enumType('PasswordPolicy', {
  description: 'The rules for new passwords. Existing passwords stay valid.',
  values: {
    BASIC: { description: 'At least 6 characters.' },
    STRONG: { description: '8 to 30 characters: upper and lower case, a digit and a symbol.' },
    MODERN: {
      description: 'At least 8 characters, not a common password, and not easy to guess.',
    },
  } as const,
});
