import { AuthPayload } from '../../access/sessions/auth-types.ts';
import type { ExternalIdentity as ExternalIdentityRow } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { customerPayload, PASSWORD_AFTER_TEN_MINUTES } from '../customer/customer-types.ts';
import { ExternalIdentity } from './external-identity-types.ts';
import { beginIdentityLink, completeIdentityLink, linkIdentity, unlinkIdentity } from './link-identity.ts';
import { logInWithIdentityProvider } from './log-in.ts';

builder.prismaObjectField('Customer', 'externalIdentities', (t) =>
  t.relation('externalIdentities', { query: { orderBy: { id: 'asc' }, take: 100 } }),
);

const LinkIdentityPayload = builder
  .objectRef<{ externalIdentity: ExternalIdentityRow }>('LinkIdentityPayload')
  .implement({
    fields: (t) => ({
      externalIdentity: t.field({ type: ExternalIdentity, resolve: (payload) => payload.externalIdentity }),
    }),
  });

const UnlinkIdentityPayload = customerPayload('UnlinkIdentityPayload');

const PROVIDER = '`google`, `facebook`, `auth0`, `apple`, or a name that the site chose.';
const TOKEN =
  'Google and Apple: an ID token. Facebook: an access token, or the ID token of Limited Login. Auth0 and other ' +
  'OpenID providers: an ID token, or an access token that was issued to the site’s client.';
const NONCE = 'The nonce that the app gave to the provider. The ID token must contain it.';

const LoginWithIdentityProviderInput = builder.inputType('LoginWithIdentityProviderInput', {
  fields: (t) => ({
    provider: t.string({ required: true, description: PROVIDER }),
    token: t.string({ required: true, description: TOKEN }),
    nonce: t.string({ description: NONCE }),
    email: t.string({
      description: 'Used when the provider returns no email. It is unverified and opens no existing account.',
    }),
    firstName: t.string({ description: 'Used when the provider returns none.' }),
    lastName: t.string({ description: 'Used when the provider returns none.' }),
    acceptedTermsVersion: t.string({
      description:
        'The version of the site’s terms that the customer has accepted by this login. It is recorded with the time.',
    }),
    tokenLifetimeSeconds: t.int({ description: 'A shorter lifetime of the access token than the site’s.' }),
  }),
});

const LinkIdentityInput = builder.inputType('LinkIdentityInput', {
  fields: (t) => ({
    provider: t.string({ required: true, description: PROVIDER }),
    token: t.string({ required: true, description: TOKEN }),
    nonce: t.string({ description: NONCE }),
    password: t.string({ description: PASSWORD_AFTER_TEN_MINUTES }),
  }),
});

const IdentityLinkStart = builder
  .objectRef<{ code: string; expiresAt: Date }>('IdentityLinkStart')
  .implement({
    description:
      'A single-use code, valid for one minute, with which a browser begins to link an identity by redirect.',
    fields: (t) => ({
      code: t.exposeString('code', {
        description: 'For `GET /identity-providers/{name}/start?site_id=…&return_to=…&link=…`.',
      }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    }),
  });

const BeginIdentityLinkInput = builder.inputType('BeginIdentityLinkInput', {
  fields: (t) => ({
    provider: t.string({ required: true, description: PROVIDER }),
    password: t.string({ description: PASSWORD_AFTER_TEN_MINUTES }),
  }),
});

builder.mutationFields((t) => ({
  loginWithIdentityProvider: t.field({
    type: AuthPayload,
    description: 'Logs in, or registers, the person to whom an identity provider gave the token.',
    args: { input: t.arg({ type: LoginWithIdentityProviderInput, required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const visit = { ...context, site: await context.site() };
      return logInWithIdentityProvider(context.runtime, visit, input);
    },
  }),
  linkIdentity: t.customerField({
    type: LinkIdentityPayload,
    description: 'Links an identity to the customer, who can log in with it from then on.',
    args: { input: t.arg({ type: LinkIdentityInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (bearer, { input }, { runtime }) => ({
      externalIdentity: await linkIdentity(runtime, bearer, input),
    }),
  }),
  beginIdentityLink: t.customerField({
    type: IdentityLinkStart,
    description: 'Begins to link an identity to the customer by redirect.',
    args: { input: t.arg({ type: BeginIdentityLinkInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (bearer, { input }, { runtime }) => beginIdentityLink(runtime, bearer, input),
  }),
  completeIdentityLink: t.customerField({
    type: LinkIdentityPayload,
    description: 'Completes a link by redirect. It has to be called in the session that began the link.',
    args: {
      code: t.arg.string({
        required: true,
        description: 'The query parameter `link` that the page has after the redirect.',
      }),
    },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (bearer, input, { runtime }) => ({
      externalIdentity: await completeIdentityLink(runtime, bearer, input),
    }),
  }),
  unlinkIdentity: t.customerField({
    type: UnlinkIdentityPayload,
    description: 'Removes a link of the customer, unless it is their only way to log in.',
    args: {
      id: t.arg.id({ required: true }),
      password: t.arg.string({ description: PASSWORD_AFTER_TEN_MINUTES }),
    },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (bearer, { id, password }, { runtime }) => ({
      customer: await unlinkIdentity(runtime, bearer, { id: String(id), password }),
    }),
  }),
}));
