import { z } from 'zod';
import type { AuditEvent } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { differences, nameOf } from './audit.ts';

/** PostgreSQL has no year 0, so very early dates are refused. */
const version = z.object({
  ifUpdatedAt: z.date().min(new Date(0), 'The ifUpdatedAt must not be before 1970.').nullish(),
});

/** The settings that an update is about to overwrite. */
export type Overwriting = {
  accountId: number;
  target: { kind: string; id: number };
  /** The actions of the audit log that change these settings. */
  actions: readonly string[];
  /** Distinguishes the entries of one part of the target, such as one identity provider of a site. */
  isOfPart?: (state: Record<string, unknown>) => boolean;
  /** The settings as they are now. Null: they were removed, or never set. */
  current: Record<string, unknown> | null;
  /** The settings that the update gives. An undefined one counts as not given. A given `secret` counts as a change. */
  given: Record<string, unknown>;
  /** The `updatedAt` that the caller has read, not yet validated. Null: the caller overwrites any settings. */
  ifUpdatedAt: unknown;
};

const MAX_ENTRIES = 1_000;

/**
 * Refuses an update of a setting that was changed since the caller read it. It is no conflict if only other settings
 * were changed, or if the setting already has the given value. The audit log shows what was changed, when and by whom.
 *
 * Call it in the transaction of the update, after locking the row. The second of two concurrent updates then finds the
 * audit entry of the first. Give the audit entry of the update the time that `nextChange` returns.
 * @throws IdentityError CONFLICT; VALIDATION_FAILED on `ifUpdatedAt`
 */
export async function requireUnchanged(tx: Db, update: Overwriting): Promise<void> {
  const { ifUpdatedAt } = requireValid(version, { ifUpdatedAt: update.ifUpdatedAt });
  const contested = contestedBy(update);
  if (!ifUpdatedAt || contested.length === 0) return;
  const { accountId, target, actions, isOfPart = () => true } = update;
  const entries = await tx.auditEvent.findMany({
    where: {
      accountId,
      targetKind: target.kind,
      targetId: String(target.id),
      at: { gt: ifUpdatedAt },
      action: { in: [...actions] },
    },
    orderBy: { id: 'desc' },
    take: MAX_ENTRIES,
  });
  const overwritten = entries
    .filter(({ before, after }) => isOfPart(stateIn(after ?? before)))
    .map((entry) => ({ entry, fields: changedIn(entry).filter((name) => contested.includes(name)) }))
    .filter(({ fields }) => fields.length > 0);
  const [latest] = overwritten;
  if (!latest) return;
  throw await conflictWith(
    tx,
    latest.entry,
    [...new Set(overwritten.flatMap(({ fields }) => fields))].sort(),
  );
}

/**
 * Refuses a change of one field if its value is no longer the one that the caller has read.
 * @param action the action of the audit log that changes the field
 * @throws IdentityError CONFLICT
 */
export async function requireExpected(
  tx: Db,
  change: Pick<Overwriting, 'accountId' | 'target'> & {
    action: string;
    field: string;
    current: unknown;
    /** The value that the caller has read. Absent: the caller overwrites any value. */
    expected: unknown;
  },
): Promise<void> {
  const { accountId, target, action, field, current, expected } = change;
  if (expected == null || current === expected) return;
  const latest = await tx.auditEvent.findFirst({
    where: { accountId, targetKind: target.kind, targetId: String(target.id), action },
    orderBy: { id: 'desc' },
  });
  throw await conflictWith(tx, latest, [field]);
}

/** @param latest the change that the refused update would have overwritten. Null: the audit log has no such change */
async function conflictWith(tx: Db, latest: AuditEvent | null, fields: string[]): Promise<IdentityError> {
  return new IdentityError('CONFLICT', {
    conflict: {
      changedBy: latest && (await nameOfActor(tx, latest)),
      changedAt: latest?.at.toISOString() ?? null,
      fields,
    },
  });
}

/**
 * Returns the time of a change, for the row and for its audit entry. It is always later than the previous change, even
 * within one millisecond, or if the clock of another process is ahead.
 */
export function nextChange({ updatedAt }: { updatedAt: Date }, now: Date): Date {
  return new Date(Math.max(now.getTime(), updatedAt.getTime() + 1));
}

function contestedBy({ current, given }: Overwriting): string[] {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return Object.keys(differences(current ?? {}, present).after);
}

/**
 * The names of the settings that have changed according to an audit entry. The entry has no secret: the secret counts
 * as changed unless the entry says `secretChanged: false`.
 */
function changedIn({ before, after }: Pick<AuditEvent, 'before' | 'after'>): string[] {
  const [old, now] = [stateIn(before), stateIn(after)];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  const changed = [...names].filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
  return now.secretChanged === false ? changed : [...changed, 'secret'];
}

function stateIn(json: unknown): Record<string, unknown> {
  return (json ?? {}) as Record<string, unknown>;
}

/**
 * The name or the email of a collaborator. For other actors, and for a collaborator who was removed, the kind, such as
 * `command_line`, and the id, if any.
 */
async function nameOfActor(
  tx: Db,
  { actorKind, actorId, accountId }: Pick<AuditEvent, 'actorKind' | 'actorId' | 'accountId'>,
): Promise<string> {
  const collaborator =
    actorKind === 'COLLABORATOR'
      ? await tx.collaborator.findFirst({ where: { id: Number(actorId), accountId } })
      : null;
  return collaborator?.name ?? collaborator?.email ?? nameOf({ kind: actorKind, id: actorId });
}
