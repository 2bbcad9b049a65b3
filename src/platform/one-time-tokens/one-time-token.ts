import { randomUUID } from 'node:crypto';
import { addSeconds } from '../../lib/clock.ts';
import {
  formatCredential,
  hashSecret,
  parseCredential,
  randomSecret,
  secretMatches,
} from '../../lib/credential.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { OneTimeToken, OneTimeTokenPurpose, Prisma } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';

/** A token to issue, with the purpose, the owner and the site that it is bound to. */
export type Issue = {
  purpose: OneTimeTokenPurpose;
  customerId?: number | null;
  collaboratorId?: number | null;
  siteId?: number | null;
  /** The data must not contain a secret in clear text. */
  data?: Prisma.InputJsonObject;
  now: Date;
  lifetimeSeconds: number;
};

/** Issues a token of 256 random bits. @returns its text. Only a hash of the secret is stored */
export async function issueOneTimeToken(db: Db, issue: Issue): Promise<string> {
  const { now, lifetimeSeconds, data = {}, ...bound } = issue;
  const credential = { id: randomUUID(), secret: randomSecret() };
  await db.oneTimeToken.create({
    data: {
      ...bound,
      id: credential.id,
      secretHash: hashSecret(credential.secret),
      data,
      createdAt: now,
      expiresAt: addSeconds(now, lifetimeSeconds),
    },
  });
  return formatCredential(credential);
}

/** The id of a token's row. @param text the result of `issueOneTimeToken` */
export function idOfToken(text: string): string {
  const credential = parseCredential(text);
  if (!credential) throw new Error('Not a one-time token');
  return credential.id;
}

/** Finds a valid token, without using it up. Null for any other text. */
export async function findOneTimeToken(
  db: Db,
  purpose: OneTimeTokenPurpose,
  text: string,
  now: Date,
): Promise<OneTimeToken | null> {
  const token = await recognizeOneTimeToken(db, purpose, text);
  return token !== null && token.spentAt === null && token.expiresAt > now ? token : null;
}

/** Finds a token that was issued for the purpose, even if it is used up or expired. Null for any other text. */
export async function recognizeOneTimeToken(
  db: Db,
  purpose: OneTimeTokenPurpose,
  text: string,
): Promise<OneTimeToken | null> {
  const credential = parseCredential(text);
  if (!credential || !isUuid(credential.id)) return null;
  const token = await db.oneTimeToken.findUnique({ where: { id: credential.id } });
  const matches = token !== null && secretMatches(credential.secret, token.secretHash);
  return matches && token.purpose === purpose ? token : null;
}

/**
 * Uses up a token, in one atomic statement: of parallel calls one returns the token, all others null. The token stays
 * valid if the transaction rolls back.
 */
export async function redeemOneTimeToken(
  db: Db,
  purpose: OneTimeTokenPurpose,
  text: string,
  now: Date,
): Promise<OneTimeToken | null> {
  const token = await findOneTimeToken(db, purpose, text, now);
  if (!token) return null;
  return (await spendOneTimeToken(db, token, now)) ? { ...token, spentAt: now } : null;
}

/** Uses up a token, in one atomic statement. @returns false when it has expired, or another request was first */
export async function spendOneTimeToken(
  db: Db,
  { id }: Pick<OneTimeToken, 'id'>,
  now: Date,
): Promise<boolean> {
  const { count } = await db.oneTimeToken.updateMany({
    where: { id, spentAt: null, expiresAt: { gt: now } },
    data: { spentAt: now },
  });
  return count === 1;
}

/** Records a use of a token that may be used again. @returns the record's id */
export async function noteUse(
  tx: Db,
  { id: tokenId }: Pick<OneTimeToken, 'id'>,
  source: string,
  now: Date,
): Promise<bigint> {
  return (await tx.oneTimeTokenUse.create({ data: { tokenId, source, usedAt: now } })).id;
}

/** Records which session a use led to, unless the record of the use has been removed. */
export async function noteUseSession(tx: Db, id: bigint, sessionId: string): Promise<void> {
  await tx.oneTimeTokenUse.updateMany({ where: { id }, data: { sessionId } });
}

/**
 * Withdraws the unused tokens of an owner, because a newer one was sent, or they no longer fit the owner's state.
 * @param except a token that stays valid
 */
export async function withdrawOneTimeTokens(
  db: Db,
  owner: { customerId: number } | { collaboratorId: number },
  purposes: readonly OneTimeTokenPurpose[],
  now: Date,
  except?: Pick<OneTimeToken, 'id'>,
): Promise<void> {
  const others = except ? { id: { not: except.id } } : {};
  await db.oneTimeToken.updateMany({
    where: { ...owner, ...others, purpose: { in: [...purposes] }, spentAt: null },
    data: { spentAt: now },
  });
}
