import { z } from 'zod';
import { addSeconds } from '../../lib/clock.ts';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import type { WebhookEndpoint } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount, lockWebhookEndpoint } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../../tenancy/audit/audit.ts';
import { firstSecret, nextSecret } from './endpoint-secret.ts';
import { receiverUrl } from './endpoint-url.ts';
import { eraseReceived } from './enqueue-deliveries.ts';
import { EVENT_TYPES } from './event-type.ts';
/** An endpoint with its secret, which is not shown again. */
export type EndpointWithSecret = { endpoint: WebhookEndpoint; secret: string };

const MAX_ENDPOINTS = 10;
const MAX_OVERLAP_HOURS = 168;

/** Every type if none is named. */
const events = z.array(z.enum(EVENT_TYPES)).transform((types) => [...new Set(types)]);

/** The endpoints of the account, the oldest first. */
export async function listEndpoints({ prisma }: Runtime, { accountId }: Acting): Promise<WebhookEndpoint[]> {
  return prisma.webhookEndpoint.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
}

/**
 * Creates an endpoint: from now on it is told what happens.
 * @param input a CreateWebhookEndpointInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, also where the account has ten already
 */
export async function createEndpoint(
  runtime: Runtime,
  { accountId, actor }: Acting,
  input: unknown,
): Promise<EndpointWithSecret> {
  const { prisma, clock, derivedKeys, settings } = runtime;
  const shape = z.object({ url: receiverUrl(settings), events: events.nullish() });
  const { url, events: types } = requireValid(shape, input);
  const { secret, encryptedSecret } = await firstSecret(derivedKeys);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    // Locked, so that the number of endpoints is exact.
    await lockAccount(tx, accountId);
    if ((await tx.webhookEndpoint.count({ where: { accountId } })) >= MAX_ENDPOINTS) {
      throw invalidField('url', `An account has at most ${MAX_ENDPOINTS} webhook endpoints.`);
    }
    const data = { accountId, url, events: types ?? [], encryptedSecret, createdAt: now };
    const endpoint = await tx.webhookEndpoint.create({ data });
    const action = 'webhook_endpoint.created';
    await recordAudit(tx, actor, { accountId, action, target: named(endpoint), after: told(endpoint) }, now);
    return { endpoint, secret };
  });
}

/**
 * Changes where an endpoint is, what it is told, and whether. What is absent stays as it is.
 * @param input an UpdateWebhookEndpointInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, NOT_FOUND
 */
export async function updateEndpoint(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
  input: unknown,
): Promise<WebhookEndpoint> {
  const { prisma, clock, settings } = runtime;
  const shape = z.object({
    url: receiverUrl(settings).nullish(),
    events: events.nullish(),
    enabled: z.boolean().nullish(),
  });
  const { url, events: types, enabled } = requireValid(shape, input);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindEndpoint(tx, accountId, id);
    const endpoint = await tx.webhookEndpoint.update({
      where: { id: before.id },
      data: {
        ...(url == null ? {} : { url }),
        ...(types == null ? {} : { events: types }),
        ...(enabled == null ? {} : { disabledAt: enabled ? null : (before.disabledAt ?? now) }),
      },
    });
    const changed = differences(told(before), told(endpoint));
    // A query is not told, but that it is another one is.
    const after = { ...changed.after, ...(url && url !== before.url ? { url: told(endpoint).url } : {}) };
    if (Object.keys(after).length > 0) {
      const entry = { accountId, action: 'webhook_endpoint.updated', target: named(endpoint) };
      await recordAudit(tx, actor, { ...entry, before: changed.before, after }, now);
    }
    return endpoint;
  });
}

/**
 * Gives an endpoint a new secret.
 * @param overlapHours how long the former one signs too
 * @throws IdentityError VALIDATION_FAILED, NOT_FOUND
 */
export async function rotateEndpointSecret(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
  overlapHours: number,
): Promise<EndpointWithSecret> {
  const { prisma, clock, derivedKeys } = runtime;
  const message = `The overlap must be between 0 and ${MAX_OVERLAP_HOURS} hours.`;
  const hours = z.int(message).min(0, message).max(MAX_OVERLAP_HOURS, message);
  requireValid(z.object({ overlapHours: hours }), { overlapHours });
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindEndpoint(tx, accountId, id);
    const until = addSeconds(now, overlapHours * 3_600);
    const { secret, encryptedSecret } = await nextSecret(derivedKeys, before.encryptedSecret, until);
    const endpoint = await tx.webhookEndpoint.update({ where: { id: before.id }, data: { encryptedSecret } });
    const action = 'webhook_endpoint.secret_rotated';
    await recordAudit(
      tx,
      actor,
      { accountId, action, target: named(endpoint), after: { overlapHours } },
      now,
    );
    return { endpoint, secret };
  });
}

/**
 * Removes an endpoint with its deliveries. @returns what it was
 * @throws IdentityError NOT_FOUND
 */
export async function deleteEndpoint(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
): Promise<WebhookEndpoint> {
  const { prisma, clock } = runtime;
  return prisma.$transaction(async (tx) => {
    const endpoint = await lockAndFindEndpoint(tx, accountId, id);
    await tx.webhookEndpoint.delete({ where: { id: endpoint.id } });
    await eraseReceived(tx, { accountId });
    const action = 'webhook_endpoint.deleted';
    const entry = { accountId, action, target: named(endpoint), before: told(endpoint) };
    await recordAudit(tx, actor, entry, clock());
    return endpoint;
  });
}

/** @throws IdentityError NOT_FOUND, also for one of another account */
async function lockAndFindEndpoint(tx: Db, accountId: number, text: string): Promise<WebhookEndpoint> {
  const id = idOf(text);
  await lockWebhookEndpoint(tx, { id, accountId });
  const endpoint = await tx.webhookEndpoint.findUnique({ where: { id, accountId } });
  if (!endpoint) throw new IdentityError('NOT_FOUND');
  return endpoint;
}

function named({ id }: WebhookEndpoint) {
  return { kind: 'webhook_endpoint', id };
}

/** What the audit log may know of it: a query may hold a secret. */
function told({ url, events: types, disabledAt }: WebhookEndpoint) {
  return { url: url.replace(/\?.*/s, '?…'), events: types, enabled: disabledAt === null };
}
