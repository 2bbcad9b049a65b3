import { type DerivedKeys, derivedHmac } from '../../lib/derived-keys.ts';
import type { Db } from '../../platform/database/database.ts';
import { erasedSubject } from '../../platform/erased-subject.ts';
import type { PreparedRecord, SortingOptions } from './batch.ts';
import { type ExistingCustomer, findExisting, keyOfIdentity, type Taken } from './existing-customers.ts';
import type { ImportProblem, ProblemCode } from './problem.ts';
import type { ImportRecord } from './record.ts';

/** The records of a batch to create or to update, the counts of unchanged and skipped ones, and all problems. */
export type SortedRecords = {
  fresh: PreparedRecord[];
  changed: (PreparedRecord & { id: number })[];
  unchanged: number;
  skipped: number;
  problems: ImportProblem[];
};

/** A customer who is not stored yet. */
const NEW = -1;

/** Finds out which records are new, changed or unchanged, and which cannot be stored. Writes nothing. */
export async function sortRecords(
  tx: Db,
  { accountId, source, derivedKeys, conflicts }: SortingOptions,
  batch: readonly PreparedRecord[],
): Promise<SortedRecords> {
  const records = batch.map(({ record }) => record);
  const toErased = (text: string) => erasedSubject(derivedKeys, text);
  const existing = await findExisting(tx, { accountId, source, erasedSubject: toErased }, records);
  const { taken } = existing;
  const sorted: SortedRecords = { fresh: [], changed: [], unchanged: 0, skipped: 0, problems: [] };
  for (const prepared of batch) {
    const { record, line } = prepared;
    const note = (code: ProblemCode, field: string | null = null, isRefusal = false) =>
      sorted.problems.push({ line, code, isRefusal, recordId: record.recordId, field, firstLine: null });
    const same = existing.sameAs(record);
    if (same) {
      const decision = decide(same, digestOf(derivedKeys, record), conflicts);
      if (decision === 'unchanged') sorted.unchanged += 1;
      else if (decision !== 'update') {
        sorted.skipped += 1;
        note(decision);
      }
      if (decision !== 'update') continue;
    }
    const conflict = conflictOf(record, same?.id ?? NEW, taken);
    if (conflict) {
      note(conflict.code, conflict.field, true);
      continue;
    }
    const passkeys = record.passkeys.filter(
      ({ credentialId }) => (taken.passkeys.get(credentialId) ?? same?.id) === same?.id,
    );
    if (passkeys.length < record.passkeys.length) note('PASSKEY_TAKEN', 'passkeys');
    const isIdTaken = !same && taken.ids.has(record.id ?? 0);
    if (isIdTaken) note('ID_TAKEN', 'id');
    const { subject, recordId } = record;
    const own = isIdTaken ? { id: null, subject: subject ?? recordId } : {};
    const stored = { ...prepared, record: { ...record, ...own, passkeys } };
    take(stored.record, same?.id ?? NEW, taken);
    if (same) sorted.changed.push({ ...stored, id: same.id });
    else sorted.fresh.push(stored);
  }
  return sorted;
}

function decide(
  { isDeleted, digest, isUntouched }: ExistingCustomer,
  newDigest: Buffer,
  conflicts: SortingOptions['conflicts'],
): 'unchanged' | 'update' | 'DELETED_HERE' | 'EXISTS' | 'CHANGED_HERE' {
  if (isDeleted) return 'DELETED_HERE';
  if (digest !== null && newDigest.equals(digest)) return 'unchanged';
  if (conflicts === 'skip' || digest === null) return 'EXISTS';
  return isUntouched ? 'update' : 'CHANGED_HERE';
}

/** Finds the first field of a record with a value that already belongs to a customer other than `id`. */
function conflictOf(
  { columns, emailChange, subject, recordId, id: wantedId, identities }: ImportRecord,
  id: number,
  taken: Taken,
): { code: ProblemCode; field: string } | null {
  const isOthers = (holder: number | undefined) => holder !== undefined && holder !== id;
  if (isOthers(taken.emailKeys.get(columns.emailKey))) return { code: 'EMAIL_TAKEN', field: 'email' };
  if (isOthers(taken.emailKeys.get(emailChange?.emailKey ?? '')))
    return { code: 'EMAIL_TAKEN', field: 'emailChange' };
  if (isOthers(taken.usernameKeys.get(columns.usernameKey ?? '')))
    return { code: 'USERNAME_TAKEN', field: 'username' };
  const ownSubject = subject ?? (taken.ids.has(wantedId ?? 0) ? recordId : null);
  if (isOthers(taken.subjects.get(ownSubject ?? ''))) return { code: 'SUBJECT_TAKEN', field: 'subject' };
  const isLinked = identities.some((each) => isOthers(taken.identities.get(keyOfIdentity(each))));
  return isLinked ? { code: 'IDENTITY_TAKEN', field: 'identities' } : null;
}

/**
 * Reserves the names of a record, so that no later record of the batch gets them. The names of a new record get a
 * holder other than `NEW`: `conflictOf` is called with `NEW` for every new record, so a second new record with the same
 * names is a conflict.
 */
function take(
  { columns, emailChange, subject, id, identities, passkeys }: ImportRecord,
  owner: number,
  taken: Taken,
): void {
  const holder = owner === NEW ? NEW - 1 : owner;
  taken.emailKeys.set(columns.emailKey, holder);
  if (emailChange) taken.emailKeys.set(emailChange.emailKey, holder);
  if (columns.usernameKey) taken.usernameKeys.set(columns.usernameKey, holder);
  if (subject !== null) taken.subjects.set(subject, holder);
  if (id !== null) taken.ids.add(id);
  for (const each of identities) taken.identities.set(keyOfIdentity(each), holder);
  for (const { credentialId } of passkeys) taken.passkeys.set(credentialId, holder);
}

/**
 * Returns an HMAC of the content of a record. A plain digest would help an attacker to guess unsalted password digests.
 */
export function digestOf(derivedKeys: DerivedKeys, record: ImportRecord): Buffer<ArrayBuffer> {
  const { warnings: _, notes: __, ...said } = record;
  return Buffer.from(derivedHmac(derivedKeys, 'imported-record').update(JSON.stringify(said)).digest());
}
