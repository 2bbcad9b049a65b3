import { beforeAll, describe, expect, test } from 'vitest';
import { inParallel } from '../../guarantees/two-servers.ts';
import { execute } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { ChangePassword } from '../../support/documents.ts';
import { lastMailTo, mailsTo } from '../../support/mails.ts';
import { describePostgres } from '../../support/postgres.ts';
import { startServer, testServer } from '../../support/server.ts';
import { loginTokenFor, PasswordlessLogin } from '../../support/ways-in.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const NEWER_FIREFOX = FIREFOX.replaceAll('140.0', '141.0');
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';

const server = testServer({ env: { TRUSTED_PROXIES: '1' } });
let url: string;

beforeAll(async () => {
  url = server.url;
  await server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
});

const on = (userAgent: string, from: string) => ({
  headers: { 'user-agent': userAgent, 'x-forwarded-for': from },
});
const announced = async ({ email }: { email: string }) =>
  (await mailsTo(server, email)).filter(({ subject }) => subject.startsWith('A new device')).length;
const atHome = on(FIREFOX, '192.0.2.10');
const registerAtHome = (): Promise<RegisteredCustomer> => register(url, {}, atHome);

describe('the customer gets a mail about a login on an unknown device', () => {
  test('but not about a login on the device of the registration', async () => {
    const customer = await registerAtHome();
    await login(url, customer, atHome);
    expect(await announced(customer)).toBe(0);
  });

  test.each([
    ['another browser', on(CHROME, '192.0.2.10'), 1],
    ['another network', on(FIREFOX, '198.51.100.10'), 1],
    ['a newer version of the same browser', on(NEWER_FIREFOX, '192.0.2.10'), 0],
    ['another address of the same network', on(FIREFOX, '192.0.2.99'), 0],
    ['an empty user agent', on('', '192.0.2.10'), 1],
  ])('at most once, and only if the browser or the network differs: %s', async (_what, device, mails) => {
    const customer = await registerAtHome();
    await login(url, customer, device);
    await login(url, customer, device);
    expect(await announced(customer)).toBe(mails);
  });

  test('from another /48 in IPv6', async () => {
    const customer = await register(url, {}, on(FIREFOX, '2001:db8:1:1::1'));
    await login(url, customer, on(FIREFOX, '2001:db8:1:2::9'));
    expect(await announced(customer)).toBe(0);
    await login(url, customer, on(FIREFOX, '2001:db8:2:1::1'));
    expect(await announced(customer)).toBe(1);
  });

  test('also after a login by a mailed link, and after a change of the password on such a device', async () => {
    const customer = await registerAtHome();
    // With an unverified email, the login by a link would remove the password and the known devices.
    const where = { id: Number(customer.customer.id) };
    await server.gatehouse.prisma.customer.update({ where, data: { emailVerifiedAt: new Date() } });
    const token = await loginTokenFor(server, customer.email);
    await execute(url, PasswordlessLogin, { token }, on(CHROME, '198.51.100.10'));
    expect(await announced(customer)).toBe(1);
    const input = { oldPassword: customer.password, newPassword: 'something else' };
    const elsewhere = on(CHROME, '203.0.113.10');
    await execute(url, ChangePassword, { input }, { ...elsewhere, token: customer.token });
    expect(await announced(customer)).toBe(2);
  });

  onlyInFullRun(() => {
    describePostgres('on a PostgreSQL server', () => {
      test('once, even for several logins at the same time', async () => {
        const server = await startServer({ database: 'postgres', env: { TRUSTED_PROXIES: '1' } });
        const customer = await register(server.url, {}, atHome);
        await inParallel(12, () => login(server.url, customer, on(CHROME, '198.51.100.10')));
        const mails = await mailsTo(server, customer.email);
        expect(mails.filter(({ subject }) => subject.startsWith('A new device'))).toHaveLength(1);
      });
    });
  });

  test('with the device and the address, but without HTML or a URL from the user agent header', async () => {
    const customer = await registerAtHome();
    await login(url, customer, on('<b>App</b> https://evil.example', '198.51.100.10'));
    await login(url, customer, on(CHROME, '198.51.100.10'));
    const [first, second] = (await mailsTo(server, customer.email)).slice(-2);
    expect(`${first?.text}${first?.html}`).not.toMatch(/evil|<b>/);
    expect(second?.text).toContain('Device: Chrome, Windows. Address: 198.51.100.10.');
  });

  test('but only if another device of the customer is known', async () => {
    const customer = await registerAtHome();
    const where = { customerId: Number(customer.customer.id) };
    await server.gatehouse.prisma.knownDevice.deleteMany({ where });
    await login(url, customer, on(CHROME, '198.51.100.10'));
    expect(await announced(customer)).toBe(0);
  });

  test('again about a device that was not used for a year', async () => {
    const customer = await registerAtHome();
    const device = on(CHROME, '198.51.100.10');
    await login(url, customer, device);
    server.clock.advance({ days: 200 });
    await login(url, customer, atHome);
    server.clock.advance({ days: 200 });
    await login(url, customer, device);
    expect(await announced(customer)).toBe(2);
  });

  test('and the stored fingerprint of the device differs for each customer', async () => {
    const customer = await registerAtHome();
    const where = { customerId: Number(customer.customer.id) };
    const [device] = await server.gatehouse.prisma.knownDevice.findMany({ where });
    expect(device?.fingerprint).toHaveLength(32);
    const other = await registerAtHome();
    const [same] = await server.gatehouse.prisma.knownDevice.findMany({
      where: { customerId: Number(other.customer.id) },
    });
    expect(same?.fingerprint).not.toEqual(device?.fingerprint);
  });
});

test('a change of the password is notified by mail, once', async () => {
  const customer = await registerAtHome();
  const input = { oldPassword: customer.password, newPassword: 'something else' };
  await execute(url, ChangePassword, { input }, { ...atHome, token: customer.token });
  expect(await mailsTo(server, customer.email)).toHaveLength(1);
  expect((await lastMailTo(server, customer.email)).subject).toBe('Your password for Demo was changed');
});
