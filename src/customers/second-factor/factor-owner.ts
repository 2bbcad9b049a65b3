import { noteFactorShown, requireStillOpen } from '../../access/sessions/active-session.ts';
import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import type { Actor, Bearer } from '../../platform/acting.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { reauthenticate } from '../passwords/reauthenticate.ts';
import { type Challenge, completion, findChallenge, invalidChallenge } from './challenge.ts';
import type { Owner } from './owner.ts';
import type { Ceremony } from './passkey-ceremony.ts';
import { type Policy, secondFactorPolicy } from './require-second-factor.ts';

/**
 * An owner who manages their second factors, with an access token or with the challenge of a login that requires the
 * setup of a second factor.
 */
export type FactorOwner = Ceremony & {
  owner: Owner;
  accountId: number;
  label: string;
  /** OFF: no factor may be set up. REQUIRED: the last one cannot be removed. */
  policy: Policy;
  challenge: Challenge | null;
  /** Null with a challenge. */
  session: OwnerSession | null;
  sendNotice(tx: Db, runtime: Runtime, what: FactorChange, now: Date): Promise<void>;
  actor: Actor;
};

/** The session of the access token. The token alone is not enough to add a factor. */
export type OwnerSession = {
  reauthenticate(runtime: Runtime, password: string | null): Promise<void>;
  /** Called with the owner's row locked. @throws IdentityError if the session has ended */
  requireOpen(tx: Db): Promise<void>;
  /** Records that the session has shown a second factor: to set one up counts as showing it. */
  noteFactorShown(tx: Db): Promise<void>;
};

export type FactorChange = 'authenticatorAdded' | 'authenticatorRemoved' | 'recoveryCodesRenewed';

/** Where a request comes from, and its id. */
type Request = { source: string; requestId: string };

export async function customerFactorOwner(runtime: Runtime, bearer: Bearer): Promise<FactorOwner> {
  const { customer, site, sessionId } = bearer;
  return {
    ...(await factorOwnerOn(runtime, customer, site, bearer)),
    session: {
      reauthenticate: (runtime, password) => reauthenticate(runtime, bearer, password),
      requireOpen: (tx) => requireStillOpen(tx, sessionId),
      noteFactorShown: (tx) => noteFactorShown(tx, sessionId),
    },
  };
}

/**
 * Finds the customer of a challenge.
 * @throws IdentityError VALIDATION_FAILED on `challenge`
 */
export async function challengedFactorOwner(
  runtime: Runtime,
  presented: string,
  site: SiteOfAccount,
  request: Request,
): Promise<FactorOwner> {
  const { prisma, clock } = runtime;
  const { challenge: text } = requireValid(completion, { challenge: presented });
  const challenge = await findChallenge(prisma, text, site.id, clock());
  const customer = await prisma.customer.findUnique({ where: { id: challenge.customerId ?? 0 } });
  if (customer?.passwordVersion !== challenge.pending.passwordVersion) throw invalidChallenge();
  return { ...(await factorOwnerOn(runtime, customer, site, request)), challenge };
}

async function factorOwnerOn(
  { prisma, issuer }: Runtime,
  customer: Customer,
  site: SiteOfAccount,
  { source, requestId }: Request,
): Promise<FactorOwner> {
  return {
    owner: { customerId: customer.id },
    accountId: customer.accountId,
    label: customer.email,
    policy: await secondFactorPolicy(prisma, customer.accountId),
    siteId: site.id,
    party: relyingPartyOf(site, issuer),
    challenge: null,
    session: null,
    sendNotice: (tx, runtime, what, now) =>
      mailNotice(tx, runtime, customer, site, what, { at: now }, { source }, now),
    actor: { kind: 'CUSTOMER', id: String(customer.id), source, requestId },
  };
}
