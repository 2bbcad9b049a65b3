import type { Sweep } from '../../lib/sweeping.ts';
import { SYSTEM } from '../../platform/acting.ts';
import { Prisma, type PrismaClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { lockCollaboratorsOfMailbox, lockCustomersOfMailbox } from '../../platform/database/locks.ts';
import { collidingEmailKey, emailKey } from '../../platform/identifiers.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { CommandRuntime, Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';

/**
 * Rewrites email keys that were stored before domains were compared in ASCII. Of two customers with one mailbox the
 * older one gets the key. The younger one is marked (`emailCollisionKey`), logs in with the password as before, and
 * needs support. A customer is also marked if the key is reserved for another customer. The update can be stopped at
 * any time and run again, also by several processes: a row is changed only if it still has the key that was read.
 */

type Row = { id: number; accountId: number; emailKey: string };
type Keyed = Row & { newKey: string };

const BATCH = 500;
const SWEEP_SECONDS = 600;
const LOGIN_TOKENS = ['PASSWORD_RESET', 'PASSWORDLESS_LINK', 'PASSWORDLESS_CODE'] as const;
const NOT_ASCII = Prisma.raw('octet_length(email_key) <> char_length(email_key)');

/** Rewrites every old key. @returns how many customers had an old key, and how many customers were marked */
export async function updateEmailKeys(runtime: CommandRuntime): Promise<{ updated: number; marked: number }> {
  const { prisma } = runtime;
  const total = { updated: 0, marked: 0 };
  let afterId = 0;
  for (;;) {
    const rows = await prisma.$queryRaw<Row[]>`
      SELECT id, account_id AS "accountId", email_key AS "emailKey" FROM customer
      WHERE ${NOT_ASCII} AND id::bigint > ${afterId} ORDER BY id::bigint LIMIT ${BATCH}`;
    const { updated, marked } = await updateBatch(runtime, outdated(rows));
    total.updated += updated;
    total.marked += marked;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    afterId = last.id;
  }
  await updateReservations(prisma);
  await updateCollaborators(runtime);
  return total;
}

/** Rewrites keys that processes of the previous version wrote during a rolling deployment. */
export function emailKeySweep(runtime: Runtime): Sweep {
  return {
    name: 'email keys',
    batch: async () => {
      await updateEmailKeys(runtime);
      return false;
    },
    pauseMilliseconds: 100,
    everyMilliseconds: SWEEP_SECONDS * 1_000,
  };
}

function outdated<T extends { emailKey: string }>(rows: T[]): (T & { newKey: string })[] {
  return rows
    .map((row) => ({ ...row, newKey: emailKey(row.emailKey) }))
    .filter(
      ({ emailKey, newKey }) => emailKey !== newKey && !emailKey.includes('#', emailKey.lastIndexOf('@')),
    );
}

/** Updates the rows with a free new key together, in one statement. Updates the others one by one. */
async function updateBatch(runtime: CommandRuntime, rows: Keyed[]) {
  if (rows.length === 0) return { updated: 0, marked: 0 };
  const byKey = Map.groupBy(rows, ({ accountId, newKey }) => `${accountId} ${newKey}`);
  const single = [...byKey.values()].flatMap((same) => (same.length === 1 ? same : []));
  const done = new Set(await updateFree(runtime.prisma, single).catch(ignoreDuplicate));
  let marked = 0;
  for (const row of rows) if (!done.has(row.id)) marked += await resolveCollision(runtime, row);
  return { updated: rows.length, marked };
}

async function updateFree(prisma: PrismaClient, rows: Keyed[]): Promise<number[]> {
  const updated = await prisma.$queryRaw<{ id: number }[]>`
    UPDATE customer c SET email_key = n.new_key
    FROM unnest(
      ${rows.map(({ id }) => id)}::int[], ${rows.map((row) => row.emailKey)}::text[], ${rows.map((row) => row.newKey)}::text[]
    ) AS n (id, old_key, new_key)
    WHERE c.id = n.id AND c.email_key = n.old_key
      AND NOT EXISTS (SELECT 1 FROM customer o WHERE o.account_id = c.account_id AND o.email_key = n.new_key)
      AND NOT EXISTS (
        SELECT 1 FROM email_change r
        WHERE r.account_id = c.account_id AND r.email_key = n.new_key AND r.customer_id <> c.id)
    RETURNING c.id`;
  return updated.map(({ id }) => id);
}

/** Handles a key that a concurrent process has taken: the rows are then updated one by one. */
function ignoreDuplicate(error: unknown): number[] {
  if (isTaken(error)) return [];
  throw error;
}

/** Raw SQL reports a violated constraint with another code than Prisma's own queries. */
function isTaken(error: unknown): boolean {
  return (
    isDuplicate(error, 'email_key') ||
    JSON.stringify((error as { meta?: unknown }).meta ?? {}).includes('23505')
  );
}

/** @returns how many customers were marked */
async function resolveCollision(
  runtime: CommandRuntime,
  { id, accountId, emailKey: oldKey, newKey }: Keyed,
): Promise<number> {
  const { prisma, clock } = runtime;
  try {
    return await prisma.$transaction(async (tx) => {
      const rows = await lockCustomersOfMailbox(tx, { id, accountId, emailKey: newKey });
      const self = rows.find((row) => row.id === id);
      if (self?.emailKey !== oldKey) return 0;
      const [older, younger] = rows.sort(byAge);
      if (younger) {
        const marked = { id: younger.id, previousKey: younger.emailKey };
        await markColliding(tx, accountId, marked, newKey, older?.id ?? id, clock());
      }
      if (younger?.id !== id) await setKey(tx, id, newKey);
      return younger ? 1 : 0;
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    // The key is reserved: another customer had this email before an unsettled change.
    return prisma.$transaction(async (tx) => {
      const reserved = await tx.emailChange.findFirst({ where: { accountId, emailKey: newKey } });
      if (!reserved) return 0;
      await markColliding(tx, accountId, { id, previousKey: oldKey }, newKey, reserved.customerId, clock());
      return 1;
    });
  }
}

/**
 * Marks a customer whose mailbox belongs to another customer. Mailed links and codes for a login or a new password
 * become invalid.
 * @param previousKey the email key by which a login with the password finds the customer
 */
export async function markColliding(
  tx: Db,
  accountId: number,
  { id, previousKey }: { id: number; previousKey: string },
  newKey: string,
  olderId: number,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE customer SET email_key = ${collidingEmailKey(newKey, id)}, email_collision_key = ${previousKey}
    WHERE id = ${id}`;
  await withdrawOneTimeTokens(tx, { customerId: id }, LOGIN_TOKENS, now);
  const entry = {
    accountId,
    action: 'customer.email_collided',
    target: { kind: 'customer', id },
    after: { olderId },
  };
  await recordAudit(tx, SYSTEM, entry, now);
}

// Raw SQL, because Prisma would update `updatedAt`.
async function setKey(tx: Db, id: number, key: string): Promise<void> {
  await tx.$executeRaw`UPDATE customer SET email_key = ${key} WHERE id = ${id}`;
}

/**
 * Rewrites the keys of the emails that customers had before unsettled changes. If another customer has the key, a
 * marked key is stored.
 */
async function updateReservations(prisma: PrismaClient): Promise<void> {
  const rows = await prisma.$queryRaw<{ id: number; emailKey: string }[]>`
    SELECT customer_id AS id, email_key AS "emailKey" FROM email_change
    WHERE ${NOT_ASCII} ORDER BY customer_id::bigint`;
  for (const { id, emailKey: oldKey, newKey } of outdated(rows)) {
    const setReservation = (key: string) =>
      prisma.$executeRaw`
        UPDATE email_change SET email_key = ${key} WHERE customer_id = ${id} AND email_key = ${oldKey}`;
    try {
      await setReservation(newKey);
    } catch (error) {
      if (!isTaken(error)) throw error;
      await setReservation(collidingEmailKey(newKey, id));
    }
  }
}

/**
 * Rewrites the keys of collaborators, whose emails are unique on the whole platform. There are few, so the rows are
 * updated one by one.
 */
async function updateCollaborators(runtime: CommandRuntime): Promise<void> {
  const { prisma, clock } = runtime;
  const rows = await prisma.$queryRaw<{ id: number; emailKey: string }[]>`
    SELECT id, email_key AS "emailKey" FROM collaborator WHERE ${NOT_ASCII} ORDER BY created_at, id`;
  for (const { id, emailKey: oldKey, newKey } of outdated(rows)) {
    await prisma.$transaction(async (tx) => {
      const both = await lockCollaboratorsOfMailbox(tx, { id, emailKey: newKey });
      if (both.find((row) => row.id === id)?.emailKey !== oldKey) return;
      const [, younger] = both.sort(byAge);
      if (younger) {
        await tx.$executeRaw`
          UPDATE collaborator SET email_key = ${collidingEmailKey(newKey, younger.id)},
            email_collision_key = ${younger.emailKey}
          WHERE id = ${younger.id}`;
        const purposes = ['COLLABORATOR_PASSWORD_RESET'] as const;
        await withdrawOneTimeTokens(tx, { collaboratorId: younger.id }, purposes, clock());
      }
      if (younger?.id !== id) {
        await tx.$executeRaw`UPDATE collaborator SET email_key = ${newKey} WHERE id = ${id}`;
      }
    });
  }
}

type Aged = { id: number; createdAt: Date };

function byAge(one: Aged, other: Aged): number {
  return one.createdAt.getTime() - other.createdAt.getTime() || one.id - other.id;
}
