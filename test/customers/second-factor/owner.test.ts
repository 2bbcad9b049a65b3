import { beforeEach, expect, test } from 'vitest';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { RemoveCustomerAuthenticators } from '../../administration/customer-support/documents.ts';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { ValidateToken } from '../../support/documents.ts';
import { mailsTo } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { CreateHandoff, RedeemHandoff } from '../single-sign-on/documents.ts';
import { BeginPasskeyRegistration, BeginTotp, RemoveAuthenticator } from './documents.ts';
import { challengeFor, codeOf, refusalIn, registerGuarded, setPolicy } from './factors.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
  await setPolicy(server, 'OPTIONAL');
  server.clock.freeze();
});

type Bearer = { token: string };
const begins = [
  (shown: object, bearer: Bearer) => request(server.url, BeginTotp, shown, bearer),
  (shown: object, bearer: Bearer) => request(server.url, BeginPasskeyRegistration, shown, bearer),
];
const LATER = { minutes: 10, seconds: 1 };
const subjectsTo = async (email: string) => (await mailsTo(server, email)).map(({ subject }) => subject);

test('ten minutes after the login, the setup of the first second factor requires the password', async () => {
  const customer = await register(server.url);
  server.clock.advance(LATER);
  for (const begin of begins) {
    const alone = refusalIn(await begin({}, customer));
    expect(alone.fields).toEqual({ password: ['The password field is required.'] });
    const wrong = refusalIn(await begin({ password: 'wrong' }, customer));
    expect(wrong.fields).toEqual({ password: ['The password is incorrect.'] });
    const { password } = customer;
    expect((await begin({ password }, customer)).errors).toEqual([]);
  }
});

test('wrong passwords at the setup of the first second factor lead to a lockout', async () => {
  const customer = await register(server.url);
  server.clock.advance(LATER);
  const codes: (string | undefined)[] = [];
  for (let guess = 0; guess < 12; guess += 1) {
    codes.push(refusalIn(await request(server.url, BeginTotp, { password: 'wrong' }, customer)).code);
  }
  expect(codes.at(-1)).toBe('ACCOUNT_LOCKED');
});

test('a customer without a password must log in again after ten minutes; a handoff is not a login', async () => {
  const customer = await register(server.url, {}, { siteId: 1 });
  const fresh = await login(server.url, customer);
  const where = { id: Number(customer.customer.id) };
  await server.gatehouse.prisma.customer.update({ where, data: { passwordHash: null } });
  server.clock.advance({ minutes: 9 });
  for (const begin of begins) {
    expect((await begin({}, fresh)).errors).toEqual([]);
  }
  server.clock.advance({ minutes: 2 });
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { sessionHandoff: true } });
  const { createHandoff } = await execute(server.url, CreateHandoff, { targetSiteId: '1' }, fresh);
  const { redeemHandoff } = await execute(server.url, RedeemHandoff, { code: createHandoff.code });
  for (const begin of begins) {
    for (const bearer of [fresh, redeemHandoff]) {
      expect(refusalIn(await begin({}, bearer)).code).toBe('FORBIDDEN');
    }
  }
});

test('adding and removing a factor each send the customer a mail', async () => {
  const customer = await registerGuarded(server);
  expect(await subjectsTo(customer.email)).toEqual(['A second factor was added to your account at Demo']);
  const proof = { code: codeOf(server, customer.secret) };
  await execute(server.url, RemoveAuthenticator, { id: customer.authenticatorId, proof }, customer);
  expect((await subjectsTo(customer.email)).at(-1)).toBe(
    'A second factor was removed from your account at Demo',
  );
});

test('an administrator’s removal of a customer’s factors ends the sessions and sends a mail', async () => {
  const [customer, other] = [await registerGuarded(server), await registerGuarded(server)];
  await challengeFor(server, customer);
  const { prisma } = server.gatehouse;
  const { id } = await prisma.customer.findFirstOrThrow({ where: { email: customer.email } });
  const admin = await asCollaborator(server, 'ADMIN');
  await execute(server.url, RemoveCustomerAuthenticators, { customerId: String(id) }, admin);

  expect(await prisma.authenticator.count({ where: { customerId: id } })).toBe(0);
  expect(await prisma.oneTimeToken.count({ where: { customerId: id, spentAt: null } })).toBe(0);
  const { token } = customer;
  const { validateToken } = await execute(server.url, ValidateToken, { token }, { token });
  expect(validateToken.valid).toBe(false);
  expect(await prisma.session.findMany({ where: { customerId: id } })).toMatchObject([
    { endReason: 'REVOKED_BY_COLLABORATOR', endedBy: expect.stringContaining(String(admin.id)) },
  ]);
  expect(
    await prisma.auditEvent.findMany({ where: { targetId: String(id), actorKind: 'COLLABORATOR' } }),
  ).toMatchObject([{ action: 'customer.authenticators_removed' }]);
  expect((await subjectsTo(customer.email)).at(-1)).toContain('was removed from your account');
  await login(server.url, customer);
  await challengeFor(server, other);
});
