import { z } from 'zod';
import { addSeconds } from '../../lib/clock.ts';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import type { WebhookEndpoint } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockAccount, lockWebhookEndpoint } from '../../platform/database/locks.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { differences, recordAudit } from '../../tenancy/audit/audit.ts';
import { nextChange, requireUnchanged } from '../../tenancy/audit/conflict.ts';
import { createEndpointSecret, replaceEndpointSecret } from './endpoint-secret.ts';
import { endpointUrl } from './endpoint-url.ts';
import { EVENT_TYPES } from './event-type.ts';
import { eraseDeliveredEvents } from './stored-events.ts';
export type EndpointWithSecret = { endpoint: WebhookEndpoint; secret: string };

const MAX_ENDPOINTS = 10;
const MAX_OVERLAP_HOURS = 168;

/** Event types without duplicates. Empty: all types except those of logins and sessions. */
const events = z.array(z.enum(EVENT_TYPES)).transform((types) => [...new Set(types)]);

export async function listEndpoints({ prisma }: Runtime, { accountId }: Acting): Promise<WebhookEndpoint[]> {
  return prisma.webhookEndpoint.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
}

/**
 * Creates an endpoint. It receives only later events.
 * @param input a CreateWebhookEndpointInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, also if the account has ten endpoints
 */
export async function createEndpoint(
  runtime: Runtime,
  { accountId, actor }: Acting,
  input: unknown,
): Promise<EndpointWithSecret> {
  const { prisma, clock, derivedKeys, settings } = runtime;
  const shape = z.object({ url: endpointUrl(settings), events: events.nullish() });
  const { url, events: types } = requireValid(shape, input);
  const { secret, encryptedSecret } = await createEndpointSecret(derivedKeys);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    // Locked, so that the number of endpoints is exact.
    await lockAccount(tx, accountId);
    if ((await tx.webhookEndpoint.count({ where: { accountId } })) >= MAX_ENDPOINTS) {
      throw invalidField('url', `An account has at most ${MAX_ENDPOINTS} webhook endpoints.`);
    }
    const data = { accountId, url, events: types ?? [], encryptedSecret, createdAt: now, updatedAt: now };
    const endpoint = await tx.webhookEndpoint.create({ data });
    await recordAudit(
      tx,
      actor,
      { accountId, action: 'webhook_endpoint.created', target: targetOf(endpoint), after: audited(endpoint) },
      now,
    );
    return { endpoint, secret };
  });
}

/**
 * Changes the URL and the event types of an endpoint, and whether it is enabled. An absent field is not changed.
 * @param input an UpdateWebhookEndpointInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, NOT_FOUND; CONFLICT if a given field was changed since `ifUpdatedAt`
 */
export async function updateEndpoint(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
  input: object & { ifUpdatedAt?: unknown },
): Promise<WebhookEndpoint> {
  const { prisma, clock, settings } = runtime;
  const { ifUpdatedAt } = input;
  const shape = z.object({
    url: endpointUrl(settings).nullish(),
    events: events.nullish(),
    enabled: z.boolean().nullish(),
  });
  const { url, events: types, enabled } = requireValid(shape, input);
  const now = clock();
  return prisma.$transaction(async (tx) => {
    const before = await lockAndFindEndpoint(tx, accountId, id);
    const entry = { accountId, action: 'webhook_endpoint.updated', target: targetOf(before) };
    const current = { ...audited(before), url: before.url };
    const given = {
      ...(url == null ? {} : { url }),
      ...(types == null ? {} : { events: types }),
      ...(enabled == null ? {} : { enabled }),
    };
    await requireUnchanged(tx, { ...entry, actions: [entry.action], current, given, ifUpdatedAt });
    const updatedAt = nextChange(before, now);
    const endpoint = await tx.webhookEndpoint.update({
      where: { id: before.id },
      data: {
        ...(url == null ? {} : { url }),
        ...(types == null ? {} : { events: types }),
        ...(enabled == null ? {} : { disabledAt: enabled ? null : (before.disabledAt ?? now) }),
        updatedAt,
      },
    });
    const changed = differences(audited(before), audited(endpoint));
    // `audited` hides the query, so `differences` does not find a change of the query alone. Such a change is recorded,
    // too, without the query.
    const after = { ...changed.after, ...(url && url !== before.url ? { url: audited(endpoint).url } : {}) };
    if (Object.keys(after).length > 0) {
      await recordAudit(tx, actor, { ...entry, before: changed.before, after }, updatedAt);
    }
    return endpoint;
  });
}

/**
 * Gives an endpoint a new secret.
 * @param overlapHours how long deliveries are also signed with the previous secret
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
    const { secret, encryptedSecret } = await replaceEndpointSecret(
      derivedKeys,
      before.encryptedSecret,
      until,
    );
    const endpoint = await tx.webhookEndpoint.update({ where: { id: before.id }, data: { encryptedSecret } });
    const action = 'webhook_endpoint.secret_rotated';
    await recordAudit(
      tx,
      actor,
      { accountId, action, target: targetOf(endpoint), after: { overlapHours } },
      now,
    );
    return { endpoint, secret };
  });
}

/**
 * Removes an endpoint with its deliveries.
 * @returns the removed endpoint
 * @throws IdentityError NOT_FOUND
 */
export async function deleteEndpoint(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
): Promise<WebhookEndpoint> {
  return runtime.prisma.$transaction(async (tx) => {
    const endpoint = await lockAndFindEndpoint(tx, accountId, id);
    await tx.webhookEndpoint.delete({ where: { id: endpoint.id } });
    await eraseDeliveredEvents(tx, { accountId });
    const action = 'webhook_endpoint.deleted';
    const entry = { accountId, action, target: targetOf(endpoint), before: audited(endpoint) };
    await recordAudit(tx, actor, entry, runtime.clock());
    return endpoint;
  });
}

/** @throws IdentityError NOT_FOUND, also for an endpoint of another account */
export async function requireEndpoint(db: Db, accountId: number, id: number): Promise<WebhookEndpoint> {
  return requireFound(await db.webhookEndpoint.findUnique({ where: { id, accountId } }));
}

async function lockAndFindEndpoint(tx: Db, accountId: number, text: string): Promise<WebhookEndpoint> {
  const id = idOf(text);
  await lockWebhookEndpoint(tx, { id, accountId });
  return requireEndpoint(tx, accountId, id);
}

function targetOf({ id }: WebhookEndpoint) {
  return { kind: 'webhook_endpoint', id };
}

/** An endpoint as the audit log shows it. The query is hidden, because it may contain a secret. */
function audited({ url, events: types, disabledAt }: WebhookEndpoint) {
  return { url: url.replace(/\?.*/s, '?…'), events: types, enabled: disabledAt === null };
}
