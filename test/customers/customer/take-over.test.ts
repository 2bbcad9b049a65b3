import { beforeAll, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Login, Me, Refresh } from '../../support/documents.ts';
import { codeIn, lastMailTo } from '../../support/mails.ts';
import { testServer } from '../../support/server.ts';
import {
  loginTokenFor,
  PasswordlessCodeLogin,
  PasswordlessLogin,
  ResetPassword,
  resetTokenFor,
} from '../../support/ways-in.ts';

const server = testServer();
let url: string;
beforeAll(async () => {
  url = server.url;
  const data = { passwordlessEnabled: true, passwordlessLinkReuse: true };
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
});

async function byLink(email: string) {
  const token = await loginTokenFor(server, email);
  return (await execute(url, PasswordlessLogin, { token })).passwordlessLogin;
}
async function byCode(email: string) {
  await loginTokenFor(server, email);
  const code = codeIn(await lastMailTo(server, email));
  return (await execute(url, PasswordlessCodeLogin, { input: { email, code } })).passwordlessCodeLogin;
}
const ways = [
  ['link', byLink],
  ['code', byCode],
] as const;

/** Registers a squatter, who has not verified the email but has a passkey, an identity and a handoff token. */
async function squat() {
  const squatter = await register(url);
  const customerId = Number(squatter.customer.id);
  const { prisma, clock } = server.gatehouse;
  const now = clock();
  const dates = { createdAt: now, lastUsedAt: now };
  await prisma.authenticator.create({
    data: { kind: 'PASSKEY', customerId, credentialId: squatter.email, confirmedAt: now, createdAt: now },
  });
  const identity = { provider: 'google', issuer: 'https://issuer.example', subject: squatter.email };
  await prisma.externalIdentity.create({ data: { accountId: 1, customerId, ...identity, ...dates } });
  const expiresAt = new Date(now.getTime() + 60_000);
  const handoff = { purpose: 'SESSION_HANDOFF' as const, secretHash: new Uint8Array(32) };
  await prisma.oneTimeToken.create({
    data: { id: crypto.randomUUID(), customerId, ...handoff, createdAt: now, expiresAt },
  });
  return { ...squatter, customerId };
}

async function leftOpen(customerId: number): Promise<number[]> {
  const { prisma } = server.gatehouse;
  return [
    await prisma.authenticator.count({ where: { customerId } }),
    await prisma.externalIdentity.count({ where: { customerId } }),
    await prisma.oneTimeToken.count({ where: { customerId, purpose: 'SESSION_HANDOFF', spentAt: null } }),
  ];
}

const codeOf = ({ errors }: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
  errors[0]?.extensions?.code;

test.each(ways)(
  'a login by %s removes every credential of the squatter and logs the owner in',
  async (_way, logIn) => {
    const squatter = await squat();
    const { email, password, token, refreshToken, customerId } = squatter;
    const owner = await logIn(email);
    expect(owner.customer.id).toBe(squatter.customer.id);
    expect((await execute(url, Me, {}, owner)).me?.emailVerified).toBe(true);

    expect(codeOf(await request(url, Login, { input: { email, password } }))).toBe('INVALID_CREDENTIALS');
    expect(codeOf(await request(url, Refresh, { refreshToken }))).toBe('TOKEN_REVOKED');
    expect(codeOf(await request(url, Me, {}, { token }))).toBe('TOKEN_REVOKED');
    expect(await leftOpen(customerId)).toEqual([0, 0, 0]);
    const { prisma } = server.gatehouse;
    expect(await prisma.session.findMany({ where: { customerId, endedAt: { not: null } } })).toMatchObject([
      { endReason: 'EMAIL_TAKEN_OVER' },
    ]);
    const targetId = String(customerId);
    expect(await prisma.auditEvent.count({ where: { action: 'customer.email_taken_over', targetId } })).toBe(
      1,
    );
  },
);

test.each(ways)('a login by %s with a verified email keeps the credentials', async (_way, logIn) => {
  const customer = await squat();
  const where = { id: customer.customerId };
  await server.gatehouse.prisma.customer.update({ where, data: { emailVerifiedAt: server.clock.now() } });
  await logIn(customer.email);
  expect(await leftOpen(customer.customerId)).toEqual([1, 1, 1]);
  expect((await execute(url, Me, {}, customer)).me?.email).toBe(customer.email);
  await login(url, customer);
});

test('a reset removes the passkey and the identity of an unverified account, but not of a verified one', async () => {
  const password = 'a password of their own';
  for (const verified of [false, true]) {
    const { email, customerId } = await squat();
    const emailVerifiedAt = verified ? server.clock.now() : null;
    await server.gatehouse.prisma.customer.update({ where: { id: customerId }, data: { emailVerifiedAt } });
    const token = await resetTokenFor(server, email);
    await execute(url, ResetPassword, { input: { email, token, password } });
    expect((await leftOpen(customerId)).slice(0, 2)).toEqual(verified ? [1, 1] : [0, 0]);
    await login(url, { email, password });
  }
});
