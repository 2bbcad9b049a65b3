import { builder } from '../../schema-core/builder.ts';
import { connectionArgs, connectionType } from '../../schema-core/connection-types.ts';
import { IF_UPDATED_AT } from '../../tenancy/audit/if-updated-at.ts';
import { widens } from './client-input.ts';
import {
  OpenidClientAuthMethod,
  OpenidGrantType,
  OpenidIdTokenAlgorithm,
  OpenidParty,
  OpenidSubjectType,
} from './client-types.ts';
import { consentCount } from './consent.ts';
import {
  addClient,
  type ClientWithSecret,
  deleteClient,
  readClient,
  readClients,
  rotateClientSecret,
  setClientDisabled,
  updateClient,
} from './manage-clients.ts';
import { OPENID_SCOPES } from './scopes.ts';

const REDIRECT_URIS =
  'Up to 20. A request must name one of them exactly; the port of `http://localhost`, `http://127.0.0.1` and ' +
  '`http://[::1]` may differ for a public client. Each is https; http at `localhost`, `127.0.0.1` or `[::1]`; ' +
  'or, for a public client, a scheme that is a domain in reverse order: `com.example.app:/callback`. No fragment, ' +
  'no wildcard.';
const SCOPES = `The scopes that the client may ask for: ${OPENID_SCOPES.map((scope) => `\`${scope}\``).join(', ')}.`;
const LOGOUT_URI = 'Null removes the URI.';
const AUTH_METHOD = 'A public client must stay public, and a client with a secret must not become public.';

const OpenidClient = builder.prismaObject('OpenidClient', {
  description:
    'An app that logs customers of the account in by OpenID Connect. Customers see it as a connected app.',
  fields: (t) => ({
    id: t.exposeID('id'),
    clientId: t.exposeString('clientId'),
    issuer: t.string({
      description:
        'The issuer to configure in the app. Its metadata is at `/.well-known/openid-configuration`.',
      resolve: (_client, _args, { runtime }) => runtime.issuer,
    }),
    name: t.exposeString('name', { description: 'Customers see it when they consent.' }),
    siteId: t.id({
      description: 'Customers log in on the hosted pages of this site, and their session begins there.',
      resolve: ({ siteId }) => siteId,
    }),
    party: t.expose('party', { type: OpenidParty }),
    tokenEndpointAuthMethod: t.expose('tokenEndpointAuthMethod', { type: OpenidClientAuthMethod }),
    redirectUris: t.exposeStringList('redirectUris'),
    postLogoutRedirectUris: t.exposeStringList('postLogoutRedirectUris'),
    grantTypes: t.expose('grantTypes', { type: [OpenidGrantType] }),
    scopes: t.exposeStringList('scopes', { description: SCOPES }),
    subjectType: t.expose('subjectType', { type: OpenidSubjectType }),
    sectorIdentifier: t.exposeString('sectorIdentifier', {
      nullable: true,
      description: 'The host that pairwise subjects are computed from. It never changes.',
    }),
    backchannelLogoutUri: t.exposeString('backchannelLogoutUri', { nullable: true }),
    frontchannelLogoutUri: t.exposeString('frontchannelLogoutUri', { nullable: true }),
    requirePushedAuthorization: t.exposeBoolean('requirePushedAuthorization'),
    idTokenAlgorithm: t.expose('idTokenAlgorithm', { type: OpenidIdTokenAlgorithm }),
    consentCount: t.int({
      description: 'The number of customers whose consent is stored. No consent for a first party is stored.',
      resolve: ({ id }, _args, { runtime }) => consentCount(runtime.prisma, id),
    }),
    previousSecretUntil: t.expose('previousSecretUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'The secret before the last rotation is valid until then.',
    }),
    disabledAt: t.expose('disabledAt', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'The last change of a setting.' }),
  }),
});

const OpenidClientSecretPayload = builder.objectRef<ClientWithSecret>('OpenidClientSecretPayload').implement({
  fields: (t) => ({
    client: t.field({ type: OpenidClient, resolve: ({ client }) => client }),
    clientSecret: t.exposeString('clientSecret', {
      nullable: true,
      description: 'Shown once. Only its hash is stored. Null: a public client.',
    }),
  }),
});

const CreateOpenidClientInput = builder.inputType('CreateOpenidClientInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: 'Up to 100 characters.' }),
    siteId: t.id({ required: true, description: 'A site of the account.' }),
    party: t.field({ type: OpenidParty, required: true }),
    tokenEndpointAuthMethod: t.field({
      type: OpenidClientAuthMethod,
      description: 'Default: `CLIENT_SECRET_BASIC`.',
    }),
    redirectUris: t.stringList({ description: REDIRECT_URIS }),
    postLogoutRedirectUris: t.stringList({
      description: 'The URIs to which a logout may redirect. They follow the rules of `redirectUris`.',
    }),
    grantTypes: t.field({ type: [OpenidGrantType], description: 'Default: `AUTHORIZATION_CODE`.' }),
    scopes: t.stringList({ description: `${SCOPES} Default: \`openid\`, \`profile\`, \`email\`.` }),
    subjectType: t.field({ type: OpenidSubjectType, description: 'Default: `PUBLIC`.' }),
    sectorIdentifier: t.string({
      description:
        'A host, for pairwise subjects. Default: the host of the redirect URIs, if all have the same host.',
    }),
    backchannelLogoutUri: t.string({
      description: 'Gets a logout token when the session of a customer ends.',
    }),
    frontchannelLogoutUri: t.string({
      description: 'Loaded in a frame at a logout. It must have the origin of a redirect URI.',
    }),
    requirePushedAuthorization: t.boolean({
      description: 'Whether only pushed authorization requests (RFC 9126) are accepted. Default: false.',
    }),
    idTokenAlgorithm: t.field({ type: OpenidIdTokenAlgorithm, description: 'Default: `ES256`.' }),
  }),
});

const UpdateOpenidClientInput = builder.inputType('UpdateOpenidClientInput', {
  description: 'An absent field is not changed.',
  fields: (t) => ({
    name: t.string(),
    siteId: t.id(),
    party: t.field({ type: OpenidParty }),
    tokenEndpointAuthMethod: t.field({ type: OpenidClientAuthMethod, description: AUTH_METHOD }),
    redirectUris: t.stringList({ description: REDIRECT_URIS }),
    postLogoutRedirectUris: t.stringList(),
    grantTypes: t.field({ type: [OpenidGrantType] }),
    scopes: t.stringList({ description: SCOPES }),
    backchannelLogoutUri: t.string({ description: LOGOUT_URI }),
    frontchannelLogoutUri: t.string({ description: LOGOUT_URI }),
    requirePushedAuthorization: t.boolean(),
    idTokenAlgorithm: t.field({ type: OpenidIdTokenAlgorithm }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_UPDATED_AT }),
  }),
});

const OpenidClientConnection = connectionType('OpenidClient', OpenidClient);

builder.queryFields((t) => ({
  openidClientsConnection: t.adminField({
    role: 'ADMIN',
    type: OpenidClientConnection,
    description: 'The OpenID clients of the account, the oldest first.',
    args: connectionArgs(t.arg),
    resolve: (acting, args, { runtime }) => readClients(runtime, acting, args),
  }),
  openidClient: t.adminField({
    role: 'ADMIN',
    type: OpenidClient,
    description: 'An OpenID client of the account.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => readClient(runtime.prisma, acting, id),
  }),
}));

builder.mutationFields((t) => ({
  createOpenidClient: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: OpenidClientSecretPayload,
    description:
      'Registers an app that logs customers in by OpenID Connect. An account may have up to 200 clients.',
    args: { input: t.arg({ type: CreateOpenidClientInput, required: true }) },
    resolve: (acting, { input }, { runtime }) => addClient(runtime, acting, input),
  }),
  updateOpenidClient: t.adminField({
    role: 'ADMIN',
    type: OpenidClient,
    description:
      'Changes an OpenID client. The new values apply from its next request on. A change that gives it more rights, ' +
      'or sends customers to other addresses, needs a login or a re-authentication within the last ten minutes.',
    args: {
      id: t.arg.id({ required: true }),
      input: t.arg({ type: UpdateOpenidClientInput, required: true }),
    },
    resolve: async (acting, { id, input }, { runtime, requireRecentLogin }) => {
      if (widens(await readClient(runtime.prisma, acting, id), input)) await requireRecentLogin();
      return updateClient(runtime, acting, id, input);
    },
  }),
  rotateOpenidClientSecret: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: OpenidClientSecretPayload,
    description:
      'Gives an OpenID client a new secret. The current secret stays valid until the overlap ends.',
    args: {
      id: t.arg.id({ required: true }),
      overlapDays: t.arg.int({
        required: true,
        description: '0 to 30. 0: the current secret becomes invalid at once, for example after a leak.',
      }),
    },
    resolve: (acting, { id, overlapDays }, { runtime }) =>
      rotateClientSecret(runtime, acting, id, { overlapDays }),
  }),
  disableOpenidClient: t.adminField({
    role: 'ADMIN',
    type: OpenidClient,
    description: 'Disables an OpenID client: customers cannot log in with it, and its tokens are refused.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => setClientDisabled(runtime, acting, id, true),
  }),
  enableOpenidClient: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: OpenidClient,
    description: 'Enables a disabled OpenID client. Customers have to log in with it again.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => setClientDisabled(runtime, acting, id, false),
  }),
  deleteOpenidClient: t.adminField({
    role: 'ADMIN',
    type: OpenidClient,
    description: 'Deletes an OpenID client, its tokens and the consents of customers.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => deleteClient(runtime, acting, id),
  }),
}));
