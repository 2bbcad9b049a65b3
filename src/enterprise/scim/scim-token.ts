import { addSeconds } from '../../lib/clock.ts';
import {
  formatCredential,
  hashSecret,
  parseCredential,
  randomSecret,
  secretMatches,
} from '../../lib/credential.ts';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { RequestLimit } from '../../platform/limits/request-limit.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { lockAndReadConnection, type WholeConnection } from '../connections/connection.ts';

/** Providers send changes in bursts, and wait after a 429. */
const REQUESTS_PER_MINUTE = 600;
const USE_NOTED_EVERY_SECONDS = 60;

/** @param token shown once; only its hash is stored */
export type NewScimToken = { connection: WholeConnection; token: string };

/** The address that a company enters at its identity provider. */
export function scimUrl({ issuer }: Pick<Runtime, 'issuer'>, connectionId: number): string {
  return `${issuer}/scim/v2/${connectionId}`;
}

/**
 * Gives a connection a new SCIM token. The previous token becomes invalid at once.
 * @throws IdentityError NOT_FOUND, also for a connection of another account
 */
export async function setScimToken(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
): Promise<NewScimToken> {
  const secret = randomSecret();
  return prisma.$transaction(async (tx) => {
    const connection = await lockAndReadConnection(tx, acting, id);
    const { id: connectionId, accountId } = connection;
    const now = clock();
    const data = { secretHash: hashSecret(secret), createdAt: now, lastUsedAt: null };
    const where = { connectionId };
    await tx.scimToken.upsert({ where, create: { connectionId, ...data }, update: data });
    const target = { kind: 'enterprise_connection', id: connectionId };
    await recordAudit(tx, acting.actor, { accountId, action: 'scim_token.set', target }, now);
    return { connection, token: formatCredential({ id: String(connectionId), secret }) };
  });
}

/**
 * Removes the SCIM token of a connection. The users are not changed.
 * @throws IdentityError NOT_FOUND for a connection without a token, and for one of another account
 */
export async function removeScimToken(
  { prisma, clock }: Runtime,
  acting: Acting,
  id: string,
): Promise<WholeConnection> {
  return prisma.$transaction(async (tx) => {
    const connection = await lockAndReadConnection(tx, acting, id);
    const { id: connectionId, accountId } = connection;
    const { count } = await tx.scimToken.deleteMany({ where: { connectionId } });
    if (count === 0) throw new IdentityError('NOT_FOUND');
    const target = { kind: 'enterprise_connection', id: connectionId };
    await recordAudit(tx, acting.actor, { accountId, action: 'scim_token.removed', target }, clock());
    return connection;
  });
}

/**
 * Finds the connection of a SCIM request. A disabled connection is found, too, because the company must still be able
 * to deactivate employees who leave.
 * @param presented the bearer token
 * @throws IdentityError UNAUTHENTICATED, the same for an unknown connection and a wrong token
 */
export async function authenticateScim(
  { prisma, clock }: Runtime,
  connectionId: string,
  presented: string | null,
): Promise<EnterpriseConnection> {
  const credential = parseCredential(presented ?? '');
  const id = idOf(connectionId);
  const token =
    credential?.id === connectionId && id !== 0
      ? await prisma.scimToken.findUnique({ where: { connectionId: id }, include: { connection: true } })
      : null;
  if (!credential || !token || !secretMatches(credential.secret, token.secretHash)) {
    throw new IdentityError('UNAUTHENTICATED');
  }
  const now = clock();
  if (!token.lastUsedAt || token.lastUsedAt <= addSeconds(now, -USE_NOTED_EVERY_SECONDS)) {
    await prisma.scimToken.updateMany({ where: { connectionId: id }, data: { lastUsedAt: now } });
  }
  return token.connection;
}

export function scimRequests({ id }: Pick<EnterpriseConnection, 'id'>): RequestLimit {
  return { name: 'scim', key: `scim:${id}`, max: REQUESTS_PER_MINUTE, windowSeconds: 60 };
}
