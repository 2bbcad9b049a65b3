import { endSessions } from '../../access/sessions/end-session.ts';
import { recordCustomerChange, recordCustomerEvent } from '../../customers/customer/customer-change.ts';
import { lockCustomerByEmail } from '../../customers/customer/lock-customer.ts';
import {
  type Customer,
  type EnterpriseConnection,
  OneTimeTokenPurpose,
  type ScimUser,
} from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { emailKey, usernameKey } from '../../platform/identifiers.ts';
import { withdrawOneTimeTokens } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { nameOf, recordAudit } from '../../tenancy/audit/audit.ts';
import { changeEmail } from './change-email.ts';
import { invalidValue, TAKEN } from './scim-error.ts';
import { domainOfKey, isActive, provenDomains, requireUser, type ScimCall, type User } from './user.ts';
import type { NewUser, UserChanges } from './user-input.ts';

/**
 * Creates a customer with an email of a proven domain, without a password. The email counts as verified, because the
 * company owns the domain and its mailboxes. A user whom the company has deleted before is restored.
 * @throws ScimError invalidValue for an email outside the proven domains; uniqueness for the email of another customer
 *   and for the userName of another user
 */
export async function createUser(runtime: Runtime, call: ScimCall, input: NewUser): Promise<User> {
  const { connection } = call;
  const { accountId } = connection;
  const key = emailKey(input.email);
  return withUniqueness(() =>
    runtime.prisma.$transaction(async (tx) => {
      if (!(await provenDomains(tx, connection)).includes(domainOfKey(key))) {
        throw invalidValue('The email is not of a proven domain of this connection.');
      }
      const now = runtime.clock();
      const holder = await lockCustomerByEmail(tx, accountId, key);
      if (!holder) return createCustomer(tx, runtime, call, input, now);
      const { customer, change } = holder;
      const before = await readSaid(tx, connection, customer.id);
      if (!before?.deletedAt || change || customer.deletedAt) throw TAKEN;
      const returning = { active: true, ...input };
      return apply(tx, runtime, call, { customer, said: before }, returning, now);
    }),
  );
}

/** Changes a user. @throws ScimError 404; uniqueness for the userName of another user; the errors of `changeEmail` */
export async function changeUser(
  runtime: Runtime,
  call: ScimCall,
  customerId: number,
  changes: UserChanges,
): Promise<User> {
  return withUniqueness(() =>
    runtime.prisma.$transaction(async (tx) => {
      await lockCustomer(tx, { id: customerId, accountId: call.connection.accountId });
      const before = await requireUser(tx, call.connection, customerId);
      return apply(tx, runtime, call, before, changes, runtime.clock());
    }),
  );
}

/**
 * Deletes a user who has left the company. The customer and their data stay, but the customer cannot log in with the
 * connection.
 * @throws ScimError 404
 */
export async function deleteUser(runtime: Runtime, call: ScimCall, customerId: number): Promise<void> {
  const { connection, actor } = call;
  await runtime.prisma.$transaction(async (tx) => {
    await lockCustomer(tx, { id: customerId, accountId: connection.accountId });
    const { customer, said } = await requireUser(tx, connection, customerId);
    const now = runtime.clock();
    await store(tx, connection, customer, said, { active: false }, now);
    await tx.scimUser.update({
      where: { connectionId_customerId: { connectionId: connection.id, customerId } },
      data: { deletedAt: now, userNameKey: null },
    });
    await shutOut(tx, runtime, call, customer, now);
    const target = { kind: 'customer', id: customerId };
    const { accountId } = connection;
    await recordAudit(tx, actor, { accountId, action: 'scim_user.removed', target }, now);
  });
}

async function createCustomer(
  tx: Db,
  runtime: Runtime,
  { connection, actor }: ScimCall,
  input: NewUser,
  now: Date,
): Promise<User> {
  const { accountId } = connection;
  const { defaultLanguage: language } = await tx.site.findFirstOrThrow({
    where: { accountId },
    orderBy: { id: 'asc' },
    select: { defaultLanguage: true },
  });
  const { email, firstName = null, lastName = null, displayName = null } = input;
  const names = { firstName, lastName, displayName };
  const times = { emailVerifiedAt: now, createdAt: now, updatedAt: now };
  const customer = await tx.customer.create({
    data: { ...names, ...times, accountId, email, emailKey: emailKey(email), language },
  });
  await recordCustomerEvent(tx, runtime, 'customer.created', customer, now);
  const said = await store(tx, connection, customer, null, { active: true, ...input }, now);
  const target = { kind: 'customer', id: customer.id };
  await recordAudit(tx, actor, { accountId, action: 'scim_user.created', target }, now);
  return { customer, said };
}

async function apply(
  tx: Db,
  runtime: Runtime,
  call: ScimCall,
  before: User,
  changes: UserChanges,
  now: Date,
): Promise<User> {
  const { connection, actor } = call;
  const { accountId } = connection;
  const renamed = await changeEmail(tx, runtime, call, before, changes, now);
  const customer = await storeNames(tx, runtime, renamed, changes, now);
  const said = await store(tx, connection, customer, before.said, changes, now);
  const after = { customer, said };
  if (!said.active) await shutOut(tx, runtime, call, customer, now);
  const [was, is] = [before.said?.deletedAt ? false : (before.said?.active ?? true), said.active];
  const changed = is ? 'scim_user.activated' : 'scim_user.deactivated';
  const action = was === is ? 'scim_user.updated' : changed;
  const target = { kind: 'customer', id: customer.id };
  await recordAudit(tx, actor, { accountId, action, target, after: { active: isActive(after) } }, now);
  return after;
}

/** Ends every session of a customer, withdraws every mailed link and code, and ends the membership in the company. */
async function shutOut(
  tx: Db,
  runtime: Runtime,
  { connection, actor }: ScimCall,
  { id: customerId }: Customer,
  now: Date,
): Promise<void> {
  await withdrawOneTimeTokens(tx, { customerId }, Object.values(OneTimeTokenPurpose), now);
  const by = { endedBy: nameOf(actor) };
  await endSessions(tx, runtime, { customerId }, 'REVOKED_BY_COLLABORATOR', now, by);
  await tx.enterpriseMember.deleteMany({ where: { connectionId: connection.id, customerId } });
}

async function storeNames(
  tx: Db,
  runtime: Runtime,
  before: Customer,
  { firstName, lastName, displayName }: UserChanges,
  now: Date,
): Promise<Customer> {
  const given = Object.entries({ firstName, lastName, displayName }).filter(
    ([name, value]) => value !== undefined && value !== before[name as 'firstName'],
  );
  if (given.length === 0) return before;
  const data = { ...Object.fromEntries(given), updatedAt: now };
  const after = await tx.customer.update({ where: { id: before.id }, data });
  await recordCustomerChange(tx, runtime, before, after, now);
  return after;
}

async function store(
  tx: Db,
  { id: connectionId }: EnterpriseConnection,
  customer: Customer,
  before: ScimUser | null,
  { userName, externalId, active }: UserChanges,
  now: Date,
): Promise<ScimUser> {
  const name = userName ?? before?.userName ?? customer.email;
  const data = {
    userName: name,
    userNameKey: usernameKey(name),
    externalId: externalId === undefined ? (before?.externalId ?? null) : externalId,
    active: active ?? before?.active ?? true,
    deletedAt: null,
    updatedAt: now,
  };
  const id = { connectionId, customerId: customer.id };
  return tx.scimUser.upsert({
    where: { connectionId_customerId: id },
    create: { ...id, ...data, createdAt: now },
    update: data,
  });
}

function readSaid(tx: Db, { id }: EnterpriseConnection, customerId: number): Promise<ScimUser | null> {
  return tx.scimUser.findUnique({ where: { connectionId_customerId: { connectionId: id, customerId } } });
}

/** Translates the error of a constraint, because two requests may create the same user at once. */
async function withUniqueness(run: () => Promise<User>): Promise<User> {
  try {
    return await run();
  } catch (error) {
    if (isDuplicate(error, 'user_name_key') || isDuplicate(error, 'email_key')) throw TAKEN;
    throw error;
  }
}
