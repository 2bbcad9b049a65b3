import type { z } from 'zod';
import { isIssuer } from '../../customers/identity-providers/client/openid-issuers.ts';
import { tokenEndpointOf } from '../../customers/identity-providers/company-provider.ts';
import { companyLoginName } from '../../customers/login/company-login.ts';
import type { Acting } from '../../platform/acting.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount } from '../../platform/database/locks.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { invalidField, requireValid } from '../../platform/errors.ts';
import { givenFields } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../../tenancy/audit/audit.ts';
import { nextChange, requireUnchanged } from '../../tenancy/audit/conflict.ts';
import {
  lockAndReadConnection,
  readEnterpriseConnection,
  WHOLE,
  type WholeConnection,
} from './connection.ts';
import { connectionChanges, newConnection, type PlanRule } from './connection-input.ts';
import { CONNECTION_SECRET, identityPrefix } from './names.ts';

const MAX_CONNECTIONS = 200;
const UPDATED = 'enterprise_connection.updated';
const SECRET_NEEDED = 'The secret is needed again when the issuer or the client id changes.';

/**
 * Creates a connection to the OpenID provider of a company. Reads the metadata of the provider. Customers cannot log in
 * with the connection until a domain is proven.
 * @param input a CreateEnterpriseConnectionInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function createConnection(
  runtime: Runtime,
  acting: Acting,
  input: unknown,
): Promise<WholeConnection> {
  const { issuer, clientId, secret, ...given } = requireValid(newConnection, input);
  const secretEndpoint = await requireIssuer(runtime, issuer, 'enterprise');
  const encryptedSecret = await seal(runtime.derivedKeys, CONNECTION_SECRET, secret);
  const provider = { kind: 'OIDC', issuer, clientId, encryptedSecret, secretEndpoint } as const;
  return addConnection(runtime, acting, given, provider);
}

type Common = Omit<z.output<typeof newConnection>, 'issuer' | 'clientId' | 'secret'>;
type ProviderColumns = Pick<EnterpriseConnection, 'kind' | 'issuer'> & Partial<EnterpriseConnection>;

/** Creates a connection to a provider that the caller has checked. @throws IdentityError VALIDATION_FAILED */
export async function addConnection(
  { prisma, clock }: Runtime,
  { accountId, actor }: Acting,
  { name, plans, enabled, ssoOnly, groupsClaim }: Common,
  provider: ProviderColumns,
): Promise<WholeConnection> {
  return prisma.$transaction(async (tx) => {
    // The lock makes the count of connections exact.
    await lockAccount(tx, accountId);
    if ((await tx.enterpriseConnection.count({ where: { accountId } })) >= MAX_CONNECTIONS) {
      throw invalidField('name', `An account may have up to ${MAX_CONNECTIONS} enterprise connections.`);
    }
    await requireOwnPlans(tx, accountId, plans ?? []);
    const now = clock();
    const connection = await tx.enterpriseConnection.create({
      data: {
        ...provider,
        name,
        accountId,
        enabled: enabled ?? true,
        ssoOnly: ssoOnly ?? false,
        groupsClaim: groupsClaim ?? null,
        createdAt: now,
        updatedAt: now,
        plans: { create: plans ?? [] },
      },
      include: WHOLE,
    });
    const entry = entryOf(connection, 'enterprise_connection.created', { after: shown(connection) });
    await recordAudit(tx, actor, entry, now);
    return connection;
  });
}

/** Replaces the provider of a connection. The caller has checked the new one. @throws IdentityError NOT_FOUND */
export async function changeProvider(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
  provider: Partial<EnterpriseConnection>,
): Promise<WholeConnection> {
  return prisma.$transaction(async (tx) => {
    const before = await lockAndReadConnection(tx, acting, id);
    const updatedAt = nextChange(before, clock());
    const data = { ...provider, updatedAt };
    const after = await tx.enterpriseConnection.update({ where: { id: before.id }, data, include: WHOLE });
    const changed = differences(shown(before), shown(after));
    await recordAudit(tx, acting.actor, { ...entryOf(before, UPDATED), ...changed }, updatedAt);
    return after;
  });
}

/**
 * Changes a connection. Open sessions stay open. An absent field is not changed. `plans` replaces all plans.
 * @param input an UpdateEnterpriseConnectionInput, not yet validated
 * @throws IdentityError NOT_FOUND, VALIDATION_FAILED; CONFLICT if a field was changed since `ifUpdatedAt`
 */
export async function updateConnection(
  runtime: Runtime,
  acting: Acting,
  id: string,
  input: object & { ifUpdatedAt?: unknown },
): Promise<WholeConnection> {
  const { prisma, clock } = runtime;
  const { plans, secret, ...parsed } = requireValid(connectionChanges, input);
  const given = givenFields(parsed, ['groupsClaim']) as Partial<EnterpriseConnection>;
  const known = await readEnterpriseConnection(prisma, acting, id);
  const provider = await providerChange(runtime, known, { ...parsed, secret });
  return prisma.$transaction(async (tx) => {
    const before = await lockAndReadConnection(tx, acting, id);
    // Another collaborator may have changed the provider since `known` was read.
    if (before.encryptedSecret !== known.encryptedSecret) throw invalidField('issuer', 'Try again.');
    const current = shown(before);
    const change = entryOf(before, UPDATED);
    await requireUnchanged(tx, {
      ...change,
      actions: [UPDATED],
      current,
      given: { ...given, ...(plans && { plans }) },
      ifUpdatedAt: input.ifUpdatedAt,
    });
    if (plans) await replacePlans(tx, before, plans);
    const updatedAt = nextChange(before, clock());
    const data = { ...given, ...provider, updatedAt };
    const after = await tx.enterpriseConnection.update({
      where: { id: before.id },
      data,
      include: WHOLE,
    });
    const changed = differences(current, shown(after));
    const secretChanged = secret != null;
    if (Object.keys(changed.after).length > 0 || secretChanged) {
      const entry = { ...change, before: changed.before, after: { ...changed.after, secretChanged } };
      await recordAudit(tx, acting.actor, entry, updatedAt);
    }
    return after;
  });
}

/**
 * Deletes a connection with its domains, plans and identities. Its members stay customers. Those without a password can
 * set one by a password reset.
 * @throws IdentityError NOT_FOUND
 */
export async function deleteConnection(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
): Promise<WholeConnection> {
  return prisma.$transaction(async (tx) => {
    const connection = await lockAndReadConnection(tx, acting, id);
    const { accountId } = connection;
    await tx.enterpriseConnection.delete({ where: { id: connection.id } });
    await tx.externalIdentity.deleteMany({
      where: { accountId, issuer: { startsWith: identityPrefix(connection.id) } },
    });
    const before = { ...shown(connection), domains: connection.domains.map(({ domain }) => domain) };
    const entry = entryOf(connection, 'enterprise_connection.deleted', { before });
    await recordAudit(tx, acting.actor, entry, clock());
    return connection;
  });
}

/**
 * Returns the columns that change with another issuer, client or secret. Null: no column changes.
 * @throws IdentityError VALIDATION_FAILED
 */
async function providerChange(
  runtime: Runtime,
  known: EnterpriseConnection,
  { issuer, clientId, secret }: Pick<z.output<typeof connectionChanges>, 'issuer' | 'clientId' | 'secret'>,
): Promise<Pick<EnterpriseConnection, 'encryptedSecret' | 'secretEndpoint'> | null> {
  if (known.kind === 'SAML') {
    for (const [field, value] of Object.entries({ issuer, clientId, secret })) {
      if (value != null)
        throw invalidField(field, 'A SAML connection has no such setting. Its metadata define the provider.');
    }
    return null;
  }
  const isSame = (issuer ?? known.issuer) === known.issuer && (clientId ?? known.clientId) === known.clientId;
  if (secret == null) {
    if (isSame) return null;
    throw invalidField('secret', SECRET_NEEDED);
  }
  const secretEndpoint = await requireIssuer(runtime, issuer ?? known.issuer, companyLoginName(known.id));
  return { encryptedSecret: await seal(runtime.derivedKeys, CONNECTION_SECRET, secret), secretEndpoint };
}

/** @returns the token endpoint of the issuer @throws IdentityError VALIDATION_FAILED on `issuer` */
async function requireIssuer(runtime: Runtime, issuer: string, name: string): Promise<string> {
  if (!isIssuer(issuer, runtime.settings.environment !== 'production')) {
    throw invalidField('issuer', 'The issuer must be an https URL without query or fragment.');
  }
  return tokenEndpointOf(runtime, issuer, name);
}

async function replacePlans(
  tx: Db,
  { id, accountId }: EnterpriseConnection,
  plans: PlanRule[],
): Promise<void> {
  await requireOwnPlans(tx, accountId, plans);
  await tx.enterprisePlan.deleteMany({ where: { connectionId: id } });
  await tx.enterprisePlan.createMany({ data: plans.map((plan) => ({ ...plan, connectionId: id })) });
}

/** A plan of another account gets the same answer as an unknown plan. */
async function requireOwnPlans(tx: Db, accountId: number, plans: readonly PlanRule[]): Promise<void> {
  const ids = [...new Set(plans.map(({ planId }) => planId))];
  if ((await tx.plan.count({ where: { id: { in: ids }, site: { accountId } } })) === ids.length) return;
  throw invalidField('plans', 'The selected plan id is invalid.');
}

/** The settings as the audit log shows them. */
function shown(connection: WholeConnection) {
  const { name, kind, enabled, ssoOnly, issuer, clientId, metadataUrl, groupsClaim, plans } = connection;
  return {
    name,
    kind,
    enabled,
    ssoOnly,
    issuer,
    clientId,
    metadataUrl,
    groupsClaim,
    plans: plans.map(({ planId, domain, group }) => ({ planId, domain, group })),
  };
}

function entryOf(
  { id, accountId }: EnterpriseConnection,
  action: string,
  change: Pick<Parameters<typeof recordAudit>[2], 'before' | 'after'> = {},
) {
  return { accountId, action, target: { kind: 'enterprise_connection', id }, ...change };
}
