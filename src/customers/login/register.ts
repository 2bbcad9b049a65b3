import type { AuthGrant } from '../../access/sessions/auth-grant.ts';
import type { SigningKeys } from '../../access/tokens/signing-keys.ts';
import { recordEvent } from '../../delivery/webhooks/record-event.ts';
import type { Clock } from '../../lib/clock.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { tokenLifetimeSeconds } from '../../lib/input.ts';
import type { Prisma, Site } from '../../platform/database/client/client.ts';
import { requireValid } from '../../platform/errors.ts';
import { emailKey } from '../../platform/identifiers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { customerObject } from '../customer/customer-object.ts';
import { ownMetadata } from '../customer/metadata.ts';
import { newProfile, profileColumns } from '../customer/profile.ts';
import { refuseTaken, rethrowTaken } from '../customer/taken.ts';
import { verifyUnasked } from '../email-addresses/request-verification.ts';
import type { HashQueue } from '../passwords/hash-queue.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import { chosenPassword, requireUnguessable } from '../passwords/policy.ts';
import { signIn, type Visit } from './sign-in.ts';

export type Dependencies = {
  clock: Clock;
  derivedKeys: DerivedKeys;
  hashQueue: HashQueue;
  issuer: string;
  signingKeys: SigningKeys;
  settings: { publicUrl: string; rateLimits: boolean };
};

/** The rules of a registration on a site. */
function registrationOn(site: Pick<Site, 'passwordPolicy'>) {
  return newProfile.extend({
    password: chosenPassword(site.passwordPolicy, 'password'),
    tokenLifetimeSeconds: tokenLifetimeSeconds(),
  });
}

/**
 * Creates a customer and her first session, in one transaction. Where the site verifies emails, hers is asked
 * to be; where it requires a second factor she is registered, and sets one up before her first session begins.
 * @param input a RegisterInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED (also for a taken email or username), UNAVAILABLE,
 *   SECOND_FACTOR_REQUIRED
 */
export async function register(runtime: Runtime, visit: Visit, input: unknown): Promise<AuthGrant> {
  const { prisma } = runtime;
  const { site } = visit;
  const {
    password,
    tokenLifetimeSeconds: lifetimeSeconds,
    ...profile
  } = requireValid(registrationOn(site), input);
  const columns = profileColumns({ ...profile, language: profile.language ?? null }, site.defaultLanguage);
  // Spares a hash in the ordinary case; the constraint decides in a race.
  await refuseTaken(prisma, site.accountId, columns);
  const chosen = { field: 'password', name: 'password', password, tenant: site.accountId };
  await requireUnguessable(site.passwordPolicy, chosen, profile);
  const passwordHash = await runtime.hashQueue.run(site.accountId, () => hashPassword(password));
  const data: Prisma.CustomerUncheckedCreateInput = {
    ...columns,
    email: profile.email,
    emailKey: emailKey(profile.email),
    accountId: site.accountId,
    metadata: ownMetadata(profile.metadata) as Prisma.InputJsonObject,
    passwordHash,
  };
  return signIn(runtime, visit, {
    startedBy: 'REGISTRATION',
    async identify(tx, now) {
      const customer = await tx.customer.create({ data: { ...data, createdAt: now, updatedAt: now } });
      const { accountId } = customer;
      const object = customerObject(customer);
      await recordEvent(tx, runtime, { accountId, type: 'customer.created', object }, now);
      await verifyUnasked(tx, runtime, customer, { site, source: visit.source }, now);
      return customer;
    },
    lifetimeSeconds: lifetimeSeconds ?? null,
  }).catch(rethrowTaken);
}
