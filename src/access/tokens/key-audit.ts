import { type Acting, SYSTEM } from '../../platform/acting.ts';
import type { Db } from '../../platform/database/database.ts';
import { type NewAuditEntry, recordAudit, recordAuditEverywhere } from '../../tenancy/audit/audit.ts';

/**
 * Writes an entry about a signing key to the audit log of every account. The log of the actor's own account names the
 * actor. The other logs name the system.
 */
export async function recordKeyAudit(
  tx: Db,
  { accountId, actor }: Acting,
  entry: Omit<NewAuditEntry, 'accountId'>,
  now: Date,
): Promise<void> {
  await recordAuditEverywhere(tx, SYSTEM, entry, now, { except: accountId });
  await recordAudit(tx, actor, { ...entry, accountId }, now);
}
