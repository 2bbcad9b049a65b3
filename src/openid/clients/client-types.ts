import { builder } from '../../schema-core/builder.ts';

export const OpenidParty = builder.enumType('OpenidParty', {
  description: 'Who runs an OpenID client.',
  values: {
    FIRST_PARTY: {
      description:
        'The publisher. Customers are asked for consent only if the client is a native app, or because of ' +
        '`prompt=consent`.',
    },
    THIRD_PARTY: {
      description: 'Another company. Customers are asked for their consent, and can revoke it.',
    },
  } as const,
});

export const OpenidClientAuthMethod = builder.enumType('OpenidClientAuthMethod', {
  description: 'How an OpenID client authenticates at the token endpoint.',
  values: {
    CLIENT_SECRET_BASIC: { description: 'HTTP Basic.' },
    CLIENT_SECRET_POST: { description: 'In the body of the request.' },
    NONE: {
      description: 'A public client, such as a native app or a page without a server. It has no secret.',
    },
  } as const,
});

export const OpenidGrantType = builder.enumType('OpenidGrantType', {
  description: 'How an OpenID client gets tokens.',
  values: {
    AUTHORIZATION_CODE: { description: 'By a redirect of the browser, with PKCE.' },
    REFRESH_TOKEN: { description: 'By a refresh token.' },
    DEVICE_CODE: { description: 'By a code that the customer enters on another device (RFC 8628).' },
  } as const,
});

export const OpenidSubjectType = builder.enumType('OpenidSubjectType', {
  description: 'The `sub` that an OpenID client gets.',
  values: {
    PUBLIC: { description: 'The id of the customer.' },
    PAIRWISE: {
      description:
        'A different one for each sector identifier, so that clients cannot compare their customers.',
    },
  } as const,
});

export const OpenidIdTokenAlgorithm = builder.enumType('OpenidIdTokenAlgorithm', {
  description:
    'The algorithm that signs the ID tokens and logout tokens of an OpenID client (RFC 7518 §3.1).',
  values: {
    ES256: { description: 'ECDSA on P-256 with SHA-256.' },
    RS256: { description: 'RSA with SHA-256, for apps that support no other algorithm.' },
  } as const,
});
