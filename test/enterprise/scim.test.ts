import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { atProvider, type Company, startCompany } from '../administration/employee-sso/company.ts';
import { execute, request } from '../support/client.ts';
import { count } from '../support/counts.ts';
import { register } from '../support/customers.ts';
import { Me } from '../support/documents.ts';
import { PUBLIC_URL, testServer } from '../support/server.ts';
import { RemoveDomain, RemoveScimToken, SetScimToken } from './documents.ts';
import { type Admin, arrivalIn, callScim, connect, dnsOfTest, open, redeem, startLogin } from './scene.ts';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User';
const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const DOMAIN = 'works.example';

const dns = dnsOfTest();
const server = testServer({ ...dns.options, env: { ...dns.options.env, LOG_LEVEL: 'trace' } });
let company: Company;
let works: { id: string; domainId: string; admin: Admin };
let token: string;
beforeAll(async () => {
  company = await startCompany();
  works = await connect(server, dns, company, DOMAIN);
});
beforeEach(async () => {
  token = (await setToken()).token;
});

const setToken = async () =>
  (await execute(server.url, SetScimToken, { connectionId: works.id }, works.admin)).setScimToken;
type Call = { method?: string; body?: unknown; bearer?: string | null; id?: string };

/** Calls the SCIM API as an identity provider does. */
const scim = (path: string, { id = works.id, bearer = token, ...call }: Call = {}) =>
  callScim(server, id, path, { bearer, ...call });
const newEmail = (domain = DOMAIN) => `e-${randomUUID()}@${domain}`;
const user = (more: object = {}) => {
  const email = newEmail();
  return {
    schemas: [CORE],
    userName: email,
    emails: [{ primary: true, value: email, type: 'work' }],
    ...more,
  };
};
const create = async (more: object = {}) => {
  const { status, body } = await scim('/Users', { method: 'POST', body: user(more) });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const patch = (id: string, ...Operations: object[]) =>
  scim(`/Users/${id}`, { method: 'PATCH', body: { schemas: [PATCH_OP], Operations } });
const find = (filter: string) => scim(`/Users?filter=${encodeURIComponent(filter)}`);
const idsIn = ({ body }: { body: { Resources: { id: string }[] } }) => body.Resources.map(({ id }) => id);

/** Logs a person in at the company, and opens the session. */
async function logInAtCompany(email: string, sub: string = randomUUID()) {
  company.state.person = { sub, email, email_verified: true };
  const { location, cookie } = await startLogin(server, works.id);
  const { handoff, error } = arrivalIn(
    await open(server, (await atProvider(new URL(location))).href, cookie),
  );
  if (handoff === null) return { error, handoff, token: null };
  return { error, handoff, token: (await redeem(server, handoff)).data?.redeemHandoff.token ?? null };
}
const meOf = async (of: string) => {
  const { data, errors } = await request(server.url, Me, {}, { token: of });
  return data?.me?.id ?? errors[0]?.extensions?.code;
};
const actionsOn = async (id: string) =>
  (
    await server.gatehouse.prisma.auditEvent.findMany({
      where: { targetKind: 'customer', targetId: id, action: { startsWith: 'scim_user.' } },
      orderBy: { id: 'asc' },
    })
  ).map(({ action, actorKind, actorId }) => `${action} by ${actorKind} ${actorId}`);

describe('the token of a connection', () => {
  test('is stored as a hash, is not logged, and is invalid after it is replaced or removed', async () => {
    const { connection, token: first } = await setToken();
    expect(connection).toMatchObject({ scimUrl: `${PUBLIC_URL}/scim/v2/${works.id}` });
    const { token: second } = await setToken();
    expect((await scim('/Users', { bearer: first })).status).toBe(401);
    expect((await scim('/Users', { bearer: second })).status).toBe(200);
    const [row] = await server.gatehouse.prisma.$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(t)::text AS row FROM scim_token t`;
    for (const text of [row?.row ?? '', server.logs.join('\n')]) {
      expect(text).not.toContain(second.split('.')[1]);
    }
    await execute(server.url, RemoveScimToken, { connectionId: works.id }, works.admin);
    expect((await scim('/Users', { bearer: second })).status).toBe(401);
  });

  test('is accepted by the API of its connection only', async () => {
    const other = await connect(server, dns, company, 'other.example');
    const secret = token.split('.')[1];
    const customer = await register(server.url);
    for (const [bearer, id] of [
      [null, works.id],
      ['x', works.id],
      [token, other.id],
      [`${other.id}.${secret}`, other.id],
      [`0${token}`, works.id],
      [customer.token, works.id],
      [token, '999999'],
      [token, 'x'],
    ] as const) {
      const { status, type, headers, body } = await scim('/Users', { bearer, id });
      expect({ status, type, challenge: headers.get('www-authenticate') }).toEqual({
        status: 401,
        type: 'application/scim+json; charset=utf-8',
        challenge: 'Bearer realm="gatehouse"',
      });
      expect(body).toEqual({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: '401',
        detail: expect.any(String),
      });
    }
  });
});

describe('a user', () => {
  test('is created as a customer without a password, and can be read, found and listed', async () => {
    const externalId = randomUUID();
    const name = { givenName: 'Ann', familyName: 'Bell' };
    const given = user({ externalId, name, displayName: 'Ann B', title: 'Editor', active: true });
    const { status, headers, type, body } = await scim('/Users', { method: 'POST', body: given });
    const resource = {
      schemas: [CORE],
      id: expect.stringMatching(/^\d+$/),
      externalId,
      userName: given.userName,
      name: { formatted: 'Ann Bell', ...name },
      displayName: 'Ann B',
      emails: given.emails,
      active: true,
      meta: {
        resourceType: 'User',
        created: expect.any(String),
        lastModified: expect.any(String),
        location: `${PUBLIC_URL}/scim/v2/${works.id}/Users/${body.id}`,
      },
    };
    expect({ status, type, body }).toEqual({
      status: 201,
      type: 'application/scim+json; charset=utf-8',
      body: resource,
    });
    expect(headers.get('location')).toBe(body.meta.location);
    expect((await scim(`/Users/${body.id}`)).body).toEqual(resource);
    for (const filter of [
      `userName eq "${given.userName.toUpperCase()}"`,
      `username EQ "${given.userName}"`,
      `externalId eq "${externalId}"`,
      `emails[type eq "work"].value eq "${given.userName}"`,
      `${CORE}:userName eq "${given.userName}"`,
    ]) {
      expect((await find(filter)).body, filter).toMatchObject({
        totalResults: 1,
        Resources: [{ id: body.id }],
      });
    }
    const customer = await server.gatehouse.prisma.customer.findUniqueOrThrow({
      where: { id: Number(body.id) },
    });
    expect(customer).toMatchObject({ accountId: 1, passwordHash: null, emailVerifiedAt: expect.any(Date) });
    expect((await logInAtCompany(given.userName)).token).not.toBeNull();
    expect(await actionsOn(body.id)).toEqual([`scim_user.created by SYSTEM scim:${works.id}`]);
    expect((await scim('/Users', { method: 'POST', body: given })).body).toMatchObject({
      status: '409',
      scimType: 'uniqueness',
    });
  });

  test('of another domain is not found, and cannot be changed or created', async () => {
    const outsider = await register(server.url);
    expect((await scim(`/Users/${outsider.customer.id}`)).status).toBe(404);
    expect((await find(`userName eq "${outsider.email}"`)).body.totalResults).toBe(0);
    for (const method of ['PATCH', 'PUT', 'DELETE']) {
      const body = { userName: 'x', Operations: [{ op: 'replace', value: { active: false } }] };
      expect((await scim(`/Users/${outsider.customer.id}`, { method, body })).status).toBe(404);
    }
    expect(await meOf(outsider.token)).toBe(outsider.customer.id);
    const body = { userName: newEmail('elsewhere.example') };
    expect((await scim('/Users', { method: 'POST', body })).body).toMatchObject({
      status: '400',
      scimType: 'invalidValue',
    });
    const mixed = { userName: newEmail(), emails: [{ value: newEmail('elsewhere.example') }] };
    expect((await scim('/Users', { method: 'POST', body: mixed })).status).toBe(400);
  });

  test('who has logged in before the company created them is found by email, and can be deactivated', async () => {
    const email = newEmail();
    const { token: open } = await logInAtCompany(email);
    const [id = ''] = idsIn(await find(`userName eq "${email}"`));
    expect(await meOf(open ?? '')).toBe(id);
    expect((await patch(id, { op: 'replace', path: 'active', value: false })).body.active).toBe(false);
    expect(await meOf(open ?? '')).toBe('TOKEN_REVOKED');
  });

  test('is listed once in the pages of the list, in the order of the whole list', async () => {
    for (let users = 0; users < 3; users += 1) await create();
    const { body: all } = await scim('/Users?count=200');
    expect(all).toMatchObject({ totalResults: all.Resources.length, startIndex: 1 });
    const pages: string[] = [];
    for (let at = 1; at <= all.totalResults; at += 2) {
      const page = await scim(`/Users?startIndex=${at}&count=2`);
      expect(page.body).toMatchObject({ totalResults: all.totalResults, startIndex: at });
      pages.push(...idsIn(page));
    }
    expect(pages).toEqual(idsIn({ body: all }));
    expect((await scim('/Users?count=0')).body).toMatchObject({
      totalResults: all.totalResults,
      Resources: [],
    });
    expect((await scim('/Users?startIndex=-5&count=1')).body).toMatchObject({
      startIndex: 1,
      itemsPerPage: 1,
    });
  });

  test('is changed by a PUT', async () => {
    const { id, userName, emails } = await create({ externalId: 'one', displayName: 'Kept' });
    const body = {
      schemas: [CORE],
      userName: `the name of ${userName}`,
      name: { givenName: 'Eve' },
    };
    const { body: after } = await scim(`/Users/${id}`, { method: 'PUT', body });
    expect(after).toMatchObject({
      userName: body.userName,
      name: { givenName: 'Eve' },
      displayName: 'Kept',
      emails,
      active: true,
    });
    expect(after).not.toHaveProperty('externalId');
    const other = await create();
    expect((await scim(`/Users/${other.id}`, { method: 'PUT', body })).body).toMatchObject({
      status: '409',
      scimType: 'uniqueness',
    });
  });
});

describe('an employee who leaves', () => {
  const sayings: [string, object][] = [
    ['Okta', { op: 'replace', value: { active: false } }],
    ['Entra', { op: 'Replace', path: 'active', value: 'False' }],
    ['Entra, without a path', { op: 'Add', value: { 'name.givenName': 'Ann', active: 'False' } }],
    ['a path with its schema', { op: 'replace', path: `${CORE}:active`, value: false }],
    ['an object of the schema', { op: 'replace', value: { [CORE]: { active: false } } }],
  ];
  test.each(sayings)('is not active after a PATCH in the form of %s', async (_who, operation) => {
    const { id } = await create();
    expect((await patch(id, operation)).body).toMatchObject({ id, active: false });
    expect((await scim(`/Users/${id}`)).body.active).toBe(false);
  });

  test.each(sayings.slice(0, count(1, sayings.length)))(
    'loses access at once by a PATCH in the form of %s',
    async (_who, operation) => {
      const { id, userName } = await create();
      const sub = randomUUID();
      const { token: open } = await logInAtCompany(userName, sub);
      expect(await meOf(open ?? '')).toBe(id);
      expect((await patch(id, operation)).body).toMatchObject({ id, active: false });
      expect(await meOf(open ?? '')).toBe('TOKEN_REVOKED');
      expect((await logInAtCompany(userName, sub)).error).toBe('FORBIDDEN');
      expect((await logInAtCompany(userName)).token).toBeNull();
      expect((await patch(id, { op: 'replace', path: 'active', value: 'True' })).body.active).toBe(true);
      expect((await logInAtCompany(userName, sub)).token).not.toBeNull();
      const by = `by SYSTEM scim:${works.id}`;
      expect(await actionsOn(id)).toEqual([
        `scim_user.created ${by}`,
        `scim_user.deactivated ${by}`,
        `scim_user.activated ${by}`,
      ]);
    },
  );

  test('is deactivated by a PUT, and loses access by a DELETE; after a DELETE they can be created again', async () => {
    const { id, userName } = await create();
    const put = { userName, active: false };
    expect((await scim(`/Users/${id}`, { method: 'PUT', body: put })).body.active).toBe(false);
    await scim(`/Users/${id}`, { method: 'PUT', body: { userName, active: true } });
    const sub = randomUUID();
    const { token: open } = await logInAtCompany(userName, sub);
    expect(await scim(`/Users/${id}`, { method: 'DELETE' })).toMatchObject({ status: 204, body: null });
    expect(await meOf(open ?? '')).toBe('TOKEN_REVOKED');
    expect((await logInAtCompany(userName, sub)).error).toBe('FORBIDDEN');
    expect((await scim(`/Users/${id}`)).status).toBe(404);
    expect((await scim(`/Users/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await find(`userName eq "${userName}"`)).body.totalResults).toBe(0);
    const again = await scim('/Users', {
      method: 'POST',
      body: user({ userName, emails: [{ value: userName }] }),
    });
    expect(again).toMatchObject({ status: 201, body: { id, active: true } });
    expect((await logInAtCompany(userName, sub)).token).not.toBeNull();
  });

  test('cannot finish a login that returned from the company just before', async () => {
    const { id, userName } = await create();
    company.state.person = { sub: randomUUID(), email: userName, email_verified: true };
    const { location, cookie } = await startLogin(server, works.id);
    const { handoff } = arrivalIn(await open(server, (await atProvider(new URL(location))).href, cookie));
    await patch(id, { op: 'replace', path: 'active', value: false });
    expect((await redeem(server, handoff ?? '')).data).toBeNull();
  });

  test('can be deactivated if the connection is disabled, and is not found after its domain is removed', async () => {
    const other = await connect(server, dns, company, 'former.example');
    const bearer = (await execute(server.url, SetScimToken, { connectionId: other.id }, other.admin))
      .setScimToken.token;
    const call = { bearer, id: other.id };
    const email = newEmail('former.example');
    const { body } = await scim('/Users', { ...call, method: 'POST', body: { userName: email } });
    await server.gatehouse.prisma.enterpriseConnection.update({
      where: { id: Number(other.id) },
      data: { enabled: false },
    });
    const off = { ...call, method: 'PUT', body: { userName: email, active: false } };
    expect((await scim(`/Users/${body.id}`, off)).body.active).toBe(false);
    await execute(server.url, RemoveDomain, { id: other.domainId }, other.admin);
    expect(
      (await scim(`/Users/${body.id}`, { ...off, body: { userName: email, active: true } })).status,
    ).toBe(404);
  });
});

describe('an invalid request', () => {
  test.each<[string, unknown, number, string?]>([
    ['no JSON', '{', 400, 'invalidSyntax'],
    ['a list', [], 400, 'invalidSyntax'],
    ['no userName', { schemas: [CORE] }, 400, 'invalidValue'],
    ['a userName that is no text', { userName: { x: 1 } }, 400, 'invalidValue'],
    ['an active that is not a boolean', { ...user(), active: 'perhaps' }, 400, 'invalidValue'],
    ['a name with a NUL', { ...user(), displayName: 'a\u0000b' }, 400, 'invalidValue'],
    [
      'a member with the name of an object method',
      { constructor: 1, __proto__: 2, userName: 'x' },
      400,
      'invalidValue',
    ],
  ])('%s is refused in the form of SCIM', async (_what, body, status, scimType) => {
    const answer = await scim('/Users', { method: 'POST', body });
    expect(answer).toMatchObject({ status, type: 'application/scim+json; charset=utf-8' });
    expect(answer.body).toMatchObject({ status: String(status), scimType, detail: expect.any(String) });
  });

  test.each<[string, object[] | undefined]>([
    ['no operations', undefined],
    ['an unknown op', [{ op: 'move', path: 'active' }]],
    ['a remove without a path', [{ op: 'remove' }]],
    ['a remove of active', [{ op: 'remove', path: 'active' }]],
    ['a path that is no text', [{ op: 'add', path: 1, value: 1 }]],
    ['101 operations', Array.from({ length: 101 }, () => ({ op: 'add', value: {} }))],
  ])('a PATCH with %s changes nothing', async (_what, Operations) => {
    const { id } = await create();
    expect((await scim(`/Users/${id}`, { method: 'PATCH', body: { Operations } })).status).toBe(400);
    expect((await scim(`/Users/${id}`)).body.active).toBe(true);
  });

  test('with attributes that are not stored, or with a deep or wide body, is accepted without effect', async () => {
    const { id, userName } = await create();
    const deep = `${'{"name":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 90_000 }, (_, at) => [`a${at}`, 1])));
    for (const value of [deep, wide, '{"constructor":{"x":1}}']) {
      const body = `{"Operations":[{"op":"add","value":${value}}]}`;
      expect((await scim(`/Users/${id}`, { method: 'PATCH', body })).status).toBe(200);
    }
    const operation = { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '1' };
    expect((await patch(id, operation)).body).toMatchObject({ userName, active: true });
  });

  test.each([
    'userName sw "a"',
    'active eq true',
    'constructor eq "x"',
    'userName eq "a" or id eq "1"',
    '',
    'userName eq "\\u0000"',
  ])('the filter %s is refused', async (filter) => {
    expect((await find(filter)).body).toMatchObject({ status: '400', scimType: 'invalidFilter' });
  });

  test('with an unknown path, method or media type is refused in the format of SCIM', async () => {
    expect((await scim('/Groups')).body).toMatchObject({ status: '404' });
    expect((await scim('/Users/x')).body).toMatchObject({ status: '404' });
    expect((await scim('/Users', { method: 'DELETE' })).body).toMatchObject({ status: '405' });
    expect((await scim('/Users?count=many')).body).toMatchObject({ status: '400', scimType: 'invalidValue' });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
    const response = await fetch(`${server.url}/scim/v2/${works.id}/Users`, {
      method: 'POST',
      headers,
      body: 'x',
    });
    expect(await response.json()).toMatchObject({ status: '415' });
  });
});

test('the API describes its features, its resource type and its schema', async () => {
  const { body } = await scim('/ServiceProviderConfig');
  expect(body).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    filter: { maxResults: 200 },
  });
  expect((await scim('/ResourceTypes')).body).toMatchObject({
    totalResults: 1,
    Resources: [{ id: 'User', schema: CORE }],
  });
  expect((await scim('/ResourceTypes/User')).body).toMatchObject({ endpoint: '/Users' });
  const { body: schemas } = await scim('/Schemas');
  expect(schemas.Resources[0].attributes.map(({ name }: { name: string }) => name)).toEqual([
    'userName',
    'externalId',
    'name',
    'displayName',
    'active',
    'emails',
  ]);
  expect((await scim(`/Schemas/${CORE}`)).body).toEqual(schemas.Resources[0]);
});

describe('with rate limits', () => {
  const limited = testServer({ ...dns.options, env: { ...dns.options.env, RATE_LIMITS: 'on' } });

  test('a connection may call 600 times a minute', async () => {
    const { id, admin } = await connect(limited, dns, company, 'limited.example');
    const { setScimToken } = await execute(limited.url, SetScimToken, { connectionId: id }, admin);
    const now = limited.clock.now();
    const windowEndsAt = new Date(now.getTime() + 30_000);
    await limited.gatehouse.prisma.attemptCounter.create({
      data: { key: `scim:${id}`, failures: 599, pending: 0, windowEndsAt, pendingUntil: now },
    });
    const ask = () =>
      fetch(`${limited.url}/scim/v2/${id}/Users`, {
        headers: { authorization: `Bearer ${setScimToken.token}` },
      });
    expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect({ status: refused.status, retryAfter: refused.headers.get('retry-after') }).toEqual({
      status: 429,
      retryAfter: '30',
    });
    expect(await refused.json()).toMatchObject({ status: '429' });
  });
});
