import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  atProvider,
  type Claims,
  type Company,
  startCompany,
} from '../administration/employee-sso/company.ts';
import { Browser } from '../customers/identity-providers/browser.ts';
import {
  CODE_CLIENT,
  type CodeProvider,
  startCodeProvider,
} from '../customers/identity-providers/code-provider.ts';
import { refusalIn, registerGuarded, setPolicy } from '../customers/second-factor/factors.ts';
import { execute, request, rest } from '../support/client.ts';
import { login, register } from '../support/customers.ts';
import { Login, Register } from '../support/documents.ts';
import { PUBLIC_URL, testServer } from '../support/server.ts';
import { EnterpriseLogin, RemoveDomain, UpdateConnection } from './documents.ts';
import { type Admin, arrivalIn, connect, dnsOfTest, open, PAGE, redeem, startLogin } from './scene.ts';

const dns = dnsOfTest();
const server = testServer(dns.options);
const REAL = 'real.example';
const DOMAIN = 'works.example';
let provider: CodeProvider;
let company: Company;
let real: { id: string };
let works: { id: string; domainId: string; admin: Admin };
beforeAll(async () => {
  provider = await startCodeProvider({ redirectUris: [`${PUBLIC_URL}/enterprise/1/callback`] });
  company = await startCompany();
  const client = { clientId: CODE_CLIENT.id, secret: CODE_CLIENT.secret };
  real = await connect(server, dns, provider, REAL, client);
  works = await connect(server, dns, company, DOMAIN, { groupsClaim: 'groups' });
});

const employee = (others: Claims = {}) => {
  const sub = randomUUID();
  return { sub, email: `e-${sub}@${DOMAIN}`, email_verified: true, given_name: 'Ann', ...others };
};
/** Logs in at the company. @returns the handoff code or the error at the page */
async function logIn(person: Claims, forged: Claims = {}, id = works.id) {
  company.state.person = person;
  company.state.forged = forged;
  const { location, cookie } = await startLogin(server, id);
  const callback = await atProvider(new URL(location));
  return arrivalIn(await open(server, callback.href, cookie));
}
const customerOf = async (person: Claims) => {
  const { handoff, error } = await logIn(person);
  if (handoff === null) throw new Error(error ?? 'no code');
  const { data, errors } = await redeem(server, handoff);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.redeemHandoff;
};
const update = (input: object) => execute(server.url, UpdateConnection, { id: works.id, input }, works.admin);

describe('a login at a company', () => {
  test('by a real OpenID provider creates the customer at the first login only', async () => {
    const sub = randomUUID();
    provider.person = { sub, email: `${sub}@${REAL}`, email_verified: true, given_name: 'Ann' };
    const start = `${PUBLIC_URL}/enterprise/${real.id}/start?site_id=1&return_to=${encodeURIComponent(PAGE)}`;
    const ids: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const page = await new Browser(server).follow(start, ({ host }) => host === 'localhost:3000');
      expect(page.searchParams.get('error')).toBeNull();
      const { data } = await redeem(server, page.searchParams.get('handoff'));
      ids.push(data?.redeemHandoff.customer.id ?? '');
    }
    expect(new Set(ids).size).toBe(1);
    const id = Number(ids[0]);
    const customer = await server.gatehouse.prisma.customer.findUniqueOrThrow({ where: { id } });
    expect(customer).toMatchObject({ email: `${sub}@${REAL}`, firstName: 'Ann' });
    expect(customer.emailVerifiedAt).not.toBeNull();
    const member = await server.gatehouse.prisma.enterpriseMember.findFirstOrThrow({
      where: { customerId: id },
    });
    expect(member).toMatchObject({ connectionId: Number(real.id), domain: REAL });
  });

  test('is bound to the browser, and can be finished once', async () => {
    company.state.person = employee();
    company.state.forged = {};
    const { location, cookie, setCookie } = await startLogin(server, works.id);
    expect(setCookie[0]).toMatch(/^__Host-gatehouse_enterprise_[^;]+;.*HttpOnly; Secure; SameSite=Lax/);
    const url = new URL(location);
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(url.searchParams.get('nonce')).toBeTruthy();
    const callback = (await atProvider(url)).href;
    expect((await open(server, callback, '')).status).toBe(400);
    const other = await startLogin(server, works.id);
    expect((await open(server, callback, other.cookie)).status).toBe(400);
    // A mix-up: the answer of one company is sent to the callback of another.
    const mixedUp = callback.replace(`/enterprise/${works.id}/`, `/enterprise/${real.id}/`);
    expect((await open(server, mixedUp, cookie)).status).toBe(400);
    const parallel = await Promise.all([1, 2, 3].map(() => open(server, callback, cookie)));
    expect(parallel.map(({ status }) => status).sort()).toEqual([302, 400, 400]);
  });

  test('redirects to pages of the site only', async () => {
    for (const page of [
      'https://evil.example/',
      '//evil.example',
      'javascript:alert(1)',
      `${PAGE}@evil.example`.replace('/paper', ''),
    ]) {
      expect((await startLogin(server, works.id, 1, page)).status).toBe(400);
    }
  });

  test.each<[string, Claims, Claims, string]>([
    ['an email of another domain', { email: 'ann@elsewhere.example' }, {}, 'FORBIDDEN'],
    ['an email of another proven company', { email: `ann@${REAL}` }, {}, 'FORBIDDEN'],
    ['an email of a subdomain', { email: `ann@sub.${DOMAIN}` }, {}, 'FORBIDDEN'],
    ['an email that the provider has not verified', { email_verified: false }, {}, 'FORBIDDEN'],
    ['no claim that the email is verified', { email_verified: undefined }, {}, 'FORBIDDEN'],
    ['no email', { email: undefined }, {}, 'FORBIDDEN'],
    ['two emails', { email: [`a@${DOMAIN}`, `b@${DOMAIN}`] }, {}, 'FORBIDDEN'],
    ['another audience', {}, { aud: 'another-client' }, 'INVALID_CREDENTIALS'],
    ['another issuer', {}, { iss: 'https://evil.example' }, 'INVALID_CREDENTIALS'],
    ['another nonce', {}, { nonce: 'x' }, 'INVALID_CREDENTIALS'],
    ['an expired token', {}, { exp: 1 }, 'INVALID_CREDENTIALS'],
  ])('with %s is refused', async (_case, claims, forged, code) => {
    const before = await server.gatehouse.prisma.customer.count();
    expect(await logIn(employee(claims), forged)).toEqual({ handoff: null, error: code });
    expect(await server.gatehouse.prisma.customer.count()).toBe(before);
  });

  test('is linked to the customer with the same verified email, and takes an unverified account over', async () => {
    const known = await register(server.url, { email: `known-${randomUUID()}@${DOMAIN}` });
    await server.gatehouse.prisma.customer.update({
      where: { id: Number(known.customer.id) },
      data: { emailVerifiedAt: server.clock() },
    });
    expect((await customerOf(employee({ email: known.email }))).customer.id).toBe(known.customer.id);
    expect((await login(server.url, known)).customer.id).toBe(known.customer.id);
    // A stranger has registered with the email of a person and has not verified it.
    const squatted = await register(server.url, { email: `squat-${randomUUID()}@${DOMAIN}` });
    expect((await customerOf(employee({ email: squatted.email }))).customer.id).toBe(squatted.customer.id);
    expect(
      refusalIn(
        await request(server.url, Login, { input: { email: squatted.email, password: squatted.password } }),
      ).code,
    ).toBe('INVALID_CREDENTIALS');
  });

  test('does not open the account of a customer who has changed to a private email', async () => {
    const person = employee();
    const { customer } = await customerOf(person);
    const email = `private-${randomUUID()}@example.test`;
    await server.gatehouse.prisma.customer.update({
      where: { id: Number(customer.id) },
      data: { email, emailKey: email },
    });
    const again = await customerOf(person);
    expect(again.customer.id).not.toBe(customer.id);
    expect(again.customer.email).toBe(person.email);
    expect(
      await server.gatehouse.prisma.enterpriseMember.count({ where: { customerId: Number(customer.id) } }),
    ).toBe(0);
  });

  test('still requires the second factor', async () => {
    await setPolicy(server, 'OPTIONAL');
    const guarded = await registerGuarded(server);
    const email = `guarded-${randomUUID()}@${DOMAIN}`;
    await server.gatehouse.prisma.customer.update({
      where: {
        id: (await server.gatehouse.prisma.customer.findFirstOrThrow({ where: { email: guarded.email } })).id,
      },
      data: { email, emailKey: email, emailVerifiedAt: server.clock() },
    });
    const { handoff } = await logIn(employee({ email }));
    expect(refusalIn(await redeem(server, handoff)).code).toBe('SECOND_FACTOR_REQUIRED');
    await setPolicy(server, 'OFF');
  });

  test('fails if the connection is disabled during the login', async () => {
    company.state.person = employee();
    company.state.forged = {};
    const { location, cookie } = await startLogin(server, works.id);
    const callback = await atProvider(new URL(location));
    await update({ enabled: false });
    expect((await startLogin(server, works.id)).status).toBe(404);
    expect(arrivalIn(await open(server, callback.href, cookie)).error).toBe('PROVIDER_UNAVAILABLE');
    await update({ enabled: true });
  });
});

describe('the domain of a company', () => {
  const companyOf = async (email: string) =>
    (await execute(server.url, EnterpriseLogin, { email })).enterpriseLogin;

  test('is found by any spelling of an email in it, and not by an email in another domain', async () => {
    const found = {
      company: 'Company',
      isRequired: false,
      startUrl: `${PUBLIC_URL}/enterprise/${works.id}/start?site_id=1`,
    };
    for (const email of [`ann@${DOMAIN}`, ` ANN@${DOMAIN.toUpperCase()} `, `"a@b"@${DOMAIN}`]) {
      expect(await companyOf(email)).toEqual(found);
    }
    for (const email of ['ann@example.test', DOMAIN, `ann@sub.${DOMAIN}`, '', '@', `ann@${DOMAIN}.`]) {
      expect(await companyOf(email)).toBeNull();
    }
  });

  test('refuses passwords if the connection is `ssoOnly`, and allows logins at the company', async () => {
    const { email, password } = await register(server.url, {
      email: `p-${randomUUID()}@${DOMAIN}`,
      username: `u-${randomUUID().slice(0, 8)}`,
    });
    const named = await server.gatehouse.prisma.customer.findFirstOrThrow({ where: { email } });
    await update({ ssoOnly: true });
    const required = {
      code: 'ENTERPRISE_LOGIN_REQUIRED',
      company: 'Company',
      loginUrl: `${PUBLIC_URL}/enterprise/${works.id}/start?site_id=1`,
    };
    const answers = [
      await request(server.url, Login, { input: { email, password } }),
      await request(server.url, Login, { input: { email, password: 'wrong' } }),
      await request(server.url, Login, { input: { email: `nobody@${DOMAIN}`, password: 'wrong' } }),
      await request(server.url, Login, { input: { username: named.username as string, password } }),
      await request(server.url, Register, {
        input: { email: `new-${randomUUID()}@${DOMAIN}`, password: 'violet-harbor-92' },
      }),
    ];
    expect(answers.map(refusalIn)).toEqual(answers.map(() => required));
    const pelcro = await rest(server.url, 'POST', '/api/v1/sdk/auth/login', {
      body: { site_id: 1, email, password },
    });
    expect(pelcro.status).toBe(400);
    const person = employee();
    expect((await customerOf(person)).customer.email).toBe(person.email);
    // The removed domain allows passwords again.
    await execute(server.url, RemoveDomain, { id: works.domainId }, works.admin);
    expect((await login(server.url, { email, password })).customer.email).toBe(email);
    expect((await startLogin(server, works.id)).status).toBe(404);
  });
});
