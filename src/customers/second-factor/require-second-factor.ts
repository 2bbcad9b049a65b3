import type { WayInChange } from '../../access/sessions/auth-grant.ts';
import { lockForLogin } from '../../access/sessions/session-limit.ts';
import { withMailAddress } from '../../delivery/mail/mailbox.ts';
import type {
  Authenticator,
  Collaborator,
  Customer,
  Prisma,
  Session,
  SessionStart,
  Site,
} from '../../platform/database/client/client.ts';
import { CommitThenThrow } from '../../platform/database/commit-then-throw.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import { issueOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { type RelyingParty, relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import type { Owner } from './owner.ts';
import { isUsable } from './passkey.ts';

const CHALLENGE_SECONDS = 300;
/** For a customer who has to set up their first factor. */
const ENROLMENT_CHALLENGE_SECONDS = 900;

export type FirstFactorLogin = {
  customer: Customer;
  startedBy: SessionStart;
  now: Date;
  lifetimeSeconds?: number | null;
  /** The session that the new session continues. The new session ends no later than that one. */
  continues?: Pick<Session, 'id' | 'expiresAt'> | null;
  /** The id of the recorded use of a mailed link. The new session is noted in that record. */
  linkUse?: bigint | null;
  /** How the login has changed the customer's ways to log in. */
  changes?: readonly WayInChange[];
  /** The identity provider of the login. */
  provider?: string | null;
  /** Whether the customer has shown that they read the mailbox of their email. */
  mailboxShown?: boolean;
};

/** A login that waits for the second factor, as it is stored with the challenge. */
export type PendingLogin = {
  startedBy: SessionStart;
  lifetimeSeconds: number | null;
  /** A new password makes the challenge invalid. */
  passwordVersion: number;
  /** Of a collaborator: whether the first factor was a login at the company's provider. */
  bySso?: boolean;
  /**
   * The session that the new one continues, and the latest end of the new one. No session is opened if the continued
   * session has ended.
   */
  continued?: { sessionId: string; endsBy: string };
  linkUse?: string;
  changes?: WayInChange[];
  /** The identity provider of the login, for the statistics. */
  provider?: string;
  /** The email, if the customer has shown that they read its mailbox. */
  mailbox?: string;
};

type Factor = 'totp' | 'passkey' | 'recovery_code';

export type Policy = Site['secondFactor'];

/**
 * Reads the policy for the customers of an account: the policy of its strictest site, because a token is valid on all
 * sites.
 * @returns OFF for an account without sites
 */
export async function secondFactorPolicy(db: Db, accountId: number): Promise<Policy> {
  const strictest = await db.site.findFirst({
    where: { accountId },
    // The enum's own order: OFF, OPTIONAL, REQUIRED.
    orderBy: { secondFactor: 'desc' },
    select: { secondFactor: true },
  });
  return strictest?.secondFactor ?? 'OFF';
}

/**
 * Requires a second factor before a session opens: with the policy REQUIRED from every customer, with OPTIONAL from a
 * customer who has one.
 * @param tx a transaction of `inTransaction`, so that the challenge is committed
 * @param site the site where the customer logs in. Only passkeys that work on this site are offered
 * @throws CommitThenThrow SECOND_FACTOR_REQUIRED with a challenge; FORBIDDEN for a handoff if the customer has no
 *   factor and the policy is REQUIRED
 */
export async function requireSecondFactor(
  tx: Db,
  { issuer }: Runtime,
  site: Site,
  login: FirstFactorLogin,
): Promise<void> {
  const { customer, startedBy, now, lifetimeSeconds = null, continues, linkUse, changes } = login;
  // The account's policy, not the site's: a token is valid on every site.
  const policy = await secondFactorPolicy(tx, site.accountId);
  if (policy === 'OFF') return;
  await lockForLogin(tx, customer);
  const owner = { customerId: customer.id };
  const enrolled = await hasFactor(tx, owner);
  if (!enrolled && policy === 'OPTIONAL') return;
  // A handoff proves only an access token, which is not enough to set up the first factor.
  if (!enrolled && startedBy === 'HANDOFF') {
    throw new CommitThenThrow(new IdentityError('FORBIDDEN', { message: message('factorFirst') }));
  }
  const pending: PendingLogin = {
    startedBy,
    lifetimeSeconds,
    passwordVersion: customer.passwordVersion,
    ...(continues && { continued: { sessionId: continues.id, endsBy: continues.expiresAt.toISOString() } }),
    ...(linkUse && { linkUse: String(linkUse) }),
    ...(changes?.length && { changes: [...changes] }),
    ...(login.provider && { provider: login.provider }),
    ...(login.mailboxShown && { mailbox: (await withMailAddress(tx, customer)).email }),
  };
  const factors = await factorsOf(tx, owner, relyingPartyOf(site, issuer));
  throw await challengeFor(tx, owner, { siteId: site.id, enrolled, factors, data: pending, now });
}

/**
 * Requires a collaborator's second factor, if they have one.
 * @param tx a transaction of `inTransaction`
 * @throws CommitThenThrow SECOND_FACTOR_REQUIRED with a challenge
 */
export async function requireCollaboratorSecondFactor(
  tx: Db,
  { issuer }: Runtime,
  { id, passwordVersion }: Pick<Collaborator, 'id' | 'passwordVersion'>,
  now: Date,
  { bySso = false } = {},
): Promise<void> {
  const owner = { collaboratorId: id };
  if (!(await hasFactor(tx, owner))) return;
  const factors = await factorsOf(tx, owner, relyingPartyOf(null, issuer));
  throw await challengeFor(tx, owner, {
    siteId: null,
    enrolled: true,
    factors,
    data: { passwordVersion, ...(bySso && { bySso }) },
    now,
  });
}

/**
 * Whether a customer has a second factor that logins require. If so, no other proof, such as the mailbox or an identity
 * provider, replaces the factor.
 */
export async function hasRequiredFactor(
  db: Db,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
): Promise<boolean> {
  const policy = await secondFactorPolicy(db, accountId);
  return policy !== 'OFF' && (await hasFactor(db, { customerId: id }));
}

/** Whether the owner has an authenticator app, or a passkey of any domain. Recovery codes alone do not count. */
export async function hasFactor(db: Db, owner: Owner): Promise<boolean> {
  const kinds = { in: ['TOTP', 'PASSKEY'] satisfies Authenticator['kind'][] };
  return (await db.authenticator.count({ where: { ...owner, confirmedAt: { not: null }, kind: kinds } })) > 0;
}

/**
 * Lists the factors that the owner can use on this site. Empty for an owner without a factor. Also empty for an owner
 * who has only passkeys of other domains, and no unused recovery code.
 */
async function factorsOf(db: Db, owner: Owner, party: RelyingParty): Promise<Factor[]> {
  const confirmed = await db.authenticator.findMany({
    where: { ...owner, confirmedAt: { not: null } },
    select: { kind: true, lastUsedAt: true, rpId: true },
  });
  const authenticators = confirmed.filter(({ kind }) => kind !== 'RECOVERY_CODE');
  if (authenticators.length === 0) return [];
  const has = (kind: Authenticator['kind']) =>
    authenticators.some((found) => found.kind === kind && (kind !== 'PASSKEY' || isUsable(found, party)));
  return [
    ...(has('TOTP') ? (['totp'] as const) : []),
    ...(has('PASSKEY') ? (['passkey'] as const) : []),
    ...(confirmed.some(({ kind, lastUsedAt }) => kind === 'RECOVERY_CODE' && lastUsedAt === null)
      ? (['recovery_code'] as const)
      : []),
  ];
}

/** Issues a challenge. @returns the error that contains the challenge */
async function challengeFor(
  tx: Db,
  owner: Owner,
  challenge: {
    siteId: number | null;
    /**
     * Whether the owner has a factor, even one that cannot be used on this site. If not, the owner can set one up with
     * the challenge.
     */
    enrolled: boolean;
    factors: Factor[];
    data: Prisma.InputJsonObject;
    now: Date;
  },
): Promise<CommitThenThrow> {
  const { factors, enrolled, ...bound } = challenge;
  const text = await issueOneTimeToken(tx, {
    ...bound,
    ...owner,
    purpose: 'SECOND_FACTOR',
    lifetimeSeconds: enrolled ? CHALLENGE_SECONDS : ENROLMENT_CHALLENGE_SECONDS,
  });
  return new CommitThenThrow(
    new IdentityError('SECOND_FACTOR_REQUIRED', {
      challenge: text,
      factors,
      ...(enrolled ? {} : { enrolment: ['totp', 'passkey'] }),
    }),
  );
}
