import { beforeEach, describe, expect, test } from 'vitest';
import { toUnixSeconds } from '../../../src/lib/clock.ts';
import { testClock } from '../../support/clock.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { lastMailTo, mailsTo, tokenIn } from '../../support/mails.ts';
import { startServer, testServer } from '../../support/server.ts';
import {
  applicationError,
  blacklistedTokenError,
  customerResource,
  expectCustomerWithToken,
  invalidCredentialsError,
  invalidTokenError,
  loginByPelcro,
  mailboxOwnerResource,
  noTokenError,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  SIXTY_DAYS,
  seen,
  validationError,
} from './api.ts';

const accepted = { status: 200, body: { status: 'success', data: {} } };
const spent = applicationError(
  404,
  'This token has either expired or has already been used, please try again.',
);
const throttled = applicationError(429, 'Too many requests. Please try again later.');
const disabled = applicationError(400, 'Passwordless login is not enabled for this site.');

const clock = testClock();
clock.freeze(new Date('2030-01-01T12:00:00Z'));
const server = testServer({ clock });
const now = toUnixSeconds(clock.now());
let customer: PelcroCustomer;

beforeEach(async () => {
  await set({ passwordlessEnabled: true, revealUnknownEmails: false });
  customer = await registerByPelcro(server);
});

const set = (data: object) => server.gatehouse.prisma.site.updateMany({ data });
const post = (path: string, body: object) => pelcroApi(server, 'POST', path, { body });
const resource = (changed: object = {}) =>
  customerResource({
    id: customer.id,
    email: customer.email,
    created_at: now,
    updated_at: now,
    last_login_at: now,
    ...changed,
  });
const mailboxOwner = () => mailboxOwnerResource({ id: customer.id, email: customer.email });
const mailedToken = async () => tokenIn(await lastMailTo(server, customer.email));

describe('POST /password/forgot', () => {
  test('accepts an email, with or without a referer, and mails a link', async () => {
    const { email } = customer;
    expect(seen(await post('/password/forgot', { email }))).toEqual(accepted);
    expect(seen(await post('/password/forgot', { email, referer: 'https://x.example/' }))).toEqual(accepted);
    expect(await mailsTo(server, email)).toHaveLength(2);
  });

  test('accepts an unknown email, or answers 404 on a site that reveals unknown emails', async () => {
    const email = uniqueEmail();
    expect(seen(await post('/password/forgot', { email }))).toEqual(accepted);
    await set({ revealUnknownEmails: true });
    expect(seen(await post('/password/forgot', { email }))).toEqual(invalidCredentialsError);
  });

  test.each([
    [{}, 'The email field is required.'],
    [{ email: 'reader' }, 'The email must be a valid email address.'],
    [{ email: 7 }, 'The email must be a string.'],
  ])('refuses %j', async (body, message) => {
    expect(seen(await post('/password/forgot', body))).toEqual(validationError({ email: [message] }));
  });

  test('refuses the sixth request in an hour with 429 and Retry-After, for a known and an unknown email', async () => {
    const throttling = await startServer({ env: { RATE_LIMITS: 'on' } });
    for (const email of [(await registerByPelcro(throttling)).email, uniqueEmail()]) {
      const ask = () => pelcroApi(throttling, 'POST', '/password/forgot', { body: { email } });
      for (let times = 0; times < 5; times += 1) expect(seen(await ask())).toEqual(accepted);
      const refused = await ask();
      expect(seen(refused)).toEqual(throttled);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500);
    }
  });
});

describe('POST /password/reset', () => {
  const password = 'another passphrase';
  const reset = async (changed: object = {}) => {
    await post('/password/forgot', { email: customer.email });
    const token = await mailedToken();
    const body = { email: customer.email, token, password, password_confirmation: password, ...changed };
    return { token, body, answer: await post('/password/reset', body) };
  };

  test('returns the customer without the profile and without a token, and invalidates earlier tokens', async () => {
    const elsewhere = await loginByPelcro(server, customer);
    const { answer, body } = await reset();
    expect(seen(answer)).toEqual({
      status: 200,
      body: { status: 'success', data: mailboxOwner() },
    });
    for (const token of [customer.token, elsewhere]) {
      expect(seen(await pelcroApi(server, 'GET', '/customer', { token }))).toEqual(blacklistedTokenError);
    }
    await loginByPelcro(server, { email: customer.email, password });
    expect(seen(await post('/password/reset', body))).toEqual(spent);
  });

  test('answers 404 for an expired token', async () => {
    const other = await startServer();
    const { email } = await registerByPelcro(other);
    await pelcroApi(other, 'POST', '/password/forgot', { body: { email } });
    const token = tokenIn(await lastMailTo(other, email));
    other.clock.advance({ hours: 1 });
    const body = { email, token, password, password_confirmation: password };
    expect(seen(await pelcroApi(other, 'POST', '/password/reset', { body }))).toEqual(spent);
  });

  test.each<[string, object, string]>([
    ['a wrong token', { token: 'wrong' }, spent.body.error.message],
    ['another customer’s email', { email: 'nobody@example.test' }, spent.body.error.message],
    [
      'another confirmation',
      { password_confirmation: 'something else' },
      'The password confirmation and password must match.',
    ],
    ['no confirmation', { password_confirmation: undefined }, 'The password confirmation field is required.'],
    ['no token', { token: undefined }, 'The token field is required.'],
    ['no email', { email: '' }, 'The email field is required.'],
    [
      'too short a password',
      { password: '12345', password_confirmation: '12345' },
      'The password must be at least 6 characters.',
    ],
    ['a wrong type', { token: ['x'] }, 'The token must be a string.'],
    ['U+0000', { token: 'a\0b' }, 'The token contains characters that are not allowed.'],
    ['a lone surrogate', { email: '\ud800' }, 'The email contains characters that are not allowed.'],
  ])('every failure is a 404: %s', async (_case, changed, message) => {
    expect(seen((await reset(changed)).answer)).toEqual(applicationError(404, message));
    await loginByPelcro(server, customer);
  });
});

describe('GET and POST /customer/email/verify', () => {
  const ask = (token: string) => pelcroApi(server, 'GET', '/customer/email/verify', { token });
  const verify = (email_verify_token: unknown) => post('/customer/email/verify', { email_verify_token });

  test('GET returns the customer, POST the customer without the profile, and another POST gets a 404', async () => {
    expect(seen(await ask(customer.token))).toEqual({
      status: 200,
      body: { status: 'success', data: resource() },
    });
    const token = await mailedToken();
    expect(seen(await verify(token))).toEqual({
      status: 200,
      body: { status: 'success', data: mailboxOwner() },
    });
    expect(seen(await verify(token))).toEqual(spent);
    expect(seen(await ask(customer.token))).toEqual(
      applicationError(404, 'The email has already been verified.'),
    );
  });

  test('refuse a wrong or missing mailed token (POST), and a wrong or missing bearer token (GET)', async () => {
    expect(seen(await verify('wrong'))).toEqual(spent);
    expect(seen(await verify(undefined))).toEqual(
      validationError({ email_verify_token: ['The email verify token field is required.'] }),
    );
    expect(seen(await pelcroApi(server, 'GET', '/customer/email/verify'))).toEqual(noTokenError);
    expect(seen(await ask('wrong'))).toEqual(invalidTokenError);
  });

  test('the sixth request in an hour gets 429', async () => {
    const throttling = await startServer({ env: { RATE_LIMITS: 'on' } });
    const { token } = await registerByPelcro(throttling);
    const again = () => pelcroApi(throttling, 'GET', '/customer/email/verify', { token });
    for (let times = 0; times < 5; times += 1) expect((await again()).status).toBe(200);
    expect(seen(await again())).toEqual(throttled);
  });
});

describe('POST /auth/passwordless/request and /auth/passwordless/login', () => {
  const ask = (email: string) => post('/auth/passwordless/request', { email });
  const logIn = (token: unknown) => post('/auth/passwordless/login', { token });

  test('a link logs in repeatedly', async () => {
    expect(seen(await ask(customer.email))).toEqual(accepted);
    const token = await mailedToken();
    for (const changed of [{ ways_in_changed: ['PASSWORD_REMOVED'] }, {}]) {
      const claims = expectCustomerWithToken(await logIn(token), {
        ...resource({ email_confirm: true, has_password: false }),
        ...changed,
      });
      expect(claims).toMatchObject({ iat: now, exp: now + SIXTY_DAYS });
    }
  });

  test('a used link of a site with single-use links, a wrong link and a missing link are refused', async () => {
    await set({ passwordlessLinkReuse: false });
    await ask(customer.email);
    const token = await mailedToken();
    expect((await logIn(token)).status).toBe(200);
    expect(seen(await logIn(token))).toEqual(spent);
    expect(seen(await logIn('wrong'))).toEqual(spent);
    expect(seen(await logIn(undefined))).toEqual(
      validationError({ token: ['The token field is required.'] }),
    );
    await set({ passwordlessLinkReuse: true });
  });

  test('an unknown email is answered like a known one, unless the site reveals unknown emails', async () => {
    expect(seen(await ask(uniqueEmail()))).toEqual(accepted);
    await set({ revealUnknownEmails: true });
    expect(seen(await ask(uniqueEmail()))).toEqual(invalidCredentialsError);
  });

  test('a site without passwordless login answers 400', async () => {
    await ask(customer.email);
    const token = await mailedToken();
    await set({ passwordlessEnabled: false });
    expect(seen(await ask(customer.email))).toEqual(disabled);
    expect(seen(await logIn(token))).toEqual(disabled);
  });

  test('the sixth request in an hour gets 429', async () => {
    const throttling = await startServer({ env: { RATE_LIMITS: 'on' } });
    await throttling.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
    const body = { email: uniqueEmail() };
    const again = () => pelcroApi(throttling, 'POST', '/auth/passwordless/request', { body });
    for (let times = 0; times < 5; times += 1) expect(seen(await again())).toEqual(accepted);
    expect(seen(await again())).toEqual(throttled);
  });

  test('public endpoints that send mail ignore an invalid token in the header', async () => {
    const body = { email: customer.email };
    for (const path of ['/auth/passwordless/request', '/password/forgot']) {
      expect(seen(await pelcroApi(server, 'POST', path, { token: 'dead', body }))).toEqual(accepted);
    }
  });
});
