import { randomUUID } from 'node:crypto';
import { addDays, earlier } from '../../lib/clock.ts';
import {
  formatCredential,
  hashSecret,
  parseCredential,
  randomSecret,
  secretMatches,
} from '../../lib/credential.ts';
import { derivedHmac } from '../../lib/derived-keys.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { Session, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { touchSession } from './active-session.ts';
import type { GrantedRefreshToken } from './auth-grant.ts';
import { endSessionsAtOnce } from './end-session.ts';

/** The result of a rotation. */
export type Refreshed = {
  session: Session;
  site: Site;
  refreshToken: GrantedRefreshToken;
  /** When the session was used before. */
  usedBefore: Date;
};

type Rotated = Pick<Refreshed, 'refreshToken' | 'usedBefore'>;

/**
 * How long after its rotation a token may be presented again. That is a lost response or a second tab, and
 * returns the same successor. Later it counts as theft (RFC 9700 §4.14.2).
 */
const FORGIVENESS_MILLISECONDS = 10_000;

/** Creates the first refresh token of a session. Only its hash is stored. */
export async function createRefreshToken(
  tx: Db,
  session: Pick<Session, 'id' | 'expiresAt'>,
  lifetimeDays: number,
  now: Date,
): Promise<GrantedRefreshToken> {
  return store(tx, { id: randomUUID(), secret: randomSecret() }, session, lifetimeDays, now);
}

/**
 * Rotates a refresh token. Presented again within ten seconds, it returns the same successor, unless the
 * successor was used. Any other repetition ends the session, because two parties have the token.
 * @param accountId the only account whose tokens are accepted; null: any account
 * @throws IdentityError UNAUTHENTICATED for an unknown token; TOKEN_EXPIRED; TOKEN_REVOKED when the session
 *   has ended, also by this call
 */
export async function rotateRefreshToken(
  runtime: Runtime,
  presented: string,
  accountId: number | null,
  now: Date,
): Promise<Refreshed> {
  const { prisma, derivedKeys } = runtime;
  const credential = parseCredential(presented);
  if (!credential || !isUuid(credential.id)) throw unknownToken();
  const row = await prisma.refreshToken.findUnique({
    where: { id: credential.id },
    include: { session: { include: { site: true } } },
  });
  if (!row || !secretMatches(credential.secret, row.secretHash)) throw unknownToken();
  const { site, ...session } = row.session;
  if (accountId !== null && session.accountId !== accountId) throw unknownToken();
  if (session.endedAt) throw new IdentityError('TOKEN_REVOKED');
  if (row.expiresAt <= now || session.expiresAt <= now) throw new IdentityError('TOKEN_EXPIRED');

  const successor = {
    id: randomUUID(),
    // Derived from the old secret, so that a repetition returns the same successor without storing it in
    // clear text.
    secret: derivedHmac(derivedKeys, 'refresh-token-successor')
      .update(formatCredential({ id: row.id, secret: credential.secret }))
      .digest('base64url'),
  };
  const rotated = await prisma.$transaction(async (tx): Promise<Rotated | null> => {
    const { count } = await tx.refreshToken.updateMany({
      where: { id: row.id, rotatedAt: null },
      data: { rotatedAt: now, successorId: successor.id },
    });
    const again = count === 0 ? await repeatedSuccessor(tx, row.id, successor.secret, now) : null;
    if (count === 0 && !again) return null;
    const usedBefore = await touchSession(tx, session, site, now);
    if (!usedBefore) throw new IdentityError('TOKEN_REVOKED');
    const refreshToken = again ?? (await store(tx, successor, session, site.refreshTokenLifetimeDays, now));
    return { refreshToken, usedBefore };
  });
  if (!rotated) {
    await endSessionsAtOnce(runtime, { id: session.id }, 'REUSE_DETECTED', now);
    throw new IdentityError('TOKEN_REVOKED');
  }
  return { session, site, ...rotated };
}

/** Returns the successor again if the repetition is allowed; null: it is a reuse. */
async function repeatedSuccessor(
  tx: Db,
  id: string,
  secret: string,
  now: Date,
): Promise<GrantedRefreshToken | null> {
  const used = await tx.refreshToken.findUnique({ where: { id } });
  if (!used?.rotatedAt || !used.successorId) return null;
  if (now.getTime() - used.rotatedAt.getTime() > FORGIVENESS_MILLISECONDS) return null;
  const successor = await tx.refreshToken.findUnique({ where: { id: used.successorId } });
  if (!successor || successor.rotatedAt) return null;
  return { refreshToken: formatCredential({ id: successor.id, secret }), expiresAt: successor.expiresAt };
}

async function store(
  tx: Db,
  credential: { id: string; secret: string },
  session: Pick<Session, 'id' | 'expiresAt'>,
  lifetimeDays: number,
  now: Date,
): Promise<GrantedRefreshToken> {
  const expiresAt = earlier(addDays(now, lifetimeDays), session.expiresAt);
  await tx.refreshToken.create({
    data: {
      id: credential.id,
      sessionId: session.id,
      secretHash: hashSecret(credential.secret),
      createdAt: now,
      expiresAt,
    },
    select: { id: true },
  });
  return { refreshToken: formatCredential(credential), expiresAt };
}

function unknownToken(): IdentityError {
  return new IdentityError('UNAUTHENTICATED', { reason: 'UNKNOWN' });
}

/**
 * Finds the session of a refresh token. A rotated token is accepted too: its holder may ask to end the
 * session.
 * @param siteIds the sites whose sessions are accepted; null: all sites of the account
 * @returns the session's id; null for an unknown or expired token, and for one of another account
 */
export async function sessionOfRefreshToken(
  db: Db,
  presented: string,
  { accountId, siteIds }: { accountId: number; siteIds: readonly number[] | null },
  now: Date,
): Promise<string | null> {
  const credential = parseCredential(presented);
  if (!credential || !isUuid(credential.id)) return null;
  const row = await db.refreshToken.findUnique({
    where: { id: credential.id },
    include: { session: { select: { accountId: true, siteId: true } } },
  });
  if (!row || !secretMatches(credential.secret, row.secretHash)) return null;
  if (siteIds !== null && !siteIds.includes(row.session.siteId)) return null;
  return row.session.accountId === accountId && row.expiresAt > now ? row.sessionId : null;
}
