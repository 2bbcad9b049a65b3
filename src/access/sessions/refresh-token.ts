import { addDays, earlier } from '../../lib/clock.ts';
import {
  type Credential,
  formatCredential,
  hashSecret,
  parseCredential,
  randomSecret,
  secretMatches,
} from '../../lib/credential.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { RefreshToken, Session, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { touchSession } from './active-session.ts';
import type { GrantedRefreshToken } from './auth-grant.ts';
import { endSessionsAtOnce } from './end-session.ts';
import {
  findForgotten,
  forgetPredecessor,
  newChainId,
  successorId,
  successorSecret,
} from './refresh-token-chain.ts';

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
 * How long after its rotation a token may be presented again, for example after a lost response or by a second tab. The
 * answer is then the same successor. A later repetition counts as theft (RFC 9700 §4.14.2).
 */
const FORGIVENESS_MILLISECONDS = 10_000;

/** A refresh token to store. Its secret is stored as a hash only. */
export type NewRefreshToken = Pick<RefreshToken, 'id' | 'secretHash' | 'expiresAt'>;

/** Creates the first refresh token of a session. @returns the row to store, and the token for the customer */
export function newRefreshToken(
  session: Pick<Session, 'expiresAt'>,
  lifetimeDays: number,
  now: Date,
): { token: NewRefreshToken; granted: GrantedRefreshToken } {
  return prepare({ id: newChainId(now), secret: randomSecret() }, session, lifetimeDays, now);
}

/**
 * Rotates a refresh token. If it is presented again within ten seconds, the result is the same successor, unless the
 * successor was used. Any other repetition ends the session, because two parties may have the token.
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
  const found = await findRefreshToken(runtime, presented);
  if (!found) throw unknownToken();
  const { credential, expiresAt } = found;
  const { site, ...session } = found.session;
  if (accountId !== null && session.accountId !== accountId) throw unknownToken();
  if (session.endedAt) throw new IdentityError('TOKEN_REVOKED');
  if (expiresAt <= now || session.expiresAt <= now) throw new IdentityError('TOKEN_EXPIRED');

  const successor = {
    id: successorId(credential.id, now),
    secret: successorSecret(runtime.derivedKeys, credential),
  };
  const rotated = await runtime.prisma.$transaction(async (tx): Promise<Rotated | null> => {
    const { count } = await tx.refreshToken.updateMany({
      where: { id: credential.id, rotatedAt: null },
      data: { rotatedAt: now, successorId: successor.id },
    });
    const again = count === 0 ? await repeatedSuccessor(tx, credential.id, successor.secret, now) : null;
    if (count === 0 && !again) return null;
    const usedBefore = await touchSession(tx, session, site, now);
    if (!usedBefore) throw new IdentityError('TOKEN_REVOKED');
    if (again) return { refreshToken: again, usedBefore };
    await forgetPredecessor(tx, credential.id);
    const refreshToken = await store(tx, successor, session, site.refreshTokenLifetimeDays, now);
    return { refreshToken, usedBefore };
  });
  if (!rotated) {
    await endSessionsAtOnce(runtime, { id: session.id }, 'REUSE_DETECTED', now);
    throw new IdentityError('TOKEN_REVOKED');
  }
  return { session, site, ...rotated };
}

/** Finds a refresh token, also one that was replaced. @returns null for any other text */
async function findRefreshToken({ prisma, derivedKeys }: Runtime, presented: string) {
  const parsed = parseCredential(presented);
  if (!parsed || !isUuid(parsed.id)) return null;
  const row = await prisma.refreshToken.findUnique({
    where: { id: parsed.id },
    include: { session: { include: { site: true } } },
  });
  // The successor is derived from the id as it is stored, in lower case.
  const credential = { id: row?.id ?? parsed.id.toLowerCase(), secret: parsed.secret };
  if (row && !secretMatches(credential.secret, row.secretHash)) return null;
  const found = row ?? (await findForgotten(prisma, derivedKeys, credential));
  return found && { credential, session: found.session, expiresAt: found.expiresAt };
}

/** Returns the successor again if the repetition is allowed; null: the token was reused. */
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
  credential: Credential,
  session: Pick<Session, 'id' | 'expiresAt'>,
  lifetimeDays: number,
  now: Date,
): Promise<GrantedRefreshToken> {
  const { token, granted } = prepare(credential, session, lifetimeDays, now);
  const data = { ...token, sessionId: session.id, createdAt: now };
  await tx.refreshToken.create({ data, select: { id: true } });
  return granted;
}

function prepare(
  credential: Credential,
  session: Pick<Session, 'expiresAt'>,
  lifetimeDays: number,
  now: Date,
): { token: NewRefreshToken; granted: GrantedRefreshToken } {
  const expiresAt = earlier(addDays(now, lifetimeDays), session.expiresAt);
  return {
    token: { id: credential.id, secretHash: hashSecret(credential.secret), expiresAt },
    granted: { refreshToken: formatCredential(credential), expiresAt },
  };
}

function unknownToken(): IdentityError {
  return new IdentityError('UNAUTHENTICATED', { reason: 'UNKNOWN' });
}

/**
 * Finds the session of a refresh token. A rotated token is accepted too: its holder may ask to end the
 * session.
 * @param siteIds the sites whose sessions are accepted; null: all sites of the account
 * @returns the session's id; null for an unknown or expired token, and for a token of another account or site
 */
export async function sessionOfRefreshToken(
  runtime: Runtime,
  presented: string,
  { accountId, siteIds }: { accountId: number; siteIds: readonly number[] | null },
  now: Date,
): Promise<string | null> {
  const found = await findRefreshToken(runtime, presented);
  if (!found) return null;
  const { session, expiresAt } = found;
  if (siteIds !== null && !siteIds.includes(session.siteId)) return null;
  return session.accountId === accountId && expiresAt > now ? session.id : null;
}
