import { beforeEach, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import { mailsTo, tokenIn } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { ResetPassword } from '../../support/ways-in.ts';
import { UndoEmailChange } from '../email-addresses/documents.ts';
import { changeByToken, changeWithPassword, codeOf, undoToken } from '../email-addresses/scene.ts';
import { BeginTotp, ConfirmTotp } from '../second-factor/documents.ts';
import { setPolicy, codeOf as totpCode } from '../second-factor/factors.ts';

type Person = Awaited<ReturnType<typeof register>>;

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
  await setPolicy(server, 'OPTIONAL');
});

const customerRow = (id: string) => ({ customerId: Number(id) });

/** Adds an authenticator app. The clock advances, so that no code is used twice. */
async function setUpFactor({ token, password }: Person, shown?: string): Promise<string> {
  server.clock.advance({ seconds: 60 });
  const proof = shown === undefined ? null : { code: totpCode(server, shown) };
  const { beginTotp } = await execute(server.url, BeginTotp, { password, proof }, { token });
  const input = { id: beginTotp.id, code: totpCode(server, beginTotp.secret) };
  await execute(server.url, ConfirmTotp, { input }, { token });
  server.clock.advance({ seconds: 60 });
  return beginTotp.secret;
}

async function owner(): Promise<Person> {
  const customer = await register(server.url);
  const where = { id: Number(customer.customer.id) };
  await server.gatehouse.prisma.customer.update({ where, data: { emailVerifiedAt: server.clock.now() } });
  server.clock.advance({ seconds: 60 });
  return customer;
}

const factorsOf = ({ customer }: Person) =>
  server.gatehouse.prisma.authenticator.findMany({ where: customerRow(customer.id), orderBy: { id: 'asc' } });

/** The token of the reset mail that follows an undone change. Notices are sent too, in any order. */
async function resetToken(address: string): Promise<string> {
  const mails = await mailsTo(server, address);
  const [reset] = mails.filter(({ text }) => text.includes('view=password-reset')).map(tokenIn);
  return reset ?? '';
}

const undo = async (token: string) => execute(server.url, UndoEmailChange, { token });

describe('undoEmailChange', () => {
  test('removes the only second factor and the recovery codes if the factor was added after the change', async () => {
    const customer = await owner();
    await changeByToken(server, customer);
    const token = await undoToken(server, customer.email);
    await setUpFactor(customer);
    await undo(token);
    expect(await factorsOf(customer)).toEqual([]);
    const mails = await mailsTo(server, customer.email);
    const subjects = mails.map(({ subject }) => subject);
    expect(subjects).toContain('A second factor was removed from your account at Demo');
    const password = 'another passphrase';
    const input = { email: customer.email, token: await resetToken(customer.email), password };
    await execute(server.url, ResetPassword, { input });
    await login(server.url, { email: customer.email, password });
  });

  test('by the link of the last of three changes removes a factor that was added after the first', async () => {
    const customer = await owner();
    await changeByToken(server, customer);
    await setUpFactor(customer);
    await changeByToken(server, customer, customer.email);
    await changeByToken(server, customer);
    await undo(await undoToken(server, customer.email));
    expect(await factorsOf(customer)).toEqual([]);
  });

  test('keeps the factors from before the change and removes those added after it', async () => {
    const customer = await owner();
    const secret = await setUpFactor(customer);
    const before = await factorsOf(customer);
    await changeWithPassword(server, customer);
    const token = await undoToken(server, customer.email);
    await setUpFactor(customer, secret);
    expect(await factorsOf(customer)).toHaveLength(before.length + 1);
    await undo(token);
    expect((await factorsOf(customer)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const password = 'another passphrase';
    const input = { email: customer.email, token: await resetToken(customer.email), password };
    await execute(server.url, ResetPassword, { input });
    const answer = await request(server.url, Login, { input: { email: customer.email, password } });
    expect(codeOf(answer)).toBe('SECOND_FACTOR_REQUIRED');
  });

  test('keeps a factor that was added after the change, if no factor from before the change is left', async () => {
    const customer = await owner();
    const secret = await setUpFactor(customer);
    const [first] = await factorsOf(customer);
    await changeWithPassword(server, customer);
    const token = await undoToken(server, customer.email);
    await setUpFactor(customer, secret);
    await server.gatehouse.prisma.authenticator.delete({ where: { id: first?.id ?? 0 } });
    const left = await factorsOf(customer);
    await undo(token);
    expect(await factorsOf(customer)).toEqual(left);
  });

  test('forgets the devices that were first seen after the change', async () => {
    const customer = await owner();
    const where = customerRow(customer.customer.id);
    const { knownDevice } = server.gatehouse.prisma;
    const own = await knownDevice.findMany({ where });
    const email = await changeByToken(server, customer);
    const token = await undoToken(server, customer.email);
    server.clock.advance({ seconds: 60 });
    await login(
      server.url,
      { ...customer, email },
      {
        headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0' },
      },
    );
    expect(await knownDevice.count({ where })).toBe(own.length + 1);
    await undo(token);
    expect(await knownDevice.findMany({ where })).toEqual(own);
  });
});
