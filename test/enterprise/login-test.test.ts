import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { atProvider, type Company, startCompany } from '../administration/employee-sso/company.ts';
import { execute, rest } from '../support/client.ts';
import {
  makeSigningPair,
  readRequest,
  type SamlProvider,
  startSamlProvider,
} from '../support/saml-provider.ts';
import { PUBLIC_URL, testServer } from '../support/server.ts';
import { BeginLoginTest, CreateConnection, CreateSaml, ReadLogins, ReadLoginTest } from './documents.ts';
import {
  type Admin,
  arrivalIn,
  connect,
  dnsOfTest,
  logInAs,
  oidcInput,
  open,
  redeem,
  startLogin,
} from './scene.ts';

const DOMAIN = 'works.example';
const TESTED = `${PUBLIC_URL}/identity-providers/tested`;

const dns = dnsOfTest();
const server = testServer(dns.options);
let company: Company;
let saml: SamlProvider;
let admin: Admin;
/** A connection that is disabled and has no proven domain. */
let offId: string;
let samlId: string;
beforeAll(async () => {
  server.clock.freeze();
  company = await startCompany();
  saml = await startSamlProvider(makeSigningPair());
  admin = await logInAs(server, 'ADMIN');
  const off = { input: oidcInput(company, { enabled: false }) as never };
  offId = (await execute(server.url, CreateConnection, off, admin)).createEnterpriseConnection.id;
  const input = { name: 'Bank', metadataUrl: saml.metadataUrl, enabled: false };
  samlId = (await execute(server.url, CreateSaml, { input }, admin)).createSamlConnection.id;
});

const begin = async (connectionId: string) =>
  (await execute(server.url, BeginLoginTest, { connectionId }, admin)).beginEnterpriseLoginTest;
const answerOf = async (id: string, as = admin) =>
  (await execute(server.url, ReadLoginTest, { id }, as)).identityProviderTest;
/** Opens the address of a test. @returns the address of the provider, and the cookie of the browser */
async function start(url: string) {
  const { status, headers } = await rest(server.url, 'GET', url.replace(PUBLIC_URL, ''));
  return {
    status,
    location: headers.location ?? '',
    cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '',
  };
}
async function atOpenId(url: string, person: Record<string, unknown>) {
  company.state.person = person;
  const { location, cookie } = await start(url);
  return (await open(server, (await atProvider(new URL(location))).href, cookie)).headers.location;
}
const counts = async () => {
  const { customer, session, oneTimeToken, externalIdentity, enterpriseMember } = server.gatehouse.prisma;
  return [
    await customer.count(),
    await session.count(),
    await externalIdentity.count(),
    await enterpriseMember.count(),
    await oneTimeToken.count({ where: { purpose: 'SESSION_HANDOFF' } }),
  ];
};
const loginsOf = async (id: string) =>
  (await execute(server.url, ReadLogins, { id }, admin)).enterpriseConnection;

describe('a collaborator tries the login at a company', () => {
  test('by OpenID Connect at a disabled connection, and sees the answer, but nobody is logged in', async () => {
    const before = await counts();
    const { url, test: begun } = await begin(offId);
    expect(await answerOf(begun.id)).toMatchObject({ outcome: 'PENDING', email: null });
    const email = `ann@${DOMAIN}`;
    expect(await atOpenId(url, { sub: 'ann', email, email_verified: true, department: 'x' })).toBe(TESTED);
    expect(await answerOf(begun.id)).toMatchObject({
      outcome: 'ANSWERED',
      reason: 'The email is not of a proven domain of this company.',
      issuer: company.issuer,
      subject: 'ann',
      email,
      emailVerified: true,
      claims: expect.arrayContaining(['department', 'email', 'sub']),
    });
    expect(await counts()).toEqual(before);
  });

  test('and sees whether a login would be refused, and the reason of a refusal by the provider', async () => {
    const works = await connect(server, dns, company, DOMAIN);
    const run = async (person: Record<string, unknown>) => {
      const { url, test: begun } = await begin(works.id);
      await atOpenId(url, { sub: 'ann', ...person });
      return answerOf(begun.id);
    };
    const email = `ann@${DOMAIN}`;
    expect(await run({ email, email_verified: true })).toMatchObject({ outcome: 'ANSWERED', reason: null });
    const { reason } = (await run({ email })) ?? {};
    expect(reason).toBe('The provider does not say that the email is verified.');
    expect((await run({}))?.reason).toBe('The provider sends no email.');
    const { url, test: begun } = await begin(works.id);
    const { location, cookie } = await start(url);
    const state = new URL(location).searchParams.get('state') ?? '';
    const refusal = new URLSearchParams({
      error: 'invalid_scope',
      error_description: 'no such scope',
      state,
    });
    await open(server, `/enterprise/${works.id}/callback?${refusal}`, cookie);
    expect(await answerOf(begun.id)).toMatchObject({
      outcome: 'REFUSED',
      reason: 'invalid_scope: no such scope',
    });
  });

  test('by SAML 2.0, and sees the names of the attributes, or why the response is refused', async () => {
    const run = async (options: object) => {
      const { url, test: begun } = await begin(samlId);
      const { location, cookie } = await start(url);
      const request = readRequest(location);
      const xml = saml.respond(request, { now: server.clock.now(), email: `bob@${DOMAIN}`, ...options });
      const form = { SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: request.relayState };
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams(form).toString() as never;
      const posted = await rest(server.url, 'POST', `/enterprise/${samlId}/saml/acs`, { headers, body });
      expect((await open(server, posted.headers.location ?? '', cookie)).headers.location).toBe(TESTED);
      return answerOf(begun.id);
    };
    const before = await counts();
    expect(await run({ attributes: { department: ['x'] } })).toMatchObject({
      outcome: 'ANSWERED',
      issuer: saml.entityId,
      email: `bob@${DOMAIN}`,
      claims: ['department', 'givenName'],
    });
    expect(await run({ audience: 'https://other.example' })).toMatchObject({
      outcome: 'REFUSED',
      reason: expect.stringContaining('audience'),
    });
    expect(await counts()).toEqual(before);
  });

  test('once, within a minute, for that connection, and only their session can read the answer', async () => {
    const { url, test: begun } = await begin(offId);
    const elsewhere = url.replace(`/enterprise/${offId}/`, `/enterprise/${samlId}/`);
    expect((await start(elsewhere)).status).toBe(400);
    expect((await start(url)).status).toBe(302);
    expect((await start(url)).status).toBe(400);
    const late = await begin(offId);
    server.clock.advance({ seconds: 61 });
    expect((await start(late.url)).status).toBe(400);
    expect(await answerOf(begun.id, await logInAs(server, 'ADMIN'))).toBeNull();
    expect((await startLogin(server, offId)).status).toBe(404);
  });
});

test('a connection shows the last login and the reason of the last failed login, without personal data', async () => {
  const bank = await connect(server, dns, company, 'bank.example');
  expect(await loginsOf(bank.id)).toEqual({ loginProblem: null, loginProblemAt: null, lastLoginAt: null });
  const logIn = async (email: string) => {
    company.state.person = { sub: randomUUID(), email, email_verified: true };
    const { location, cookie } = await startLogin(server, bank.id);
    return arrivalIn(await open(server, (await atProvider(new URL(location))).href, cookie));
  };
  expect((await logIn('eve@elsewhere.example')).error).toBe('FORBIDDEN');
  const { loginProblem, loginProblemAt } = await loginsOf(bank.id);
  expect(loginProblem).toBe('The email is not of a proven domain of this company.');
  expect(loginProblemAt).not.toBeNull();
  await redeem(server, (await logIn('ann@bank.example')).handoff);
  expect((await loginsOf(bank.id)).lastLoginAt).not.toBeNull();
});
