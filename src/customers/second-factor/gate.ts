import type { WayInChange } from '../../access/sessions/way-in-change.ts';
import type {
  Authenticator,
  Collaborator,
  Customer,
  Prisma,
  SessionStart,
  Site,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError } from '../../platform/errors.ts';
import { issueOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { RelyingParty } from '../../tenancy/sites/relying-party.ts';
import type { Owner } from './owner.ts';
import { isUsable } from './passkey.ts';
import { type Policy, secondFactorPolicy } from './policy.ts';

/** How long a challenge waits for a code. */
const CHALLENGE_SECONDS = 300;
/** The same where she has no factor yet and has to set one up first. */
const ENROLMENT_CHALLENGE_SECONDS = 900;

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
  /** The changes to the customer's ways in so far. */
  changes?: WayInChange[];
  /** The email whose mailbox she has shown to be hers on the way. */
  mailbox?: string;
};

type Factor = 'totp' | 'passkey' | 'recovery_code';

/**
 * Whether a customer who has shown who she is has to show a second factor before her session begins.
 * @param tx the transaction of the sign-in: it has to be committed, so that the challenge is there
 * @param policy the account's, not the site's own
 * @param party the site's: of passkeys only those are offered that can be used there
 * @returns the refusal to throw after the commit, with the challenge; null when nothing more is asked
 */
export async function secondFactorDue(
  tx: Db,
  {
    customer,
    site,
    policy,
    party,
    now,
    ...entrance
  }: {
    customer: Pick<Customer, 'id' | 'passwordVersion'>;
    site: Pick<Site, 'id'>;
    policy: Exclude<Policy, 'OFF'>;
    party: RelyingParty;
    now: Date;
  } & Omit<Entrance, 'passwordVersion'>,
): Promise<IdentityError | null> {
  const owner = { customerId: customer.id };
  const enrolled = await hasFactor(tx, owner);
  if (!enrolled && policy === 'OPTIONAL') return null;
  // A handoff proves a token only, which must not be enough to set up the first factor.
  if (!enrolled && entrance.startedBy === 'HANDOFF') return noFactorYet();
  const factors = await factorsOf(tx, owner, party);
  const data = { ...entrance, passwordVersion: customer.passwordVersion } satisfies Entrance;
  return challenge(tx, owner, { siteId: site.id, enrolled, factors, data, now });
}

function noFactorYet(): IdentityError {
  return new IdentityError('FORBIDDEN', {
    message: 'A second factor has to be set up first. Please log in on this site.',
  });
}

/** The same for collaborators, who are asked as soon as they have a factor. */
export async function collaboratorSecondFactorDue(
  tx: Db,
  collaborator: Pick<Collaborator, 'id' | 'passwordVersion'>,
  party: RelyingParty,
  now: Date,
): Promise<IdentityError | null> {
  const owner = { collaboratorId: collaborator.id };
  if (!(await hasFactor(tx, owner))) return null;
  return challenge(tx, owner, {
    siteId: null,
    enrolled: true,
    factors: await factorsOf(tx, owner, party),
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

/** Whether the owner has an authenticator app or a passkey, on whatever domain. Recovery codes alone do not count. */
export async function hasFactor(db: Db, owner: Owner): Promise<boolean> {
  const kinds = { in: ['TOTP', 'PASSKEY'] satisfies Authenticator['kind'][] };
  return (await db.authenticator.count({ where: { ...owner, confirmedAt: { not: null }, kind: kinds } })) > 0;
}

/**
 * The factors that the owner can use on this site. Empty where the only factors are passkeys of other domains and
 * every recovery code is used up.
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

async function challenge(
  tx: Db,
  owner: Owner,
  bound: {
    siteId: number | null;
    /** Whether there is a factor, usable here or not: if so, none is set up with the challenge. */
    enrolled: boolean;
    factors: Factor[];
    data: Prisma.InputJsonObject;
    now: Date;
  },
): Promise<IdentityError> {
  const { factors, enrolled, ...rest } = bound;
  const enrolment = !enrolled;
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
