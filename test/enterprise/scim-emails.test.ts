import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { atProvider, type Company, startCompany } from '../administration/employee-sso/company.ts';
import { execute, request } from '../support/client.ts';
import { count } from '../support/counts.ts';
import { register } from '../support/customers.ts';
import { Login, UpdateCustomer } from '../support/documents.ts';
import { testServer } from '../support/server.ts';
import { ResetPassword, resetTokenFor } from '../support/ways-in.ts';
import { SetScimToken } from './documents.ts';
import {
  type Admin,
  arrivalIn,
  callScim,
  connect,
  dnsOfTest,
  open,
  proveDomain,
  redeem,
  startLogin,
} from './scene.ts';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';
const [DOMAIN, SECOND, OUTSIDE] = ['works.example', 'second.example', 'elsewhere.example'];

const dns = dnsOfTest();
const server = testServer(dns.options);
let company: Company;
let works: { id: string; admin: Admin };
let token: string;
beforeAll(async () => {
  company = await startCompany();
  works = await connect(server, dns, company, DOMAIN);
  await proveDomain(server, dns, works.admin, works.id, SECOND);
  const { setScimToken } = await execute(server.url, SetScimToken, { connectionId: works.id }, works.admin);
  token = setScimToken.token;
});

const scim = (path: string, method = 'GET', body?: unknown) =>
  callScim(server, works.id, path, { method, body, bearer: token });
const patch = (id: string, ...Operations: object[]) => scim(`/Users/${id}`, 'PATCH', { Operations });
const newEmail = (domain = DOMAIN) => `e-${randomUUID()}@${domain}`;
/** A user whose userName is not the email. */
const create = async (email = newEmail(), userName = `user-${randomUUID()}`) => {
  const body = { schemas: [CORE], userName, emails: [{ primary: true, value: email, type: 'work' }] };
  const answer = await scim('/Users', 'POST', body);
  expect(answer.status).toBe(201);
  return { id: String(answer.body.id), email, userName };
};
const emailOf = async (id: string) => (await scim(`/Users/${id}`)).body.emails[0].value;
const stored = (id: string) =>
  server.gatehouse.prisma.customer.findUniqueOrThrow({ where: { id: Number(id) } });

/** Logs a person in at the company. @returns the id of their customer */
async function logInAtCompany(email: string, sub: string) {
  company.state.person = { sub, email, email_verified: true, groups: [] };
  const { location, cookie } = await startLogin(server, works.id);
  const { handoff } = arrivalIn(await open(server, (await atProvider(new URL(location))).href, cookie));
  return (await redeem(server, handoff)).data?.redeemHandoff.customer.id;
}

describe('a new email inside the proven domains takes effect', () => {
  const sayings: [string, (email: string) => object][] = [
    ['Entra', (value) => ({ op: 'Replace', path: 'emails[type eq "work"].value', value })],
    ['Entra, for an absent email', (value) => ({ op: 'Add', path: 'emails[type eq "work"].value', value })],
    [
      'Entra, without a path',
      (value) => ({ op: 'replace', value: { 'emails[type eq "work"].value': value } }),
    ],
    ['Okta', (value) => ({ op: 'replace', value: { emails: [{ value, type: 'work', primary: true }] } })],
    [
      'a path to the list',
      (value) => ({ op: 'replace', path: 'emails', value: [{ value, primary: 'True' }] }),
    ],
    [
      'a path to one element',
      (value) => ({ op: 'replace', path: `${CORE}:emails[primary eq true]`, value: { value } }),
    ],
    [
      'several emails',
      (value) => ({
        op: 'replace',
        path: 'emails',
        value: [
          { value: newEmail(OUTSIDE), type: 'home' },
          { value, type: 'work' },
        ],
      }),
    ],
  ];
  test.each(sayings.slice(0, count(4, sayings.length)))('by a PATCH of %s', async (_who, saying) => {
    const { id, userName } = await create();
    const email = newEmail(SECOND);
    const { status, body } = await patch(id, saying(email));
    expect({ status, body }).toMatchObject({ status: 200, body: { userName, emails: [{ value: email }] } });
    expect(await stored(id)).toMatchObject({ email, emailKey: email, emailVerifiedAt: expect.any(Date) });
  });

  test('by a PUT, and by the userName if that is the email', async () => {
    const { id, userName } = await create();
    const email = newEmail();
    const put = (body: object) => scim(`/Users/${id}`, 'PUT', { schemas: [CORE], ...body });
    expect((await put({ userName, emails: [{ value: email }] })).body.emails[0].value).toBe(email);
    await put({ userName: email, emails: [{ value: email }] });
    const renamed = newEmail();
    const answer = await patch(id, { op: 'Replace', path: 'userName', value: renamed });
    expect(answer.body).toMatchObject({ userName: renamed, emails: [{ value: renamed }] });
    const byName = (text: string) => patch(id, { op: 'replace', value: { userName: text } });
    expect((await byName('no-email')).body).toMatchObject({
      userName: 'no-email',
      emails: [{ value: renamed }],
    });
    expect((await byName(newEmail())).body.emails[0].value).toBe(renamed);
  });

  test('for the login at the company, the plans of its domain, the audit log, and mailed links', async () => {
    const { id, email } = await create();
    const sub = randomUUID();
    expect(await logInAtCompany(email, sub)).toBe(id);
    const reset = await resetTokenFor(server, email);
    const moved = newEmail(SECOND);
    await patch(id, { op: 'replace', path: 'emails[type eq "work"].value', value: moved });
    const input = { email: moved, token: reset, password: `pass-${randomUUID()}` };
    const { errors } = await request(server.url, ResetPassword, { input });
    expect(errors[0]?.extensions?.code).toBe('ONE_TIME_TOKEN_INVALID');
    expect(
      await server.gatehouse.prisma.enterpriseMember.findFirst({ where: { customerId: Number(id) } }),
    ).toMatchObject({ domain: SECOND });
    expect(await logInAtCompany(moved, sub)).toBe(id);
    expect(await logInAtCompany(moved, randomUUID())).toBe(id);
    const entry = { targetKind: 'customer', targetId: id, action: 'customer.email_changed' };
    expect(await server.gatehouse.prisma.auditEvent.findMany({ where: entry })).toMatchObject([
      { actorKind: 'SYSTEM', actorId: `scim:${works.id}` },
    ]);
    expect(await server.gatehouse.prisma.emailChange.count({ where: { customerId: Number(id) } })).toBe(0);
  });
});

describe('a new email is refused, and the whole request has no effect', () => {
  const change = (id: string, value: string) =>
    patch(
      id,
      { op: 'replace', path: 'displayName', value: 'Changed' },
      { op: 'replace', path: 'emails[type eq "work"].value', value },
    );
  const expectRefused = async (id: string, value: string, status: number, scimType?: string) => {
    const before = await stored(id);
    const answer = await change(id, value);
    expect(answer).toMatchObject({ status, type: 'application/scim+json; charset=utf-8' });
    expect(answer.body).toMatchObject({ status: String(status), ...(scimType && { scimType }) });
    expect(await stored(id)).toEqual(before);
  };

  test('outside the proven domains of the connection, even by PUT and by the userName', async () => {
    const other = await connect(server, dns, company, 'other.example');
    expect(other.id).not.toBe(works.id);
    const { id, email, userName } = await create();
    for (const domain of [OUTSIDE, 'other.example', `sub.${DOMAIN}`, `${DOMAIN}.evil.example`]) {
      await expectRefused(id, newEmail(domain), 400, 'invalidValue');
    }
    const outside = newEmail(OUTSIDE);
    const put = { schemas: [CORE], userName, emails: [{ value: outside, primary: true }] };
    expect((await scim(`/Users/${id}`, 'PUT', put)).body).toMatchObject({ scimType: 'invalidValue' });
    await patch(id, { op: 'replace', path: 'userName', value: email });
    const named = await patch(id, { op: 'replace', path: 'userName', value: outside });
    expect(named.body).toMatchObject({ status: '400', scimType: 'invalidValue' });
    expect(await emailOf(id)).toBe(email);
  });

  test('that another customer has, or had before a change that can be undone', async () => {
    const { id } = await create();
    const taken = await create();
    await expectRefused(id, taken.email, 409, 'uniqueness');
    await expectRefused(id, taken.email.toUpperCase(), 409, 'uniqueness');
    const email = newEmail();
    const mover = await register(server.url, { email });
    const { password } = mover;
    await execute(
      server.url,
      UpdateCustomer,
      { input: { email: newEmail(OUTSIDE), password } },
      { token: mover.token },
    );
    await expectRefused(id, email, 409, 'uniqueness');
  });

  test('that is not an email, or that comes while the customer is changing the email', async () => {
    const { id } = await create();
    await expectRefused(id, 'no email', 400, 'invalidValue');
    const mover = await register(server.url, { email: newEmail() });
    await execute(
      server.url,
      UpdateCustomer,
      { input: { email: newEmail(), password: mover.password } },
      { token: mover.token },
    );
    await expectRefused(mover.customer.id, newEmail(), 409);
  });
});

test('a new email of an unverified customer stays unverified, so its owner can take the account over', async () => {
  const stranger = await register(server.url, { email: newEmail() });
  const { id } = stranger.customer;
  const email = newEmail();
  expect((await patch(id, { op: 'replace', path: 'emails', value: [{ value: email }] })).status).toBe(200);
  expect(await stored(id)).toMatchObject({ email, emailVerifiedAt: null });
  expect(await logInAtCompany(email, randomUUID())).toBe(id);
  const { errors } = await request(server.url, Login, { input: { email, password: stranger.password } });
  expect(errors[0]?.extensions?.code).toBe('INVALID_CREDENTIALS');
});

test('an email that is private, empty or removed changes nothing', async () => {
  const { id, email } = await create();
  for (const operation of [
    { op: 'add', path: 'emails[type eq "home"].value', value: newEmail(OUTSIDE) },
    { op: 'add', path: 'emails', value: [{ value: newEmail(OUTSIDE), type: 'home' }] },
    { op: 'replace', path: 'emails[type eq "work"].value', value: '' },
    { op: 'remove', path: 'emails[type eq "work"]' },
    { op: 'remove', path: 'emails' },
    { op: 'replace', path: 'emails', value: [] },
    { op: 'replace', path: 'emails[type eq "work"].value', value: email.toUpperCase() },
  ]) {
    expect((await patch(id, operation)).status, JSON.stringify(operation)).toBe(200);
    expect(await emailOf(id)).toBe(email);
  }
});

test('the API supports no ETags and says so, ignores If-None-Match, and declares emails as writable', async () => {
  expect((await scim('/ServiceProviderConfig')).body.etag).toEqual({ supported: false });
  const { id } = await create();
  const response = await fetch(`${server.url}/scim/v2/${works.id}/Users/${id}`, {
    headers: { authorization: `Bearer ${token}`, 'if-none-match': 'W/"1"' },
  });
  expect({ status: response.status, etag: response.headers.get('etag') }).toEqual({
    status: 200,
    etag: null,
  });
  expect((await response.json()).meta).not.toHaveProperty('version');
  const { attributes } = (await scim(`/Schemas/${CORE}`)).body;
  expect(attributes.find(({ name }: { name: string }) => name === 'emails').mutability).toBe('readWrite');
});
