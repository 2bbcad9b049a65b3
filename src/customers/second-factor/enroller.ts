import { requireStillOpen } from '../../access/sessions/active-session.ts';
import { noteFactorShown } from '../../access/sessions/factor-shown.ts';
import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import type { Actor } from '../../platform/acting.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { requireValid } from '../../platform/errors.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { type Claimant, confirmOwner } from '../passwords/reauthenticate.ts';
import { completion, findChallenge, invalidChallenge } from './challenge.ts';
import type { Enroller } from './enrolment.ts';
import { secondFactorPolicy } from './policy.ts';

/** What of a request an enroller needs beside who she is. */
type Request = { publicUrl: string; source: string; requestId: string };

/** A customer with a token, on a site. */
export async function customerEnroller(
  db: Db,
  bearer: Omit<Claimant, 'source'>,
  request: Request,
): Promise<Enroller> {
  const { customer, site } = bearer;
  const enroller = await enrollerOn(db, customer, site, request);
  const claimant = { ...bearer, source: request.source };
  return {
    ...enroller,
    claim: {
      confirm: (runtime, password) => confirmOwner(runtime, claimant, password),
      requireOpen: (tx) => requireStillOpen(tx, bearer.sessionId),
      noteShown: (tx) => noteFactorShown(tx, bearer.sessionId),
    },
  };
}

async function enrollerOn(
  db: Db,
  customer: Customer,
  site: SiteOfAccount,
  { publicUrl, source, requestId }: Request,
): Promise<Enroller> {
  const actor: Actor = { kind: 'CUSTOMER', id: String(customer.id), source, requestId };
  return {
    owner: { customerId: customer.id },
    accountId: customer.accountId,
    label: customer.email,
    policy: await secondFactorPolicy(db, customer.accountId),
    siteId: site.id,
    party: relyingPartyOf(site, publicUrl),
    challenge: null,
    claim: null,
    tell: (tx, runtime, what, now) =>
      mailNotice(tx, runtime, customer, site, what, { at: now }, { source }, now),
    actor,
  };
}

/**
 * A customer whose login waits for a factor that she has yet to set up.
 * @throws IdentityError VALIDATION_FAILED on `challenge`
 */
export async function challengedEnroller(
  db: Db,
  presented: string,
  site: SiteOfAccount,
  now: Date,
  request: Request,
): Promise<Enroller> {
  const { challenge: text } = requireValid(completion, { challenge: presented });
  const challenge = await findChallenge(db, text, site.id, now);
  const customer = await db.customer.findUnique({ where: { id: challenge.customerId ?? 0 } });
  if (customer?.passwordVersion !== challenge.pending.passwordVersion) throw invalidChallenge();
  return { ...(await enrollerOn(db, customer, site, request)), challenge };
}
