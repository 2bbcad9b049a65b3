import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, request, rest } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { lastMailTo, mailedToken } from '../../support/mails.ts';
import { PUBLIC_URL, testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { Accept, Collaborators, Invite, Remove } from '../collaborators/documents.ts';
import { join, PASSWORD } from '../collaborators/join.ts';
import {
  atProvider,
  type Claims,
  type Company,
  callBack,
  DOMAIN,
  employee,
  logIn,
  setSso,
  start,
  startCompany,
  whoIs,
} from './company.ts';
import { ReadSso, RemoveSso, SsoUrl } from './documents.ts';

const server = testServer();
let company: Company;
let owner: { token: string };
beforeAll(async () => {
  company = await startCompany();
});
beforeEach(async () => {
  owner = await logInCollaborator(server);
  await setSso(server, company, owner);
});

const invite = async (email: string, role: 'OWNER' | 'ADMIN' | 'SUPPORT' = 'ADMIN') =>
  (await execute(server.url, Invite, { input: { email, role } }, owner)).inviteCollaborator;
const refused = async () =>
  (
    await server.gatehouse.prisma.auditEvent.findFirst({
      where: { action: 'employee_sso.refused' },
      orderBy: { id: 'desc' },
    })
  )?.after;
const errorPage = (code: string) => `/admin/log-in?sso_error=${code}`;

describe('a login at the provider of the company', () => {
  test('accepts the invitation, and leads to the console with its cookie set', async () => {
    const person = employee();
    const { id } = await invite(person.email);
    const { location, token } = await logIn(server, company, person);
    expect(location).toBe('/admin/');
    expect(await whoIs(server, token)).toMatchObject({ id, email: person.email, role: 'ADMIN' });
    const { collaborators } = await execute(server.url, Collaborators, {}, owner);
    expect(collaborators.find((each) => each.id === id)).toMatchObject({ invited: false });
    // The mailed link is no longer valid.
    const input = { token: await mailedToken(server, person.email), password: PASSWORD };
    const accepted = await request(server.url, Accept, { input });
    expect(accepted.errors[0]?.extensions?.fields).toHaveProperty('token');
  });

  test('sends PKCE, state and nonce, and binds them to the browser by a separate cookie', async () => {
    const { location, setCookie } = await start(server);
    expect(location.pathname).toBe('/authorize');
    const parameters = Object.fromEntries(location.searchParams);
    expect(parameters).toMatchObject({
      response_type: 'code',
      client_id: 'gatehouse',
      redirect_uri: `${PUBLIC_URL}/admin/sso/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/.{43}/),
      state: expect.stringMatching(/.{40}/),
      nonce: expect.stringMatching(/.{20}/),
    });
    expect(setCookie).toEqual([
      expect.stringMatching(
        /^__Host-gatehouse_sso_\w{8}=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
  });

  test('identifies the person by issuer and subject after the first login, even if the email changes', async () => {
    const person = employee();
    const { id } = await invite(person.email);
    await logIn(server, company, person);
    const renamed = { ...person, email: `married@${DOMAIN}` };
    const { token } = await logIn(server, company, renamed);
    expect((await whoIs(server, token))?.id).toBe(id);
    // Another person at the provider now has the email.
    const successor = employee({ email: person.email });
    expect((await logIn(server, company, successor)).location).toBe(errorPage('OTHER_IDENTITY'));
  });

  test('links a collaborator who has a password, and mails them', async () => {
    const person = employee();
    await invite(person.email, 'SUPPORT');
    const input = { token: await mailedToken(server, person.email), password: PASSWORD };
    await execute(server.url, Accept, { input });
    const { token } = await logIn(server, company, person);
    expect((await whoIs(server, token))?.email).toBe(person.email);
    expect((await lastMailTo(server, person.email)).subject).toMatch(/single sign-on/);
    await logInCollaborator(server, { email: person.email, password: PASSWORD });
  });

  test('starts at an address that depends only on the domain of the email, not on who is a collaborator', async () => {
    const find = async (email: string) => (await execute(server.url, SsoUrl, { email })).employeeSsoUrl;
    expect(await find(`nobody@${DOMAIN.toUpperCase()}`)).toBe(`${PUBLIC_URL}/admin/sso/demo`);
    expect(await find('ann@other.example')).toBe(null);
    expect(await find('')).toBe(null);
  });
});

describe('a login is refused', () => {
  test.each<[string, Claims, string]>([
    ['with an email that is not verified', { email_verified: false }, 'EMAIL_NOT_VERIFIED'],
    ['without a claim that the email is verified', { email_verified: undefined }, 'EMAIL_NOT_VERIFIED'],
    ['without an email', { email: undefined }, 'EMAIL_NOT_VERIFIED'],
    ['with an email in another domain', { email: 'ann@other.example' }, 'DOMAIN_NOT_PROVEN'],
    ['with an email in a subdomain', { email: `ann@sub.${DOMAIN}` }, 'DOMAIN_NOT_PROVEN'],
    ['with the domain in the local part', { email: `"a@${DOMAIN}"@other.example` }, 'EMAIL_NOT_VERIFIED'],
    ['of a person who is not invited', {}, 'NOT_INVITED'],
  ])('%s', async (_case, claims, reason) => {
    const before = await server.gatehouse.prisma.collaborator.count();
    const { location, token } = await logIn(server, company, employee(claims));
    expect([location, token]).toEqual([errorPage(reason), '']);
    expect(await server.gatehouse.prisma.collaborator.count()).toBe(before);
    expect(await refused()).toEqual({ reason });
  });

  test('with the unverified email of an existing collaborator', async () => {
    const person = await join(server, 'OWNER', owner);
    await server.gatehouse.prisma.collaborator.update({
      where: { id: Number(person.id) },
      data: { email: `victim@${DOMAIN}`, emailKey: `victim@${DOMAIN}` },
    });
    const attacker = employee({ email: `victim@${DOMAIN}`, email_verified: false });
    expect((await logIn(server, company, attacker)).token).toBe('');
    expect(
      await server.gatehouse.prisma.collaboratorIdentity.count({ where: { subject: attacker.sub } }),
    ).toBe(0);
  });

  test('with the email or the identity of a collaborator of another account', async () => {
    const { account } = await addAccount(server, `other-${Date.now()}`);
    const person = employee();
    const { prisma } = server.gatehouse;
    const { id } = await prisma.collaborator.create({
      data: {
        accountId: account.id,
        email: person.email,
        emailKey: person.email,
        role: 'OWNER',
        passwordHash: 'x',
      },
    });
    expect((await logIn(server, company, person)).location).toBe(errorPage('NOT_INVITED'));
    expect(await refused()).toEqual({ reason: 'OTHER_ACCOUNT' });
    const now = server.clock.now();
    const bound = { collaboratorId: id, issuer: company.issuer, subject: person.sub };
    await prisma.collaboratorIdentity.create({ data: { ...bound, createdAt: now, lastUsedAt: now } });
    const renamed = { ...person, email: uniqueEmail().replace(/@.*/, `@${DOMAIN}`) };
    expect((await logIn(server, company, renamed)).token).toBe('');
  });

  test('after the collaborator was removed', async () => {
    const person = employee();
    const { id } = await invite(person.email);
    const { token } = await logIn(server, company, person);
    await execute(server.url, Remove, { id }, owner);
    expect(await whoIs(server, token)).toBe(null);
    expect((await logIn(server, company, person)).location).toBe(errorPage('NOT_INVITED'));
  });

  test.each<[string, Claims]>([
    ['another nonce', { nonce: 'of another login' }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['the audience of another client', { aud: 'another client' }],
    ['an expiry in the past', { exp: 1 }],
    ['no subject', { sub: undefined }],
  ])('with an ID token that has %s', async (_case, forged) => {
    const person = employee();
    await invite(person.email);
    const { location, token } = await logIn(server, company, person, forged);
    expect([location, token]).toEqual([
      expect.stringMatching(/sso_error=(INVALID_CREDENTIALS|PROVIDER_UNAVAILABLE)$/),
      '',
    ]);
  });
});

describe('the answer of the provider', () => {
  async function begun(slug?: string) {
    const person = employee();
    await invite(person.email);
    company.state.person = person;
    company.state.forged = {};
    const { location, cookie } = await start(server, slug);
    return { callback: await atProvider(location), cookie };
  }

  test('is accepted once', async () => {
    const { callback, cookie } = await begun();
    expect((await callBack(server, callback, cookie)).status).toBe(302);
    const again = await callBack(server, callback, cookie);
    expect([again.status, again.headers['set-cookie']]).toEqual([400, undefined]);
  });

  test('is accepted only in the browser that started the login, and not with the state of another login', async () => {
    const [one, other] = [await begun(), await begun()];
    expect((await callBack(server, one.callback, '')).status).toBe(400);
    expect((await callBack(server, one.callback, other.cookie)).status).toBe(400);
    const swapped = new URL(one.callback);
    swapped.searchParams.set('state', other.callback.searchParams.get('state') ?? '');
    // The provider refuses the code of another login, because the PKCE verifier differs.
    const { headers } = await callBack(server, swapped, other.cookie);
    expect(headers.location).toMatch(/sso_error=/);
    for (const state of ['', 'x', '00000000-0000-4000-8000-000000000000.x']) {
      swapped.searchParams.set('state', state);
      expect((await callBack(server, swapped, other.cookie)).status).toBe(400);
    }
  });

  test('expires after ten minutes', async () => {
    const { callback, cookie } = await begun();
    server.clock.advance({ minutes: 10 });
    expect((await callBack(server, callback, cookie)).status).toBe(400);
  });

  test('from another issuer (RFC 9207) is refused', async () => {
    const { callback, cookie } = await begun();
    callback.searchParams.set('iss', 'https://evil.example');
    const { headers } = await callBack(server, callback, cookie);
    expect(headers.location).toMatch(/sso_error=/);
  });

  test('leads to the console, even if the query names another address', async () => {
    const opened = await rest(
      server.url,
      'GET',
      '/admin/sso/demo?return_to=https://evil.example&redirect_uri=x',
    );
    expect(new URL(opened.headers.location ?? '').searchParams.get('redirect_uri')).toBe(
      `${PUBLIC_URL}/admin/sso/callback`,
    );
    const { callback, cookie } = await begun();
    callback.searchParams.set('return_to', 'https://evil.example');
    const { headers } = await callBack(server, callback, cookie);
    expect(headers.location).toBe(`${PUBLIC_URL}/admin/`);
  });

  test.each([
    ['a page', '/sites/1/providers', '/sites/1/providers'],
    ['a page with its folder and query', '/admin/customers?q=a%20b', '/customers?q=a%20b'],
    ['another host', 'https://evil.example/', '/'],
    ['another host without a scheme', '//evil.example/', '/'],
    ['another host with a backslash', '/\\evil.example/', '/'],
    ['a path out of the console', '/../graphiql', '/'],
    ['an escaped path out of the console', '/%2e%2e/%2e%2e/evil', '/'],
    ['a path out of /admin', '/admin/../../evil', '/'],
    ['line breaks', '/a\r\nset-cookie: x=1', '/aset-cookie:%20x=1'],
    ['a NUL', '/a\u0000b', '/a%00b'],
    ['3,000 characters', `/${'x'.repeat(3_000)}`, '/'],
  ])('leads back to a page of the console only: %s', async (_about, from, page) => {
    company.state.person = employee({ email: 'back@company.example', sub: 'back' });
    const { location, cookie } = await start(server, `demo?${new URLSearchParams({ from })}`);
    const { headers } = await callBack(server, await atProvider(location), cookie);
    // The person is not invited, so the login page opens, with the page to return to in `from`.
    const back = new URL(headers.location ?? '');
    expect(back.origin + back.pathname).toBe(`${PUBLIC_URL}/admin/log-in`);
    expect(back.searchParams.get('from') ?? '/').toBe(page);
  });

  test('with access_denied leads to the login page, and a login from there leads to the requested page', async () => {
    const { location, cookie } = await start(server, 'demo?from=/team');
    const state = location.searchParams.get('state') ?? '';
    const callback = new URL(`${PUBLIC_URL}/admin/sso/callback?error=access_denied&state=${state}`);
    expect((await callBack(server, callback, cookie)).headers.location).toBe(
      `${PUBLIC_URL}/admin/log-in?from=%2Fteam&sso_error=ACCESS_DENIED`,
    );
    const again = await begun('demo?from=/team');
    const { headers } = await callBack(server, again.callback, again.cookie);
    expect(headers.location).toBe(`${PUBLIC_URL}/admin/team`);
  });

  test('is refused if the settings of the provider have changed since the login began', async () => {
    const { callback, cookie } = await begun();
    await setSso(server, company, owner, { clientId: 'another' });
    const { headers } = await callBack(server, callback, cookie);
    expect(headers.location).toBe(`${PUBLIC_URL}${errorPage('PROVIDER_UNAVAILABLE')}`);
  });

  test('is not requested for an account that is unknown or has no single sign-on: both get the same page', async () => {
    await execute(server.url, RemoveSso, {}, owner);
    for (const slug of ['demo', 'unknown', '%00', '..%2f']) {
      const { location } = await start(server, slug);
      expect(location.href).toBe(`${PUBLIC_URL}${errorPage('NOT_FOUND')}`);
    }
    expect((await execute(server.url, ReadSso, {}, owner)).employeeSso.settings).toBe(null);
  });
});

describe('roles by group', () => {
  const groups = (...names: string[]) => ({ groups: names });
  beforeEach(async () => {
    const groupRoles = [
      { group: 'editors', role: 'ADMIN' },
      { group: 'desk', role: 'SUPPORT' },
      { group: 'heads', role: 'OWNER' },
    ];
    await setSso(server, company, owner, { groupsClaim: 'groups', groupRoles });
  });

  test('allow a login without an invitation, with the highest role of the person’s groups', async () => {
    const { token } = await logIn(server, company, employee(groups('desk', 'editors', 'else')));
    expect(await whoIs(server, token)).toMatchObject({ role: 'ADMIN' });
  });

  test('lower the role at the next login if the groups have changed, and do so for earlier sessions too', async () => {
    const person = employee(groups('heads'));
    const first = await logIn(server, company, person);
    expect(await whoIs(server, first.token)).toMatchObject({ role: 'OWNER' });
    const second = await logIn(server, company, { ...person, ...groups('desk') });
    expect(await whoIs(server, second.token)).toMatchObject({ role: 'SUPPORT' });
    // The earlier session has the lower role too.
    expect(await whoIs(server, first.token)).toMatchObject({ role: 'SUPPORT' });
  });

  test('refuse a person who is in none of the groups, and end their sessions', async () => {
    const person = employee(groups('desk'));
    const { token } = await logIn(server, company, person);
    const left = await logIn(server, company, { ...person, groups: 'else' });
    expect(left).toMatchObject({ location: errorPage('NO_GROUP'), token: '' });
    expect(await whoIs(server, token)).toBe(null);
    expect((await logIn(server, company, employee({ groups: { desk: true } }))).token).toBe('');
  });

  test('never demote the last owner', async () => {
    const { prisma } = server.gatehouse;
    const where = { accountId: 1, role: 'OWNER', email: { not: server.demo.collaborator.email } } as const;
    await prisma.collaborator.updateMany({ where, data: { role: 'SUPPORT' } });
    const last = await prisma.collaborator.findFirstOrThrow({ where: { accountId: 1, role: 'OWNER' } });
    const person = employee(groups('desk'));
    const data = { email: person.email, emailKey: person.email };
    await prisma.collaborator.update({ where: { id: last.id }, data });
    const { token } = await logIn(server, company, person);
    expect(await whoIs(server, token)).toMatchObject({ id: String(last.id), role: 'OWNER' });
    const { email } = last;
    await prisma.collaborator.update({ where: { id: last.id }, data: { email, emailKey: email } });
  });
});
