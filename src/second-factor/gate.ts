import type { Collaborator, Customer, Prisma, SessionStart, Site } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError } from '../errors.ts';
import { issueOneTimeToken } from '../one-time-tokens/one-time-token.ts';
import type { WayInChange } from '../sessions/way-in-change.ts';
import type { Owner } from './owner.ts';
import { type Policy, secondFactorPolicy } from './policy.ts';

/** How long a challenge waits for a code. */
export const CHALLENGE_SECONDS = 300;
/** The same where she has no factor yet and has to set one up first. */
export const ENROLMENT_CHALLENGE_SECONDS = 900;

/** How somebody came in who is now asked for more; kept with the challenge until it is met. */
export type Entrance = {
  startedBy: SessionStart;
  lifetimeSeconds: number | null;
  /** A change of the password ends the challenge too. */
  passwordVersion: number;
  /** The session that she comes from by a handoff: the new one ends with it, or does not begin. */
  continued?: { sessionId: string; endsBy: string };
  /** The entry of a link's ledger that is told the session. */
  linkUse?: string;
  /** What the way here has changed about the customer's ways in. */
  changes?: WayInChange[];
  /** The email whose mailbox she has shown to be hers on the way. */
  mailbox?: string;
};

type Factor = 'totp' | 'passkey' | 'recovery_code';

/**
 * Whether a customer who has shown who she is has to show a second factor before her session begins.
 * @param tx the transaction of the sign-in: it has to be committed, so that the challenge is there
 * @param policy the account's, not the site's own
 * @returns the refusal to throw after the commit, with the challenge; null when nothing more is asked
 */
export async function secondFactorDue(
  tx: Db,
  {
    customer,
    site,
    policy,
    now,
    ...entrance
  }: {
    customer: Pick<Customer, 'id' | 'passwordVersion'>;
    site: Pick<Site, 'id'>;
    policy: Exclude<Policy, 'OFF'>;
    now: Date;
  } & Omit<Entrance, 'passwordVersion'>,
): Promise<IdentityError | null> {
  const owner = { customerId: customer.id };
  const factors = await factorsOf(tx, owner);
  if (factors.length === 0 && policy === 'OPTIONAL') return null;
  const data = { ...entrance, passwordVersion: customer.passwordVersion } satisfies Entrance;
  return challenge(tx, owner, { siteId: site.id, factors, data, now });
}

/** The same for collaborators, who are asked as soon as they have a factor. */
export async function collaboratorSecondFactorDue(
  tx: Db,
  collaborator: Pick<Collaborator, 'id' | 'passwordVersion'>,
  now: Date,
): Promise<IdentityError | null> {
  const owner = { collaboratorId: collaborator.id };
  const factors = await factorsOf(tx, owner);
  if (factors.length === 0) return null;
  return challenge(tx, owner, {
    siteId: null,
    factors,
    data: { passwordVersion: collaborator.passwordVersion },
    now,
  });
}

/** Whether a customer is asked for a factor that she has: until she shows it, nothing else says that it is she. */
export async function isGuarded(
  db: Db,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
): Promise<boolean> {
  const policy = await secondFactorPolicy(db, accountId);
  return policy !== 'OFF' && (await hasFactor(db, { customerId: id }));
}

/** Whether somebody has a factor that counts: recovery codes alone are none. */
export async function hasFactor(db: Db, owner: Owner): Promise<boolean> {
  return (await factorsOf(db, owner)).length > 0;
}

/** What somebody can show; empty when there is nothing but recovery codes. */
async function factorsOf(db: Db, owner: Owner): Promise<Factor[]> {
  const confirmed = await db.authenticator.findMany({
    where: { ...owner, confirmedAt: { not: null } },
    select: { kind: true, lastUsedAt: true },
  });
  const has = (kind: (typeof confirmed)[number]['kind']) => confirmed.some((found) => found.kind === kind);
  if (!has('TOTP') && !has('PASSKEY')) return [];
  return [
    ...(has('TOTP') ? (['totp'] as const) : []),
    ...(has('PASSKEY') ? (['passkey'] as const) : []),
    ...(confirmed.some(({ kind, lastUsedAt }) => kind === 'RECOVERY_CODE' && lastUsedAt === null)
      ? (['recovery_code'] as const)
      : []),
  ];
}

async function challenge(
  tx: Db,
  owner: Owner,
  bound: { siteId: number | null; factors: Factor[]; data: Prisma.InputJsonObject; now: Date },
): Promise<IdentityError> {
  const { factors, ...rest } = bound;
  const enrolment = factors.length === 0;
  const text = await issueOneTimeToken(tx, {
    ...rest,
    ...owner,
    purpose: 'SECOND_FACTOR',
    lifetimeSeconds: enrolment ? ENROLMENT_CHALLENGE_SECONDS : CHALLENGE_SECONDS,
  });
  return new IdentityError('SECOND_FACTOR_REQUIRED', {
    challenge: text,
    factors,
    ...(enrolment ? { enrolment: ['totp', 'passkey'] } : {}),
  });
}
