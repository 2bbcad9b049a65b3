import { type AuthGrant, grantAccess } from '../../access/sessions/auth-grant.ts';
import type { Prisma, Site } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import { requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import { tokenLifetimeSeconds } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { presentedBotToken, requireHuman } from '../../tenancy/bot-protection/require-human.ts';
import { recordCustomerEvent } from '../customer/customer-change.ts';
import { ownMetadata } from '../customer/metadata.ts';
import { newProfile, profileColumns } from '../customer/profile.ts';
import { refuseTaken, rethrowTaken } from '../customer/unique-identifiers.ts';
import { mailVerificationIfEnabled } from '../email-addresses/request-verification.ts';
import { requireUnbreached } from '../passwords/breached-passwords.ts';
import { hashPassword } from '../passwords/hashes/own-hash.ts';
import { chosenPassword, requireUnguessable } from '../passwords/policy.ts';
import { acceptedTerms, currentTermsVersion, recordAcceptedTerms } from '../terms/accept-terms.ts';
import { requireNoCompanyLogin } from './company-login.ts';
import { countLogin } from './count-login.ts';
import { signIn, type Visit } from './sign-in.ts';

function registrationOn(site: Pick<Site, 'passwordPolicy' | 'termsVersion'>) {
  return newProfile.extend({
    password: chosenPassword(site.passwordPolicy, 'password'),
    tokenLifetimeSeconds: tokenLifetimeSeconds(),
    acceptedTermsVersion: currentTermsVersion(site).nullish(),
    botToken: presentedBotToken(),
  });
}

/**
 * Registers a customer and opens their first session, in one transaction. If the site verifies emails, a verification
 * is mailed. If the account requires a second factor, the customer is created, and sets up a factor before the session
 * opens.
 * @param input a RegisterInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED (also for a taken email or username), UNAVAILABLE; the errors of `signIn` and
 *   `requireHuman`
 */
export function register(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  return countLogin(runtime, visit.site, 'REGISTRATION', (login) => {
    login.isRegistration = true;
    return createAndSignIn(runtime, visit, input);
  });
}

async function createAndSignIn(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { site } = visit;
  const { accountId } = site;
  const { password, tokenLifetimeSeconds, acceptedTermsVersion, botToken, ...profile } = requireValid(
    registrationOn(site),
    input,
  );
  await requireHuman(runtime, visit, 'REGISTER', botToken);
  await requireNoCompanyLogin(prisma, runtime, site, profile.email);
  const columns = profileColumns({ ...profile, language: profile.language ?? null }, site.defaultLanguage);
  // Checked first, so that no hash is computed for a taken email. For concurrent registrations, the database constraint
  // decides.
  await refuseTaken(prisma, accountId, columns);
  const chosen = { field: 'password', name: 'password', password, tenant: accountId };
  await requireUnguessable(site.passwordPolicy, chosen, profile);
  if (site.refuseBreachedPasswords) await requireUnbreached(runtime, chosen);
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
    const accepted = acceptedTerms(acceptedTermsVersion, now);
    const customer = await tx.customer.create({
      data: { ...data, ...accepted, createdAt: now, updatedAt: now },
    });
    if (acceptedTermsVersion) await recordAcceptedTerms(tx, customer, site, acceptedTermsVersion, now);
    await recordCustomerEvent(tx, runtime, 'customer.created', customer, now);
    await mailVerificationIfEnabled(tx, runtime, customer, { site, source: visit.source }, now);
    const lifetimeSeconds = tokenLifetimeSeconds ?? null;
    return signIn(tx, runtime, visit, { customer, startedBy: 'REGISTRATION', lifetimeSeconds, now });
  }).catch(rethrowTaken);
  return grantAccess(runtime, opened);
}
