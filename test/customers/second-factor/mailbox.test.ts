import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { RemoveCustomerAuthenticators } from '../../administration/customer-support/documents.ts';
import { execute, type GraphqlAnswer, request } from '../../support/client.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { Login, Me, UpdateCustomer } from '../../support/documents.ts';
import { codeIn, lastMailTo, mailsTo, tokenIn } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import {
  loginTokenFor,
  PasswordlessCodeLogin,
  PasswordlessLogin,
  RequestPasswordReset,
  ResetPassword,
  resetTokenFor,
} from '../../support/ways-in.ts';
import { LinkIdentity } from '../identity-providers/documents.ts';
import { type OpenIdProvider, startOpenIdProvider } from '../identity-providers/openid-provider.ts';
import { addProvider, exchangeToken, externalPerson } from '../identity-providers/scene.ts';
import { Authenticators, CompleteLogin } from './documents.ts';
import { challengeFor, codeOf, type Guarded, refusalIn, registerGuarded, setPolicy } from './factors.ts';

/** Access to the mailbox of an unverified email does not replace a second factor. */
let openId: OpenIdProvider;
beforeAll(async () => {
  openId = await startOpenIdProvider();
});

let server: TestServer;
let customer: Guarded;
beforeEach(async () => {
  server = await startServer();
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { passwordlessEnabled: true } });
  await setPolicy(server, 'OPTIONAL');
  server.clock.freeze();
  customer = await registerGuarded(server);
});

const NEW_PASSWORD = 'a password of the mailbox';
const me = async (token = customer.token) => (await execute(server.url, Me, {}, { token })).me;
const complete = (challenge = '') => {
  const input = { challenge, code: codeOf(server, customer.secret) };
  return request(server.url, CompleteLogin, { input });
};
const isAsked = (answer: GraphqlAnswer<unknown>) => {
  const { code, factors, challenge } = refusalIn(answer);
  expect({ code, factors }).toEqual({ code: 'SECOND_FACTOR_REQUIRED', factors: ['totp', 'recovery_code'] });
  return challenge;
};

async function byLink(email = customer.email) {
  return request(server.url, PasswordlessLogin, { token: await loginTokenFor(server, email) });
}
async function byCode(email = customer.email) {
  await loginTokenFor(server, email);
  const input = { email, code: codeIn(await lastMailTo(server, email)) };
  return request(server.url, PasswordlessCodeLogin, { input });
}
async function reset(email = customer.email) {
  const token = await resetTokenFor(server, email);
  await execute(server.url, ResetPassword, { input: { email, token, password: NEW_PASSWORD } });
}

describe.each([
  ['link', byLink],
  ['code', byCode],
])('a login by %s with an unverified email', (_way, logIn) => {
  test('requires the factor, and changes nothing until it is given', async () => {
    isAsked(await logIn());
    expect(await me()).toMatchObject({ emailVerified: false, hasPassword: true });
    expect((await execute(server.url, Authenticators, {}, customer)).authenticators).toMatchObject({
      authenticators: [{ kind: 'TOTP' }],
      recoveryCodesLeft: 10,
    });
    await challengeFor(server, customer);
  });

  test('with the factor logs the customer in, verifies the email and keeps password, session and factor', async () => {
    const { data } = await complete(isAsked(await logIn()));
    expect(await me(data?.completeLogin.token)).toMatchObject({ emailVerified: true, hasPassword: true });
    expect((await me())?.email).toBe(customer.email);
    await challengeFor(server, customer);
  });

  test('verifies only the email to which the mail went', async () => {
    const challenge = isAsked(await logIn());
    const email = uniqueEmail();
    await execute(server.url, UpdateCustomer, { input: { email } }, customer);
    const { data } = await complete(challenge);
    expect(await me(data?.completeLogin.token)).toMatchObject({ email, emailVerified: false });
  });
});

test('a reset changes the password but does not verify the email, and the next login requires the factor', async () => {
  const where = { email: customer.email };
  await reset();
  expect(await server.gatehouse.prisma.customer.findFirst({ where })).toMatchObject({
    emailVerifiedAt: null,
  });
  const answer = await request(server.url, Login, { input: { ...where, password: NEW_PASSWORD } });
  const { data } = await complete(isAsked(answer));
  expect(data?.completeLogin.customer.email).toBe(customer.email);
});

test('a stolen token does not redirect login mail, and a login with the new email requires the factor', async () => {
  const email = uniqueEmail();
  const before = customer.email;
  await execute(server.url, UpdateCustomer, { input: { email } }, customer);
  const tokenOf = async (typed: string) => {
    await execute(server.url, RequestPasswordReset, { input: { email: typed } });
    return tokenIn(await lastMailTo(server, before));
  };
  const token = await tokenOf(email);
  expect((await mailsTo(server, email)).map(({ text }) => text).join()).not.toContain(token);
  isAsked(await request(server.url, Login, { input: { email, password: customer.password } }));
});

test('an identity provider’s claim of the email logs nobody in until the customer links the identity', async () => {
  await addProvider(server, { name: 'company', kind: 'OPENID', issuer: openId.issuer });
  const token = await openId.idToken(externalPerson({ email: customer.email }));
  const arrive = () => exchangeToken({ server }, { provider: 'company', token });
  expect(refusalIn(await arrive()).code).toBe('LINK_REQUIRED');
  expect(await me()).toMatchObject({ emailVerified: false, hasPassword: true });

  const { data } = await complete(await challengeFor(server, customer));
  const input = { provider: 'company', token };
  await execute(server.url, LinkIdentity, { input }, { token: data?.completeLogin.token ?? '' });
  isAsked(await arrive());
});

test('a collaborator can remove a stranger’s factor, and the email’s owner then takes the account over', async () => {
  const { id } = await server.gatehouse.prisma.customer.findFirstOrThrow({
    where: { email: customer.email },
  });
  const admin = await asCollaborator(server, 'ADMIN');
  await execute(server.url, RemoveCustomerAuthenticators, { customerId: String(id) }, admin);
  const { data } = await byLink();
  expect(await me(data?.passwordlessLogin.token)).toMatchObject({ emailVerified: true, hasPassword: false });
});

test('a mailed login takes the account over and removes its factors if no site offers second factors', async () => {
  await setPolicy(server, 'OFF');
  const { data } = await byLink();
  expect(await me(data?.passwordlessLogin.token)).toMatchObject({ emailVerified: true, hasPassword: false });
  expect(await server.gatehouse.prisma.authenticator.count()).toBe(0);
});
