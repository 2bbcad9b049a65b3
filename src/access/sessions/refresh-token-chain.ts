import { randomBytes } from 'node:crypto';
import { type Credential, formatCredential, hashesEqual, hashSecret } from '../../lib/credential.ts';
import { type DerivedKeys, derivedHmac } from '../../lib/derived-keys.ts';
import { bytesOfUuid, derivedUuid, isDerivedUuid, uuidOf } from '../../lib/uuid.ts';
import type { RefreshToken } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/**
 * The ids of a chain of refresh tokens share their first 12 bytes. The last four bytes are the generation. So the
 * successors of a token are found even if its own row was removed.
 */
const GENERATION_BYTE = 12;
const LAST_GENERATION = 0xffff_ffff;

/** How many generations without a row may precede one with a row. This limits the work of recognising a token. */
const MAX_WITHOUT_ROW = 64;

/** The migration that prepared the database for tokens without a row. */
const MIGRATION = '20261129140301_refresh_token_chains';

/**
 * How many days after the upgrade of a database servers of the previous version may run beside this one, or replace it
 * again. They do not recognise tokens without a row.
 */
const DAYS_BESIDE_PREVIOUS = 7;

/** The id of the first token of a chain. Ids sort by the time at which the chain began. */
export function newChainId(now: Date): string {
  return derivedUuid(now, Buffer.concat([randomBytes(GENERATION_BYTE), Buffer.alloc(4)]));
}

/** The id of a token's successor. If the token is from the time before chains, the successor starts a new chain. */
export function successorId(id: string, now: Date): string {
  return isDerivedUuid(id) ? idOfGeneration(id, generationOf(id) + 1) : newChainId(now);
}

/**
 * Derives the secret of a token's successor from the token. So a repeated request returns the same successor, which is
 * not stored in plain text, and a token without a row is recognised by deriving its successors until one has a row.
 */
export function successorSecret(derivedKeys: DerivedKeys, token: Credential): string {
  return derivedHmac(derivedKeys, 'refresh-token-successor')
    .update(formatCredential(token))
    .digest('base64url');
}

/**
 * Removes the row of the predecessor of a token that is being rotated. The row of the rotated token keeps the time at
 * which the predecessor was created. A predecessor keeps its row if 64 generations before it have none, or if its
 * lifetime differs, because then its expiry could not be calculated from the next row. In the first week after the
 * upgrade of a database that existed before, every row is kept.
 * @param tx a transaction that has rotated the token `id`
 */
export async function forgetPredecessor(tx: Db, id: string): Promise<void> {
  if (!isDerivedUuid(id) || generationOf(id) === 0) return;
  await tx.$executeRaw`
    WITH forgotten AS (
      DELETE FROM refresh_token old USING refresh_token rotated, session
      WHERE old.id = ${idOfGeneration(id, generationOf(id) - 1)}::uuid AND rotated.id = ${id}::uuid
        AND old.session_id = rotated.session_id AND session.id = old.session_id
        AND old.successor_id = rotated.id AND COALESCE(cardinality(old.earlier_created), 0) < ${MAX_WITHOUT_ROW}
        AND CASE WHEN rotated.expires_at = session.expires_at THEN old.expires_at = rotated.expires_at
          ELSE old.expires_at - old.created_at = rotated.expires_at - rotated.created_at
            AND old.expires_at < session.expires_at END
        AND EXISTS (
          SELECT FROM (
            SELECT min(finished_at) AS created, max(finished_at) FILTER (WHERE migration_name = ${MIGRATION}) AS upgraded
            FROM _prisma_migrations) prepared
          WHERE upgraded < created + interval '1 hour'
            OR rotated.rotated_at > upgraded + make_interval(days => ${DAYS_BESIDE_PREVIOUS}::int))
      RETURNING old.created_at, old.earlier_created)
    UPDATE refresh_token SET earlier_created = COALESCE(forgotten.earlier_created, '{}') || forgotten.created_at
    FROM forgotten WHERE id = ${id}::uuid`;
}

/**
 * Looks up a token that was replaced and has no row any more.
 * @returns the session and the expiry of the token; null when it is unknown
 */
export async function findForgotten(db: Db, derivedKeys: DerivedKeys, { id, secret }: Credential) {
  if (!isDerivedUuid(id)) return null;
  const next = await db.refreshToken.findFirst({
    where: { id: { gt: id, lte: idOfGeneration(id, LAST_GENERATION) } },
    orderBy: { id: 'asc' },
    include: { session: { include: { site: true } } },
  });
  if (!next) return null;
  const createdAt = next.earlierCreated.at(generationOf(id) - generationOf(next.id));
  if (createdAt === undefined) return null;
  let token = { id: id.toLowerCase(), secret };
  while (token.id !== next.id) {
    token = {
      id: idOfGeneration(token.id, generationOf(token.id) + 1),
      secret: successorSecret(derivedKeys, token),
    };
  }
  if (!hashesEqual(hashSecret(token.secret), next.secretHash)) return null;
  return { session: next.session, expiresAt: expiryOf(createdAt, next, next.session.expiresAt) };
}

type Times = Pick<RefreshToken, 'createdAt' | 'expiresAt' | 'rotatedAt'>;

/** The times of a row's token and of the tokens before it that have no row, oldest first. */
export function timesOf(row: Times & Pick<RefreshToken, 'earlierCreated'>, sessionExpiresAt: Date): Times[] {
  const { createdAt, expiresAt, rotatedAt, earlierCreated } = row;
  const created = [...earlierCreated, createdAt];
  return [
    ...earlierCreated.map((at, index) => ({
      createdAt: at,
      expiresAt: expiryOf(at, row, sessionExpiresAt),
      rotatedAt: created[index + 1] ?? null,
    })),
    { createdAt, expiresAt, rotatedAt },
  ];
}

/**
 * The expiry of a token without a row. If the next token with a row expires with the session, so does this one.
 * Otherwise this one has the same lifetime, counted from its own creation.
 */
function expiryOf(createdAt: Date, next: Times, sessionExpiresAt: Date): Date {
  if (next.expiresAt.getTime() === sessionExpiresAt.getTime()) return next.expiresAt;
  return new Date(createdAt.getTime() + next.expiresAt.getTime() - next.createdAt.getTime());
}

function generationOf(id: string): number {
  return bytesOfUuid(id).readUInt32BE(GENERATION_BYTE);
}

function idOfGeneration(id: string, generation: number): string {
  const bytes = bytesOfUuid(id);
  bytes.writeUInt32BE(generation, GENERATION_BYTE);
  return uuidOf(bytes);
}
