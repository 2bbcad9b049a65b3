import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { type RegisteredCustomer, register, uniqueEmail } from '../../support/customers.ts';
import { Me, UpdateCustomer } from '../../support/documents.ts';
import { lastMailTo, linksIn, mailsTo, tokenIn } from '../../support/mails.ts';
import { startServer, testServer } from '../../support/server.ts';
import { RequestEmailVerification, VerifyEmail } from '../../support/ways-in.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

afterEach(() => set({ emailVerificationEnabled: false, link: null }));

const set = (data: object) => server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
const codeOf = ({ errors }: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
  errors[0]?.extensions?.code ?? null;
const isVerified = async ({ token }: { token: string }) =>
  (await execute(url, Me, {}, { token })).me?.emailVerified;
const subjectsTo = async (email: string) => (await mailsTo(server, email)).map(({ subject }) => subject);

async function ask(customer: RegisteredCustomer): Promise<string> {
  await execute(url, RequestEmailVerification, {}, customer);
  return tokenIn(await lastMailTo(server, customer.email));
}

describe('the verification of an email', () => {
  test('accepts the mailed token once', async () => {
    const customer = await register(url);
    await set({ link: 'https://news.example.test' });
    const token = await ask(customer);
    for (const link of linksIn(await lastMailTo(server, customer.email))) {
      expect([link.origin, link.searchParams.get('view')]).toEqual([
        'https://news.example.test',
        'email-verify',
      ]);
    }
    expect(await isVerified(customer)).toBe(false);
    const { verifyEmail } = await execute(url, VerifyEmail, { token });
    expect(verifyEmail.customer).toEqual({
      id: customer.customer.id,
      email: customer.email,
      emailVerified: true,
    });
    expect(await isVerified(customer)).toBe(true);
    expect(codeOf(await request(url, VerifyEmail, { token }))).toBe('ONE_TIME_TOKEN_INVALID');
  });

  test('refuses a new request once the email is verified', async () => {
    const customer = await register(url);
    await execute(url, VerifyEmail, { token: await ask(customer) });
    const again = await request(url, RequestEmailVerification, {}, customer);
    expect([again.status, codeOf(again)]).toEqual([409, 'EMAIL_ALREADY_VERIFIED']);
  });

  test('refuses a token after a day, and every token but the latest', async () => {
    const customer = await register(url);
    server.clock.freeze();
    const older = await ask(customer);
    const token = await ask(customer);
    expect(codeOf(await request(url, VerifyEmail, { token: older }))).toBe('ONE_TIME_TOKEN_INVALID');
    server.clock.advance({ days: 1 });
    expect(codeOf(await request(url, VerifyEmail, { token }))).toBe('ONE_TIME_TOKEN_INVALID');
    expect(await isVerified(customer)).toBe(false);
  });

  test('refuses a token once the email has changed, even if it was changed back', async () => {
    const customer = await register(url);
    const first = await ask(customer);
    const second = uniqueEmail();
    await execute(url, UpdateCustomer, { input: { email: second } }, customer);
    expect(codeOf(await request(url, VerifyEmail, { token: first }))).toBe('ONE_TIME_TOKEN_INVALID');
    const token = await ask({ ...customer, email: second });
    await execute(url, UpdateCustomer, { input: { email: customer.email } }, customer);
    for (const dead of [first, token]) {
      expect(codeOf(await request(url, VerifyEmail, { token: dead }))).toBe('ONE_TIME_TOKEN_INVALID');
    }
    expect(await isVerified(customer)).toBe(false);
  });

  test('needs an access token to request the mail', async () => {
    expect(codeOf(await request(url, RequestEmailVerification, {}))).toBe('UNAUTHENTICATED');
  });
});

describe('a site that verifies emails', () => {
  test('sends the verification mail at a change of the email and, unlike other sites, at registration', async () => {
    const silent = await register(url);
    expect(await subjectsTo(silent.email)).toEqual([]);
    await set({ emailVerificationEnabled: true });
    const customer = await register(url);
    await execute(url, VerifyEmail, { token: tokenIn(await lastMailTo(server, customer.email)) });
    expect(await isVerified(customer)).toBe(true);

    const email = uniqueEmail();
    await execute(url, UpdateCustomer, { input: { email } }, customer);
    expect(await isVerified(customer)).toBe(false);
    expect(await subjectsTo(email)).toEqual(['Confirm your email address for Demo']);
    await execute(url, VerifyEmail, { token: tokenIn(await lastMailTo(server, email)) });
    expect(await isVerified(customer)).toBe(true);
  });

  test('sends nothing for a registration that fails', async () => {
    await set({ emailVerificationEnabled: true });
    const customer = await register(url);
    await expect(register(url, { email: customer.email })).rejects.toThrow();
    expect(await subjectsTo(customer.email)).toHaveLength(1);
  });

  test('sends an address at most five verification mails an hour, and allows further changes', async () => {
    const throttling = await startServer({ env: { RATE_LIMITS: 'on' } });
    await throttling.gatehouse.prisma.site.updateMany({ data: { emailVerificationEnabled: true } });
    const customer = await register(throttling.url);
    const other = uniqueEmail();
    for (let change = 0; change < 8; change += 1) {
      for (const email of [other, customer.email]) {
        await execute(throttling.url, UpdateCustomer, { input: { email } }, customer);
      }
    }
    const asked = (await mailsTo(throttling, other)).filter(({ subject }) => subject.startsWith('Confirm'));
    expect(asked).toHaveLength(5);
    const refused = await request(throttling.url, RequestEmailVerification, {}, customer);
    expect(codeOf(refused)).toBe('RATE_LIMITED');
  });
});

test('a change of the email sends a notice to the old address in the customer’s language', async () => {
  const customer = await register(url, { language: 'de' });
  await execute(url, UpdateCustomer, { input: { email: uniqueEmail() } }, customer);
  expect(await subjectsTo(customer.email)).toEqual(['Ihre E-Mail-Adresse für Demo wurde geändert']);
  const same = await register(url);
  await execute(url, UpdateCustomer, { input: { email: same.email, firstName: 'Ada' } }, same);
  expect(await subjectsTo(same.email)).toEqual([]);
});
