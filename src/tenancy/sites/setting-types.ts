import { builder } from '../../schema-core/builder.ts';

/** What settings of a site can be. */

export const IdentityProviderKind = builder.enumType('IdentityProviderKind', {
  description: 'How a provider is talked to.',
  values: {
    GOOGLE: { description: 'By its ID tokens.' },
    FACEBOOK: { description: 'By access tokens of your app.' },
    AUTH0: { description: 'By ID or access tokens of your tenant.' },
    OPENID: { description: 'Any issuer of OpenID Connect, by its ID tokens.' },
  } as const,
});

export const SecondFactorPolicy = builder.enumType('SecondFactorPolicy', {
  description: 'The strictest among the sites of an account holds for its customers on all of them.',
  values: {
    OFF: { description: 'Nobody is asked.' },
    OPTIONAL: { description: 'Who has one is asked.' },
    REQUIRED: { description: 'Everybody is asked; who has none sets one up first.' },
  } as const,
});

export const ConcurrentSessions = builder.enumType('ConcurrentSessions', {
  description:
    'How many devices of one customer may be logged in at once. The strictest setting of the account applies on all of its sites.',
  values: {
    UNLIMITED: { description: 'Any number.' },
    EVICT_OLDEST: { description: '`sessionLimit`: a login beyond it ends the oldest sessions.' },
    REFUSE_NEW: { description: '`sessionLimit`: a login beyond it is refused.' },
  } as const,
});

export const PasswordPolicy = builder.enumType('PasswordPolicy', {
  description: 'What a password must be when it is chosen; old ones still log in.',
  values: {
    BASIC: { description: 'At least 6 characters.' },
    STRONG: { description: '8 to 30 characters: upper and lower case, a digit and a symbol.' },
    MODERN: {
      description: 'At least 8 characters, none of the commonest passwords, nothing that is easily guessed.',
    },
  } as const,
});
