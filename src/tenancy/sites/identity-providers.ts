import { z } from 'zod';
import { text } from '../../lib/input.ts';
import { seal } from '../../lib/sealed.ts';
import type { Actor } from '../../platform/acting.ts';
import type { IdentityProvider } from '../../platform/database/client/client.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../audit/audit.ts';
import { findSiteOfAccount } from './site-settings.ts';

/** What the secrets are sealed for: whoever talks to the provider unseals them with the same. */
export const PROVIDER_SECRET = 'identity-provider';

/** Providers that have one name everywhere: callers say `google`. Any other is an OpenID issuer. */
const KIND_OF: Readonly<Record<string, IdentityProvider['kind']>> = {
  google: 'GOOGLE',
  facebook: 'FACEBOOK',
  auth0: 'AUTH0',
};
const HAS_ISSUER: ReadonlySet<string> = new Set<IdentityProvider['kind']>(['AUTH0', 'OPENID']);
const MAX_PROVIDERS = 20;
const SECRET_NEEDED =
  'The secret is needed again when the kind, the client id or the issuer changes; null removes it.';

const required = (name: string, max: number) =>
  text(name, max)
    .transform((value) => value.trim())
    .refine((value) => value !== '', `The ${name} field is required.`);

const provider = z
  .object({
    name: required('name', 32).refine(
      (value) => /^[a-z][a-z0-9-]*$/.test(value),
      'The name may only contain lower-case letters, digits and dashes, and begins with a letter.',
    ),
    kind: z.enum(['GOOGLE', 'FACEBOOK', 'AUTH0', 'OPENID']),
    clientId: required('client id', 255),
    /** Absent: as it was. Null: none. */
    secret: required('secret', 1_024).nullish(),
    issuer: text('issuer', 255).transform(asUrl).nullish(),
    enabled: z.boolean().nullish(),
  })
  .superRefine(({ name, kind, issuer }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if ((KIND_OF[name] ?? 'OPENID') !== kind) {
      refuse('name', 'Google, Facebook and Auth0 are named google, facebook and auth0, and nothing else is.');
    }
    if (HAS_ISSUER.has(kind) && !issuer) refuse('issuer', 'The issuer field is required.');
    if (!HAS_ISSUER.has(kind) && issuer) refuse('issuer', 'This provider has one issuer for everybody.');
  });

/**
 * Adds an identity provider to a site, or changes the one of that name. The secret is kept encrypted and
 * never read back; the audit log says only that it changed. A secret that is kept stays with the kind, the
 * client id and the issuer that it was given for: a change of one of them needs it again.
 * @param input an IdentityProviderInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND, also for a site of another account
 */
export async function setIdentityProvider(
  runtime: Runtime,
  accountId: number,
  actor: Actor,
  siteId: number,
  input: unknown,
): Promise<IdentityProvider> {
  const { prisma, clock, derivedKeys, settings } = runtime;
  const { name, kind, clientId, secret, issuer, enabled } = requireValid(provider, input);
  if (issuer && !isIssuer(issuer, settings.environment !== 'production')) {
    throw invalidField('issuer', 'The issuer must be an https URL without query or fragment.');
  }
  const encryptedSecret = secret ? await seal(derivedKeys, PROVIDER_SECRET, secret) : null;
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM site WHERE id = ${siteId} AND account_id = ${accountId} FOR NO KEY UPDATE`;
    await findSiteOfAccount(tx, accountId, siteId);
    const before = await tx.identityProvider.findUnique({ where: { siteId_name: { siteId, name } } });
    if (!before && (await tx.identityProvider.count({ where: { siteId } })) >= MAX_PROVIDERS) {
      throw invalidField('name', `A site may have at most ${MAX_PROVIDERS} identity providers.`);
    }
    const destination = { kind, clientId, issuer: issuer ?? null };
    const kept = secret === undefined ? (before?.encryptedSecret ?? null) : null;
    // The secret was given for that client at that provider, and is sent nowhere else.
    if (before && kept !== null && !isSameDestination(before, destination)) {
      throw invalidField('secret', SECRET_NEEDED);
    }
    const data = {
      ...destination,
      enabled: enabled ?? before?.enabled ?? true,
      ...(secret === undefined ? {} : { encryptedSecret, secretEndpoint: null }),
    };
    const after = before
      ? await tx.identityProvider.update({ where: { id: before.id }, data })
      : await tx.identityProvider.create({ data: { ...data, siteId, name, createdAt: clock() } });
    const changed = differences(before ? shown(before) : {}, shown(after));
    const entry = {
      accountId,
      action: before ? 'identity_provider.updated' : 'identity_provider.created',
      target: { kind: 'site', id: siteId },
      before: { name, ...changed.before },
      after: { name, ...changed.after, secretChanged: secret !== undefined },
    };
    await recordAudit(tx, actor, entry, clock());
    return after;
  });
}

/**
 * Removes an identity provider from a site. What it has linked to customers stays, for the day it comes back.
 * @throws IdentityError NOT_FOUND, also for a site of another account
 */
export async function removeIdentityProvider(
  runtime: Runtime,
  accountId: number,
  actor: Actor,
  siteId: number,
  name: string,
): Promise<IdentityProvider> {
  const { prisma, clock } = runtime;
  const { name: known } = requireValid(z.object({ name: text('name', 255) }), { name });
  return prisma.$transaction(async (tx) => {
    const found = await tx.identityProvider.findFirst({
      where: { siteId, name: known, site: { accountId } },
    });
    const { count } = await tx.identityProvider.deleteMany({ where: { id: found?.id ?? 0 } });
    if (!found || count === 0) throw new IdentityError('NOT_FOUND');
    const entry = {
      accountId,
      action: 'identity_provider.removed',
      target: { kind: 'site', id: siteId },
      before: { name: known, ...shown(found) },
    };
    await recordAudit(tx, actor, entry, clock());
    return found;
  });
}

/** What may be said of a provider: whether it has a secret, never which. */
function shown({ kind, clientId, issuer, enabled, encryptedSecret }: IdentityProvider) {
  return { kind, clientId, issuer, enabled, hasSecret: encryptedSecret !== null };
}

type Destination = Pick<IdentityProvider, 'kind' | 'clientId' | 'issuer'>;

/** Whether a secret still belongs to the same client at the same provider. */
function isSameDestination(one: Destination, other: Destination): boolean {
  const spelled = ({ issuer }: Destination) => issuer?.replace(/\/+$/, '') ?? null;
  return one.kind === other.kind && one.clientId === other.clientId && spelled(one) === spelled(other);
}

/** Auth0 shows its customers a domain. */
function asUrl(text: string): string {
  const trimmed = text.trim();
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(trimmed) ? `https://${trimmed.toLowerCase()}` : trimmed;
}

/**
 * OpenID Connect Discovery 1.0 §3.
 * @param local whether the machine of whoever develops the site will do, without encryption
 */
function isIssuer(text: string, local: boolean): boolean {
  if (!URL.canParse(text) || /[?#\s]/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isLocal = local && protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
  return (protocol === 'https:' || isLocal) && username === '' && password === '';
}
