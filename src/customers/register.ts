import type { Prisma, PrismaClient, Site } from '../database/client/client.ts';
import { isDuplicate } from '../database/failures.ts';
import { verifyUnasked } from '../email-verification/request-verification.ts';
import { type FieldErrors, IdentityError, invalidField, requireValid } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';
import { tokenLifetimeSeconds } from '../lib/input.ts';
import type { HashQueue } from '../passwords/hash-queue.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import { chosenPassword, requireUnguessable } from '../passwords/policy.ts';
import type { AuthGrant } from '../sessions/auth-grant.ts';
import { signIn, type Visit } from '../sessions/sign-in.ts';
import type { SigningKeys } from '../tokens/signing-keys.ts';
import { customerObject } from '../webhooks/customer-object.ts';
import { recordEvent } from '../webhooks/record-event.ts';
import { emailKey } from './identifiers.ts';
import { ownMetadata } from './metadata.ts';
import { newProfile, profileColumns } from './profile.ts';

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

const TAKEN = {
  email: 'The email has already been taken.',
  username: 'The username has already been taken.',
};

/**
 * Creates a customer and her first session, in one transaction. Where the site verifies emails, hers is asked
 * to be; where it requires a second factor she is registered, and sets one up before her first session begins.
 * @param input a RegisterInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED (also for a taken email or username), UNAVAILABLE,
 *   SECOND_FACTOR_REQUIRED
 */
export async function register(
  prisma: PrismaClient,
  dependencies: Dependencies,
  visit: Visit,
  input: unknown,
): Promise<AuthGrant> {
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
  const passwordHash = await dependencies.hashQueue.run(site.accountId, () => hashPassword(password));
  const data: Prisma.CustomerUncheckedCreateInput = {
    ...columns,
    email: profile.email,
    emailKey: emailKey(profile.email),
    accountId: site.accountId,
    metadata: ownMetadata(profile.metadata) as Prisma.InputJsonObject,
    passwordHash,
  };
  return signIn(prisma, dependencies, visit, {
    startedBy: 'REGISTRATION',
    async identify(tx, now) {
      const customer = await tx.customer.create({ data: { ...data, createdAt: now, updatedAt: now } });
      const { accountId } = customer;
      const object = customerObject(customer);
      await recordEvent(tx, dependencies, { accountId, type: 'customer.created', object }, now);
      await verifyUnasked(tx, dependencies, customer, { site, source: visit.source }, now);
      return customer;
    },
    lifetimeSeconds: lifetimeSeconds ?? null,
  }).catch(rethrowTaken);
}

/**
 * Says which of the given email and username belong to somebody else in the account already.
 * @param exceptId the customer whose own they may be
 * @throws IdentityError VALIDATION_FAILED
 */
export async function refuseTaken(
  prisma: PrismaClient,
  accountId: number,
  keys: { emailKey?: string | undefined; usernameKey?: string | null | undefined },
  exceptId = 0,
): Promise<void> {
  const wanted = [
    ...(keys.emailKey ? [{ emailKey: keys.emailKey }] : []),
    ...(keys.usernameKey ? [{ usernameKey: keys.usernameKey }] : []),
  ];
  if (wanted.length === 0) return;
  const customers = await prisma.customer.findMany({
    where: { accountId, id: { not: exceptId }, OR: wanted },
    select: { emailKey: true, usernameKey: true },
  });
  // An address that a customer has left stays theirs until the change is settled.
  const reserved = keys.emailKey
    ? await prisma.emailChange.findMany({
        where: { accountId, customerId: { not: exceptId }, emailKey: keys.emailKey },
        select: { emailKey: true },
      })
    : [];
  const holders = [...customers, ...reserved.map(({ emailKey }) => ({ emailKey, usernameKey: null }))];
  const fields: FieldErrors = {};
  if (holders.some((holder) => holder.emailKey === keys.emailKey)) fields.email = [TAKEN.email];
  if (keys.usernameKey && holders.some((holder) => holder.usernameKey === keys.usernameKey)) {
    fields.username = [TAKEN.username];
  }
  if (Object.keys(fields).length > 0) throw new IdentityError('VALIDATION_FAILED', { fields });
}

/** The database's verdict on who was first, in the form of a validation error. */
export function rethrowTaken(error: unknown): never {
  if (isDuplicate(error, 'email_key')) throw invalidField('email', TAKEN.email);
  if (isDuplicate(error, 'username_key')) throw invalidField('username', TAKEN.username);
  throw error;
}
