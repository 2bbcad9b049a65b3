import { z } from 'zod';
import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import type { Prisma, Site } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import { requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { tokenLifetimeSeconds } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { customerObject } from '../customer/customer-object.ts';
import { ownMetadata } from '../customer/metadata.ts';
import { newProfile, profileColumns } from '../customer/profile.ts';
import { refuseTaken, rethrowTaken } from '../customer/unique-identifiers.ts';
import { mailVerificationIfEnabled } from '../email-addresses/request-verification.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import { chosenPassword, requireUnguessable } from '../passwords/policy.ts';
import { signIn, type Visit } from './sign-in.ts';

const TERMS_CHANGED = 'The accepted terms version must be the current one of the site.';

function registrationOn(site: Pick<Site, 'passwordPolicy' | 'termsVersion'>) {
  return newProfile.extend({
    password: chosenPassword(site.passwordPolicy, 'password'),
    tokenLifetimeSeconds: tokenLifetimeSeconds(),
    acceptedTermsVersion: z
      .string({ error: TERMS_CHANGED })
      .refine((version) => version === site.termsVersion, TERMS_CHANGED)
      .nullish(),
  });
}

/**
 * Registers a customer and opens their first session, in one transaction. If the site verifies emails, a verification is
 * mailed. If it requires a second factor, the customer is created, and sets up a factor before the session opens.
 * @param input a RegisterInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED (also for a taken email or username), UNAVAILABLE, SECOND_FACTOR_REQUIRED
 */
export async function register(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { site } = visit;
  const { accountId } = site;
  const { password, tokenLifetimeSeconds, acceptedTermsVersion, ...profile } = requireValid(
    registrationOn(site),
    input,
  );
  const columns = profileColumns({ ...profile, language: profile.language ?? null }, site.defaultLanguage);
  // Saves a hash in the ordinary case. The database's constraint decides in a race.
  await refuseTaken(prisma, accountId, columns);
  const chosen = { field: 'password', name: 'password', password, tenant: accountId };
  await requireUnguessable(site.passwordPolicy, chosen, profile);
  const passwordHash = await runtime.hashQueue.run(accountId, () => hashPassword(password));
  const data: Prisma.CustomerUncheckedCreateInput = {
    ...columns,
    email: profile.email,
    emailKey: emailKey(profile.email),
    accountId,
    metadata: ownMetadata(profile.metadata) as Prisma.InputJsonObject,
    passwordHash,
  };
  const now = runtime.clock();
  const opened = await inTransaction(prisma, async (tx) => {
    const accepted = acceptedTermsVersion ? { acceptedTermsVersion, acceptedTermsAt: now } : {};
    const customer = await tx.customer.create({
      data: { ...data, ...accepted, createdAt: now, updatedAt: now },
    });
    const object = customerObject(customer);
    await recordEvent(tx, runtime, { accountId, type: 'customer.created', object }, now);
    await mailVerificationIfEnabled(tx, runtime, customer, { site, source: visit.source }, now);
    const lifetimeSeconds = tokenLifetimeSeconds ?? null;
    return signIn(tx, runtime, visit, { customer, startedBy: 'REGISTRATION', lifetimeSeconds, now });
  }).catch(rethrowTaken);
  return grantAccess(runtime, opened);
}
