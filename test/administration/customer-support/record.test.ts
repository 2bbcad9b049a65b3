import { beforeAll, describe, expect, test } from 'vitest';
import { registerGuarded, setPolicy } from '../../customers/second-factor/factors.ts';
import { fail } from '../../guarantees/attempts.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { UpdateCustomer } from '../../support/documents.ts';
import { graphql } from '../../support/gql/gql.ts';
import { mailedToken, mailsTo } from '../../support/mails.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { ResetPassword } from '../../support/ways-in.ts';
import { asCollaborator } from './collaborators.ts';
import { DeleteCustomer, DisableCustomer, EnableCustomer } from './documents.ts';

const Whole = graphql(`
  query CustomerForSupport($id: ID!) {
    customer(id: $id) {
      devices { firstSeenAt lastSeenAt }
      identities { id provider issuer email createdAt lastUsedAt }
      termsAcceptances { siteId version acceptedAt }
      factors { id kind name rpId createdAt lastUsedAt }
      loginFailures { kind source failures limit locked windowEndsAt }
      mailedLinks { id kind siteId createdAt expiresAt spentAt }
      historyConnection { edges { node { action actorKind actorId after targetId } } }
      eventsConnection { edges { node { id type createdAt } } }
    }
  }
`);
const DeleteWithPassword = graphql(`
  mutation DeleteWithPassword($id: ID!, $password: String) {
    deleteCustomer(id: $id, password: $password) { deletedAt }
  }
`);
const SendReset = graphql(`
  mutation SendCustomerPasswordReset($customerId: ID!, $siteId: ID!) {
    sendCustomerPasswordReset(customerId: $customerId, siteId: $siteId) { to customer { id } }
  }
`);
const SendVerification = graphql(`
  mutation SendCustomerEmailVerification($customerId: ID!, $siteId: ID!) {
    sendCustomerEmailVerification(customerId: $customerId, siteId: $siteId) { to customer { id } }
  }
`);

const server = testServer({ env: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' } });
let support: { id: number; token: string };
beforeAll(async () => {
  support = await asCollaborator(server, 'SUPPORT');
});

/** Each customer registers from another address, because registrations are limited by address. */
let addresses = 0;
function newCustomer(): Promise<RegisteredCustomer> {
  addresses += 1;
  return register(server.url, {}, { headers: { 'x-forwarded-for': `203.0.113.${addresses}` } });
}
const whole = async (id: string) => (await execute(server.url, Whole, { id }, support)).customer;

describe('a collaborator with the role SUPPORT sees', () => {
  test('the devices that the customer has used, with the latest first', async () => {
    const customer = await newCustomer();
    const { id } = customer.customer;
    expect((await whole(id)).devices).toHaveLength(1);
    await login(server.url, customer, { headers: { 'user-agent': 'Mozilla/5.0 (iPhone)' } });
    const { devices } = await whole(id);
    expect(devices).toHaveLength(2);
    expect(devices.map(({ lastSeenAt }) => lastSeenAt)).toEqual(
      devices
        .map(({ lastSeenAt }) => lastSeenAt)
        .toSorted()
        .toReversed(),
    );
  });

  test('linked logins and accepted terms', async () => {
    const { id } = (await newCustomer()).customer;
    const { prisma, clock } = server.gatehouse;
    const at = clock();
    await prisma.externalIdentity.create({
      data: {
        accountId: 1,
        customerId: Number(id),
        provider: 'google',
        issuer: 'https://accounts.google.com',
        subject: `subject-${id}`,
        email: 'me@gmail.test',
        createdAt: at,
        lastUsedAt: at,
      },
    });
    for (const [version, acceptedAt] of [
      ['2026', at],
      ['2027', new Date(at.getTime() + 1_000)],
    ] as const)
      await prisma.acceptedTerms.create({ data: { customerId: Number(id), siteId: 1, version, acceptedAt } });
    const shown = await whole(id);
    expect(shown.identities).toMatchObject([{ provider: 'google', email: 'me@gmail.test' }]);
    expect(JSON.stringify(shown.identities)).not.toContain('subject-');
    expect(shown.termsAcceptances.map(({ version }) => version)).toEqual(['2027', '2026']);
  });

  test('the second factors that are set up, but not one whose set-up has only begun', async () => {
    await setPolicy(server, 'OPTIONAL');
    const guarded = await registerGuarded(server);
    const { id } = await server.gatehouse.prisma.customer.findFirstOrThrow({
      where: { email: guarded.email },
    });
    await server.gatehouse.prisma.authenticator.create({
      data: { kind: 'TOTP', customerId: id, encryptedSecret: 'begun', createdAt: server.gatehouse.clock() },
    });
    const { factors } = await whole(String(id));
    expect(factors[0]).toMatchObject({ kind: 'TOTP', name: 'My phone' });
    expect(factors.filter(({ kind }) => kind === 'RECOVERY_CODE')).toHaveLength(guarded.recoveryCodes.length);
    expect(factors).toHaveLength(1 + guarded.recoveryCodes.length);
    await setPolicy(server, 'OFF');
  });

  test('the failed logins by address, and whether the address is locked out', async () => {
    const customer = await newCustomer();
    const { id } = customer.customer;
    expect((await whole(id)).loginFailures).toEqual([]);
    await fail(server.url, { ...customer, from: '192.0.2.7' }, 3);
    await fail(server.url, { ...customer, from: '192.0.2.8' }, 10);
    const { loginFailures } = await whole(id);
    const of = (source: string | null) => loginFailures.find((row) => row.source === source);
    expect(of('192.0.2.7')).toMatchObject({ kind: 'PASSWORD', failures: 3, limit: 10, locked: false });
    expect(of('192.0.2.8')).toMatchObject({ kind: 'PASSWORD', failures: 10, limit: 10, locked: true });
    expect(of(null)).toMatchObject({ kind: 'PASSWORD', failures: 13, limit: 100, locked: false });
    server.clock.advance({ minutes: 5, seconds: 1 });
    expect((await whole(id)).loginFailures).toMatchObject([{ source: null, failures: 13 }]);
  });

  test('the history of the customer, and nothing about other customers', async () => {
    const [{ customer }, other] = [await newCustomer(), await newCustomer()];
    support = await asCollaborator(server, 'SUPPORT');
    await execute(server.url, DisableCustomer, { id: customer.id }, support);
    await execute(server.url, EnableCustomer, { id: customer.id }, support);
    await execute(server.url, DisableCustomer, { id: other.customer.id }, support);
    const { historyConnection } = await whole(customer.id);
    expect(historyConnection.edges.map(({ node }) => [node.action, node.actorId])).toEqual([
      ['customer.enabled', String(support.id)],
      ['customer.disabled', String(support.id)],
    ]);
    expect(new Set(historyConnection.edges.map(({ node }) => node.targetId))).toEqual(new Set([customer.id]));
  });
});

test('eleven minutes after the login of a collaborator, a deletion needs their password', async () => {
  const { id } = (await newCustomer()).customer;
  const { url, gatehouse, demo } = server;
  const admin = await logInCollaborator(server);
  server.clock.advance({ minutes: 11 });
  const remove = (password?: string) => request(url, DeleteWithPassword, { id, password }, admin);
  for (const given of [undefined, 'a wrong one'])
    expect((await remove(given)).errors[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { password: [expect.any(String)] },
    });
  const where = { id: Number(id) };
  expect(await gatehouse.prisma.customer.findUnique({ where })).toMatchObject({ deletedAt: null });
  expect((await remove(demo.collaborator.password)).data?.deleteCustomer.deletedAt).not.toBeNull();
});

describe('a collaborator with the role SUPPORT sends', () => {
  const reset = (customerId: string, siteId: number | string = 1) =>
    request(server.url, SendReset, { customerId, siteId }, support);
  const verification = (customerId: string, siteId: number | string = 1) =>
    request(server.url, SendVerification, { customerId, siteId }, support);
  const codeOf = ({ errors }: Awaited<ReturnType<typeof reset>>) => errors[0]?.extensions?.code;

  test('a password reset to the customer’s email only, and the customer’s history has it', async () => {
    const { customer, email } = await newCustomer();
    const answer = await reset(customer.id);
    expect(answer.data?.sendCustomerPasswordReset).toEqual({ to: email, customer: { id: customer.id } });
    const token = await mailedToken(server, email);
    expect(JSON.stringify(answer)).not.toContain(token);
    const before = await whole(customer.id);
    expect(before.historyConnection.edges[0]?.node).toMatchObject({
      action: 'customer.password_reset_sent',
      actorKind: 'COLLABORATOR',
      actorId: String(support.id),
      after: { siteId: 1 },
    });
    expect(before.mailedLinks).toMatchObject([{ kind: 'PASSWORD_RESET', siteId: '1', spentAt: null }]);
    expect(JSON.stringify(before)).not.toContain(token.split('.')[1]);
    await execute(server.url, ResetPassword, { input: { email, token, password: 'their own choice 42' } });
    expect((await whole(customer.id)).mailedLinks[0]?.spentAt).not.toBeNull();
    await login(server.url, { email, password: 'their own choice 42' });
  });

  test('a password reset to the previous email while a change of the email can be undone', async () => {
    const person = await newCustomer();
    const stolen = `thief-${person.customer.id}@example.test`;
    await execute(server.url, UpdateCustomer, { input: { email: stolen } }, person);
    expect((await reset(person.customer.id)).data?.sendCustomerPasswordReset.to).toBe(person.email);
    const toThief = (await mailsTo(server, stolen)).map(({ subject }) => subject);
    expect(toThief).not.toContain('Reset your password for Demo');
  });

  test('a mail that verifies the email, until it is verified', async () => {
    const { customer, email } = await newCustomer();
    const answer = await verification(customer.id);
    expect(answer.data?.sendCustomerEmailVerification).toEqual({ to: email, customer: { id: customer.id } });
    const { mailedLinks, historyConnection } = await whole(customer.id);
    expect(mailedLinks).toMatchObject([{ kind: 'EMAIL_VERIFICATION' }]);
    expect(historyConnection.edges[0]?.node.action).toBe('customer.email_verification_sent');
    const verified = { emailVerifiedAt: server.gatehouse.clock() };
    await server.gatehouse.prisma.customer.update({ where: { id: Number(customer.id) }, data: verified });
    expect((await verification(customer.id)).errors[0]?.extensions?.code).toBe('EMAIL_ALREADY_VERIFIED');
  });

  test('up to five mails of a kind per hour and customer; a refused mail adds no audit entry', async () => {
    const { customer } = await newCustomer();
    for (const send of [reset, verification]) {
      for (let sent = 0; sent < 5; sent += 1) expect((await send(customer.id)).errors).toEqual([]);
      const entries = (await whole(customer.id)).historyConnection.edges.length;
      expect((await send(customer.id)).errors[0]?.extensions).toMatchObject({
        code: 'RATE_LIMITED',
        retryAfterSeconds: expect.any(Number),
      });
      expect((await whole(customer.id)).historyConnection.edges).toHaveLength(entries);
    }
    server.clock.advance({ hours: 1, seconds: 1 });
    expect((await reset(customer.id)).errors).toEqual([]);
  });

  test('up to thirty password resets an hour', async () => {
    const hasty = await asCollaborator(server, 'SUPPORT');
    const { prisma } = server.gatehouse;
    const outcomes: (string | undefined)[] = [];
    for (let index = 0; index < 31; index += 1) {
      const email = `bulk-${index}@example.test`;
      const { id } = await prisma.customer.create({ data: { accountId: 1, email, emailKey: email } });
      const variables = { customerId: String(id), siteId: '1' };
      outcomes.push(codeOf(await request(server.url, SendReset, variables, hasty)));
    }
    expect(outcomes).toEqual([...Array(30).fill(undefined), 'RATE_LIMITED']);
    server.clock.advance({ hours: 1, seconds: 1 });
  });

  test('nothing to a disabled or deleted customer, nor to one whose email belongs to an older customer', async () => {
    support = await asCollaborator(server, 'SUPPORT');
    const admin = await asCollaborator(server, 'ADMIN');
    const [disabled, deleted, colliding] = [await newCustomer(), await newCustomer(), await newCustomer()];
    await execute(server.url, DisableCustomer, { id: disabled.customer.id }, support);
    await execute(server.url, DeleteCustomer, { id: deleted.customer.id }, admin);
    await server.gatehouse.prisma.customer.update({
      where: { id: Number(colliding.customer.id) },
      data: { emailKey: `x#${colliding.customer.id}`, emailCollisionKey: colliding.email },
    });
    for (const send of [reset, verification]) {
      const refusals = [];
      for (const { customer } of [disabled, deleted, colliding])
        refusals.push((await send(customer.id)).errors[0]?.extensions);
      expect(refusals).toEqual([
        { code: 'VALIDATION_FAILED', fields: { customerId: ['The customer is disabled.'] } },
        { code: 'NOT_FOUND' },
        { code: 'VALIDATION_FAILED', fields: { customerId: [expect.stringContaining('older customer')] } },
      ]);
    }
  });

  test('no mail to a customer of another account, and no mail in the name of a site of another account', async () => {
    const { account, site } = await addAccount(server, 'another');
    const own = await addSite(server, 'second');
    const there = await register(server.url, {}, { siteId: site.id });
    const here = await register(server.url, {}, { siteId: own.id });
    for (const send of [reset, verification]) {
      for (const [customerId, siteId] of [
        [there.customer.id, own.id],
        [here.customer.id, site.id],
        ['x', own.id],
        [here.customer.id, 'x'],
      ] as const) {
        expect((await send(customerId, siteId)).errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
      }
      expect((await send(here.customer.id, own.id)).errors).toEqual([]);
    }
    expect(await mailsTo(server, there.email)).toEqual([]);
    expect(await server.gatehouse.prisma.auditEvent.count({ where: { accountId: account.id } })).toBe(0);
  });
});
