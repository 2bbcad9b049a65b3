import { builder } from '../../schema-core/builder.ts';
import { type ListedIssuer, listLegacyIssuers } from './manage-issuers.ts';

const LegacyIssuerKind = builder.enumType('LegacyIssuerKind', {
  description: 'How tokens of an old system are verified.',
  values: {
    HMAC: { description: 'With a secret that both systems share, such as that of tymon/jwt-auth.' },
    JWKS: { description: 'With published keys, such as those of Auth0, Firebase and Supabase.' },
    ASK: { description: 'Gatehouse asks the old system whether it accepts a token.' },
  } as const,
});

const LegacyIssuer = builder.objectRef<ListedIssuer>('LegacyIssuer').implement({
  description:
    'An issuer of the system that the account moves from. Its tokens are adopted as sessions, so that customers stay ' +
    'logged in. Issuers are created and closed only with the command line.',
  fields: (t) => ({
    id: t.exposeID('id'),
    siteId: t.exposeID('siteId', { description: 'The site of the sessions.' }),
    kind: t.expose('kind', { type: LegacyIssuerKind }),
    algorithm: t.exposeString('algorithm', { description: 'The only `alg` of its tokens.' }),
    url: t.exposeString('url', {
      nullable: true,
      description:
        'JWKS: the URL of the published keys. ASK: the URL at which the old system answers with the customer.',
    }),
    iss: t.exposeString('iss', {
      nullable: true,
      description:
        'The claim `iss` of its tokens. HMAC and ASK: its beginning, up to a `/`, is enough. Null: any `iss`.',
    }),
    aud: t.exposeString('aud', {
      nullable: true,
      description: 'The claim `aud` of its tokens. Null: they have none.',
    }),
    prv: t.exposeString('prv', {
      nullable: true,
      description: 'The claim `prv` of its tokens. Null: they have none.',
    }),
    source: t.exposeString('source', {
      nullable: true,
      description:
        'The import source of the customers whom its tokens name. Null: the source of the first import.',
    }),
    cutoverAt: t.expose('cutoverAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Tokens that were issued later are refused.',
    }),
    acceptsUntil: t.expose('acceptsUntil', {
      type: 'DateTime',
      description: 'The end of the window in which its tokens are accepted.',
    }),
    closedAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was closed for good.',
    }),
    isAccepting: t.boolean({
      description: 'Whether its tokens are accepted now.',
      resolve: ({ disabledAt, acceptsUntil }, _args, { runtime }) =>
        disabledAt === null && runtime.clock() < acceptsUntil,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

builder.queryField('legacyIssuers', (t) =>
  t.adminField({
    role: 'ADMIN',
    type: [LegacyIssuer],
    description: 'The issuers whose tokens are adopted as sessions.',
    resolve: (acting, _args, { runtime }) => listLegacyIssuers(runtime, acting),
  }),
);
