import type { AuthGrant } from '../../access/sessions/auth-grant.ts';
import type { SigningKeys } from '../../access/tokens/signing-keys.ts';
import type { MailDependencies } from '../../delivery/mail/mail-customer.ts';
import type { Clock } from '../../lib/clock.ts';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { relyingPartyOf } from '../../tenancy/sites/relying-party.ts';
import { confirmEmail } from '../email-addresses/verify-email.ts';
import {
  completion,
  findChallenge,
  overChallenge,
  presentChallenge,
  redeemChallenge,
} from '../second-factor/challenge.ts';
import type { Entrance } from '../second-factor/gate.ts';
import { lockOwner } from '../second-factor/owner.ts';
import { passkeyRequestOptions, useAssertion, type WantedDomain } from '../second-factor/passkey.ts';
import { secondFactorPolicy } from '../second-factor/policy.ts';
import { readProof, underFactorLimit, useFactor } from '../second-factor/proof.ts';
import { signIn, type Visit } from './sign-in.ts';

/** What completing a login works with. The issuer is the public URL. */
export type Dependencies = MailDependencies & {
  clock: Clock;
  issuer: string;
  signingKeys: SigningKeys;
};

/**
 * Ends a login that a second factor was due for: the challenge and the factor are used up, and the session
 * begins as it would have without; not if it would continue one that has ended since.
 * @param input a CompleteLoginInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED by field, ACCOUNT_LOCKED, UNAVAILABLE
 */
export async function completeLogin(
  runtime: Runtime,
  visit: Visit,
  input: { challenge: string },
): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { challenge: presented } = requireValid(completion, input);
  const { clock } = runtime;
  const { site } = visit;
  const challenge = await findChallenge(prisma, presented, site.id, clock());
  const { customerId, entrance, enrolled } = challenge;
  if (customerId === null) throw overChallenge();
  const owner = { customerId };
  const proof = enrolled ? null : readProof(input);
  const ceremony = { siteId: site.id, party: relyingPartyOf(site, runtime.issuer) };
  return underFactorLimit(prisma, clock, owner, async () => {
    await presentChallenge(prisma, challenge);
    return signIn(runtime, visit, {
      startedBy: entrance.startedBy,
      lifetimeSeconds: entrance.lifetimeSeconds,
      continues: continuedIn(entrance),
      linkUse: () => (entrance.linkUse === undefined ? null : BigInt(entrance.linkUse)),
      secondFactorShown: true,
      changes: entrance.changes ?? [],
      identify: async (tx, now) => {
        await lockOwner(tx, owner);
        await redeemChallenge(tx, presented, now);
        await refuseWhereContinuedEnded(tx, entrance, now);
        const customer = await tx.customer.findUnique({ where: { id: customerId } });
        if (customer?.passwordVersion !== entrance.passwordVersion) throw overChallenge();
        if (proof) await useFactor(tx, runtime, owner, ceremony, proof, now);
        // Only while it is the email whose mailbox she has shown.
        if (customer.email === entrance.mailbox) return confirmEmail(tx, runtime, customer, now);
        return customer;
      },
    });
  });
}

function continuedIn({ continued }: Entrance) {
  return continued ? { id: continued.sessionId, expiresAt: new Date(continued.endsBy) } : null;
}

async function refuseWhereContinuedEnded(tx: Db, { continued }: Entrance, now: Date): Promise<void> {
  if (!continued) return;
  const open = await tx.session.findFirst({
    where: { id: continued.sessionId, endedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  if (!open) throw overChallenge();
}

/**
 * Begins the ceremony of a passkey: as the second factor of the login whose challenge is given, else as the
 * first, and then the only one.
 * @returns the options for `navigator.credentials.get`
 * @throws IdentityError VALIDATION_FAILED on `challenge` and `rpId`; NOT_FOUND where there is no passkey that can be
 *   used here; FORBIDDEN where no site of the account has a second factor
 */
export async function beginPasskeyLogin(
  runtime: Runtime,
  { site }: Pick<Visit, 'site'>,
  { challenge, ...wanted }: WantedDomain & { challenge: string | null },
) {
  const { prisma, clock, issuer } = runtime;
  const now = clock();
  const ceremony = { siteId: site.id, party: relyingPartyOf(site, issuer) };
  if (challenge === null) {
    await refuseWhereOff(prisma, site);
    return passkeyRequestOptions(prisma, null, ceremony, wanted, now);
  }
  const { customerId } = await findChallenge(prisma, challenge, site.id, now);
  if (customerId === null) throw overChallenge();
  return passkeyRequestOptions(prisma, { customerId }, ceremony, wanted, now);
}

/**
 * Logs in with a passkey alone. The device has verified its user, so it is both factors: what she has, and
 * what she knows or is.
 * @param input a PasskeyLoginInput, not yet validated
 * @throws IdentityError INVALID_CREDENTIALS; FORBIDDEN where no site of the account has a second factor
 */
export async function logInWithPasskey(
  runtime: Runtime,
  visit: Visit,
  input: { assertion?: unknown },
): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { site } = visit;
  await refuseWhereOff(prisma, site);
  const ceremony = { siteId: site.id, party: relyingPartyOf(site, runtime.issuer) };
  return signIn(runtime, visit, {
    startedBy: 'PASSKEY',
    secondFactorShown: true,
    identify: async (tx, now) => {
      const passkey = await useAssertion(tx, null, ceremony, input.assertion, now);
      const customer =
        passkey?.customerId == null
          ? null
          : await tx.customer.findFirst({ where: { id: passkey.customerId, accountId: site.accountId } });
      if (!customer) throw new IdentityError('INVALID_CREDENTIALS');
      return customer;
    },
  });
}

async function refuseWhereOff(prisma: PrismaClient, { accountId }: Visit['site']): Promise<void> {
  if ((await secondFactorPolicy(prisma, accountId)) === 'OFF') {
    throw new IdentityError('FORBIDDEN', { message: 'This site has no second factor.' });
  }
}
