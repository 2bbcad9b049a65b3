import { RSA_ALGORITHM } from '../../access/tokens/key-material.ts';
import { ensureRsaKeys } from '../../access/tokens/rsa-keys.ts';
import { hashSecret, randomSecret } from '../../lib/credential.ts';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import { rotatedSecret, rotation } from '../../platform/client-secret.ts';
import {
  type Connection,
  type PageInput,
  readConnectionById,
} from '../../platform/connections/connection.ts';
import type { OpenidClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount, lockOpenidClient } from '../../platform/database/locks.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { givenFields } from '../../platform/input.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../../tenancy/audit/audit.ts';
import { nextChange, requireUnchanged } from '../../tenancy/audit/conflict.ts';
import { isPublicClient, newClientId } from './client.ts';
import { clientChanges, newClient, requireConsistent, sectorOf } from './client-input.ts';
import { removeGrants } from './grants.ts';

/** A client with its new secret, which is shown once. Null: a public client. */
export type ClientWithSecret = { client: OpenidClient; clientSecret: string | null };

const MAX_CLIENTS = 200;
const ACTIONS = ['openid_client.updated'];

/** The clients of the account, the oldest first. @throws IdentityError VALIDATION_FAILED */
export async function readClients(
  runtime: Runtime,
  { accountId }: Acting,
  page: PageInput,
): Promise<Connection<OpenidClient>> {
  return readConnectionById(runtime, ['openid clients', accountId], page, (id, query) =>
    runtime.prisma.openidClient.findMany({ where: { accountId, id }, ...query }),
  );
}

/** @throws IdentityError NOT_FOUND, also for a client of another account */
export async function readClient(db: Db, { accountId }: Acting, id: string): Promise<OpenidClient> {
  return requireFound(await db.openidClient.findFirst({ where: { id: idOf(id), accountId } }));
}

/**
 * Creates a client of the account. A confidential client gets a secret; only its hash is stored.
 * @param input a CreateOpenidClientInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function addClient(
  runtime: CommandRuntime,
  { accountId, actor }: Acting,
  input: unknown,
): Promise<ClientWithSecret> {
  const { sectorIdentifier: sector, ...settings } = requireValid(newClient, input);
  requireConsistent(settings);
  const sectorIdentifier = sectorOf(settings, sector ?? null);
  const clientSecret = isPublicClient(settings) ? null : randomSecret();
  await publishKeyFor(runtime, settings);
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    // The lock makes the count of clients exact.
    await lockAccount(tx, accountId);
    if ((await tx.openidClient.count({ where: { accountId } })) >= MAX_CLIENTS) {
      throw invalidField('name', `An account may have up to ${MAX_CLIENTS} OpenID clients.`);
    }
    await requireOwnSite(tx, accountId, settings.siteId);
    const client = await tx.openidClient.create({
      data: {
        ...settings,
        accountId,
        clientId: newClientId(),
        sectorIdentifier,
        secretHash: clientSecret === null ? null : hashSecret(clientSecret),
        createdAt: now,
        updatedAt: now,
      },
    });
    const created = entry(client, 'openid_client.created', { after: { ...settings, sectorIdentifier } });
    await recordAudit(tx, actor, created, now);
    return { client, clientSecret };
  });
}

/**
 * Changes a client. The new values apply from its next request on. An absent field is not changed.
 * @param input an UpdateOpenidClientInput, not yet validated
 * @throws IdentityError NOT_FOUND, VALIDATION_FAILED; CONFLICT if a field was changed since `ifUpdatedAt`
 */
export async function updateClient(
  runtime: Runtime,
  acting: Acting,
  id: string,
  input: object & { ifUpdatedAt?: unknown },
): Promise<OpenidClient> {
  const parsed = requireValid(clientChanges, input);
  const { ifUpdatedAt } = input;
  const given = givenFields(parsed, [
    'backchannelLogoutUri',
    'frontchannelLogoutUri',
  ]) as Partial<OpenidClient>;
  await publishKeyFor(runtime, given);
  return runtime.prisma.$transaction(async (tx) => {
    const before = await lockAndReadClient(tx, acting, id);
    const current = settingsOf(before);
    const change = entry(before, 'openid_client.updated');
    await requireUnchanged(tx, { ...change, actions: ACTIONS, current, given, ifUpdatedAt });
    const next = { ...before, ...given };
    if (isPublicClient(next) !== isPublicClient(before)) {
      throw invalidField(
        'tokenEndpointAuthMethod',
        'A public client must stay public, and a client with a secret must not become public.',
      );
    }
    requireConsistent(next);
    await requireOwnSite(tx, before.accountId, next.siteId);
    const changed = differences(current, settingsOf(next));
    if (Object.keys(changed.after).length === 0) return before;
    const updatedAt = nextChange(before, runtime.clock());
    const client = await tx.openidClient.update({ where: { id: before.id }, data: { ...given, updatedAt } });
    if (allowsLess(before, client)) await removeGrants(tx, client);
    await recordAudit(tx, acting.actor, { ...change, ...changed }, updatedAt);
    return client;
  });
}

/**
 * Gives a client a new secret. The current secret stays valid for some days. Older secrets become invalid.
 * @param input `overlapDays`: how long the current secret stays valid; 0: not at all
 * @throws IdentityError NOT_FOUND, VALIDATION_FAILED, also for a public client
 */
export async function rotateClientSecret(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
  input: { overlapDays: unknown },
): Promise<ClientWithSecret> {
  const overlap = requireValid(rotation, input);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const before = await lockAndReadClient(tx, acting, id);
    if (before.secretHash === null) throw invalidField('id', 'A public client has no secret.');
    const { clientSecret, hashes } = rotatedSecret(before.secretHash, overlap, now);
    const client = await tx.openidClient.update({ where: { id: before.id }, data: hashes });
    const rotated = entry(client, 'openid_client.secret_rotated', { after: overlap });
    await recordAudit(tx, acting.actor, rotated, now);
    return { client, clientSecret };
  });
}

/**
 * Disables or enables a client. Changes nothing if the client is in that state already.
 * @throws IdentityError NOT_FOUND
 */
export async function setClientDisabled(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
  disabled: boolean,
): Promise<OpenidClient> {
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const before = await lockAndReadClient(tx, acting, id);
    if ((before.disabledAt !== null) === disabled) return before;
    const client = await tx.openidClient.update({
      where: { id: before.id },
      data: { disabledAt: disabled ? now : null },
    });
    // Without this, the tokens would be valid again when the client is enabled again.
    if (disabled) await removeGrants(tx, client);
    const action = disabled ? 'openid_client.disabled' : 'openid_client.enabled';
    await recordAudit(tx, acting.actor, entry(client, action), now);
    return client;
  });
}

/** Deletes a client, its tokens and the consents of customers. @throws IdentityError NOT_FOUND */
export async function deleteClient(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
): Promise<OpenidClient> {
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const client = await lockAndReadClient(tx, acting, id);
    await removeGrants(tx, client);
    await tx.openidClient.delete({ where: { id: client.id } });
    const before = { clientId: client.clientId, name: client.name };
    await recordAudit(tx, acting.actor, entry(client, 'openid_client.deleted', { before }), now);
    return client;
  });
}

/** Publishes the RSA key before a client can get its first token. */
async function publishKeyFor(
  runtime: CommandRuntime,
  { idTokenAlgorithm }: Partial<Pick<OpenidClient, 'idTokenAlgorithm'>>,
): Promise<void> {
  if (idTokenAlgorithm === RSA_ALGORITHM) await ensureRsaKeys(runtime);
}

/** Whether tokens from before a change allow more than the client would get now. */
function allowsLess(before: OpenidClient, after: OpenidClient): boolean {
  const isAskedNow = before.party === 'FIRST_PARTY' && after.party === 'THIRD_PARTY';
  return isAskedNow || before.scopes.some((scope) => !after.scopes.includes(scope));
}

/** The settings that an update can change, as the audit log shows them. */
function settingsOf(client: OpenidClient) {
  return {
    name: client.name,
    siteId: client.siteId,
    party: client.party,
    tokenEndpointAuthMethod: client.tokenEndpointAuthMethod,
    redirectUris: client.redirectUris,
    postLogoutRedirectUris: client.postLogoutRedirectUris,
    grantTypes: client.grantTypes,
    scopes: client.scopes,
    backchannelLogoutUri: client.backchannelLogoutUri,
    frontchannelLogoutUri: client.frontchannelLogoutUri,
    requirePushedAuthorization: client.requirePushedAuthorization,
    idTokenAlgorithm: client.idTokenAlgorithm,
  };
}

function entry(
  { id, accountId }: OpenidClient,
  action: string,
  change: Pick<Parameters<typeof recordAudit>[2], 'before' | 'after'> = {},
) {
  return { accountId, action, target: { kind: 'openid_client', id }, ...change };
}

async function lockAndReadClient(tx: Db, acting: Acting, id: string): Promise<OpenidClient> {
  await lockOpenidClient(tx, { id: idOf(id), accountId: acting.accountId });
  return readClient(tx, acting, id);
}

/** A site of another account gets the same answer as an unknown site. */
async function requireOwnSite(tx: Db, accountId: number, siteId: number): Promise<void> {
  if ((await tx.site.count({ where: { accountId, id: siteId } })) === 0) {
    throw invalidField('siteId', 'The selected site id is invalid.');
  }
}
