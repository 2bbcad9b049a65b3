import { z } from 'zod';
import { ALGORITHM, ID_TOKEN_ALGORITHMS } from '../../access/tokens/key-material.ts';
import { isDomain } from '../../lib/domain.ts';
import { idOf } from '../../lib/ids.ts';
import type { OpenidClient } from '../../platform/database/client/client.ts';
import { invalidField } from '../../platform/errors.ts';
import { shownName, text } from '../../platform/input.ts';
import { isPublicClient } from './client.ts';
import { logoutUriProblem, redirectUriProblem } from './redirect-uri.ts';
import { OPENID_SCOPES } from './scopes.ts';

const MAX_URIS = 20;
const MAX_URI_LENGTH = 2_048;

const uris = (name: string) =>
  z
    .array(text(name, MAX_URI_LENGTH))
    .max(MAX_URIS, `The ${name} may not be more than ${MAX_URIS}.`)
    .transform((values) => [...new Set(values)]);
/** Without duplicates, in the order of the list. */
const inOrder = <T>(order: readonly T[], values: readonly T[]): T[] =>
  order.filter((value) => values.includes(value));

const PARTIES = ['FIRST_PARTY', 'THIRD_PARTY'] as const;
const AUTH_METHODS = ['CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST', 'NONE'] as const;
const GRANT_TYPES = ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'DEVICE_CODE'] as const;
const SUBJECT_TYPES = ['PUBLIC', 'PAIRWISE'] as const;

const fields = {
  name: shownName('name', 100),
  siteId: z.string().transform(idOf),
  party: z.enum(PARTIES),
  tokenEndpointAuthMethod: z.enum(AUTH_METHODS),
  redirectUris: uris('redirectUris'),
  postLogoutRedirectUris: uris('postLogoutRedirectUris'),
  grantTypes: z.array(z.enum(GRANT_TYPES)).transform((values) => inOrder(GRANT_TYPES, values)),
  scopes: z
    .array(z.enum(OPENID_SCOPES, `The scopes may be ${OPENID_SCOPES.join(', ')}.`))
    .transform((values) => inOrder(OPENID_SCOPES, values)),
  backchannelLogoutUri: text('backchannelLogoutUri', MAX_URI_LENGTH).nullable(),
  frontchannelLogoutUri: text('frontchannelLogoutUri', MAX_URI_LENGTH).nullable(),
  requirePushedAuthorization: z.boolean(),
  idTokenAlgorithm: z.enum(ID_TOKEN_ALGORITHMS),
};

/** Null has the same meaning as absent. */
const orDefault = <Shape extends z.ZodType>(shape: Shape, value: NoInfer<z.output<Shape>>) =>
  shape.nullish().transform((given) => given ?? value);

export const newClient = z.object({
  ...fields,
  tokenEndpointAuthMethod: orDefault(fields.tokenEndpointAuthMethod, 'CLIENT_SECRET_BASIC'),
  redirectUris: orDefault(fields.redirectUris, []),
  postLogoutRedirectUris: orDefault(fields.postLogoutRedirectUris, []),
  grantTypes: orDefault(fields.grantTypes, ['AUTHORIZATION_CODE']),
  scopes: orDefault(fields.scopes, ['openid', 'profile', 'email']),
  subjectType: orDefault(z.enum(SUBJECT_TYPES), 'PUBLIC'),
  sectorIdentifier: text('sectorIdentifier', 255).nullish(),
  backchannelLogoutUri: orDefault(fields.backchannelLogoutUri, null),
  frontchannelLogoutUri: orDefault(fields.frontchannelLogoutUri, null),
  requirePushedAuthorization: orDefault(fields.requirePushedAuthorization, false),
  idTokenAlgorithm: orDefault(fields.idTokenAlgorithm, ALGORITHM),
});

/** A setting that is absent or null is not changed. The exceptions are the two URIs of a logout: null removes them. */
export const clientChanges = z.object({
  name: fields.name.nullish(),
  siteId: fields.siteId.nullish(),
  party: fields.party.nullish(),
  tokenEndpointAuthMethod: fields.tokenEndpointAuthMethod.nullish(),
  redirectUris: fields.redirectUris.nullish(),
  postLogoutRedirectUris: fields.postLogoutRedirectUris.nullish(),
  grantTypes: fields.grantTypes.nullish(),
  scopes: fields.scopes.nullish(),
  backchannelLogoutUri: fields.backchannelLogoutUri.optional(),
  frontchannelLogoutUri: fields.frontchannelLogoutUri.optional(),
  requirePushedAuthorization: fields.requirePushedAuthorization.nullish(),
  idTokenAlgorithm: fields.idTokenAlgorithm.nullish(),
});

/** The settings of a client that are validated together. */
export type ClientSettings = Pick<
  OpenidClient,
  | 'tokenEndpointAuthMethod'
  | 'redirectUris'
  | 'postLogoutRedirectUris'
  | 'grantTypes'
  | 'scopes'
  | 'subjectType'
  | 'backchannelLogoutUri'
  | 'frontchannelLogoutUri'
  | 'requirePushedAuthorization'
>;

/**
 * Checks the rules that concern several settings, on the values that would be stored.
 * @throws IdentityError VALIDATION_FAILED on the field that has to change
 */
export function requireConsistent(settings: ClientSettings): void {
  const { redirectUris, postLogoutRedirectUris, grantTypes, scopes, subjectType } = settings;
  const kind = { isPublic: isPublicClient(settings) };
  refuse('redirectUris', redirectUris, (uri) => redirectUriProblem(uri, kind));
  refuse('postLogoutRedirectUris', postLogoutRedirectUris, (uri) => redirectUriProblem(uri, kind));
  refuse('backchannelLogoutUri', [settings.backchannelLogoutUri], logoutUriProblem);
  refuse('frontchannelLogoutUri', [settings.frontchannelLogoutUri], logoutUriProblem);
  const usesCode = grantTypes.includes('AUTHORIZATION_CODE');
  if (!usesCode && !grantTypes.includes('DEVICE_CODE')) {
    throw invalidField('grantTypes', 'The grantTypes must include AUTHORIZATION_CODE or DEVICE_CODE.');
  }
  if (usesCode && redirectUris.length === 0) {
    throw invalidField('redirectUris', 'The redirectUris must have at least one URI for AUTHORIZATION_CODE.');
  }
  if (!usesCode && redirectUris.length > 0) {
    throw invalidField('redirectUris', 'The redirectUris need AUTHORIZATION_CODE.');
  }
  if (!usesCode && settings.requirePushedAuthorization) {
    throw invalidField('requirePushedAuthorization', 'Pushed authorization needs AUTHORIZATION_CODE.');
  }
  // OpenID Connect Core §3.1.2.1.
  if (!scopes.includes('openid')) throw invalidField('scopes', 'The scopes must include openid.');
  if (scopes.includes('offline_access') && !grantTypes.includes('REFRESH_TOKEN')) {
    throw invalidField(
      'grantTypes',
      'The grantTypes must include REFRESH_TOKEN for the scope offline_access.',
    );
  }
  // A device has no redirect URI that would prove who runs it (OpenID Connect Core §8.1).
  if (subjectType === 'PAIRWISE' && grantTypes.includes('DEVICE_CODE')) {
    throw invalidField('grantTypes', 'DEVICE_CODE needs the subject type PUBLIC.');
  }
  const { frontchannelLogoutUri } = settings;
  // OpenID Connect Front-Channel Logout §2.
  if (frontchannelLogoutUri !== null && !redirectUris.some((uri) => sameOrigin(uri, frontchannelLogoutUri))) {
    throw invalidField(
      'frontchannelLogoutUri',
      'The frontchannelLogoutUri must have the origin of a redirect URI.',
    );
  }
}

/**
 * The host that the subjects of a new client are computed from (OpenID Connect Core §8.1). It is stored, so that
 * another redirect URI does not change the subjects.
 * @param given the host that the caller asks for
 * @returns null for public subjects
 * @throws IdentityError VALIDATION_FAILED on `sectorIdentifier`
 */
export function sectorOf(
  { subjectType, redirectUris }: Pick<ClientSettings, 'subjectType' | 'redirectUris'>,
  given: string | null,
): string | null {
  const refused = (problem: string) => invalidField('sectorIdentifier', problem);
  if (subjectType === 'PUBLIC') {
    if (given !== null) throw refused('The sectorIdentifier needs the subject type PAIRWISE.');
    return null;
  }
  if (given !== null) {
    if (!isDomain(given) || given !== new URL(`https://${given}`).hostname) {
      throw refused('The sectorIdentifier must be a host name in lower case.');
    }
    return given;
  }
  const [host, ...others] = new Set(redirectUris.map((uri) => new URL(uri).host));
  if (!host || others.length > 0) {
    throw refused('The sectorIdentifier is required unless all redirect URIs have the same host.');
  }
  return host;
}

/**
 * Whether a change gives a client more rights, sends customers to other addresses, or makes consent unnecessary.
 * @param given an UpdateOpenidClientInput, not yet validated
 */
export function widens(before: OpenidClient, given: Partial<Record<keyof OpenidClient, unknown>>): boolean {
  const adds = (field: 'redirectUris' | 'postLogoutRedirectUris' | 'grantTypes' | 'scopes') => {
    const values: unknown = given[field];
    return Array.isArray(values) && values.some((value) => !before[field].some((known) => known === value));
  };
  const turns = (field: 'siteId' | 'backchannelLogoutUri' | 'frontchannelLogoutUri') =>
    given[field] != null && String(given[field]) !== String(before[field]);
  return (
    adds('redirectUris') ||
    adds('postLogoutRedirectUris') ||
    adds('grantTypes') ||
    adds('scopes') ||
    turns('siteId') ||
    turns('backchannelLogoutUri') ||
    turns('frontchannelLogoutUri') ||
    (given.party === 'FIRST_PARTY' && before.party === 'THIRD_PARTY') ||
    (given.requirePushedAuthorization === false && before.requirePushedAuthorization)
  );
}

function refuse(
  field: string,
  values: readonly (string | null)[],
  problemOf: (value: string) => string | null,
): void {
  for (const value of values) {
    const problem = value === null ? null : problemOf(value);
    if (problem !== null) throw invalidField(field, `${value} ${problem}`);
  }
}

function sameOrigin(one: string, other: string): boolean {
  const [{ protocol, host }, another] = [new URL(one), new URL(other)];
  return protocol === another.protocol && host === another.host;
}
