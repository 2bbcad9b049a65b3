import { fromUnixSeconds, toUnixSeconds } from '../../lib/clock.ts';
import type { Acting } from '../../platform/acting.ts';
import type { Session, SessionStart } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import type { AccessTokenClaims } from '../tokens/access-token.ts';
import { evaluate, type TokenVerdict, verifyToken } from '../tokens/verdict.ts';
import { timesOf } from './refresh-token-chain.ts';

export type TokenStoryKind =
  | 'SESSION_BEGAN'
  | 'REFRESHED'
  | 'ISSUED'
  | 'TOKEN_EXPIRED'
  | 'SUPERSEDED'
  | 'SESSION_ENDED'
  | 'SESSION_EXPIRED';

export type TokenStoryEntry = {
  at: Date;
  kind: TokenStoryKind;
  /** One sentence that a collaborator can read out to the customer. */
  text: string;
  supersededById?: string;
};

export type TokenStory = {
  verdict: TokenVerdict;
  /** Null for a text that is not a token of the account, and for a session that has been deleted. */
  session: Session | null;
  entries: TokenStoryEntry[];
};

/**
 * Only the latest refreshes are shown, and those that may have issued the token. A session that is refreshed each hour
 * has thousands.
 */
const MAX_REFRESHES = 50;

const WAYS_IN: Record<SessionStart, string> = {
  REGISTRATION: 'a registration',
  PASSWORD: 'a login with a password',
  PASSWORD_CHANGE: 'a change of the password',
  PASSWORDLESS_LINK: 'a link by mail',
  PASSWORDLESS_CODE: 'a code by mail',
  IDENTITY_PROVIDER: 'a login at an identity provider',
  HANDOFF: 'a handoff from another site',
  PASSKEY: 'a passkey',
  LEGACY_TOKEN: 'a token of the old system',
};

/**
 * Explains what happened to an access token and its session. A token of another account gets the same answer as an
 * unknown token. The audit entry holds the id of the session, or `unknown`. The token itself is neither stored nor
 * logged.
 */
export async function explainToken(
  runtime: Runtime,
  { accountId, actor }: Acting,
  token: string,
): Promise<TokenStory> {
  const now = runtime.clock();
  const state = await verifyToken(runtime, token, now);
  const verdict = evaluate(state, accountId);
  const { claims } = state.inspection;
  const isOurs = claims !== null && verdict.reason !== 'UNKNOWN';
  return runtime.prisma.$transaction(async (tx) => {
    const target = { kind: 'session', id: isOurs ? claims.sessionId : 'unknown' };
    await recordAudit(tx, actor, { accountId, action: 'token.explained', target }, now);
    if (!isOurs) return { verdict, session: null, entries: [] };
    const session = await tx.session.findFirst({ where: { id: claims.sessionId, accountId } });
    const ofSession = session ? await storyOfSession(tx, session, claims.issuedAt, now) : [];
    const entries = [...ofSession, ...storyOfToken(claims, ofSession, now)];
    return { verdict, session, entries: entries.sort((a, b) => a.at.getTime() - b.at.getTime()) };
  });
}

const ORIGINS: Partial<Record<TokenStoryKind, string>> = {
  SESSION_BEGAN: ' when the session began',
  REFRESHED: ' by that refresh',
};

/**
 * The entries for the issue and the expiry of a token. If an entry of its session, such as a refresh, has the time of
 * the issue, the text says that the token was issued then.
 */
function storyOfToken(claims: AccessTokenClaims, ofSession: TokenStoryEntry[], now: Date): TokenStoryEntry[] {
  const issuedAt = fromUnixSeconds(claims.issuedAt);
  const expiresAt = fromUnixSeconds(claims.expiresAt);
  const origin = ofSession.findLast(
    ({ at, kind }) => kind in ORIGINS && toUnixSeconds(at) === claims.issuedAt,
  );
  const how = origin
    ? ORIGINS[origin.kind]
    : ofSession.length > 0
      ? ' for an older token of the session'
      : '';
  return [
    {
      // The time of the entry that issued the token. The stable sort keeps this entry after that one.
      at: origin?.at ?? issuedAt,
      kind: 'ISSUED',
      text: `This token was issued${how}; it is valid until ${expiresAt.toISOString()} at the latest.`,
    },
    ...(expiresAt <= now
      ? [{ at: expiresAt, kind: 'TOKEN_EXPIRED' as const, text: 'This token expired.' }]
      : []),
  ];
}

/** @param issuedAt when the token was issued, in Unix seconds */
async function storyOfSession(
  db: Db,
  session: Session,
  issuedAt: number,
  now: Date,
): Promise<TokenStoryEntry[]> {
  const select = { createdAt: true, expiresAt: true, rotatedAt: true, earlierCreated: true };
  const rowsWhere = (rotatedAt: { not: null } | { gte: Date }, orderBy: 'asc' | 'desc', take: number) =>
    db.refreshToken.findMany({
      where: { sessionId: session.id, rotatedAt },
      orderBy: { rotatedAt: orderBy },
      take,
      select,
    });
  const refreshesIn = (rows: Awaited<ReturnType<typeof rowsWhere>>) =>
    rows.flatMap((row) => timesOf(row, session.expiresAt).flatMap(({ rotatedAt }) => rotatedAt ?? []));
  const latest = refreshesIn(await rowsWhere({ not: null }, 'desc', MAX_REFRESHES))
    .sort((a, b) => Number(b) - Number(a))
    .slice(0, MAX_REFRESHES);
  // A row has the times of the refreshes before it, so the first row from then on has the refresh that issued the token.
  const issuing = refreshesIn(await rowsWhere({ gte: fromUnixSeconds(issuedAt) }, 'asc', 1))
    .filter((at) => toUnixSeconds(at) === issuedAt && at < (latest.at(-1) ?? now))
    .slice(-MAX_REFRESHES);
  return [
    {
      at: session.createdAt,
      kind: 'SESSION_BEGAN',
      text: `The session began with ${beginningOf(session)}.`,
    },
    ...[...latest, ...issuing].map((at) => ({
      at,
      kind: 'REFRESHED' as const,
      text: 'The session was refreshed with its refresh token.',
    })),
    ...(await storyOfEnd(db, session, now)),
  ];
}

/** The address of a login to an old system is not known. */
function beginningOf({ startedBy, siteId, source }: Session): string {
  const where = startedBy === 'LEGACY_TOKEN' ? '' : `, from ${source}`;
  return `${WAYS_IN[startedBy]}, on site ${siteId}${where}`;
}

async function storyOfEnd(db: Db, session: Session, now: Date): Promise<TokenStoryEntry[]> {
  const { endedAt, endReason, supersededById, expiresAt } = session;
  if (endedAt === null || endReason === null) {
    return expiresAt <= now
      ? [{ at: expiresAt, kind: 'SESSION_EXPIRED', text: 'The session reached its absolute end.' }]
      : [];
  }
  if (endReason === 'SUPERSEDED' && supersededById !== null) {
    const newer = await db.session.findUnique({ where: { id: supersededById } });
    const how = newer ? beginningOf(newer) : 'a session that is no longer kept';
    return [
      { at: endedAt, kind: 'SUPERSEDED', text: `The session was displaced by ${how}.`, supersededById },
    ];
  }
  return [{ at: endedAt, kind: 'SESSION_ENDED', text: textOfEnd(session) }];
}

function textOfEnd({ endReason, endedBy }: Session): string {
  const who = endedBy === null ? '' : ` (${endedBy})`;
  switch (endReason) {
    case 'LOGOUT':
      return 'The customer logged out.';
    case 'ENDED_BY_CUSTOMER':
      return 'The customer ended the session.';
    case 'SUPERSEDED':
      return 'A newer login displaced the session.';
    case 'PASSWORD_CHANGED':
      return 'The password was changed, which ends every session.';
    case 'REUSE_DETECTED':
      return 'A refresh token was presented twice. Another person may have had it.';
    case 'CUSTOMER_DISABLED':
      return `The customer was disabled${who}.`;
    case 'CUSTOMER_DELETED':
      return `The customer was deleted${who}.`;
    case 'REVOKED_BY_PARTNER':
      return `A partner revoked the session${who}.`;
    case 'REVOKED_BY_COLLABORATOR':
      return `The session was revoked${who}.`;
    case 'EMAIL_TAKEN_OVER':
      return 'The owner of the email, who had never confirmed this registration, took the account over.';
    default:
      return 'The session ended.';
  }
}
