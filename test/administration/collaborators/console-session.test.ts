import type { OutgoingHttpHeaders } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request, rest } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { CollaboratorMe } from '../../support/documents.ts';
import { mailedToken } from '../../support/mails.ts';
import { PUBLIC_URL, startServer, type TestServer, testServer } from '../../support/server.ts';
import { CONSOLE, COOKIE, consoleOf, cookieSet } from './console.ts';
import { Accept, EndOne, EndOthers, Invite, LogIn, LogOut, OwnSessions } from './documents.ts';
import { join, PASSWORD } from './join.ts';

const ORIGIN_OF_SITE = 'https://paper.example';

/** The same tests with and without the fast path (`src/http/fast-path`). */
describe.each([
  ['with the fast path', true],
  ['without the fast path', false],
])('%s', (_name, fastPath) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ fastPath });
    const data = { allowedOrigins: [ORIGIN_OF_SITE, PUBLIC_URL] };
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
  });
  const input = () => ({ input: server.demo.collaborator });
  const me = (headers: OutgoingHttpHeaders) => request(server.url, CollaboratorMe, {}, { headers });
  const codeOf = ({ errors }: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
    errors[0]?.extensions?.code ?? null;
  async function loggedIn() {
    const page = consoleOf(server);
    const { data } = await page.request(LogIn, input());
    expect(data?.collaboratorLogin.token).toBe('');
    return page;
  }

  test('a login in the console returns the token in an HttpOnly cookie only', async () => {
    const page = consoleOf(server);
    const { headers, data } = await page.request(LogIn, input());
    const [set = ''] = headers['set-cookie'] ?? [];
    expect(headers['set-cookie']).toHaveLength(1);
    expect(set).toMatch(
      /^__Host-gatehouse_console=[^;]{40,}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(JSON.stringify(data)).not.toContain(page.cookie);
    expect(headers['cache-control']).toBe('no-store');
    expect((await page.request(CollaboratorMe, {})).data?.collaboratorMe.email).toBe(
      server.demo.collaborator.email,
    );
    expect(server.logs.join('')).not.toContain(page.cookie.split('.')[1]);
  });

  test('accepting an invitation in the console sets the cookie of the console', async () => {
    const page = await loggedIn();
    const email = uniqueEmail();
    await page.request(Invite, { input: { email, role: 'SUPPORT' } });
    const invited = consoleOf(server);
    const accepted = { token: await mailedToken(server, email), password: PASSWORD };
    const { data } = await invited.request(Accept, { input: accepted });
    expect(data?.acceptCollaboratorInvitation.token).toBe('');
    expect((await invited.request(CollaboratorMe, {})).data?.collaboratorMe.email).toBe(email);
  });

  test('a client that is not the console gets the token in the response body, and no cookie', async () => {
    const headerless = { ...CONSOLE, 'x-gatehouse-console': '' };
    for (const headers of [
      {},
      { 'x-gatehouse-console': '1' },
      headerless,
      { ...CONSOLE, origin: ORIGIN_OF_SITE },
    ]) {
      const answer = await request(server.url, LogIn, input(), { headers });
      expect(answer.data?.collaboratorLogin.token).toMatch(/./);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  test.each<[string, OutgoingHttpHeaders]>([
    ['without the header', { 'x-gatehouse-console': '' }],
    ['with another value of the header', { 'x-gatehouse-console': '2' }],
    ['from the origin of a customer site', { origin: ORIGIN_OF_SITE }],
    ['from the same host by another scheme', { origin: PUBLIC_URL.replace('https', 'http') }],
    ['from the origin null', { origin: 'null' }],
    ['that the browser marks as cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['that the browser marks as same-site', { 'sec-fetch-site': 'same-site' }],
    ['with an Authorization header', { authorization: 'Bearer x' }],
    ['with other credentials', { authorization: 'Basic eDp5' }],
  ])('the cookie is ignored in a request %s', async (_case, headers) => {
    const { cookie } = await loggedIn();
    const answer = await me({ ...CONSOLE, cookie: `${COOKIE}=${cookie}`, ...headers });
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
    // The cookie is not cleared either, so that a foreign page cannot log the collaborator out.
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('the cookie is ignored without an Origin header, in a GET request, and in a form', async () => {
    const { cookie } = await loggedIn();
    const { origin: _origin, ...others } = CONSOLE;
    expect(codeOf(await me({ ...others, cookie: `${COOKIE}=${cookie}` }))).toBe('UNAUTHENTICATED');
    const headers = { ...CONSOLE, cookie: `${COOKIE}=${cookie}` };
    const query = encodeURIComponent('{ collaboratorMe { id } }');
    const read = await rest(server.url, 'GET', `/graphql?query=${query}`, { headers });
    expect(read.body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const form = await rest(server.url, 'POST', '/graphql', {
      headers,
      form: { query: '{ collaboratorMe { id } }' },
    });
    expect(form.status).toBe(415);
  });

  test('a cookie without the __Host- prefix, which a sibling host could set, is ignored', async () => {
    const { cookie } = await loggedIn();
    const answer = await me({ ...CONSOLE, cookie: `gatehouse_console=${cookie}` });
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
  });

  test('no CORS preflight allows another origin to send the header of the console', async () => {
    for (const origin of [ORIGIN_OF_SITE, 'https://evil.example']) {
      const headers = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-gatehouse-console',
      };
      const preflight = await rest(server.url, 'OPTIONS', '/graphql', { headers });
      expect(preflight.headers['access-control-allow-headers'] ?? '').not.toMatch(/console|\*/i);
    }
  });

  test('the logout clears the cookie and ends the session', async () => {
    const page = await loggedIn();
    const { cookie } = page;
    const { headers } = await page.request(LogOut, {});
    expect(cookieSet(headers)).toBe('');
    expect(headers['set-cookie']?.[0]).toMatch(/; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(codeOf(await me({ ...CONSOLE, cookie: `${COOKIE}=${cookie}` }))).toBe('UNAUTHENTICATED');
  });

  test('a second login in one browser ends the first session', async () => {
    const page = await loggedIn();
    const { cookie } = page;
    await page.request(LogIn, input());
    expect(page.cookie).not.toBe(cookie);
    expect(codeOf(await me({ ...CONSOLE, cookie: `${COOKIE}=${cookie}` }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await page.request(CollaboratorMe, {}))).toBe(null);
  });

  test('a request of an ended session clears the cookie, and one that is FORBIDDEN does not', async () => {
    const { id, email, password } = await join(server, 'SUPPORT');
    const page = consoleOf(server);
    await page.request(LogIn, { input: { email, password } });
    const refused = await page.request(Invite, { input: { email: uniqueEmail(), role: 'OWNER' } });
    expect([codeOf(refused), cookieSet(refused.headers)]).toEqual(['FORBIDDEN', null]);
    await server.gatehouse.prisma.collaboratorSession.updateMany({
      where: { collaboratorId: Number(id) },
      data: { endedAt: server.clock.now() },
    });
    const dead = await page.request(CollaboratorMe, {});
    expect([codeOf(dead), cookieSet(dead.headers)]).toEqual(['UNAUTHENTICATED', '']);
  });
});

describe('a session of the console', () => {
  const server = testServer({ env: { CONSOLE_IDLE_MINUTES: '20' } });
  beforeAll(() => server.clock.freeze());
  async function start() {
    const page = consoleOf(server);
    await page.request(LogIn, { input: server.demo.collaborator });
    const id = page.cookie.split('.')[0] ?? '';
    const row = () => server.gatehouse.prisma.collaboratorSession.findUniqueOrThrow({ where: { id } });
    return { page, row };
  }

  test('ends after CONSOLE_IDLE_MINUTES without a request, but not before', async () => {
    const { page, row } = await start();
    for (let round = 0; round < 3; round += 1) {
      server.clock.advance({ minutes: 19 });
      expect((await page.request(CollaboratorMe, {})).errors).toEqual([]);
    }
    server.clock.advance({ minutes: 20 });
    const { errors, headers } = await page.request(CollaboratorMe, {});
    expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect(cookieSet(headers)).toBe('');
    expect((await row()).endedAt).toEqual(server.clock.now());
  });

  test('updates lastUsedAt at most once a minute', async () => {
    const { page, row } = await start();
    const used = async () => {
      await page.request(CollaboratorMe, {});
      return (await row()).lastUsedAt;
    };
    expect(await used()).toBe(null);
    server.clock.advance({ seconds: 60 });
    const first = server.clock.now();
    expect(await used()).toEqual(first);
    server.clock.advance({ seconds: 59 });
    expect(await used()).toEqual(first);
  });

  test('ends after twelve hours, even if it is used all the time', async () => {
    const { page } = await start();
    for (let minutes = 15; minutes < 720; minutes += 15) {
      server.clock.advance({ minutes: 15 });
      expect((await page.request(CollaboratorMe, {})).errors).toEqual([]);
    }
    server.clock.advance({ minutes: 15 });
    expect((await page.request(CollaboratorMe, {})).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  test('does not end for lack of requests if the client has a bearer token', async () => {
    const bearer = await logInCollaborator(server);
    server.clock.advance({ hours: 11 });
    await execute(server.url, CollaboratorMe, {}, bearer);
  });

  test('is listed among the collaborator’s sessions while it is open, and can end the others', async () => {
    const { page: idle } = await start();
    await execute(server.url, EndOthers, {}, await logInCollaborator(server));
    await idle.request(LogIn, { input: server.demo.collaborator });
    server.clock.advance({ minutes: 20 });
    const { page } = await start();
    server.clock.advance({ seconds: 1 });
    const other = await logInCollaborator(server);
    const list = async () => (await page.request(OwnSessions, {})).data?.collaboratorSessions ?? [];
    expect((await list()).map(({ isConsole, current }) => [isConsole, current])).toEqual([
      [false, false],
      [true, true],
      // The earlier session has a bearer token, and so no idle limit.
      [false, false],
    ]);
    expect((await list())[1]).toMatchObject({ source: '127.0.0.1', lastUsedAt: expect.any(String) });
    expect((await page.request(EndOthers, {})).data?.endOtherCollaboratorSessions.endedCount).toBe(2);
    expect((await request(server.url, CollaboratorMe, {}, other)).status).toBe(401);
    expect(await list()).toHaveLength(1);
  });

  test('of another collaborator can neither be seen nor ended', async () => {
    const { page } = await start();
    const person = await join(server, 'SUPPORT');
    const sessions = await server.gatehouse.prisma.collaboratorSession.findMany();
    const foreign = sessions.find(({ collaboratorId }) => collaboratorId !== Number(person.id));
    for (const id of [foreign?.id ?? '', 'x', '00000000-0000-7000-8000-000000000000']) {
      const { errors } = await request(server.url, EndOne, { id }, person);
      expect(errors[0]?.extensions?.code).toBe('NOT_FOUND');
    }
    expect((await execute(server.url, OwnSessions, {}, person)).collaboratorSessions).toHaveLength(1);
    await execute(server.url, EndOthers, {}, person);
    expect((await page.request(CollaboratorMe, {})).errors).toEqual([]);
    const own = { collaboratorId: Number(person.id) };
    const { id } = await server.gatehouse.prisma.collaboratorSession.findFirstOrThrow({ where: own });
    const ended = await execute(server.url, EndOne, { id }, person);
    expect(ended.endCollaboratorSession.endedCount).toBe(1);
  });
});
