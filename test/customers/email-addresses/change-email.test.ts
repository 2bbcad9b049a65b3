import { beforeAll, describe, expect, test } from 'vitest';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute, request } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Login, UpdateCustomer, UpdateCustomerAndRefresh } from '../../support/documents.ts';
import { graphql } from '../../support/gql/gql.ts';
import type { UpdateCustomerInput } from '../../support/gql/graphql.ts';
import { codeIn, lastMailTo, mailedToken, mailsTo, tokenIn } from '../../support/mails.ts';
import type { TestServer } from '../../support/server.ts';
import {
  PasswordlessCodeLogin,
  PasswordlessLogin,
  RequestPasswordlessLogin,
  RequestPasswordReset,
  ResetPassword,
  resetTokenFor,
  VerifyEmail,
} from '../../support/ways-in.ts';
import {
  externalPerson,
  logInWithIdToken,
  codeOf as providerCode,
  type Scene,
  startProviderScene,
} from '../identity-providers/scene.ts';
import { ConfirmEmailChange } from './documents.ts';
import {
  ageSessions,
  changeByToken,
  changeWithPassword,
  codeOf,
  customerLoggedInAnHourAgo,
  emailState,
  opens,
  resetGoesTo,
  verifyBy,
} from './scene.ts';

const ConfirmLater = graphql(`
  mutation ConfirmLater($input: UpdateCustomerInput!) {
    updateCustomerAndRefresh(input: $input, confirmEmailLater: true) { token }
  }
`);

let scene: Scene;
let server: TestServer;
beforeAll(async () => {
  scene = await startProviderScene();
  server = scene.server;
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { passwordlessEnabled: true } });
});

const subjectsTo = async (email: string) => (await mailsTo(server, email)).map(({ subject }) => subject);

describe('changing the email in GraphQL', () => {
  const update = (input: UpdateCustomerInput, token: string) =>
    request(server.url, UpdateCustomer, { input }, { token });
  const updateAndRefresh = (input: UpdateCustomerInput, token: string) =>
    request(server.url, UpdateCustomerAndRefresh, { input }, { token });

  test.each([
    ['updateCustomer', update],
    ['updateCustomerAndRefresh', updateAndRefresh],
  ] as const)('requires the password an hour after the login: %s', async (_name, send) => {
    const customer = await customerLoggedInAnHourAgo(server);
    const change = (input: UpdateCustomerInput) => send(input, customer.token);
    const email = uniqueEmail();
    for (const password of [undefined, null, 'wrong password']) {
      const refused = await change({ email, firstName: 'Thief', password });
      expect(refused.errors[0]?.extensions).toMatchObject({
        code: 'VALIDATION_FAILED',
        fields: { password: [expect.any(String)] },
      });
    }
    expect(await emailState(server, customer)).toMatchObject({ email: customer.email, emailVerified: true });
    expect((await change({ firstName: 'Ada', email: customer.email })).errors).toEqual([]);
    expect((await change({ email, password: customer.password })).errors).toEqual([]);
    expect(await emailState(server, customer)).toMatchObject({ email, emailVerified: false });
  });

  test('requires no password just after the registration', async () => {
    const customer = await register(server.url);
    const email = uniqueEmail();
    await execute(server.url, UpdateCustomer, { input: { email } }, customer);
    expect((await emailState(server, customer))?.email).toBe(email);
  });

  test('a wrong password counts as a failed login', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const input = { email: uniqueEmail(), password: 'wrong password' };
      await request(server.url, UpdateCustomer, { input }, { token: customer.token });
    }
    const input = { email: uniqueEmail(), password: customer.password };
    expect(codeOf(await request(server.url, UpdateCustomer, { input }, { token: customer.token }))).toBe(
      'ACCOUNT_LOCKED',
    );
  });

  test('requires a new login from a customer without a password', async () => {
    const ada = externalPerson();
    const { token = '', customer } =
      (await logInWithIdToken(scene, ada)).data?.loginWithIdentityProvider ?? {};
    await ageSessions(server, customer?.id ?? '');
    const input = { email: uniqueEmail() };
    expect(codeOf(await request(server.url, UpdateCustomer, { input }, { token }))).toBe('FORBIDDEN');
    const again = (await logInWithIdToken(scene, ada)).data?.loginWithIdentityProvider.token ?? '';
    expect(codeOf(await request(server.url, UpdateCustomer, { input }, { token: again }))).toBeNull();
  });

  test('cannot skip the password by `confirmEmailLater`', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const input = { email: uniqueEmail() };
    expect(codeOf(await request(server.url, ConfirmLater, { input }, { token: customer.token }))).toBe(
      'FORBIDDEN',
    );
    expect((await emailState(server, customer))?.email).toBe(customer.email);
  });
});

describe('changing the email through PUT /customer', () => {
  test('requires only the token and takes effect at once', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = uniqueEmail();
    const { token } = customer;
    const { status, body } = await pelcroApi(server, 'PUT', '/customer', { token, body: { email } });
    expect([status, body.data.email, body.data.email_confirm]).toEqual([200, email, false]);
    const { body: shown } = await pelcroApi(server, 'GET', '/customer', { token });
    expect(shown.data.email).toBe(email);
    expect(await opens(server, email, customer.password)).toBe(true);
    expect(await opens(server, customer.email, customer.password)).toBe(false);
  });
});

describe('until the customer verifies the new email', () => {
  test.each([
    ['with the password', changeWithPassword],
    ['with the token alone', changeByToken],
  ])('login mail is sent to the verified address after a change %s', async (_how, change) => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await change(server, customer);
    const both = [customer.email, email];
    for (const asked of both) expect(await resetGoesTo(server, asked, both)).toEqual([customer.email]);
    for (const asked of both) {
      await execute(server.url, RequestPasswordlessLogin, { input: { email: asked } });
      const mail = await lastMailTo(server, customer.email);
      const input = { email: asked, code: codeIn(mail) };
      await execute(server.url, PasswordlessCodeLogin, { input });
      await execute(server.url, PasswordlessLogin, { token: tokenIn(mail) });
    }
    // The login shows control of the verified address only, not of the new one.
    expect(await emailState(server, customer)).toMatchObject({
      email,
      emailVerified: false,
      hasPassword: true,
    });
    expect(await subjectsTo(email)).toEqual(['Confirm your email address for Demo']);
  });

  test('a reset mail is sent to the first address if no address was ever verified', async () => {
    const customer = await customerLoggedInAnHourAgo(server, { isVerified: false });
    const email = await changeByToken(server, customer);
    const last = await changeByToken(server, customer);
    for (const asked of [customer.email, last]) {
      expect(await resetGoesTo(server, asked, [customer.email, email, last])).toEqual([customer.email]);
    }
  });

  test('the verification mail is sent even if the site does not verify emails', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeWithPassword(server, customer);
    expect(await subjectsTo(email)).toEqual(['Confirm your email address for Demo']);
  });

  test('the notice of a new device goes to the old address only', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    await login(
      server.url,
      { email, password: customer.password },
      { headers: { 'user-agent': 'Other/1.0 (iPhone)' } },
    );
    expect(await subjectsTo(customer.email)).toContain('A new device has logged in to Demo');
    expect(await subjectsTo(email)).not.toContain('A new device has logged in to Demo');
  });

  test('no one else can take the old address, even in capital letters, or register with the new one', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    const taken = { errors: { email: ['The email has already been taken.'] } };
    for (const wanted of [customer.email, customer.email.toUpperCase(), email]) {
      const body = { email: wanted, password: 'correct horse' };
      expect(await pelcroApi(server, 'POST', '/auth/register', { body })).toMatchObject({
        status: 400,
        body: taken,
      });
    }
    const other = await register(server.url);
    const input = { email: customer.email };
    const refused = await request(server.url, UpdateCustomer, { input }, { token: other.token });
    expect(refused.errors[0]?.extensions).toMatchObject({ fields: taken.errors });
    const provider = await logInWithIdToken(
      scene,
      externalPerson({ email: customer.email, email_verified: false }),
    );
    expect(providerCode(provider)).toBe('LINK_REQUIRED');
  });

  test('the database refuses another customer with the old address, and a reservation of a taken address', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    await changeByToken(server, customer);
    const data = { accountId: 1, email: customer.email, emailKey: customer.email };
    const { prisma } = server.gatehouse;
    await expect(prisma.customer.create({ data })).rejects.toMatchObject({ code: 'P2002' });
    const other = await register(server.url);
    const reservation = { customerId: Number(other.customer.id), createdAt: server.clock.now() };
    const third = await register(server.url);
    const of = { accountId: 1, email: third.email, emailKey: third.email };
    await expect(prisma.emailChange.create({ data: { ...reservation, ...of } })).rejects.toMatchObject({
      code: 'P2002',
    });
  });

  test('an identity provider’s claim of either address does not log the customer in', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    for (const vouched of [email, customer.email]) {
      expect(providerCode(await logInWithIdToken(scene, externalPerson({ email: vouched })))).toBe(
        'LINK_REQUIRED',
      );
    }
    await verifyBy(server, email);
    expect(providerCode(await logInWithIdToken(scene, externalPerson({ email })))).toBe('LINK_REQUIRED');
  });

  test('a reset that was requested with the new address may name either address, and keeps the new one', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    for (const named of [customer.email, email]) {
      await execute(server.url, RequestPasswordReset, { input: { email } });
      const token = await mailedToken(server, customer.email);
      const password = 'another passphrase';
      await execute(server.url, ResetPassword, { input: { email: named, token, password } });
      expect(await opens(server, email, password)).toBe(true);
    }
  });

  test('a reset requested with the old address restores it as the login name', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    const token = await resetTokenFor(server, customer.email);
    const password = 'another passphrase';
    await execute(server.url, ResetPassword, { input: { email: customer.email, token, password } });
    expect(await opens(server, email, password)).toBe(false);
    const session = await login(server.url, { email: customer.email, password });
    expect(await emailState(server, session)).toEqual({
      email: customer.email,
      emailVerified: true,
      hasPassword: true,
      hasUnsettledEmailChange: false,
    });
    await register(server.url, { email });
  });

  test('changing back restores the verified email and settles the change', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    await changeByToken(server, customer);
    await changeByToken(server, customer, customer.email);
    expect(await emailState(server, customer)).toMatchObject({
      emailVerified: true,
      hasUnsettledEmailChange: false,
    });
    expect(await resetGoesTo(server, customer.email, [customer.email])).toEqual([customer.email]);
  });

  test('deleting the customer frees both addresses', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    const { prisma } = server.gatehouse;
    const document = graphql(`mutation DeleteWithChange($password: String) {
      deleteMyself(password: $password) { customerId }
    }`);
    await execute(server.url, document, { password: customer.password }, customer);
    for (const free of [customer.email, email]) await register(server.url, { email: free });
    expect(await prisma.emailChange.count({ where: { customerId: Number(customer.customer.id) } })).toBe(0);
  });
});

describe('an email change is settled', () => {
  test('by verification after a change with the password', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeWithPassword(server, customer);
    const earlier = await resetTokenFor(server, email).catch(() => mailedToken(server, customer.email));
    await verifyBy(server, email);
    expect(await emailState(server, customer)).toMatchObject({
      emailVerified: true,
      hasUnsettledEmailChange: false,
    });
    const input = { email, token: earlier, password: 'another passphrase' };
    expect(codeOf(await request(server.url, ResetPassword, { input }))).toBe('ONE_TIME_TOKEN_INVALID');
    expect(await resetGoesTo(server, customer.email, [customer.email, email])).toEqual([]);
    expect(await resetGoesTo(server, email, [customer.email, email])).toEqual([email]);
    await register(server.url, { email: customer.email });
  });

  test('not by verification alone after a change with the token alone', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    await verifyBy(server, email);
    expect(await emailState(server, customer)).toMatchObject({
      email,
      emailVerified: true,
      hasUnsettledEmailChange: true,
    });
    expect(await resetGoesTo(server, email, [customer.email, email])).toEqual([customer.email]);
    await expect(register(server.url, { email: customer.email })).rejects.toThrow('taken');
  });

  test.each([
    ['before the email is verified', true],
    ['after the email is verified', false],
  ])('by a login with the new email and the password, %s', async (_when, isBefore) => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    const session = isBefore ? await login(server.url, { email, password: customer.password }) : null;
    await verifyBy(server, email);
    const { token } = session ?? (await login(server.url, { email, password: customer.password }));
    expect((await emailState(server, { token }))?.hasUnsettledEmailChange).toBe(false);
    expect(await resetGoesTo(server, email, [customer.email, email])).toEqual([email]);
  });

  test('not by a login with the username, and not by an update that sends the new email back', async () => {
    const username = `reader-${Date.now()}`;
    const customer = await register(server.url, { username });
    await ageSessions(server, customer.customer.id);
    const email = await changeByToken(server, customer);
    await verifyBy(server, email);
    const { login: session } = await execute(server.url, Login, {
      input: { username, password: customer.password },
    });
    // A client sends back the whole profile that it has read.
    await pelcroApi(server, 'PUT', '/customer', { token: session.token, body: { email, first_name: 'Ada' } });
    await execute(server.url, UpdateCustomer, { input: { email, firstName: 'Ada' } }, session);
    expect((await emailState(server, session))?.hasUnsettledEmailChange).toBe(true);
  });

  test('by confirmEmailChange with the password and the current email', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    const email = await changeByToken(server, customer);
    await verifyBy(server, email);
    const confirm = (input: { email: string; password?: string }) =>
      request(server.url, ConfirmEmailChange, input, { token: customer.token });
    const fieldsOf = ({ errors }: Awaited<ReturnType<typeof confirm>>) =>
      Object.keys(errors[0]?.extensions?.fields ?? {});
    expect(fieldsOf(await confirm({ email }))).toEqual(['password']);
    expect(fieldsOf(await confirm({ email, password: 'wrong password' }))).toEqual(['password']);
    expect(fieldsOf(await confirm({ email: customer.email, password: customer.password }))).toEqual([
      'email',
    ]);
    expect((await emailState(server, customer))?.hasUnsettledEmailChange).toBe(true);
    const { data } = await confirm({ email, password: customer.password });
    expect(data?.confirmEmailChange.customer).toEqual({ email, hasUnsettledEmailChange: false });
  });

  test('not by a later change with the token alone', async () => {
    const customer = await customerLoggedInAnHourAgo(server);
    await changeWithPassword(server, customer);
    const email = await changeByToken(server, customer);
    await verifyBy(server, email);
    expect(await resetGoesTo(server, email, [customer.email, email])).toEqual([customer.email]);
  });
});

test('a mailed login by the old address takes an unverified account over, and restores that address', async () => {
  const squatter = await customerLoggedInAnHourAgo(server, { isVerified: false });
  const email = await changeByToken(server, squatter);
  await execute(server.url, RequestPasswordlessLogin, { input: { email: squatter.email } });
  const { passwordlessLogin: owner } = await execute(server.url, PasswordlessLogin, {
    token: await mailedToken(server, squatter.email),
  });
  expect(await emailState(server, owner)).toEqual({
    email: squatter.email,
    emailVerified: true,
    hasPassword: false,
    hasUnsettledEmailChange: false,
  });
  expect(codeOf(await request(server.url, VerifyEmail, { token: await mailedToken(server, email) }))).toBe(
    'ONE_TIME_TOKEN_INVALID',
  );
});
