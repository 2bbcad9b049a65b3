import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import type { Acting } from '../../platform/acting.ts';
import { type IdentityProvider, IdentityProviderKind } from '../../platform/database/client/client.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { requiredText, text } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../../tenancy/audit/audit.ts';
import { requireUnchanged } from '../../tenancy/audit/conflict.ts';
import { lockAndFindSite, noteSiteChange } from '../../tenancy/sites/site-settings.ts';
import { isIssuer } from './client/openid-issuers.ts';
import { kinds } from './kinds/kinds.ts';
import { PROVIDER_SECRET } from './provider.ts';

const FIXED_NAMES = Object.values(kinds).flatMap(({ fixedName }) => fixedName ?? []);
const MAX_PROVIDERS = 20;
const CHANGES = ['identity_provider.created', 'identity_provider.updated', 'identity_provider.removed'];
const SECRET_NEEDED =
  'The secret is needed again when the kind, the client id, the issuer, the team id or the key id changes; null ' +
  'removes it.';

const providerName = requiredText('name', 32).refine(
  (value) => /^[a-z][a-z0-9-]*$/.test(value),
  'The name may only contain lower-case letters, digits and dashes, and must begin with a letter.',
);

/** @throws IdentityError VALIDATION_FAILED on `name` */
export function requireProviderName(name: string): string {
  return requireValid(z.object({ name: providerName }), { name }).name;
}

const provider = z
  .object({
    name: providerName,
    kind: z.enum(IdentityProviderKind),
    clientId: requiredText('client id', 255),
    /** Absent: unchanged. Null: removed. */
    secret: requiredText('secret', 1_024).nullish(),
    issuer: text('issuer', 255).transform(asUrl).nullish(),
    teamId: requiredText('team id', 255).nullish(),
    keyId: requiredText('key id', 255).nullish(),
    enabled: z.boolean().nullish(),
  })
  .superRefine(({ name, kind, issuer, secret, teamId, keyId }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const { fixedName, issuerSetByAccount, secretIsSigningKey } = kinds[kind];
    if (fixedName === null ? FIXED_NAMES.includes(name) : name !== fixedName) {
      refuse('name', `Only the provider itself can have one of these names: ${FIXED_NAMES.join(', ')}.`);
    }
    if (issuerSetByAccount && !issuer) refuse('issuer', 'The issuer field is required.');
    if (!issuerSetByAccount && issuer) refuse('issuer', 'The issuer of this provider cannot be set.');
    for (const [field, value] of Object.entries({ teamId, keyId })) {
      const label = field === 'teamId' ? 'team id' : 'key id';
      if (secretIsSigningKey && !value) refuse(field, `The ${label} field is required.`);
      if (!secretIsSigningKey && value) refuse(field, `This provider has no ${label}.`);
    }
    if (secretIsSigningKey && secret && !isSigningKey(secret)) {
      refuse('secret', 'The secret must be a P-256 private key in PEM format, the content of the .p8 file.');
    }
  });

/**
 * Adds an identity provider to a site, or changes the one with that name. The secret is stored encrypted and never read
 * back; the audit log shows only that it changed. A secret is bound to the kind, the client id, the issuer, the team id
 * and the key id that it was set for. If one of them changes, the secret is required again.
 * @param input an IdentityProviderInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED; CONFLICT if a field was changed since `ifUpdatedAt`; NOT_FOUND, also for a
 *   site of another account
 */
export async function setIdentityProvider(
  runtime: Runtime,
  acting: Acting,
  site: string,
  input: object & { ifUpdatedAt?: unknown },
): Promise<IdentityProvider> {
  const { prisma, clock, derivedKeys, settings } = runtime;
  const {
    name,
    kind,
    clientId,
    secret,
    issuer,
    teamId = null,
    keyId = null,
    enabled,
  } = requireValid(provider, input);
  if (issuer && !isIssuer(issuer, settings.environment !== 'production')) {
    throw invalidField('issuer', 'The issuer must be an https URL without query or fragment.');
  }
  const encryptedSecret = secret ? await seal(derivedKeys, PROVIDER_SECRET, secret) : null;
  return prisma.$transaction(async (tx) => {
    const found = await lockAndFindSite(tx, acting, site);
    const { id: siteId, accountId } = found;
    const before = await tx.identityProvider.findUnique({ where: { siteId_name: { siteId, name } } });
    if (!before && (await tx.identityProvider.count({ where: { siteId } })) >= MAX_PROVIDERS) {
      throw invalidField('name', `A site may have at most ${MAX_PROVIDERS} identity providers.`);
    }
    const destination = { kind, clientId, issuer: issuer ?? null, teamId, keyId };
    await requireUnchanged(tx, {
      accountId,
      target: { kind: 'site', id: siteId },
      actions: CHANGES,
      isOfPart: (state) => state.name === name,
      current: before && { ...before },
      given: { ...destination, enabled: enabled ?? undefined, secret },
      ifUpdatedAt: input.ifUpdatedAt,
    });
    const kept = secret === undefined ? (before?.encryptedSecret ?? null) : null;
    // A secret is sent only to the provider that it was set for.
    if (before && kept !== null && !isSameDestination(before, destination)) {
      throw invalidField('secret', SECRET_NEEDED);
    }
    const { updatedAt } = await noteSiteChange(tx, found, clock());
    const data = {
      ...destination,
      enabled: enabled ?? before?.enabled ?? true,
      updatedAt,
      ...(secret === undefined ? {} : { encryptedSecret, secretEndpoint: null }),
    };
    const after = before
      ? await tx.identityProvider.update({ where: { id: before.id }, data })
      : await tx.identityProvider.create({ data: { ...data, siteId, name, createdAt: updatedAt } });
    const changed = differences(before ? shown(before) : {}, shown(after));
    const entry = {
      accountId,
      action: before ? 'identity_provider.updated' : 'identity_provider.created',
      target: { kind: 'site', id: siteId },
      before: { name, ...changed.before },
      after: { name, ...changed.after, secretChanged: secret !== undefined },
    };
    await recordAudit(tx, acting.actor, entry, updatedAt);
    return after;
  });
}

/**
 * Removes an identity provider from a site. Its links to customers stay, in case it is added again.
 * @throws IdentityError NOT_FOUND, also for a site of another account
 */
export async function removeIdentityProvider(
  { prisma, clock }: Runtime,
  acting: Acting,
  site: string,
  name: string,
): Promise<IdentityProvider> {
  const { accountId, actor } = acting;
  const { name: known } = requireValid(z.object({ name: text('name', 255) }), { name });
  return prisma.$transaction(async (tx) => {
    const ofSite = await lockAndFindSite(tx, acting, site);
    const { id: siteId } = ofSite;
    const where = { siteId_name: { siteId, name: known } };
    const found = requireFound(await tx.identityProvider.findUnique({ where }));
    await tx.identityProvider.delete({ where });
    const { updatedAt } = await noteSiteChange(tx, ofSite, clock());
    const entry = {
      accountId,
      action: 'identity_provider.removed',
      target: { kind: 'site', id: siteId },
      before: { name: known, ...shown(found) },
    };
    await recordAudit(tx, actor, entry, updatedAt);
    return found;
  });
}

/** A provider as the audit log shows it: whether it has a secret, never the secret. */
function shown({ kind, clientId, issuer, teamId, keyId, enabled, encryptedSecret }: IdentityProvider) {
  const signingKey = teamId === null ? {} : { teamId, keyId };
  return { kind, clientId, issuer, ...signingKey, enabled, hasSecret: encryptedSecret !== null };
}

type Destination = Pick<IdentityProvider, 'kind' | 'clientId' | 'issuer' | 'teamId' | 'keyId'>;

function isSameDestination(one: Destination, other: Destination): boolean {
  const spelled = ({ issuer }: Destination) => issuer?.replace(/\/+$/, '') ?? null;
  const same = (['kind', 'clientId', 'teamId', 'keyId'] as const).every((name) => one[name] === other[name]);
  return same && spelled(one) === spelled(other);
}

function isSigningKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}

/** Adds the scheme to a domain, because Auth0 shows only the domain of a tenant. */
function asUrl(text: string): string {
  const trimmed = text.trim();
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(trimmed) ? `https://${trimmed.toLowerCase()}` : trimmed;
}
