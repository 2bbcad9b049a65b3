import { ensureClient } from './generate-client.ts';

await ensureClient();
const { misuse, runCommand } = await import('./command.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { addClient } = await import('../openid/clients/manage-clients.ts');
const { findSiteBySlug } = await import('../tenancy/sites/site.ts');

const usage = {
  name: 'create-openid-client',
  about:
    'Registers an app that logs customers in by OpenID Connect. Its secret is printed once. Lists are separated by spaces.',
  options: {
    account: { type: 'string', value: 'slug', required: true, about: 'The account' },
    site: { type: 'string', value: 'slug', required: true, about: 'The site whose pages customers see' },
    name: { type: 'string', value: 'text', required: true, about: 'The name that customers see' },
    party: {
      type: 'string',
      value: 'party',
      required: true,
      about: 'first: an app of the publisher; third: customers are asked for their consent',
    },
    'redirect-uris': { type: 'string', value: 'uris', about: 'The URIs to which the browser returns' },
    'post-logout-redirect-uris': {
      type: 'string',
      value: 'uris',
      about: 'The URIs to which a logout may return',
    },
    'auth-method': {
      type: 'string',
      value: 'method',
      about: 'client_secret_basic (default), client_secret_post, or none: a public client',
    },
    'grant-types': {
      type: 'string',
      value: 'types',
      about: 'authorization_code (default), refresh_token, device_code',
    },
    scopes: { type: 'string', value: 'scopes', about: 'Default: openid profile email' },
    pairwise: { type: 'boolean', about: 'The app gets subjects that differ from those of other apps' },
    'sector-identifier': { type: 'string', value: 'host', about: 'For pairwise subjects' },
    'backchannel-logout-uri': { type: 'string', value: 'uri', about: 'Gets logout tokens' },
    'frontchannel-logout-uri': { type: 'string', value: 'uri', about: 'Is loaded at a logout' },
    'require-pushed-authorization': { type: 'boolean', about: 'Only pushed requests are accepted' },
    'id-token-algorithm': { type: 'string', value: 'alg', about: 'es256 (default), or rs256' },
  },
} as const;

const PARTIES: Readonly<Record<string, string>> = { first: 'FIRST_PARTY', third: 'THIRD_PARTY' };
/** The words of a list; undefined: the option was not given. */
const listOf = (text: string | boolean | undefined) =>
  text === undefined ? undefined : String(text).split(' ').filter(Boolean);
const upper = (text: string) => text.toUpperCase();

await runCommand(usage, async (runtime, given) => {
  const party = PARTIES[String(given.party)] ?? misuse(usage, '--party must be first or third.');
  const { id: accountId } = await findAccount(runtime.prisma, String(given.account));
  const { id: siteId } = await findSiteBySlug(runtime.prisma, accountId, String(given.site));
  const { 'auth-method': method, 'id-token-algorithm': algorithm } = given;
  const input = {
    name: given.name,
    siteId: String(siteId),
    party,
    tokenEndpointAuthMethod: method === undefined ? undefined : upper(String(method)),
    redirectUris: listOf(given['redirect-uris']),
    postLogoutRedirectUris: listOf(given['post-logout-redirect-uris']),
    grantTypes: listOf(given['grant-types'])?.map(upper),
    scopes: listOf(given.scopes),
    subjectType: given.pairwise === true ? 'PAIRWISE' : 'PUBLIC',
    sectorIdentifier: given['sector-identifier'],
    backchannelLogoutUri: given['backchannel-logout-uri'],
    frontchannelLogoutUri: given['frontchannel-logout-uri'],
    requirePushedAuthorization: given['require-pushed-authorization'] === true,
    idTokenAlgorithm: algorithm === undefined ? undefined : upper(String(algorithm)),
  };
  const { client, clientSecret } = await addClient(runtime, { accountId, actor: COMMAND_LINE }, input);
  return { openidClientId: client.id, accountId, clientId: client.clientId, clientSecret };
});
