import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, misuse, runCommand, timeOf } = await import('./command.ts');
const { readSecret } = await import('./command-input.ts');
const { createLegacyIssuer } = await import('../access/legacy-tokens/manage-issuers.ts');
const { findSiteBySlug } = await import('../tenancy/sites/site.ts');

const usage = {
  name: 'create-legacy-issuer',
  about:
    'From now on, tokens of the system that an account moves from are adopted as sessions, so that the customers ' +
    'stay logged in. The secret is read from a file or standard input, and never shown again.',
  options: {
    account: ACCOUNT,
    site: { type: 'string', value: 'slug', required: true, about: 'The site of the sessions' },
    kind: { type: 'string', value: 'kind', required: true, about: 'hmac, jwks or ask' },
    algorithm: {
      type: 'string',
      value: 'alg',
      about: 'The alg of the tokens; default: HS256, for jwks RS256',
    },
    'secret-file': { type: 'string', value: 'path', about: 'hmac: the secret; - or none: standard input' },
    base64: { type: 'boolean', about: 'hmac: the secret is base64' },
    url: {
      type: 'string',
      value: 'url',
      about: 'jwks: the URL of the published keys; ask: the URL that returns the customer of a token',
    },
    iss: { type: 'string', value: 'text', about: 'The iss of the tokens, or its beginning' },
    aud: { type: 'string', value: 'text', about: 'The aud of the tokens' },
    prv: { type: 'string', value: 'hash', about: 'The prv of the tokens' },
    source: {
      type: 'string',
      value: 'name',
      about: 'The --source with which the customers of the tokens were imported; default: the only one',
    },
    cutover: {
      type: 'string',
      value: 'time',
      about: 'The time of the switch, ISO 8601; tokens issued later are refused',
    },
    until: {
      type: 'string',
      value: 'time',
      required: true,
      about: 'The end of the window in which the tokens are accepted, ISO 8601',
    },
  },
} as const;

await runCommand(usage, async (runtime, given) => {
  const kind = String(given.kind).toUpperCase();
  if (kind !== 'HMAC' && given['secret-file'] !== undefined)
    misuse(usage, '--secret-file is for the kind hmac.');
  const acceptsUntil = timeOf(usage, 'until', given.until);
  const cutoverAt = given.cutover === undefined ? null : timeOf(usage, 'cutover', given.cutover);
  const acting = await actingOn(runtime, given.account);
  const { id: siteId } = await findSiteBySlug(runtime.prisma, acting.accountId, String(given.site));
  const { algorithm = kind === 'JWKS' ? 'RS256' : 'HS256', url, iss, aud, prv, source } = given;
  const { base64, 'secret-file': path } = given;
  const secret =
    kind === 'HMAC'
      ? await readSecret(usage, { option: 'secret-file', path, isBase64: base64 === true })
      : null;
  const input = { kind, algorithm, secret, url, iss, aud, prv, source, cutoverAt, acceptsUntil };
  return createLegacyIssuer(runtime, acting, siteId, input);
});
