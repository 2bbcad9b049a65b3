import { z } from 'zod';
import { requireStillOpen } from '../../access/sessions/active-session.ts';
import { addSeconds } from '../../lib/clock.ts';
import { idOf } from '../../lib/ids.ts';
import type { Bearer } from '../../platform/acting.ts';
import type { Customer, ExternalIdentity, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { message } from '../../platform/messages/message.ts';
import { spendOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordCustomerChange } from '../customer/customer-change.ts';
import { lockAndReadCustomer } from '../customer/lock-customer.ts';
import { withClaims, withoutClaims } from '../customer/metadata.ts';
import { presentedPassword } from '../passwords/policy.ts';
import { reauthenticate } from '../passwords/reauthenticate.ts';
import { secondFactorPolicy } from '../second-factor/require-second-factor.ts';
import {
  type ConfirmedIdentity,
  createLink,
  findLink,
  reportLinkChange,
  retryAfterRace,
} from './identity-link.ts';
import { findLinkResult, issueLinkCode, LINK_CODE_SECONDS } from './link-code.ts';
import { findProvider } from './provider.ts';
import { presentedToken, verifyPresentedToken } from './verify-token.ts';

const confirmation = z.object({ password: presentedPassword('password').nullish() });

/**
 * Links a provider's identity to a customer who is logged in, and sends them a mail. A second link of the same identity
 * changes nothing. A link is a lasting way to log in, so it needs the password or a recent login, not only an access
 * token.
 * @param input a LinkIdentityInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED, also on `token` for an identity that is linked to another customer;
 * INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE; TOKEN_REVOKED when the session ends during the call to the provider; the
 * errors of `reauthenticate`
 */
export async function linkIdentity(
  runtime: Runtime,
  bearer: Bearer,
  input: unknown,
): Promise<ExternalIdentity> {
  const values = requireValid(presentedToken, input);
  const { password } = requireValid(confirmation, input);
  await reauthenticate(runtime, bearer, password ?? null);
  const provider = await findProvider(runtime, bearer.site.id, values.provider);
  const profile = await verifyPresentedToken(runtime, provider, values);
  const identified = { provider: provider.name, profile };
  return retryAfterRace(() =>
    runtime.prisma.$transaction((tx) => link(tx, runtime, bearer, identified, 'token')),
  );
}

const linkStart = z.object({ provider: text('provider', 63) }).extend(confirmation.shape);

/**
 * Begins to link a provider's identity by redirect: the same as `linkIdentity`, for a page that gets no token of
 * the provider. The code goes to the start of the redirect as `link`.
 * @param input a BeginIdentityLinkInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED; the errors of `reauthenticate`
 */
export async function beginIdentityLink(
  runtime: Runtime,
  bearer: Bearer,
  input: unknown,
): Promise<{ code: string; expiresAt: Date }> {
  const { provider: name, password } = requireValid(linkStart, input);
  await reauthenticate(runtime, bearer, password ?? null);
  const { site } = bearer;
  const provider = await findProvider(runtime, site.id, name);
  const expiresAt = addSeconds(runtime.clock(), LINK_CODE_SECONDS);
  const code = await issueLinkCode(runtime, site, bindingOf(bearer), provider.name);
  return { code, expiresAt };
}

const linkEnd = z.object({ code: text('code', 255) });

/**
 * Completes a link by redirect with the code from the redirect. Only the session that began the link can complete it.
 * So a stolen URL cannot link the customer's identity to another customer, and a URL that an attacker sends cannot link
 * the attacker's identity to the customer.
 * @param input the code, not yet validated
 * @throws IdentityError ONE_TIME_TOKEN_INVALID; VALIDATION_FAILED, also on `code` for an identity that is linked to
 *   another customer; TOKEN_REVOKED when the session ends meanwhile
 */
export async function completeIdentityLink(
  runtime: Runtime,
  bearer: Bearer,
  input: unknown,
): Promise<ExternalIdentity> {
  const { code } = requireValid(linkEnd, input);
  const { token, ...identified } = await findLinkResult(runtime, bindingOf(bearer), code);
  return retryAfterRace(() =>
    runtime.prisma.$transaction(async (tx) => {
      const linked = await link(tx, runtime, bearer, identified, 'code');
      const isFirst = await spendOneTimeToken(tx, token, runtime.clock());
      if (!isFirst) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
      return linked;
    }),
  );
}

function bindingOf({ customer, sessionId }: Bearer) {
  return { customerId: customer.id, sessionId };
}

/**
 * Links a confirmed identity in a transaction.
 * @param field the argument that presented the identity
 */
async function link(
  tx: Db,
  runtime: Runtime,
  { customer: { id }, sessionId, site, source }: Bearer,
  identity: ConfirmedIdentity,
  field: 'token' | 'code',
): Promise<ExternalIdentity> {
  const now = runtime.clock();
  const customer = await requireCustomer(tx, id);
  await requireStillOpen(tx, sessionId);
  const { provider, profile } = identity;
  const known = await findLink(tx, customer.accountId, profile);
  if (known?.customerId === id) return known;
  if (known) throw invalidField(field, message('identityOfOther'));
  const linked = await createLink(tx, customer, identity, now);
  await storeClaims(tx, runtime, customer, withClaims(customer, provider, profile), now);
  await reportLinkChange(tx, runtime, customer, 'identityLinked', linked, { site, source }, now);
  return linked;
}

/**
 * Removes a link and the provider's claims, unless the link is the customer's only way to log in. The customer gets a
 * mail. The call needs the password or a recent login: an access token alone cannot remove a way to log in.
 * @throws IdentityError NOT_FOUND, also for the identity of another customer; VALIDATION_FAILED on `id`; TOKEN_REVOKED
 * when the session has ended meanwhile; the errors of `reauthenticate`
 */
export async function unlinkIdentity(
  runtime: Runtime,
  bearer: Bearer,
  input: { id: string; password?: unknown },
): Promise<Customer> {
  const { password } = requireValid(confirmation, input);
  const linkId = idOf(input.id);
  await reauthenticate(runtime, bearer, password ?? null);
  const customerId = bearer.customer.id;
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const customer = await requireCustomer(tx, customerId);
    await requireStillOpen(tx, bearer.sessionId);
    const link = requireFound(await tx.externalIdentity.findFirst({ where: { id: linkId, customerId } }));
    if (!(await hasAnotherWayIn(tx, customer, link.id))) {
      throw invalidField('id', message('identityIsOnlyWayIn'));
    }
    await tx.externalIdentity.delete({ where: { id: link.id } });
    await reportLinkChange(tx, runtime, customer, 'identityUnlinked', link, bearer, now);
    return storeClaims(tx, runtime, customer, withoutClaims(customer, link), now);
  });
}

/** Stores the claims of a customer's providers, and records the event for the account's webhooks. */
async function storeClaims(
  tx: Db,
  runtime: Runtime,
  before: Customer,
  identityClaims: Prisma.InputJsonObject,
  now: Date,
): Promise<Customer> {
  const data = { identityClaims, updatedAt: now };
  const after = await tx.customer.update({ where: { id: before.id }, data });
  await recordCustomerChange(tx, runtime, before, after, now);
  return after;
}

async function hasAnotherWayIn(
  tx: Db,
  { id, accountId, passwordHash }: Customer,
  linkId: number,
): Promise<boolean> {
  if (passwordHash !== null) return true;
  const others = await tx.externalIdentity.count({ where: { customerId: id, id: { not: linkId } } });
  if (others > 0) return true;
  if ((await secondFactorPolicy(tx, accountId)) === 'OFF') return false;
  const passkeys = await tx.authenticator.count({
    where: { customerId: id, kind: 'PASSKEY', confirmedAt: { not: null } },
  });
  return passkeys > 0;
}

async function requireCustomer(tx: Db, id: number): Promise<Customer> {
  const customer = await lockAndReadCustomer(tx, id);
  if (!customer || customer.disabledAt || customer.deletedAt) throw new IdentityError('NOT_FOUND');
  return customer;
}
