import type { AdapterPayload } from 'oidc-provider';
import { addSeconds, toUnixSeconds } from '../../lib/clock.ts';
import { derivedHmac } from '../../lib/derived-keys.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma } from '../../platform/database/client/client.ts';
import { rowSweep } from '../../platform/database/delete-batch.ts';
import { seal, unseal } from '../../platform/encryption/sealed.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** The kinds of records: those of oidc-provider, and the answers of hosted pages. */
export type RecordKind =
  | 'Session'
  | 'Interaction'
  | 'InteractionAnswer'
  | 'Grant'
  | 'AuthorizationCode'
  | 'AccessToken'
  | 'RefreshToken'
  | 'DeviceCode'
  | 'PushedAuthorizationRequest'
  | 'ReplayDetection';

/** The content of a record, without its identifier. */
export type Payload = AdapterPayload;

export type FoundRecord = {
  /** The key under which the record is stored. */
  key: Uint8Array<ArrayBuffer>;
  payload: Payload;
  createdAt: Date;
  expiresAt: Date;
};

type Keys = Pick<Runtime, 'derivedKeys'>;
type Records = Pick<Runtime, 'prisma' | 'clock' | 'derivedKeys'>;

const PURPOSE = 'openid-record';
const TABLE = { table: 'openid_record', key: 'key', batch: 1_000 };

/** The kinds that belong to the session of their grant. */
const OF_GRANT: ReadonlySet<RecordKind> = new Set([
  'AuthorizationCode',
  'AccessToken',
  'RefreshToken',
  'DeviceCode',
]);

/** Longer than every id, token and code. A longer text is not hashed, because that could take milliseconds. */
const MAX_ID_LENGTH = 1_000;

/** Only a keyed hash of an identifier is stored, because the identifier of most records is a secret. */
function keyOf({ derivedKeys }: Keys, kind: RecordKind, id: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(derivedHmac(derivedKeys, PURPOSE).update(`${kind}:${id}`).digest());
}

function nameKeyOf(keys: Keys, kind: RecordKind, name: string): Uint8Array<ArrayBuffer> {
  return keyOf(keys, kind, `name:${name}`);
}

/**
 * Stores a record, or replaces it. A record of a session is stored only while the session is open.
 * @param expiresIn seconds
 * @returns false if the session has ended, or the grant was revoked
 */
export async function storeRecord(
  runtime: Records,
  kind: RecordKind,
  id: string,
  payload: Payload,
  expiresIn: number,
): Promise<boolean> {
  const expiresAt = addSeconds(runtime.clock(), expiresIn);
  return store(runtime, kind, { key: keyOf(runtime, kind, id), payload, expiresAt });
}

/** Replaces the content of a record. @returns like `storeRecord` */
export async function replaceRecord(
  runtime: Records,
  kind: RecordKind,
  { key, expiresAt }: FoundRecord,
  payload: Payload,
): Promise<boolean> {
  return store(runtime, kind, { key, payload, expiresAt });
}

async function store(
  runtime: Records,
  kind: RecordKind,
  { key, payload: { jti: _id, ...payload }, expiresAt }: Omit<FoundRecord, 'createdAt'>,
): Promise<boolean> {
  const { prisma, clock, derivedKeys } = runtime;
  const now = clock();
  const grantKey =
    OF_GRANT.has(kind) && payload.grantId !== undefined ? keyOf(runtime, 'Grant', payload.grantId) : null;
  const name = kind === 'Session' ? payload.uid : payload.userCode;
  const nameKey = name === undefined ? null : nameKeyOf(runtime, kind, name);
  const sealed = await seal(derivedKeys, PURPOSE, JSON.stringify(payload));
  const stored = await prisma.$executeRaw`
    INSERT INTO openid_record (key, kind, encrypted_payload, session_id, client_id, grant_key, name_key, created_at, expires_at)
    SELECT ${key}, ${kind}, ${sealed}, owner.id, ${payload.clientId ?? null}, ${grantKey}::bytea,
      ${nameKey}::bytea, ${now}, LEAST(${expiresAt}, owner.expires_at)
    FROM ${ownerOf(kind, payload, grantKey, now)} owner
    ON CONFLICT (key) DO UPDATE SET encrypted_payload = EXCLUDED.encrypted_payload, session_id = EXCLUDED.session_id,
      grant_key = EXCLUDED.grant_key, name_key = EXCLUDED.name_key, expires_at = EXCLUDED.expires_at`;
  return stored > 0;
}

/** The open session that a record belongs to, as a table of at most one row. */
function ownerOf(
  kind: RecordKind,
  payload: Payload,
  grantKey: Uint8Array<ArrayBuffer> | null,
  now: Date,
): Prisma.Sql {
  const open = (id: Prisma.Sql) =>
    Prisma.sql`(SELECT id, expires_at FROM session WHERE id = ${id} AND ended_at IS NULL AND expires_at > ${now})`;
  if (grantKey !== null)
    return open(Prisma.sql`(SELECT session_id FROM openid_record WHERE key = ${grantKey})`);
  const sessionId = sessionOf(kind, payload);
  if (sessionId !== null) return open(Prisma.sql`${sessionId}::uuid`);
  return Prisma.sql`(SELECT NULL::uuid AS id, NULL::timestamptz AS expires_at)`;
}

/** The `uid` of a browser's session is the id of the customer's session. */
function sessionOf(kind: RecordKind, { accountId, uid, sessionUid }: Payload): string | null {
  if (kind === 'Session') return accountId === undefined ? null : (uid ?? null);
  return kind === 'Grant' || kind === 'InteractionAnswer' ? (sessionUid ?? null) : null;
}

/** Finds a record that has not expired and whose session, if any, is open. The state of the session is never cached. */
export async function findRecord(
  runtime: Records,
  kind: RecordKind,
  id: string,
): Promise<FoundRecord | null> {
  if (id.length > MAX_ID_LENGTH) return null;
  const found = await read(runtime, Prisma.sql`record.key = ${keyOf(runtime, kind, id)}`);
  return found && withId(found, id);
}

/** Finds the latest record by its other name: the `uid` of a session, or the code that a person types in. */
export async function findRecordByName(
  runtime: Records,
  kind: 'Session' | 'DeviceCode',
  name: string,
): Promise<FoundRecord | null> {
  if (name.length > MAX_ID_LENGTH) return null;
  return read(runtime, Prisma.sql`record.name_key = ${nameKeyOf(runtime, kind, name)}`);
}

/** Removes the other name of a record, once. @returns false if the record has no other name any more */
export async function takeName({ prisma }: Records, { key }: FoundRecord): Promise<boolean> {
  const where = { key, nameKey: { not: null } };
  const { count } = await prisma.openidRecord.updateMany({ where, data: { nameKey: null } });
  return count > 0;
}

function withId({ payload, ...found }: FoundRecord, id: string): FoundRecord {
  return { ...found, payload: { ...payload, jti: id } };
}

type Row = Omit<FoundRecord, 'payload'> & { encryptedPayload: string; usedAt: Date | null };

async function read({ prisma, clock, derivedKeys }: Records, which: Prisma.Sql): Promise<FoundRecord | null> {
  const now = clock();
  const [row] = await prisma.$queryRaw<Row[]>`
    SELECT key, encrypted_payload AS "encryptedPayload", record.created_at AS "createdAt",
      record.expires_at AS "expiresAt", used_at AS "usedAt"
    FROM openid_record record LEFT JOIN session ON session.id = record.session_id
    WHERE ${which} AND record.expires_at > ${now}
      AND (record.session_id IS NULL OR (session.ended_at IS NULL AND session.expires_at > ${now}))
    ORDER BY record.created_at DESC LIMIT 1`;
  return row ? opened({ derivedKeys }, row) : null;
}

async function opened(
  { derivedKeys }: Keys,
  { encryptedPayload, usedAt, ...found }: Row,
): Promise<FoundRecord> {
  const payload = JSON.parse(await unseal(derivedKeys, PURPOSE, encryptedPayload)) as Payload;
  return { ...found, payload: usedAt ? { ...payload, consumed: toUnixSeconds(usedAt) } : payload };
}

/** Marks a record as used, once. @returns false if it was used before or does not exist */
export async function useRecord(runtime: Records, kind: RecordKind, id: string): Promise<boolean> {
  const where = { key: keyOf(runtime, kind, id), usedAt: null };
  const { count } = await runtime.prisma.openidRecord.updateMany({
    where,
    data: { usedAt: runtime.clock() },
  });
  return count > 0;
}

/** Finds and removes a record, so that it can be used only once. */
export async function takeRecord(runtime: Records, kind: RecordKind, id: string): Promise<Payload | null> {
  const found = await findRecord(runtime, kind, id);
  return found && (await removeRecord(runtime, kind, id)) ? found.payload : null;
}

/** @returns whether the record existed */
export async function removeRecord(runtime: Records, kind: RecordKind, id: string): Promise<boolean> {
  const { count } = await runtime.prisma.openidRecord.deleteMany({
    where: { key: keyOf(runtime, kind, id) },
  });
  return count > 0;
}

/** Removes the codes or tokens of a grant. */
export async function removeRecordsOfGrant(
  runtime: Records,
  kind: RecordKind,
  grantId: string,
): Promise<void> {
  const where = { kind, grantKey: keyOf(runtime, 'Grant', grantId) };
  await runtime.prisma.openidRecord.deleteMany({ where });
}

/** Removes records that have expired. */
export function openidRecordSweep({ prisma, clock }: Records): Sweep {
  const where = () => Prisma.sql`expires_at <= ${clock()}`;
  return rowSweep(prisma, { name: 'OpenID records', ...TABLE, where, everySeconds: 600 });
}
